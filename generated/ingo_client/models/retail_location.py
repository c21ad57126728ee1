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
class RetailLocation(_Model):
    """The store of a card-present payment; required for CA when the client has the retail-location flag.

    Source: documented docs/ingopay/process/retail-card-present – the object
    Source: example docs/ingopay/process/retail-card-present – its fields
    Source: inferred docs/ingopay/process/retail-card-present – their types

    Attributes:
        location_name: Name of the store.
        location_id: Id of the store.
        location_address: Street address of the store.
        location_city: City of the store.
        location_state: State of the store.
        location_zip: Postal code of the store.
    """

    location_name: str | Unset = UNSET
    location_id: int | str | Unset = UNSET
    location_address: str | Unset = _attrs_field(default=UNSET, repr=_redacted)
    location_city: str | Unset = _attrs_field(default=UNSET, repr=_redacted)
    location_state: str | Unset = _attrs_field(default=UNSET, repr=_redacted)
    location_zip: str | Unset = _attrs_field(default=UNSET, repr=_redacted)
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=_redacted)

    CONSTRAINTS: ClassVar[dict[str, dict[str, Any]]] = {
        "location_name": {"attr": "location_name", "type": "string"},
        "location_id": {"attr": "location_id", "type": ("string", "integer")},
        "location_address": {"attr": "location_address", "type": "string", "sensitive": True},
        "location_city": {"attr": "location_city", "type": "string", "sensitive": True},
        "location_state": {"attr": "location_state", "type": "string", "sensitive": True},
        "location_zip": {"attr": "location_zip", "type": "string", "sensitive": True},
    }
    RULES: ClassVar[tuple[dict[str, Any], ...]] = ()

    def to_dict(self) -> dict[str, Any]:
        out: dict[str, Any] = dict(self.additional_properties)
        v: Any
        v = self.location_name
        if v is not UNSET:
            out["location_name"] = v
        v = self.location_id
        if v is not UNSET:
            out["location_id"] = v
        v = self.location_address
        if v is not UNSET:
            out["location_address"] = v
        v = self.location_city
        if v is not UNSET:
            out["location_city"] = v
        v = self.location_state
        if v is not UNSET:
            out["location_state"] = v
        v = self.location_zip
        if v is not UNSET:
            out["location_zip"] = v
        return out

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        rest = dict(src_dict) if isinstance(src_dict, dict) else _mapping(src_dict)
        take: Callable[..., Any] = rest.pop
        model = cls(
            location_name=take("location_name", UNSET),
            location_id=take("location_id", UNSET),
            location_address=take("location_address", UNSET),
            location_city=take("location_city", UNSET),
            location_state=take("location_state", UNSET),
            location_zip=take("location_zip", UNSET),
        )
        model.additional_properties = rest
        return model


# At the foot: models refer to each other in circles, and an import inside from_dict would cost more than the reading.
