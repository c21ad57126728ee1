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
)
from ..types import Model as _Model


@_attrs_define(kw_only=True, repr=False)
class NotifyCancel(_Model):
    """Cancel a staged disbursement of either Notify product. Give the reference form (`participant_unique_id1`,
    `first_name`, `last_name`, `amount`, `tracer_id`; `notification_id` as well when it is known), or
    `notification_id` alone, which is the way for a business recipient.

    Source: documented docs/notify-classic/notify/cancel
    Source: documented docs/notify-managed/notify/cancel

    Attributes:
        participant_id: Assigned by Ingo.
        participant_unique_id1: As on the original request (where 1 to 100 characters are allowed).
        first_name: As on the original request.
        last_name: As on the original request.
        amount: As on the original request, such as `250.00`; a string in this operation.
        tracer_id: As on the original request; used to locate the item.
        notification_id: Ingo's id of the notification, an integer here.
        customer_id: The client's id of the customer.
        participant_unique_id2: As on the original request. [example docs/notify-classic/notify/cancel; example
            docs/notify-managed/notify/cancel; inferred docs/notify-managed/notify/cancel – that it is optional]
    """

    participant_id: int | Unset = UNSET
    participant_unique_id1: str | Unset = UNSET
    first_name: str | Unset = _attrs_field(default=UNSET, repr=_redacted)
    last_name: str | Unset = _attrs_field(default=UNSET, repr=_redacted)
    amount: Decimal | Unset = UNSET
    tracer_id: str | Unset = UNSET
    notification_id: int | Unset = UNSET
    customer_id: str | Unset = UNSET
    participant_unique_id2: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=_redacted)

    CONSTRAINTS: ClassVar[dict[str, dict[str, Any]]] = {
        "participant_id": {"attr": "participant_id", "type": "integer", "required": True, "stamped": True},
        "participant_unique_id1": {
            "attr": "participant_unique_id1",
            "type": "string",
            "min_length": 1,
            "max_length": 254,
        },
        "first_name": {"attr": "first_name", "type": "string", "min_length": 1, "max_length": 150, "sensitive": True},
        "last_name": {"attr": "last_name", "type": "string", "min_length": 1, "max_length": 150, "sensitive": True},
        "amount": {"attr": "amount", "type": "decimal_string"},
        "tracer_id": {"attr": "tracer_id", "type": "string", "max_length": 254},
        "notification_id": {"attr": "notification_id", "type": "integer"},
        "customer_id": {"attr": "customer_id", "type": "string"},
        "participant_unique_id2": {"attr": "participant_unique_id2", "type": "string"},
    }
    RULES: ClassVar[tuple[dict[str, Any], ...]] = (
        {
            "rule": "any_of_complete",
            "groups": [
                ["participant_unique_id1", "first_name", "last_name", "amount", "tracer_id"],
                ["notification_id"],
            ],
        },
    )

    def to_dict(self) -> dict[str, Any]:
        out: dict[str, Any] = dict(self.additional_properties)
        v: Any
        v = self.participant_id
        if v is not UNSET:
            out["participant_id"] = v
        v = self.participant_unique_id1
        if v is not UNSET:
            out["participant_unique_id1"] = v
        v = self.first_name
        if v is not UNSET:
            out["first_name"] = v
        v = self.last_name
        if v is not UNSET:
            out["last_name"] = v
        v = self.amount
        if v is not UNSET:
            out["amount"] = format(v, "f") if type(v) is Decimal else v
        v = self.tracer_id
        if v is not UNSET:
            out["tracer_id"] = v
        v = self.notification_id
        if v is not UNSET:
            out["notification_id"] = v
        v = self.customer_id
        if v is not UNSET:
            out["customer_id"] = v
        v = self.participant_unique_id2
        if v is not UNSET:
            out["participant_unique_id2"] = v
        return out

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        rest = dict(src_dict) if isinstance(src_dict, dict) else _mapping(src_dict)
        take: Callable[..., Any] = rest.pop
        model = cls(
            participant_id=take("participant_id", UNSET),
            participant_unique_id1=take("participant_unique_id1", UNSET),
            first_name=take("first_name", UNSET),
            last_name=take("last_name", UNSET),
            amount=_read_text_amount(take("amount", UNSET)),
            tracer_id=take("tracer_id", UNSET),
            notification_id=take("notification_id", UNSET),
            customer_id=take("customer_id", UNSET),
            participant_unique_id2=take("participant_unique_id2", UNSET),
        )
        model.additional_properties = rest
        return model


# At the foot: models refer to each other in circles, and an import inside from_dict would cost more than the reading.
