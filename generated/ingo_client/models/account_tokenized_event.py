# Written by scripts/generate from openapi/bundled.yaml. Do not edit: edit openapi/ and run it again.
from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Self

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
class AccountTokenizedEvent(_Model):
    """The account of the recipient was turned into a token.

    Source: example api-reference/websockets/account-tokenization-success
    Source: example ingopay-webhooks/websockets/account-tokenization-success

    Attributes:
        status: Status code, a string of digits; an integer in one example.
        client_message: Text for the status; not to be interpreted.
        customer_account_token: Token of the account, usable at once; does not expire.
        account_id: Id of the account; older versions lack it.
        account_type: Type of the account, such as `BP` or `PD`; others may come.
        last_4: Four characters of the account, for wallets any four.
        attempt_count: Attempts so far.
        max_attempts: Attempts allowed.
        issuers: Who holds the account, or where the payee takes payments.
    """

    status: int | str | Unset = UNSET
    client_message: str | Unset = UNSET
    customer_account_token: str | Unset = _attrs_field(default=UNSET, repr=_redacted)
    account_id: str | Unset = UNSET
    account_type: str | Unset = UNSET
    last_4: str | Unset = _attrs_field(default=UNSET, repr=_redacted)
    attempt_count: int | Unset = UNSET
    max_attempts: int | Unset = UNSET
    issuers: list[Issuer] | Unset = _attrs_field(default=UNSET, repr=_shown_nested)
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=_redacted)

    def to_dict(self) -> dict[str, Any]:
        out: dict[str, Any] = dict(self.additional_properties)
        v: Any
        v = self.status
        if v is not UNSET:
            out["status"] = v
        v = self.client_message
        if v is not UNSET:
            out["client_message"] = v
        v = self.customer_account_token
        if v is not UNSET:
            out["customer_account_token"] = v
        v = self.account_id
        if v is not UNSET:
            out["account_id"] = v
        v = self.account_type
        if v is not UNSET:
            out["account_type"] = v
        v = self.last_4
        if v is not UNSET:
            out["last_4"] = v
        v = self.attempt_count
        if v is not UNSET:
            out["attempt_count"] = v
        v = self.max_attempts
        if v is not UNSET:
            out["max_attempts"] = v
        v = self.issuers
        if v is not UNSET:
            out["issuers"] = (
                [i.to_dict() if isinstance(i, _Model) else i for i in v] if isinstance(v, (list, tuple)) else v
            )
        return out

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        rest = dict(src_dict) if isinstance(src_dict, dict) else _mapping(src_dict)
        take: Callable[..., Any] = rest.pop
        model = cls(
            status=take("status", UNSET),
            client_message=take("client_message", UNSET),
            customer_account_token=take("customer_account_token", UNSET),
            account_id=take("account_id", UNSET),
            account_type=take("account_type", UNSET),
            last_4=take("last_4", UNSET),
            attempt_count=take("attempt_count", UNSET),
            max_attempts=take("max_attempts", UNSET),
            issuers=[Issuer.from_dict(i) if isinstance(i, dict) else i for i in v]
            if isinstance(v := take("issuers", UNSET), list)
            else v,
        )
        model.additional_properties = rest
        return model


# At the foot: models refer to each other in circles, and an import inside from_dict would cost more than the reading.
from ..models.issuer import Issuer  # noqa: E402
