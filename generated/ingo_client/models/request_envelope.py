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
class RequestEnvelope(_Model):
    """Envelope of the v12 requests (debit, risk). Both values are strings here; filled in by the SDK.

    Source: documented docs/ingopay/debit/process-ach
    Source: documented docs/ingopay/risk/risk-session
    Source: documented docs/ingopay/risk/risk-score – limits as on the risk-session page

    Attributes:
        participant_id: Number that Ingo assigned to the participant, as a string of at most 5 digits. [documented
            docs/ingopay/debit/process-ach; older docs en/ingopay-api/gateway/process/debit – maximum length;
            documented docs/ingopay/risk/risk-session – type and maximum length; older docs
            en/ingopay-iframe/api-gateway/risk+guarantee – required for risk]
        timestamp: Time of the request in Unix seconds, as a string of at most 32 characters. [documented
            docs/ingopay/debit/process-ach; older docs en/ingopay-api/gateway/process/debit – maximum length, Unix
            time; documented docs/ingopay/risk/risk-session – type and maximum length; older docs
            en/ingopay-iframe/api-gateway/risk+guarantee – required for risk]
    """

    participant_id: str | Unset = UNSET
    timestamp: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=_redacted)

    CONSTRAINTS: ClassVar[dict[str, dict[str, Any]]] = {
        "participant_id": {
            "attr": "participant_id",
            "type": "string",
            "max_length": 5,
            "required": True,
            "stamped": True,
        },
        "timestamp": {"attr": "timestamp", "type": "string", "max_length": 32, "required": True, "stamped": True},
    }
    RULES: ClassVar[tuple[dict[str, Any], ...]] = ()

    def to_dict(self) -> dict[str, Any]:
        out: dict[str, Any] = dict(self.additional_properties)
        v: Any
        v = self.participant_id
        if v is not UNSET:
            out["participant_id"] = v
        v = self.timestamp
        if v is not UNSET:
            out["timestamp"] = v
        return out

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        rest = dict(src_dict) if isinstance(src_dict, dict) else _mapping(src_dict)
        take: Callable[..., Any] = rest.pop
        model = cls(
            participant_id=take("participant_id", UNSET),
            timestamp=take("timestamp", UNSET),
        )
        model.additional_properties = rest
        return model


# At the foot: models refer to each other in circles, and an import inside from_dict would cost more than the reading.
