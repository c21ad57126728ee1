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
class NotifyStageParties(_Model):
    """Stage a disbursement with one party or more (Notify Managed Parties, v4).

    Source: documented docs/notify-managed/notify/stage
    Source: documented docs/notify-managed/quick-start

    Attributes:
        transaction_parties: At least one party with role 0 and recipient_enabled 1.
    """

    transaction: NotifyTransaction = _attrs_field(repr=_shown_nested)
    transaction_parties: list[Party] = _attrs_field(repr=_shown_nested)
    request: NotifyRequestEnvelope | Unset = _attrs_field(default=UNSET, repr=_shown_nested)
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=_redacted)

    CONSTRAINTS: ClassVar[dict[str, dict[str, Any]]] = {
        "request": {"attr": "request", "type": "object", "required": True, "stamped": True},
        "transaction": {"attr": "transaction", "type": "object", "required": True},
        "transaction_parties": {
            "attr": "transaction_parties",
            "type": "array",
            "min_items": 1,
            "items": {"type": "object"},
            "required": True,
        },
    }
    RULES: ClassVar[tuple[dict[str, Any], ...]] = (
        {
            "rule": "at_least_one",
            "array": "transaction_parties",
            "where": {"settings.role": 0, "settings.recipient_enabled": 1},
        },
    )

    def to_dict(self) -> dict[str, Any]:
        out: dict[str, Any] = dict(self.additional_properties)
        v: Any
        v = self.transaction
        if v is not UNSET:
            out["transaction"] = v.to_dict() if isinstance(v, _Model) else v
        v = self.transaction_parties
        if v is not UNSET:
            out["transaction_parties"] = (
                [i.to_dict() if isinstance(i, _Model) else i for i in v] if isinstance(v, (list, tuple)) else v
            )
        v = self.request
        if v is not UNSET:
            out["request"] = v.to_dict() if isinstance(v, _Model) else v
        return out

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        rest = dict(src_dict) if isinstance(src_dict, dict) else _mapping(src_dict)
        take: Callable[..., Any] = rest.pop
        model = cls(
            transaction=NotifyTransaction.from_dict(v) if isinstance(v := take("transaction", UNSET), dict) else v,
            transaction_parties=[Party.from_dict(i) if isinstance(i, dict) else i for i in v]
            if isinstance(v := take("transaction_parties", UNSET), list)
            else v,
            request=NotifyRequestEnvelope.from_dict(v) if isinstance(v := take("request", UNSET), dict) else v,
        )
        model.additional_properties = rest
        return model


# At the foot: models refer to each other in circles, and an import inside from_dict would cost more than the reading.
from ..models.notify_request_envelope import NotifyRequestEnvelope  # noqa: E402
from ..models.notify_transaction import NotifyTransaction  # noqa: E402
from ..models.party import Party  # noqa: E402
