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
    _redacted,
    _shown_nested,
)
from ..types import Model as _Model


@_attrs_define(kw_only=True, repr=False)
class DebitCard(_Model):
    """Pull money from a verified debit card. Without a reply, assume that the pull failed.

    Source: older docs en/ingopay-api/gateway/process/debit

    Attributes:
        ledger: [documented docs/ingopay/debit/process-ach; example docs/ingopay/debit/process-ach – its place at
            the top level]
        sender: [documented docs/ingopay/debit/process-ach; inferred docs/ingopay/debit/process-ach – the name]
        sender_account: Account of the sender, at most 100 characters; required for sender-funded debit. [documented
            docs/ingopay/debit/process-ach; inferred docs/ingopay/debit/process-ach – the name]
    """

    transaction: DebitCardTransaction = _attrs_field(repr=_shown_nested)
    request: RequestEnvelope | Unset = _attrs_field(default=UNSET, repr=_shown_nested)
    ledger: Ledger | Unset = _attrs_field(default=UNSET, repr=_shown_nested)
    sender: DebitSender | Unset = _attrs_field(default=UNSET, repr=_redacted)
    sender_account: str | Unset = _attrs_field(default=UNSET, repr=_redacted)
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=_redacted)

    CONSTRAINTS: ClassVar[dict[str, dict[str, Any]]] = {
        "request": {"attr": "request", "type": "object", "required": True, "stamped": True},
        "ledger": {"attr": "ledger", "type": "object"},
        "sender": {"attr": "sender", "type": "object", "sensitive": True},
        "sender_account": {"attr": "sender_account", "type": "string", "max_length": 100, "sensitive": True},
        "transaction": {"attr": "transaction", "type": "object", "required": True},
    }
    RULES: ClassVar[tuple[dict[str, Any], ...]] = ()

    def to_dict(self) -> dict[str, Any]:
        out: dict[str, Any] = dict(self.additional_properties)
        v: Any
        v = self.transaction
        if v is not UNSET:
            out["transaction"] = v.to_dict() if isinstance(v, _Model) else v
        v = self.request
        if v is not UNSET:
            out["request"] = v.to_dict() if isinstance(v, _Model) else v
        v = self.ledger
        if v is not UNSET:
            out["ledger"] = v.to_dict() if isinstance(v, _Model) else v
        v = self.sender
        if v is not UNSET:
            out["sender"] = v.to_dict() if isinstance(v, _Model) else v
        v = self.sender_account
        if v is not UNSET:
            out["sender_account"] = v
        return out

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        rest = dict(src_dict) if isinstance(src_dict, dict) else _mapping(src_dict)
        take: Callable[..., Any] = rest.pop
        model = cls(
            transaction=DebitCardTransaction.from_dict(v) if isinstance(v := take("transaction", UNSET), dict) else v,
            request=RequestEnvelope.from_dict(v) if isinstance(v := take("request", UNSET), dict) else v,
            ledger=Ledger.from_dict(v) if isinstance(v := take("ledger", UNSET), dict) else v,
            sender=DebitSender.from_dict(v) if isinstance(v := take("sender", UNSET), dict) else v,
            sender_account=take("sender_account", UNSET),
        )
        model.additional_properties = rest
        return model


# At the foot: models refer to each other in circles, and an import inside from_dict would cost more than the reading.
from ..models.debit_card_transaction import DebitCardTransaction  # noqa: E402
from ..models.debit_sender import DebitSender  # noqa: E402
from ..models.ledger import Ledger  # noqa: E402
from ..models.request_envelope import RequestEnvelope  # noqa: E402
