# Written by scripts/generate from openapi/bundled.yaml. Do not edit: edit openapi/ and run it again.
from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, ClassVar, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import (
    UNSET,
    Unset,
    _mapping,
    _redacted,
)
from ..types import Model as _Model


@_attrs_define(kw_only=True, repr=False)
class NamePersonal(_Model):
    """Name of a person.

    Source: example docs/ingopay/process/card
    Source: example docs/notify-managed/notify/stage

    Attributes:
        first_name: First name.
        last_name: Last name.
    """

    first_name: str | Unset = _attrs_field(default=UNSET, repr=_redacted)
    last_name: str | Unset = _attrs_field(default=UNSET, repr=_redacted)
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=_redacted)

    CONSTRAINTS: ClassVar[dict[str, dict[str, Any]]] = {
        "first_name": {"attr": "first_name", "type": "string", "sensitive": True},
        "last_name": {"attr": "last_name", "type": "string", "sensitive": True},
    }
    RULES: ClassVar[tuple[dict[str, Any], ...]] = ()

    def to_dict(self) -> dict[str, Any]:
        out: dict[str, Any] = dict(self.additional_properties)
        v: Any
        v = self.first_name
        if v is not UNSET:
            out["first_name"] = v
        v = self.last_name
        if v is not UNSET:
            out["last_name"] = v
        return out

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        rest = dict(src_dict) if isinstance(src_dict, dict) else _mapping(src_dict)
        take: Callable[..., Any] = rest.pop
        model = cls(
            first_name=take("first_name", UNSET),
            last_name=take("last_name", UNSET),
        )
        model.additional_properties = rest
        return model


# At the foot: models refer to each other in circles, and an import inside from_dict would cost more than the reading.
