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
class CheckReplyData(_Model):
    """The check that a cancel or stop was asked for.

    Source: example docs/ingopay/ancillary/check-cancel

    Attributes:
        check_number: Number of the check.
        transaction_id: Ingo's id of the payment.
        request_timestamp: Unix seconds.
        participant_unique_id1: Echo of the request.
    """

    check_number: str | Unset = UNSET
    transaction_id: int | str | Unset = UNSET
    request_timestamp: int | Unset = UNSET
    participant_unique_id1: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=_redacted)

    def to_dict(self) -> dict[str, Any]:
        out: dict[str, Any] = dict(self.additional_properties)
        v: Any
        v = self.check_number
        if v is not UNSET:
            out["check_number"] = v
        v = self.transaction_id
        if v is not UNSET:
            out["transaction_id"] = v
        v = self.request_timestamp
        if v is not UNSET:
            out["request_timestamp"] = v
        v = self.participant_unique_id1
        if v is not UNSET:
            out["participant_unique_id1"] = v
        return out

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        rest = dict(src_dict) if isinstance(src_dict, dict) else _mapping(src_dict)
        take: Callable[..., Any] = rest.pop
        model = cls(
            check_number=take("check_number", UNSET),
            transaction_id=take("transaction_id", UNSET),
            request_timestamp=take("request_timestamp", UNSET),
            participant_unique_id1=take("participant_unique_id1", UNSET),
        )
        model.additional_properties = rest
        return model


# At the foot: models refer to each other in circles, and an import inside from_dict would cost more than the reading.
