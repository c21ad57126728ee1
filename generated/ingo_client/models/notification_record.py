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
class NotificationRecord(_Model):
    """An extra line, label and value, shown in the notice.

    Source: example docs/notify-classic/notify/stage
    Source: example docs/notify-managed/notify/stage

    Attributes:
        field_label: Label of the line.
        client_provided_value: Text of the line.
    """

    field_label: str | Unset = UNSET
    client_provided_value: str | Unset = _attrs_field(default=UNSET, repr=_redacted)
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=_redacted)

    CONSTRAINTS: ClassVar[dict[str, dict[str, Any]]] = {
        "field_label": {"attr": "field_label", "type": "string"},
        "client_provided_value": {"attr": "client_provided_value", "type": "string", "sensitive": True},
    }
    RULES: ClassVar[tuple[dict[str, Any], ...]] = ()

    def to_dict(self) -> dict[str, Any]:
        out: dict[str, Any] = dict(self.additional_properties)
        v: Any
        v = self.field_label
        if v is not UNSET:
            out["field_label"] = v
        v = self.client_provided_value
        if v is not UNSET:
            out["client_provided_value"] = v
        return out

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        rest = dict(src_dict) if isinstance(src_dict, dict) else _mapping(src_dict)
        take: Callable[..., Any] = rest.pop
        model = cls(
            field_label=take("field_label", UNSET),
            client_provided_value=take("client_provided_value", UNSET),
        )
        model.additional_properties = rest
        return model


# At the foot: models refer to each other in circles, and an import inside from_dict would cost more than the reading.
