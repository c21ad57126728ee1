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
    _shown_nested,
)
from ..types import Model as _Model


@_attrs_define(kw_only=True, repr=False)
class TransactionIfa(_Model):
    """Data for IFA, required when the client has `ifa_enabled`. The page expands the letters both as Identity Fraud
    Assessment and as Ingo Fraud Alert.

    Source: documented docs/ingopay/risk/risk-score

    Attributes:
        ssn: Full or last 4 digits; required with `ifa_enabled`. [documented docs/ingopay/risk/risk-score; example
            docs/ingopay/risk/risk-score – the type]
        dob: Date of birth; required with the last-4 form of ssn. [documented docs/ingopay/risk/risk-score; example
            docs/ingopay/risk/risk-score – the type]
        device_id: Id of the customer's device. [example docs/ingopay/risk/risk-score]
        geo_location: [example docs/ingopay/risk/risk-score]
    """

    ssn: str | Unset = _attrs_field(default=UNSET, repr=_redacted)
    dob: str | Unset = _attrs_field(default=UNSET, repr=_redacted)
    device_id: str | Unset = _attrs_field(default=UNSET, repr=_redacted)
    geo_location: GeoLocation | Unset = _attrs_field(default=UNSET, repr=_shown_nested)
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=_redacted)

    CONSTRAINTS: ClassVar[dict[str, dict[str, Any]]] = {
        "ssn": {"attr": "ssn", "type": "string", "sensitive": True},
        "dob": {"attr": "dob", "type": "string", "sensitive": True},
        "device_id": {"attr": "device_id", "type": "string", "sensitive": True},
        "geo_location": {"attr": "geo_location", "type": "object"},
    }
    RULES: ClassVar[tuple[dict[str, Any], ...]] = (
        {"rule": "requires", "field": "ssn", "max_length": 4, "others": ["dob"]},
    )

    def to_dict(self) -> dict[str, Any]:
        out: dict[str, Any] = dict(self.additional_properties)
        v: Any
        v = self.ssn
        if v is not UNSET:
            out["ssn"] = v
        v = self.dob
        if v is not UNSET:
            out["dob"] = v
        v = self.device_id
        if v is not UNSET:
            out["device_id"] = v
        v = self.geo_location
        if v is not UNSET:
            out["geo_location"] = v.to_dict() if isinstance(v, _Model) else v
        return out

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        rest = dict(src_dict) if isinstance(src_dict, dict) else _mapping(src_dict)
        take: Callable[..., Any] = rest.pop
        model = cls(
            ssn=take("ssn", UNSET),
            dob=take("dob", UNSET),
            device_id=take("device_id", UNSET),
            geo_location=GeoLocation.from_dict(v) if isinstance(v := take("geo_location", UNSET), dict) else v,
        )
        model.additional_properties = rest
        return model


# At the foot: models refer to each other in circles, and an import inside from_dict would cost more than the reading.
from ..models.geo_location import GeoLocation  # noqa: E402
