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
class VerifyReplyData(_Model):
    """The token and what Ingo knows about the account.

    Source: example docs/ingopay/verify/*

    Attributes:
        customer_account_token: Token that stands for customer and account from now on; it does not expire and
            serves push and pull. [example docs/ingopay/verify/*; documented docs/ingopay/overview – use]
        last_4: Last four characters of the card, the account or the PayPal id.
        request_timestamp: Timestamp of the request, Unix seconds.
        expiration_date: Expiration date of the card, YYMM; empty for PayPal and Venmo, absent for the other types.
        count: Number of issuers; absent for checks.
        issuers: Issuers or payees behind the account; absent for checks.
        estimated_posting_date: Expected posting date (checks only; the other types have it per issuer). [example
            docs/ingopay/verify/check]
        estimated_posting_time: Expected posting time, free text (checks only). [example docs/ingopay/verify/check]
        participant_unique_id1: First id of the request.
        participant_unique_id2: Second id of the request.
    """

    customer_account_token: str | Unset = _attrs_field(default=UNSET, repr=_redacted)
    last_4: str | Unset = _attrs_field(default=UNSET, repr=_redacted)
    request_timestamp: int | Unset = UNSET
    expiration_date: str | Unset = _attrs_field(default=UNSET, repr=_redacted)
    count: int | Unset = UNSET
    issuers: list[Issuer] | Unset = _attrs_field(default=UNSET, repr=_shown_nested)
    estimated_posting_date: str | Unset = UNSET
    estimated_posting_time: str | Unset = UNSET
    participant_unique_id1: str | Unset = UNSET
    participant_unique_id2: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=_redacted)

    def to_dict(self) -> dict[str, Any]:
        out: dict[str, Any] = dict(self.additional_properties)
        v: Any
        v = self.customer_account_token
        if v is not UNSET:
            out["customer_account_token"] = v
        v = self.last_4
        if v is not UNSET:
            out["last_4"] = v
        v = self.request_timestamp
        if v is not UNSET:
            out["request_timestamp"] = v
        v = self.expiration_date
        if v is not UNSET:
            out["expiration_date"] = v
        v = self.count
        if v is not UNSET:
            out["count"] = v
        v = self.issuers
        if v is not UNSET:
            out["issuers"] = (
                [i.to_dict() if isinstance(i, _Model) else i for i in v] if isinstance(v, (list, tuple)) else v
            )
        v = self.estimated_posting_date
        if v is not UNSET:
            out["estimated_posting_date"] = v
        v = self.estimated_posting_time
        if v is not UNSET:
            out["estimated_posting_time"] = v
        v = self.participant_unique_id1
        if v is not UNSET:
            out["participant_unique_id1"] = v
        v = self.participant_unique_id2
        if v is not UNSET:
            out["participant_unique_id2"] = v
        return out

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        rest = dict(src_dict) if isinstance(src_dict, dict) else _mapping(src_dict)
        take: Callable[..., Any] = rest.pop
        model = cls(
            customer_account_token=take("customer_account_token", UNSET),
            last_4=take("last_4", UNSET),
            request_timestamp=take("request_timestamp", UNSET),
            expiration_date=take("expiration_date", UNSET),
            count=take("count", UNSET),
            issuers=[Issuer.from_dict(i) if isinstance(i, dict) else i for i in v]
            if isinstance(v := take("issuers", UNSET), list)
            else v,
            estimated_posting_date=take("estimated_posting_date", UNSET),
            estimated_posting_time=take("estimated_posting_time", UNSET),
            participant_unique_id1=take("participant_unique_id1", UNSET),
            participant_unique_id2=take("participant_unique_id2", UNSET),
        )
        model.additional_properties = rest
        return model


# At the foot: models refer to each other in circles, and an import inside from_dict would cost more than the reading.
from ..models.issuer import Issuer  # noqa: E402
