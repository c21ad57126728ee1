"""Notify Classic: stage (v3) and the cancel shared with Managed Parties.

Pages: docs/notify-classic/notify/stage, docs/notify-classic/notify/cancel,
    docs/notify-managed/notify/cancel.

Ours: single codes inside the documented family 780-787 (780 not found or not the same item, 781
    already claimed, 782 already canceled or otherwise over); the cancel by `participant_id` and
    `notification_id` alone, shown by docs/notify-managed/quick-start, is accepted beside the long
    form.
"""

from decimal import Decimal
from typing import Any

from ..events import notify_event
from ..fields import (
    INCORRECT,
    MISSING,
    Field,
    Refused,
    check,
    group,
    money_text,
    several,
    text,
    whole,
)
from ..operation import Acted, Body, Call, Key, Operation, Style
from .common import unique_ids

NOT_FOUND, CLAIMED, OVER = 780, 781, 782

CHALLENGE: dict[str, Field] = {
    "field_label": text(),
    "field_order": whole(),
    "validation_type": whole(),
    "match_failure_type": whole(),
    "value_format": text(),
    "client_provided_value": text(),
}
NOTICE: dict[str, Field] = {"field_label": text(), "client_provided_value": text()}

_PERSON = (
    "customer_id",
    "business_name",
    "email",
    "mobile",
    "phone",
    "address1",
    "address2",
    "city",
    "state",
    "zip",
)
_STAGE = {
    "participant_id": whole(required=True),
    "amount": money_text(10, required=True),
    "workflow_id": whole(required=True),
    "participant_unique_id1": text(100, shortest=1, required=True),
    "participant_unique_id2": text(100),
    "tracer_id": text(254),
    "recipient": group(
        {name: text() for name in _PERSON} | {"first_name": text(150), "last_name": text(150)},
        required=True,
    ),
    "authentication_records": several(CHALLENGE, shortest=1, longest=20),
    "notification_records": several(NOTICE),
}
_CANCEL_SHORT = {"participant_id": whole(required=True), "notification_id": whole(required=True)}
_CANCEL = {
    "participant_id": whole(required=True),
    "participant_unique_id1": text(254, shortest=1, required=True),
    "participant_unique_id2": text(),
    "first_name": text(150, shortest=1, required=True),
    "last_name": text(150, shortest=1, required=True),
    "amount": money_text(required=True),
    "tracer_id": text(254, required=True),
    "notification_id": whole(),
    "customer_id": text(),
}


def _check_stage(call: Call) -> None:
    check(_STAGE, call.body)
    recipient = call.body["recipient"]
    person = [recipient.get(name) for name in ("first_name", "last_name")]
    if recipient.get("business_name"):
        if any(person):
            raise Refused(INCORRECT, "recipient has both a person's and a business name")
    elif not all(person):
        raise Refused(MISSING, "recipient.first_name and recipient.last_name are needed")


def _stage(call: Call, number: int) -> Acted:
    body = call.body
    recipient = body["recipient"]
    notification = {
        "notification_id": number,
        "state": "staged",
        "amount": body["amount"],
        "tracer_id": body.get("tracer_id") or f"tr-{number}",
        "names": [[recipient.get("first_name", ""), recipient.get("last_name", "")]],
        **unique_ids(body),
    }
    call.store.put("notification", str(number), notification)
    topic = "transaction.recipient.notification.status.sent"
    message = "IIP-003-EMAIL: NOTIFICATION TIMEOUT"
    call.events.append(notify_event(topic, notification, call.now, status="1204", message=message))
    data = {
        "notification_id": number,
        "tracer_id": notification["tracer_id"],
        **unique_ids(body),
        "request_timestamp": int(call.now),
    }
    return Acted(data)


def _check_cancel(call: Call) -> None:
    body = call.body
    check(_CANCEL_SHORT if set(body) <= set(_CANCEL_SHORT) else _CANCEL, body)
    found = _find(call)
    if found is None:
        raise Refused(NOT_FOUND, "No staged disbursement fits")
    if found["state"] == "claimed":
        raise Refused(CLAIMED, "Disbursement already claimed")
    if found["state"] != "staged":
        raise Refused(OVER, f"Disbursement already {found['state']}")


def _find(call: Call) -> dict[str, Any] | None:
    body = call.body
    wanted = body.get("notification_id")
    if wanted is not None:
        candidates = [call.store.get("notification", str(wanted))]
    else:
        candidates = [entry for _, entry in call.store.records("notification")]
    return next((entry for entry in candidates if entry and _fits(entry, body)), None)


def _fits(entry: dict[str, Any], body: Body) -> bool:
    if "participant_unique_id1" not in body:
        return True
    return (
        entry["participant_unique_id1"] == body["participant_unique_id1"]
        and entry["tracer_id"] == body["tracer_id"]
        and Decimal(entry["amount"]) == Decimal(body["amount"])
        and [body["first_name"], body["last_name"]] in entry["names"]
    )


def _cancel(call: Call, number: int) -> Acted:  # noqa: ARG001 - the reply names the staged item
    found = _find(call) or {}
    call.store.put("notification", str(found["notification_id"]), {**found, "state": "canceled"})
    data = {
        "notification_id": str(found["notification_id"]),
        "participant_unique_id1": found["participant_unique_id1"],
        "tracer_id": found["tracer_id"],
        "request_timestamp": int(call.now),
    }
    return Acted(data, message="Disbursement Request Canceled", timed=False)


STAGE_NOTIFICATION = Operation(
    name="stage_notification",
    path="/gateway/v3/notify",
    style=Style.FLAT,
    check=_check_stage,
    act=_stage,
    amount=("amount",),
    money=True,
    key=Key.DOCUMENTED,
)
CANCEL_NOTIFICATION = Operation(
    name="cancel_notification",
    path="/gateway/v3/notifycancel",
    style=Style.FLAT,
    check=_check_cancel,
    act=_cancel,
    amount=("amount",),
)
