# Written by scripts/generate from openapi/bundled.yaml. Do not edit: edit openapi/ and run it again.
from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any, ClassVar, Literal, Self

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
class ProcessAch(_Model):
    """Push money to a verified bank account by standard ACH; arrives in 1 to 3 business days.

    Source: documented docs/ingopay/process/ach

    Attributes:
        amount: Amount in US dollars, at least 0.01. The maximum is set by the participant's velocity limits.
            [documented docs/ingopay/process/*; inferred docs/ingopay/process/* – US dollars, no currency field
            exists]
        source_of_funds: [documented docs/ingopay/process/* – required by position; older docs
            en/ingopay-api/gateway/process/credit – required (card)]
        participant_unique_id1: Unique id of the payment in the client's system and its idempotency key, 1 to 255
            characters; appears on the daily reconciliation reports. No personal data. Save it before the call.
        customer_account_token: Token of the recipient's account, as verify returned it, 1 to 255 characters. It
            replaces all account fields. [documented docs/ingopay/process/* – required by position; older docs
            en/ingopay-api/gateway/process/credit – required (card)]
        account_type: Always AC (standard ACH).
        participant_id: Number that Ingo assigned to the participant, five digits. [documented
            docs/ingopay/verify/*; documented docs/ingopay/process/*; documented docs/hub/reporting – five digits;
            older docs en/ingopay-api/gateway/verify – INT 5]
        timestamp: Time of the request in Unix seconds.
        version: Version of the request body; the current value is 11.
        store_id: Id of the store, at most 255 characters; required for retail participants.
        clerk_id: Id of the clerk, at most 255 characters; required for retail participants.
        terminal_id: Id of the terminal, at most 255 characters; required for retail participants.
        participant_unique_id2: Second id of the client, at most 255 characters; not on the reconciliation reports.
        recipient_phone: Telephone number of the recipient, 10 digits.
    """

    amount: Decimal
    source_of_funds: SourceOfFunds
    participant_unique_id1: str
    customer_account_token: str = _attrs_field(repr=_redacted)
    account_type: Literal["AC"] = "AC"
    participant_id: int | Unset = UNSET
    timestamp: int | Unset = UNSET
    version: int | Unset = UNSET
    store_id: str | Unset = UNSET
    clerk_id: str | Unset = UNSET
    terminal_id: str | Unset = UNSET
    ledger: Ledger | Unset = _attrs_field(default=UNSET, repr=_shown_nested)
    participant_unique_id2: str | Unset = UNSET
    recipient_phone: str | Unset = _attrs_field(default=UNSET, repr=_redacted)
    additional_detail: AdditionalDetail | Unset = _attrs_field(default=UNSET, repr=_shown_nested)
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=_redacted)

    CONSTRAINTS: ClassVar[dict[str, dict[str, Any]]] = {
        "participant_id": {
            "attr": "participant_id",
            "type": "integer",
            "maximum": 99999,
            "required": True,
            "stamped": True,
        },
        "timestamp": {"attr": "timestamp", "type": "integer", "required": True, "stamped": True},
        "version": {"attr": "version", "type": "integer", "required": True, "stamped": True},
        "amount": {"attr": "amount", "type": "decimal", "minimum": Decimal("0.01"), "required": True},
        "source_of_funds": {"attr": "source_of_funds", "type": "integer", "enum": (1, 2, 3, 4), "required": True},
        "store_id": {"attr": "store_id", "type": "string", "max_length": 255},
        "clerk_id": {"attr": "clerk_id", "type": "string", "max_length": 255},
        "terminal_id": {"attr": "terminal_id", "type": "string", "max_length": 255},
        "ledger": {"attr": "ledger", "type": "object"},
        "participant_unique_id1": {
            "attr": "participant_unique_id1",
            "type": "string",
            "min_length": 1,
            "max_length": 255,
            "required": True,
        },
        "customer_account_token": {
            "attr": "customer_account_token",
            "type": "string",
            "min_length": 1,
            "max_length": 255,
            "required": True,
            "sensitive": True,
        },
        "participant_unique_id2": {"attr": "participant_unique_id2", "type": "string", "max_length": 255},
        "recipient_phone": {"attr": "recipient_phone", "type": "string", "max_length": 10, "sensitive": True},
        "additional_detail": {"attr": "additional_detail", "type": "object"},
        "account_type": {"attr": "account_type", "type": "string", "const": "AC", "required": True},
    }
    RULES: ClassVar[tuple[dict[str, Any], ...]] = (
        {
            "rule": "combined_max_length",
            "fields": ["additional_detail.source_name", "additional_detail.descriptive_purpose"],
            "max": 21,
        },
    )

    def to_dict(self) -> dict[str, Any]:
        out: dict[str, Any] = dict(self.additional_properties)
        v: Any
        v = self.amount
        if v is not UNSET:
            out["amount"] = v
        v = self.source_of_funds
        if v is not UNSET:
            out["source_of_funds"] = v.value if isinstance(v, SourceOfFunds) else v
        v = self.participant_unique_id1
        if v is not UNSET:
            out["participant_unique_id1"] = v
        v = self.customer_account_token
        if v is not UNSET:
            out["customer_account_token"] = v
        v = self.account_type
        if v is not UNSET:
            out["account_type"] = v
        v = self.participant_id
        if v is not UNSET:
            out["participant_id"] = v
        v = self.timestamp
        if v is not UNSET:
            out["timestamp"] = v
        v = self.version
        if v is not UNSET:
            out["version"] = v
        v = self.store_id
        if v is not UNSET:
            out["store_id"] = v
        v = self.clerk_id
        if v is not UNSET:
            out["clerk_id"] = v
        v = self.terminal_id
        if v is not UNSET:
            out["terminal_id"] = v
        v = self.ledger
        if v is not UNSET:
            out["ledger"] = v.to_dict() if isinstance(v, _Model) else v
        v = self.participant_unique_id2
        if v is not UNSET:
            out["participant_unique_id2"] = v
        v = self.recipient_phone
        if v is not UNSET:
            out["recipient_phone"] = v
        v = self.additional_detail
        if v is not UNSET:
            out["additional_detail"] = v.to_dict() if isinstance(v, _Model) else v
        return out

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        rest = dict(src_dict) if isinstance(src_dict, dict) else _mapping(src_dict)
        take: Callable[..., Any] = rest.pop
        model = cls(
            amount=_read_amount(take("amount", UNSET)),
            source_of_funds=_read_enum(v, SourceOfFunds) if type(v := take("source_of_funds", UNSET)) is int else v,
            participant_unique_id1=take("participant_unique_id1", UNSET),
            customer_account_token=take("customer_account_token", UNSET),
            account_type=take("account_type", UNSET),
            participant_id=take("participant_id", UNSET),
            timestamp=take("timestamp", UNSET),
            version=take("version", UNSET),
            store_id=take("store_id", UNSET),
            clerk_id=take("clerk_id", UNSET),
            terminal_id=take("terminal_id", UNSET),
            ledger=Ledger.from_dict(v) if isinstance(v := take("ledger", UNSET), dict) else v,
            participant_unique_id2=take("participant_unique_id2", UNSET),
            recipient_phone=take("recipient_phone", UNSET),
            additional_detail=AdditionalDetail.from_dict(v)
            if isinstance(v := take("additional_detail", UNSET), dict)
            else v,
        )
        model.additional_properties = rest
        return model


# At the foot: models refer to each other in circles, and an import inside from_dict would cost more than the reading.
from ..models.additional_detail import AdditionalDetail  # noqa: E402
from ..models.ledger import Ledger  # noqa: E402
from ..models.source_of_funds import SourceOfFunds  # noqa: E402
