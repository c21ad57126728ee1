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
class AdditionalDetail(_Model):
    """Texts that go with an ACH transfer.

    Source: documented docs/ingopay/process/ach
    Source: example docs/ingopay/debit/process-ach

    Attributes:
        source_name: Name of the source of the money. For a push, at most 21 characters together with
            descriptive_purpose.
        descriptive_purpose: Purpose of the transfer. For a push, at most 21 characters together with source_name.
    """

    source_name: str | Unset = _attrs_field(default=UNSET, repr=_redacted)
    descriptive_purpose: str | Unset = _attrs_field(default=UNSET, repr=_redacted)
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=_redacted)

    CONSTRAINTS: ClassVar[dict[str, dict[str, Any]]] = {
        "source_name": {"attr": "source_name", "type": "string", "sensitive": True},
        "descriptive_purpose": {"attr": "descriptive_purpose", "type": "string", "sensitive": True},
    }
    RULES: ClassVar[tuple[dict[str, Any], ...]] = ()

    def to_dict(self) -> dict[str, Any]:
        out: dict[str, Any] = dict(self.additional_properties)
        v: Any
        v = self.source_name
        if v is not UNSET:
            out["source_name"] = v
        v = self.descriptive_purpose
        if v is not UNSET:
            out["descriptive_purpose"] = v
        return out

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        rest = dict(src_dict) if isinstance(src_dict, dict) else _mapping(src_dict)
        take: Callable[..., Any] = rest.pop
        model = cls(
            source_name=take("source_name", UNSET),
            descriptive_purpose=take("descriptive_purpose", UNSET),
        )
        model.additional_properties = rest
        return model


# At the foot: models refer to each other in circles, and an import inside from_dict would cost more than the reading.
