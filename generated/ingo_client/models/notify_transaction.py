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
class NotifyTransaction(_Model):
    """Ids, amount, workflow, type and sender of a v4 stage. Which fields are required is not known.

    Source: example docs/notify-managed/notify/stage
    Source: example docs/notify-managed/quick-start

    Attributes:
        workflow_id: Flow configuration assigned by Ingo; 1 in the examples.
        notify_type: 0 standard disbursement, the only type open to integration. 1 enrollment only, 2 disbursement
            to an enrolled party, and 3 (not described) are in development. [documented
            docs/notify-managed/notification-types – the values; example docs/notify-managed/notify/stage – the
            type]
        sender: [example docs/notify-managed/notify/stage; inferred docs/notify-managed/quick-start – that it is
            optional, since this example lacks it]
    """

    transaction_amount: NotifyTransactionAmount | Unset = _attrs_field(default=UNSET, repr=_shown_nested)
    participant_unique_ids: ParticipantUniqueIds | Unset = _attrs_field(default=UNSET, repr=_shown_nested)
    workflow_id: int | Unset = UNSET
    notify_type: int | Unset = UNSET
    sender: NotifySender | Unset = _attrs_field(default=UNSET, repr=_redacted)
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=_redacted)

    CONSTRAINTS: ClassVar[dict[str, dict[str, Any]]] = {
        "transaction_amount": {"attr": "transaction_amount", "type": "object"},
        "participant_unique_ids": {"attr": "participant_unique_ids", "type": "object"},
        "workflow_id": {"attr": "workflow_id", "type": "integer"},
        "notify_type": {"attr": "notify_type", "type": "integer"},
        "sender": {"attr": "sender", "type": "object", "sensitive": True},
    }
    RULES: ClassVar[tuple[dict[str, Any], ...]] = ()

    def to_dict(self) -> dict[str, Any]:
        out: dict[str, Any] = dict(self.additional_properties)
        v: Any
        v = self.transaction_amount
        if v is not UNSET:
            out["transaction_amount"] = v.to_dict() if isinstance(v, _Model) else v
        v = self.participant_unique_ids
        if v is not UNSET:
            out["participant_unique_ids"] = v.to_dict() if isinstance(v, _Model) else v
        v = self.workflow_id
        if v is not UNSET:
            out["workflow_id"] = v
        v = self.notify_type
        if v is not UNSET:
            out["notify_type"] = v
        v = self.sender
        if v is not UNSET:
            out["sender"] = v.to_dict() if isinstance(v, _Model) else v
        return out

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        rest = dict(src_dict) if isinstance(src_dict, dict) else _mapping(src_dict)
        take: Callable[..., Any] = rest.pop
        model = cls(
            transaction_amount=NotifyTransactionAmount.from_dict(v)
            if isinstance(v := take("transaction_amount", UNSET), dict)
            else v,
            participant_unique_ids=ParticipantUniqueIds.from_dict(v)
            if isinstance(v := take("participant_unique_ids", UNSET), dict)
            else v,
            workflow_id=take("workflow_id", UNSET),
            notify_type=take("notify_type", UNSET),
            sender=NotifySender.from_dict(v) if isinstance(v := take("sender", UNSET), dict) else v,
        )
        model.additional_properties = rest
        return model


# At the foot: models refer to each other in circles, and an import inside from_dict would cost more than the reading.
from ..models.notify_sender import NotifySender  # noqa: E402
from ..models.notify_transaction_amount import NotifyTransactionAmount  # noqa: E402
from ..models.participant_unique_ids import ParticipantUniqueIds  # noqa: E402
