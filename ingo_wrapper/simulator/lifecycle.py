"""What happens after the request: checks move on, recipients claim, approvers decide.

The states follow docs/ingopay/ancillary/check-cancel and the event pages; no state machine is
published (notify.md section 7 infers one). Each function changes the store and returns the webhooks
that follow.
"""

import uuid
from decimal import Decimal
from typing import Any

from .events import Event, check_event, envelope, ids_of, notify_event
from .execution import settle_suspended
from .operation import Call, Settings, at
from .operations import OPERATIONS
from .store import Store

_CHECK_EVENTS = {
    "check_issued": "issued",
    "paid": "paid",
    "stopped": "stopped",
    "returned": "returned",
}
_APPROVALS = "transaction.recipient.payment.status.approvals"


def advance_check(store: Store, check_number: str, state: str, now: float) -> list[Event]:
    """Move a check on.

    Raises:
        KeyError: No such check.
        ValueError: No such state.
    """
    if state not in ("routed", "canceled", *_CHECK_EVENTS):
        raise ValueError(f"{state!r} is no state of a check")
    known = _known(store, "check", check_number)
    store.put("check", check_number, {**known, "state": state})
    if state not in _CHECK_EVENTS:
        return []
    reason = {"stopped": known.get("reason_code", "77"), "returned": "02"}.get(state, "")
    return [check_event(_CHECK_EVENTS[state], known, now, reason=reason)]


def claim(store: Store, notification_id: str, now: float) -> list[Event]:
    """The recipient claims a staged disbursement: from now on it cannot be canceled.

    Raises:
        KeyError: No such disbursement.
        ValueError: It is not waiting to be claimed.
    """
    found = _known(store, "notification", notification_id)
    if found["state"] != "staged":
        raise ValueError(f"the disbursement is {found['state']}")
    store.put("notification", notification_id, {**found, "state": "claimed"})
    topic = (
        "transaction.party.authentication.dynamic.validation.success"
        if found.get("parties")
        else "transaction.recipient.authentication.status.success"
    )
    return [
        notify_event(
            topic, found, now, status="1100", message="Dynamic authentication success",
            party_id=_party_id(found, 0),
        )
    ]  # fmt: skip


def decide(
    store: Store, notification_id: str, party_id: str, *, approved: bool, now: float
) -> list[Event]:
    """An approver decides; what follows a decline is not public, so nothing else changes.

    Raises:
        KeyError: No such disbursement or approver.
    """
    found = _known(store, "notification", notification_id)
    parties = found.get("parties", [])
    approver = next(
        (each for each in parties if each["party_id"] == party_id and each["role"] == 1), None
    )
    if approver is None:
        raise KeyError(party_id)
    approver["decision"] = "approved" if approved else "declined"
    store.put("notification", notification_id, found)
    status, wording = ("1123", "Authorized") if approved else ("1124", "Not Authorized")
    events = [
        notify_event(
            f"{_APPROVALS}.decision.{approver['decision']}", found, now, status=status,
            message=f"Approver - Payment {wording}", party_id=party_id,
        )
    ]  # fmt: skip
    if all(each["decision"] == "approved" for each in parties if each["role"] == 1):
        events.append(
            notify_event(
                f"{_APPROVALS}.complete", found, now, status="1171",
                message="Approvals - Complete", party_id=party_id,
            )
        )  # fmt: skip
    return events


def finish(store: Store, notification_id: str, *, paid: bool, now: float) -> list[Event]:
    """End a claimed disbursement: paid, or terminated by Ingo.

    Raises:
        KeyError: No such disbursement.
    """
    found = _known(store, "notification", notification_id)
    store.put("notification", notification_id, {**found, "state": "paid" if paid else "terminated"})
    topic = "transaction.recipient.payment.status"
    party_id = _party_id(found, 0)
    if paid:
        return [
            notify_event(
                f"{topic}.success", found, now, status="1125", message="Success", version="3",
                party_id=party_id, account_id=f"acc-{notification_id}",
            )
        ]  # fmt: skip
    message = "Payment Terminated"
    return [
        notify_event(
            f"{topic}.terminated", found, now, status="1113", message=message, party_id=party_id
        )
    ]


def complete_capture(
    store: Store, settings: Settings, session: str, *, account_type: str, now: float
) -> list[Event]:
    """The recipient finishes in the iFrame: a token, told by webhook (docs/iframe/overview).

    Raises:
        KeyError: No such session.
        ValueError: It is already completed.
    """
    found = _known(store, "capture_session", session)
    if found["state"] != "active":
        raise ValueError(f"the session is {found['state']}")
    token = str(uuid.uuid4())
    account = {"account_type": account_type, "last_4": "4242", "expiration_date": ""}
    store.put("capture_session", session, {**found, "state": "completed"})
    store.put("token", token, account)
    ancillary = {
        **ids_of(found["body"]),
        "session_id": session,
        "tracer_token": f"{settings.participant_id}_{int(now)}_{uuid.uuid4()}",
    }
    event = {
        "status": "100",
        "client_message": "Success",
        "customer_account_token": token,
        "account_id": str(uuid.uuid4()),
        "account_type": account_type,
        "last_4": account["last_4"],
        "attempt_count": 1,
        "max_attempts": 3,
        "issuers": [],
    }
    topic = "plugin.transaction.account.tokenization.success"
    return [envelope(topic, now=now, ancillary=ancillary, event=event, version="3")]


def settle(
    store: Store, settings: Settings, reference: str, *, cleared: bool, now: float
) -> list[Event]:
    """End the OFAC suspension (130) of a held request.

    Raises:
        KeyError: Nothing with this reference is suspended.
    """
    for operation in OPERATIONS:
        name = f"{operation.name}|{settings.participant_id}|{reference}"
        known = store.get("outcome", name)
        if known is None or "held" not in known:
            continue
        call = Call(known["held"], {}, now, store, settings)
        amount = at(call.body, operation.amount)
        if operation.amount == ("amount",) and operation.name == "process":
            call.body["amount"] = Decimal(amount)  # a JSON number that was kept as text
        settle_suspended(operation, call, name, cleared=cleared)
        return call.events
    raise KeyError(reference)


def _known(store: Store, kind: str, name: str) -> dict[str, Any]:
    found = store.get(kind, name)
    if found is None:
        raise KeyError(name)
    return found


def _party_id(notification: dict[str, Any], role: int) -> str:
    parties = notification.get("parties", [])
    return next((each["party_id"] for each in parties if each["role"] == role), "")
