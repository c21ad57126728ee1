# Written by scripts/generate from openapi/bundled.yaml. Do not edit: edit openapi/ and run it again.
from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, ClassVar, Literal, Self

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
class DebitCardTransaction(_Model):
    """The transaction of a card debit.

    Source: older docs en/ingopay-api/gateway/process/debit

    Attributes:
        customer_account_token: Token of the account to pull from, as verify returned it.
        account_type: Always CA (card).
        source_of_funds: Where the money comes from; 4 in the sample. The other values are documented for process
            only (see SourceOfFunds).
        recipient_phone: Telephone number of the recipient.
        risk_assessment_token: Token that the risk score returned for this transaction.
    """

    transaction_amount: TransactionAmount = _attrs_field(repr=_shown_nested)
    participant_unique_ids: ParticipantUniqueIds = _attrs_field(repr=_shown_nested)
    customer_account_token: str = _attrs_field(repr=_redacted)
    account_type: Literal["CA"] = "CA"
    source_of_funds: int | Unset = UNSET
    recipient_phone: str | Unset = _attrs_field(default=UNSET, repr=_redacted)
    risk_assessment_token: str | Unset = _attrs_field(default=UNSET, repr=_redacted)
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=_redacted)

    CONSTRAINTS: ClassVar[dict[str, dict[str, Any]]] = {
        "transaction_amount": {"attr": "transaction_amount", "type": "object", "required": True},
        "participant_unique_ids": {"attr": "participant_unique_ids", "type": "object", "required": True},
        "customer_account_token": {
            "attr": "customer_account_token",
            "type": "string",
            "required": True,
            "sensitive": True,
        },
        "source_of_funds": {"attr": "source_of_funds", "type": "integer"},
        "recipient_phone": {"attr": "recipient_phone", "type": "string", "sensitive": True},
        "risk_assessment_token": {"attr": "risk_assessment_token", "type": "string", "sensitive": True},
        "account_type": {"attr": "account_type", "type": "string", "const": "CA", "required": True},
    }
    RULES: ClassVar[tuple[dict[str, Any], ...]] = ()

    def to_dict(self) -> dict[str, Any]:
        out: dict[str, Any] = dict(self.additional_properties)
        v: Any
        v = self.transaction_amount
        if v is not UNSET:
            out["transaction_amount"] = v.to_dict() if isinstance(v, _Model) else v
        v = self.participant_unique_ids
        if v is not UNSET:
            out["participant_unique_ids"] = v.to_dict() if isinstance(v, _Model) else v
        v = self.customer_account_token
        if v is not UNSET:
            out["customer_account_token"] = v
        v = self.account_type
        if v is not UNSET:
            out["account_type"] = v
        v = self.source_of_funds
        if v is not UNSET:
            out["source_of_funds"] = v
        v = self.recipient_phone
        if v is not UNSET:
            out["recipient_phone"] = v
        v = self.risk_assessment_token
        if v is not UNSET:
            out["risk_assessment_token"] = v
        return out

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        rest = dict(src_dict) if isinstance(src_dict, dict) else _mapping(src_dict)
        take: Callable[..., Any] = rest.pop
        model = cls(
            transaction_amount=TransactionAmount.from_dict(v)
            if isinstance(v := take("transaction_amount", UNSET), dict)
            else v,
            participant_unique_ids=ParticipantUniqueIds.from_dict(v)
            if isinstance(v := take("participant_unique_ids", UNSET), dict)
            else v,
            customer_account_token=take("customer_account_token", UNSET),
            account_type=take("account_type", UNSET),
            source_of_funds=take("source_of_funds", UNSET),
            recipient_phone=take("recipient_phone", UNSET),
            risk_assessment_token=take("risk_assessment_token", UNSET),
        )
        model.additional_properties = rest
        return model


# At the foot: models refer to each other in circles, and an import inside from_dict would cost more than the reading.
from ..models.participant_unique_ids import ParticipantUniqueIds  # noqa: E402
from ..models.transaction_amount import TransactionAmount  # noqa: E402
