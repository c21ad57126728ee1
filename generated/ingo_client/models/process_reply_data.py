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
)
from ..types import Model as _Model


@_attrs_define(kw_only=True, repr=False)
class ProcessReplyData(_Model):
    """The payment as Ingo accepted it. What it holds on a decline is not known.

    Source: example docs/ingopay/process/*

    Attributes:
        transaction_id: Ingo's id of the payment; an integer here, a string in debit. Support asks for it.
        estimated_posting_time: Expected posting time, free text.
        estimated_posting_date: Expected posting date, MM/DD/YYYY.
        request_timestamp: Timestamp of the request, Unix seconds.
        customer_account_token: Token of the recipient's account.
        check_number: Number of the check (CK only); needed to cancel or stop it. [example
            docs/ingopay/process/check]
        participant_unique_id1: First id of the request.
        participant_unique_id2: Second id of the request.
    """

    transaction_id: int | str | Unset = UNSET
    estimated_posting_time: str | Unset = UNSET
    estimated_posting_date: str | Unset = UNSET
    request_timestamp: int | Unset = UNSET
    customer_account_token: str | Unset = _attrs_field(default=UNSET, repr=_redacted)
    check_number: str | Unset = UNSET
    participant_unique_id1: str | Unset = UNSET
    participant_unique_id2: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=_redacted)

    def to_dict(self) -> dict[str, Any]:
        out: dict[str, Any] = dict(self.additional_properties)
        v: Any
        v = self.transaction_id
        if v is not UNSET:
            out["transaction_id"] = v
        v = self.estimated_posting_time
        if v is not UNSET:
            out["estimated_posting_time"] = v
        v = self.estimated_posting_date
        if v is not UNSET:
            out["estimated_posting_date"] = v
        v = self.request_timestamp
        if v is not UNSET:
            out["request_timestamp"] = v
        v = self.customer_account_token
        if v is not UNSET:
            out["customer_account_token"] = v
        v = self.check_number
        if v is not UNSET:
            out["check_number"] = v
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
            transaction_id=take("transaction_id", UNSET),
            estimated_posting_time=take("estimated_posting_time", UNSET),
            estimated_posting_date=take("estimated_posting_date", UNSET),
            request_timestamp=take("request_timestamp", UNSET),
            customer_account_token=take("customer_account_token", UNSET),
            check_number=take("check_number", UNSET),
            participant_unique_id1=take("participant_unique_id1", UNSET),
            participant_unique_id2=take("participant_unique_id2", UNSET),
        )
        model.additional_properties = rest
        return model


# At the foot: models refer to each other in circles, and an import inside from_dict would cost more than the reading.
