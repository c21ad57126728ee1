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
from ..operation import Acted, Body, Call, Key, Operation, Style
from ..refused import Refused
from .common import unique_ids

NOT_FOUND, CLAIMED, OVER = 780, 781, 782


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
    """Whether everything that the request says about the disbursement is true."""
    amount = body.get("amount")
    name = [body.get("first_name"), body.get("last_name")]
    return (
        body.get("participant_unique_id1") in (None, entry["participant_unique_id1"])
        and body.get("tracer_id") in (None, entry["tracer_id"])
        and (amount is None or Decimal(entry["amount"]) == Decimal(amount))
        and (name == [None, None] or name in entry["names"])
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
