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
class DebitReplyTransaction(_Model):
    """The transaction as Ingo accepted it.

    Source: example docs/ingopay/debit/process-ach

    Attributes:
        transaction_id: Ingo's id of the transaction; a string here, an integer in process.
        estimated_posting_date: Expected posting date, MM/DD/YYYY.
        estimated_posting_time: Expected posting time, free text.
        customer_account_token: Token of the account.
    """

    transaction_id: int | str | Unset = UNSET
    estimated_posting_date: str | Unset = UNSET
    estimated_posting_time: str | Unset = UNSET
    customer_account_token: str | Unset = _attrs_field(default=UNSET, repr=_redacted)
    participant_unique_ids: ParticipantUniqueIdsEcho | Unset = _attrs_field(default=UNSET, repr=_shown_nested)
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=_redacted)

    def to_dict(self) -> dict[str, Any]:
        out: dict[str, Any] = dict(self.additional_properties)
        v: Any
        v = self.transaction_id
        if v is not UNSET:
            out["transaction_id"] = v
        v = self.estimated_posting_date
        if v is not UNSET:
            out["estimated_posting_date"] = v
        v = self.estimated_posting_time
        if v is not UNSET:
            out["estimated_posting_time"] = v
        v = self.customer_account_token
        if v is not UNSET:
            out["customer_account_token"] = v
        v = self.participant_unique_ids
        if v is not UNSET:
            out["participant_unique_ids"] = v.to_dict() if isinstance(v, _Model) else v
        return out

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        rest = dict(src_dict) if isinstance(src_dict, dict) else _mapping(src_dict)
        take: Callable[..., Any] = rest.pop
        model = cls(
            transaction_id=take("transaction_id", UNSET),
            estimated_posting_date=take("estimated_posting_date", UNSET),
            estimated_posting_time=take("estimated_posting_time", UNSET),
            customer_account_token=take("customer_account_token", UNSET),
            participant_unique_ids=ParticipantUniqueIdsEcho.from_dict(v)
            if isinstance(v := take("participant_unique_ids", UNSET), dict)
            else v,
        )
        model.additional_properties = rest
        return model


# At the foot: models refer to each other in circles, and an import inside from_dict would cost more than the reading.
from ..models.participant_unique_ids_echo import ParticipantUniqueIdsEcho  # noqa: E402
