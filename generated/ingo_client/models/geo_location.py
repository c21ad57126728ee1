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
class GeoLocation(_Model):
    """Where the customer is.

    Source: example docs/ingopay/risk/risk-score

    Attributes:
        latitude: Latitude, as text.
        longitude: Longitude, as text.
    """

    latitude: str | Unset = _attrs_field(default=UNSET, repr=_redacted)
    longitude: str | Unset = _attrs_field(default=UNSET, repr=_redacted)
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=_redacted)

    CONSTRAINTS: ClassVar[dict[str, dict[str, Any]]] = {
        "latitude": {"attr": "latitude", "type": "string", "sensitive": True},
        "longitude": {"attr": "longitude", "type": "string", "sensitive": True},
    }
    RULES: ClassVar[tuple[dict[str, Any], ...]] = ()

    def to_dict(self) -> dict[str, Any]:
        out: dict[str, Any] = dict(self.additional_properties)
        v: Any
        v = self.latitude
        if v is not UNSET:
            out["latitude"] = v
        v = self.longitude
        if v is not UNSET:
            out["longitude"] = v
        return out

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        rest = dict(src_dict) if isinstance(src_dict, dict) else _mapping(src_dict)
        take: Callable[..., Any] = rest.pop
        model = cls(
            latitude=take("latitude", UNSET),
            longitude=take("longitude", UNSET),
        )
        model.additional_properties = rest
        return model


# At the foot: models refer to each other in circles, and an import inside from_dict would cost more than the reading.
