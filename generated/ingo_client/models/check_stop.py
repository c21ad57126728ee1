# Written by scripts/generate from openapi/bundled.yaml. Do not edit: edit openapi/ and run it again.
from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any, ClassVar, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import (
    UNSET,
    Unset,
    _mapping,
    _read_amount,
    _read_enum,
    _redacted,
    _shown_nested,
)
from ..types import Model as _Model


@_attrs_define(kw_only=True, repr=False)
class CheckStop(_Model):
    """Stop payment on a check while it is `check_issued`.

    Source: documented docs/ingopay/ancillary/check-stop

    Attributes:
        check_number: Number of the check, from the process reply.
        amount: Must equal the amount of the original exactly.
        explanation: Why the check is stopped.
        participant_unique_id1: Must equal the value of the original process request.
        participant_id: Assigned by Ingo; a string in this operation.
    """

    check_number: str
    amount: Decimal
    reason_code: CheckStopReason
    explanation: str
    participant_unique_id1: str
    participant_id: str | Unset = UNSET
    ledger: Ledger | Unset = _attrs_field(default=UNSET, repr=_shown_nested)
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=_redacted)

    CONSTRAINTS: ClassVar[dict[str, dict[str, Any]]] = {
        "participant_id": {
            "attr": "participant_id",
            "type": "string",
            "max_length": 5,
            "required": True,
            "stamped": True,
        },
        "check_number": {"attr": "check_number", "type": "string", "max_length": 10, "required": True},
        "amount": {"attr": "amount", "type": "decimal", "minimum": Decimal("0.01"), "required": True},
        "reason_code": {"attr": "reason_code", "type": "integer", "enum": (77, 78), "required": True},
        "explanation": {"attr": "explanation", "type": "string", "min_length": 1, "max_length": 80, "required": True},
        "participant_unique_id1": {
            "attr": "participant_unique_id1",
            "type": "string",
            "min_length": 1,
            "max_length": 255,
            "required": True,
        },
        "ledger": {"attr": "ledger", "type": "object"},
    }
    RULES: ClassVar[tuple[dict[str, Any], ...]] = ()

    def to_dict(self) -> dict[str, Any]:
        out: dict[str, Any] = dict(self.additional_properties)
        v: Any
        v = self.check_number
        if v is not UNSET:
            out["check_number"] = v
        v = self.amount
        if v is not UNSET:
            out["amount"] = v
        v = self.reason_code
        if v is not UNSET:
            out["reason_code"] = v.value if isinstance(v, CheckStopReason) else v
        v = self.explanation
        if v is not UNSET:
            out["explanation"] = v
        v = self.participant_unique_id1
        if v is not UNSET:
            out["participant_unique_id1"] = v
        v = self.participant_id
        if v is not UNSET:
            out["participant_id"] = v
        v = self.ledger
        if v is not UNSET:
            out["ledger"] = v.to_dict() if isinstance(v, _Model) else v
        return out

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        rest = dict(src_dict) if isinstance(src_dict, dict) else _mapping(src_dict)
        take: Callable[..., Any] = rest.pop
        model = cls(
            check_number=take("check_number", UNSET),
            amount=_read_amount(take("amount", UNSET)),
            reason_code=_read_enum(v, CheckStopReason) if type(v := take("reason_code", UNSET)) is int else v,
            explanation=take("explanation", UNSET),
            participant_unique_id1=take("participant_unique_id1", UNSET),
            participant_id=take("participant_id", UNSET),
            ledger=Ledger.from_dict(v) if isinstance(v := take("ledger", UNSET), dict) else v,
        )
        model.additional_properties = rest
        return model


# At the foot: models refer to each other in circles, and an import inside from_dict would cost more than the reading.
from ..models.check_stop_reason import CheckStopReason  # noqa: E402
from ..models.ledger import Ledger  # noqa: E402
