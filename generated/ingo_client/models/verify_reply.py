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
class VerifyReply(_Model):
    """Answer to a verify request. 100 is success; the soft results 111 to 129, 131 and 132 are approvals too.

    Source: example docs/ingopay/verify/*

    Attributes:
        status: Status code; an integer in the samples. [example docs/ingopay/verify/*; documented docs/hub/errors –
            codes]
        client_message: Text to the status code, meant for the client.
        recipient_message: Text meant for the recipient; met for PayPal and Venmo only. [example
            docs/ingopay/verify/paypal-venmo]
        time: Time that Ingo took, in seconds; a decimal string in the samples.
    """

    status: int | str | Unset = UNSET
    client_message: str | Unset = UNSET
    recipient_message: str | Unset = UNSET
    data: VerifyReplyData | Unset = _attrs_field(default=UNSET, repr=_shown_nested)
    time: float | str | Unset = UNSET
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
        v = self.recipient_message
        if v is not UNSET:
            out["recipient_message"] = v
        v = self.data
        if v is not UNSET:
            out["data"] = v.to_dict() if isinstance(v, _Model) else v
        v = self.time
        if v is not UNSET:
            out["time"] = v
        return out

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        rest = dict(src_dict) if isinstance(src_dict, dict) else _mapping(src_dict)
        take: Callable[..., Any] = rest.pop
        model = cls(
            status=take("status", UNSET),
            client_message=take("client_message", UNSET),
            recipient_message=take("recipient_message", UNSET),
            data=VerifyReplyData.from_dict(v) if isinstance(v := take("data", UNSET), dict) else v,
            time=take("time", UNSET),
        )
        model.additional_properties = rest
        return model


# At the foot: models refer to each other in circles, and an import inside from_dict would cost more than the reading.
from ..models.verify_reply_data import VerifyReplyData  # noqa: E402
