"""Webhook payloads for what happens inside the simulator, in the envelope of docs/hub/webhooks.

Only topics with a documented name are emitted. Left out because no name is public: cancellation of
a check (`gateway.` form) and of a staged disbursement, staging of a multi-party item, expiry.
"""

import uuid
from collections.abc import Mapping
from typing import Any

Event = dict[str, Any]

_OFAC = {
    "suspended": ("1106", "Success - OFAC suspended"),
    "cleared": ("1107", "Recipient Verification OFAC Cleared"),
    "failure": ("1108", "Success"),
}


def envelope(
    topic: str,
    *,
    now: float,
    ancillary: Mapping[str, Any],
    event: Mapping[str, Any],
    description: str = "",
    version: str = "1",
) -> Event:
    """One webhook: metadata, what it belongs to, what happened."""
    return {
        "metadata": {
            "id": f"sim01-{uuid.uuid4()}",
            "timestamp": int(now),
            "topic": topic,
            "topic_description": description,
            "version": version,
        },
        "data": {"ancillary": dict(ancillary), "event": dict(event)},
    }


def ofac_event(stage: str, body: Mapping[str, Any], now: float) -> Event:
    """OFAC screening: suspended, cleared or failure (en/ingopay-api/webhook-events/summaries)."""
    status, message = _OFAC[stage]
    ids = body.get("transaction", {}).get("participant_unique_ids", body)
    return envelope(
        f"gateway.transaction.recipient.verification.ofac.status.{stage}",
        now=now,
        ancillary=ids_of(ids),
        event={"status": status, "client_message": message},
        description=f"OFAC {stage}",
    )


def check_event(state: str, check: Mapping[str, Any], now: float, *, reason: str = "") -> Event:
    """A check's life: issued, paid, stopped, returned (IngoPay and iFrame webhook pages)."""
    # The documented name of the returned topic has two words swapped against its siblings.
    topic = (
        "gateway.transaction.recipient.status.payment.check.returned"
        if state == "returned"
        else f"gateway.transaction.recipient.payment.status.check.{state}"
    )
    event = {
        "status": "1114" if state == "returned" else "100",
        "client_message": "Success",
        "check_number": check["check_number"],
        "check_amount": f"{check['amount']}",
    }
    if reason:
        event["reason_code"] = reason
    return envelope(
        topic, now=now, ancillary=ids_of(check), event=event, description=f"Check {state}"
    )


def notify_event(
    topic: str,
    notification: Mapping[str, Any],
    now: float,
    *,
    status: str,
    message: str,
    party_id: str = "",
    version: str = "1",
    **extra: Any,
) -> Event:
    """An event of a staged disbursement (api-reference/websockets/*)."""
    ancillary = {
        **ids_of(notification),
        "notification_id": str(notification["notification_id"]),
        "session_id": "",
    }
    if notification.get("parties"):
        ancillary["party_id"] = party_id
    event = {"status": status, "client_message": message, **extra}
    return envelope(topic, now=now, ancillary=ancillary, event=event, version=version)


def ids_of(source: Mapping[str, Any]) -> dict[str, Any]:
    """The client's two ids, as webhooks carry them."""
    return {
        name: source.get(name) or ""
        for name in ("participant_unique_id1", "participant_unique_id2")
    }
