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
class ContactAddress(_Model):
    """Postal address.

    Source: example docs/ingopay/process/card
    Source: example docs/notify-managed/notify/stage

    Attributes:
        address1: First address line.
        address2: Second address line.
        city: City.
        state: State.
        zip_: Postal code.
    """

    address1: str | Unset = _attrs_field(default=UNSET, repr=_redacted)
    address2: str | Unset = _attrs_field(default=UNSET, repr=_redacted)
    city: str | Unset = _attrs_field(default=UNSET, repr=_redacted)
    state: str | Unset = _attrs_field(default=UNSET, repr=_redacted)
    zip_: str | Unset = _attrs_field(default=UNSET, repr=_redacted)
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=_redacted)

    CONSTRAINTS: ClassVar[dict[str, dict[str, Any]]] = {
        "address1": {"attr": "address1", "type": "string", "sensitive": True},
        "address2": {"attr": "address2", "type": "string", "sensitive": True},
        "city": {"attr": "city", "type": "string", "sensitive": True},
        "state": {"attr": "state", "type": "string", "sensitive": True},
        "zip": {"attr": "zip_", "type": "string", "sensitive": True},
    }
    RULES: ClassVar[tuple[dict[str, Any], ...]] = ()

    def to_dict(self) -> dict[str, Any]:
        out: dict[str, Any] = dict(self.additional_properties)
        v: Any
        v = self.address1
        if v is not UNSET:
            out["address1"] = v
        v = self.address2
        if v is not UNSET:
            out["address2"] = v
        v = self.city
        if v is not UNSET:
            out["city"] = v
        v = self.state
        if v is not UNSET:
            out["state"] = v
        v = self.zip_
        if v is not UNSET:
            out["zip"] = v
        return out

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        rest = dict(src_dict) if isinstance(src_dict, dict) else _mapping(src_dict)
        take: Callable[..., Any] = rest.pop
        model = cls(
            address1=take("address1", UNSET),
            address2=take("address2", UNSET),
            city=take("city", UNSET),
            state=take("state", UNSET),
            zip_=take("zip", UNSET),
        )
        model.additional_properties = rest
        return model


# At the foot: models refer to each other in circles, and an import inside from_dict would cost more than the reading.
