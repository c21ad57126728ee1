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
class DebitReply(_Model):
    """Answer to a debit. The outcome stands in `response.status`.

    Source: example docs/ingopay/debit/process-ach
    """

    request: RequestEcho | Unset = _attrs_field(default=UNSET, repr=_shown_nested)
    response: ResponseEnvelope | Unset = _attrs_field(default=UNSET, repr=_shown_nested)
    transaction: DebitReplyTransaction | Unset = _attrs_field(default=UNSET, repr=_shown_nested)
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=_redacted)

    def to_dict(self) -> dict[str, Any]:
        out: dict[str, Any] = dict(self.additional_properties)
        v: Any
        v = self.request
        if v is not UNSET:
            out["request"] = v.to_dict() if isinstance(v, _Model) else v
        v = self.response
        if v is not UNSET:
            out["response"] = v.to_dict() if isinstance(v, _Model) else v
        v = self.transaction
        if v is not UNSET:
            out["transaction"] = v.to_dict() if isinstance(v, _Model) else v
        return out

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        rest = dict(src_dict) if isinstance(src_dict, dict) else _mapping(src_dict)
        take: Callable[..., Any] = rest.pop
        model = cls(
            request=RequestEcho.from_dict(v) if isinstance(v := take("request", UNSET), dict) else v,
            response=ResponseEnvelope.from_dict(v) if isinstance(v := take("response", UNSET), dict) else v,
            transaction=DebitReplyTransaction.from_dict(v) if isinstance(v := take("transaction", UNSET), dict) else v,
        )
        model.additional_properties = rest
        return model


# At the foot: models refer to each other in circles, and an import inside from_dict would cost more than the reading.
from ..models.debit_reply_transaction import DebitReplyTransaction  # noqa: E402
from ..models.request_echo import RequestEcho  # noqa: E402
from ..models.response_envelope import ResponseEnvelope  # noqa: E402
