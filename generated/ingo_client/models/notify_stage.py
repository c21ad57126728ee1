# Written by scripts/generate from openapi/bundled.yaml. Do not edit: edit openapi/ and run it again.
from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any, ClassVar, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import (
    UNSET,
    Unset,
    _mapping,
    _read_text_amount,
    _redacted,
    _shown_nested,
)
from ..types import Model as _Model


@_attrs_define(kw_only=True, repr=False)
class NotifyStage(_Model):
    """Stage a disbursement to one recipient (Notify Classic, v3). The page has further fields (locale, document URL)
    whose names are not publicly known.

    Source: documented docs/notify-classic/notify/stage

    Attributes:
        amount: Above zero, at most two decimals, at most ten characters, such as `250.00`; a string in this
            operation.
        workflow_id: Flow configuration assigned by Ingo; 1 unless Ingo says otherwise. [documented
            docs/notify-classic/notify/stage; example docs/notify-classic/notify/stage – the type]
        participant_unique_id1: Idempotency key; must be unique. A repeat is answered with 101. Shown on the daily
            reconciliation reports.
        participant_id: Assigned by Ingo.
        participant_unique_id2: A second id of the client.
        authentication_records: Identity challenges; required unless the client's OTAC configuration says otherwise.
        notification_records: Extra lines shown in the notice; some may be required by client configuration.
        tracer_id: The client's trace id, echoed and later used to cancel (there at most 254 characters). [example
            docs/notify-classic/notify/stage]
    """

    amount: Decimal
    workflow_id: int
    participant_unique_id1: str
    recipient: NotifyRecipient = _attrs_field(repr=_redacted)
    participant_id: int | Unset = UNSET
    participant_unique_id2: str | Unset = UNSET
    authentication_records: list[AuthenticationRecord] | Unset = _attrs_field(default=UNSET, repr=_shown_nested)
    notification_records: list[NotificationRecord] | Unset = _attrs_field(default=UNSET, repr=_shown_nested)
    tracer_id: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=_redacted)

    CONSTRAINTS: ClassVar[dict[str, dict[str, Any]]] = {
        "participant_id": {"attr": "participant_id", "type": "integer", "required": True, "stamped": True},
        "amount": {
            "attr": "amount",
            "type": "decimal_string",
            "max_length": 10,
            "pattern": "^[0-9]+(\\.[0-9]{1,2})?$",
            "minimum": Decimal("0.01"),
            "required": True,
        },
        "workflow_id": {"attr": "workflow_id", "type": "integer", "required": True},
        "participant_unique_id1": {
            "attr": "participant_unique_id1",
            "type": "string",
            "min_length": 1,
            "max_length": 100,
            "required": True,
        },
        "recipient": {"attr": "recipient", "type": "object", "required": True, "sensitive": True},
        "participant_unique_id2": {"attr": "participant_unique_id2", "type": "string", "max_length": 100},
        "authentication_records": {
            "attr": "authentication_records",
            "type": "array",
            "min_items": 1,
            "max_items": 20,
            "items": {"type": "object"},
        },
        "notification_records": {"attr": "notification_records", "type": "array", "items": {"type": "object"}},
        "tracer_id": {"attr": "tracer_id", "type": "string"},
    }
    RULES: ClassVar[tuple[dict[str, Any], ...]] = ()

    def to_dict(self) -> dict[str, Any]:
        out: dict[str, Any] = dict(self.additional_properties)
        v: Any
        v = self.amount
        if v is not UNSET:
            out["amount"] = format(v, "f") if type(v) is Decimal else v
        v = self.workflow_id
        if v is not UNSET:
            out["workflow_id"] = v
        v = self.participant_unique_id1
        if v is not UNSET:
            out["participant_unique_id1"] = v
        v = self.recipient
        if v is not UNSET:
            out["recipient"] = v.to_dict() if isinstance(v, _Model) else v
        v = self.participant_id
        if v is not UNSET:
            out["participant_id"] = v
        v = self.participant_unique_id2
        if v is not UNSET:
            out["participant_unique_id2"] = v
        v = self.authentication_records
        if v is not UNSET:
            out["authentication_records"] = (
                [i.to_dict() if isinstance(i, _Model) else i for i in v] if isinstance(v, (list, tuple)) else v
            )
        v = self.notification_records
        if v is not UNSET:
            out["notification_records"] = (
                [i.to_dict() if isinstance(i, _Model) else i for i in v] if isinstance(v, (list, tuple)) else v
            )
        v = self.tracer_id
        if v is not UNSET:
            out["tracer_id"] = v
        return out

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        rest = dict(src_dict) if isinstance(src_dict, dict) else _mapping(src_dict)
        take: Callable[..., Any] = rest.pop
        model = cls(
            amount=_read_text_amount(take("amount", UNSET)),
            workflow_id=take("workflow_id", UNSET),
            participant_unique_id1=take("participant_unique_id1", UNSET),
            recipient=NotifyRecipient.from_dict(v) if isinstance(v := take("recipient", UNSET), dict) else v,
            participant_id=take("participant_id", UNSET),
            participant_unique_id2=take("participant_unique_id2", UNSET),
            authentication_records=[AuthenticationRecord.from_dict(i) if isinstance(i, dict) else i for i in v]
            if isinstance(v := take("authentication_records", UNSET), list)
            else v,
            notification_records=[NotificationRecord.from_dict(i) if isinstance(i, dict) else i for i in v]
            if isinstance(v := take("notification_records", UNSET), list)
            else v,
            tracer_id=take("tracer_id", UNSET),
        )
        model.additional_properties = rest
        return model


# At the foot: models refer to each other in circles, and an import inside from_dict would cost more than the reading.
from ..models.authentication_record import AuthenticationRecord  # noqa: E402
from ..models.notification_record import NotificationRecord  # noqa: E402
from ..models.notify_recipient import NotifyRecipient  # noqa: E402
