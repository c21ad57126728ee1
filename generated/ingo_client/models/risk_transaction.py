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
    _read_enum,
    _redacted,
    _shown_nested,
)
from ..types import Model as _Model


@_attrs_define(kw_only=True, repr=False)
class RiskTransaction(_Model):
    """The transaction to score. Which fields are required is not known.

    Source: example docs/ingopay/risk/risk-score

    Attributes:
        account_type: [documented docs/ingopay/risk/risk-score]
        customer_account_token: Token of the account, from verify or Embedded Account Capture.
        customer_id: The client's id of the customer.
        risk_session_token: From the risk session.
        phone: Phone number of the customer.
        phone_verified: The text `true` or `false`.
        email: Email address of the customer.
        email_verified: The text `true` or `false`.
        dob: Date of birth, MM/DD/YYYY.
    """

    account_type: RiskAccountType | Unset = UNSET
    transaction_amount: TransactionAmount | Unset = _attrs_field(default=UNSET, repr=_shown_nested)
    customer_account_token: str | Unset = _attrs_field(default=UNSET, repr=_redacted)
    customer_id: str | Unset = UNSET
    risk_session_token: str | Unset = _attrs_field(default=UNSET, repr=_redacted)
    phone: str | Unset = _attrs_field(default=UNSET, repr=_redacted)
    phone_verified: str | Unset = UNSET
    email: str | Unset = _attrs_field(default=UNSET, repr=_redacted)
    email_verified: str | Unset = UNSET
    dob: str | Unset = _attrs_field(default=UNSET, repr=_redacted)
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=_redacted)

    CONSTRAINTS: ClassVar[dict[str, dict[str, Any]]] = {
        "account_type": {"attr": "account_type", "type": "string", "enum": ("CA", "AC")},
        "transaction_amount": {"attr": "transaction_amount", "type": "object"},
        "customer_account_token": {"attr": "customer_account_token", "type": "string", "sensitive": True},
        "customer_id": {"attr": "customer_id", "type": "string"},
        "risk_session_token": {"attr": "risk_session_token", "type": "string", "sensitive": True},
        "phone": {"attr": "phone", "type": "string", "sensitive": True},
        "phone_verified": {"attr": "phone_verified", "type": "string"},
        "email": {"attr": "email", "type": "string", "sensitive": True},
        "email_verified": {"attr": "email_verified", "type": "string"},
        "dob": {"attr": "dob", "type": "string", "sensitive": True},
    }
    RULES: ClassVar[tuple[dict[str, Any], ...]] = ()

    def to_dict(self) -> dict[str, Any]:
        out: dict[str, Any] = dict(self.additional_properties)
        v: Any
        v = self.account_type
        if v is not UNSET:
            out["account_type"] = v.value if isinstance(v, RiskAccountType) else v
        v = self.transaction_amount
        if v is not UNSET:
            out["transaction_amount"] = v.to_dict() if isinstance(v, _Model) else v
        v = self.customer_account_token
        if v is not UNSET:
            out["customer_account_token"] = v
        v = self.customer_id
        if v is not UNSET:
            out["customer_id"] = v
        v = self.risk_session_token
        if v is not UNSET:
            out["risk_session_token"] = v
        v = self.phone
        if v is not UNSET:
            out["phone"] = v
        v = self.phone_verified
        if v is not UNSET:
            out["phone_verified"] = v
        v = self.email
        if v is not UNSET:
            out["email"] = v
        v = self.email_verified
        if v is not UNSET:
            out["email_verified"] = v
        v = self.dob
        if v is not UNSET:
            out["dob"] = v
        return out

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        rest = dict(src_dict) if isinstance(src_dict, dict) else _mapping(src_dict)
        take: Callable[..., Any] = rest.pop
        model = cls(
            account_type=_read_enum(v, RiskAccountType) if type(v := take("account_type", UNSET)) is str else v,
            transaction_amount=TransactionAmount.from_dict(v)
            if isinstance(v := take("transaction_amount", UNSET), dict)
            else v,
            customer_account_token=take("customer_account_token", UNSET),
            customer_id=take("customer_id", UNSET),
            risk_session_token=take("risk_session_token", UNSET),
            phone=take("phone", UNSET),
            phone_verified=take("phone_verified", UNSET),
            email=take("email", UNSET),
            email_verified=take("email_verified", UNSET),
            dob=take("dob", UNSET),
        )
        model.additional_properties = rest
        return model


# At the foot: models refer to each other in circles, and an import inside from_dict would cost more than the reading.
from ..models.risk_account_type import RiskAccountType  # noqa: E402
from ..models.transaction_amount import TransactionAmount  # noqa: E402
