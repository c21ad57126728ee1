"""What each topic says about a payment. Source: the webhook pages named in openapi/.

No state machine is published; this one is inferred from the events. The product prefix says who
sent an event, not what it means, so it is cut off.
"""

from dataclasses import dataclass
from enum import StrEnum


class Axis(StrEnum):
    """The parts of a payment's state, each with its own course."""

    NOTIFICATION = "notification"
    PROGRESS = "progress"
    HOLD = "hold"
    PAYMENT = "payment"
    CHECK = "check"
    PARTY = "party"


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a topic says: the value it gives to one axis.

    Attributes:
        rank: place in the course of the axis; breaks ties of events within one second.
        final: nothing of lower rank may come after it on this axis.
    """

    axis: Axis
    value: str
    rank: int
    final: bool = False


_N, _P, _H, _PAY, _C = Axis.NOTIFICATION, Axis.PROGRESS, Axis.HOLD, Axis.PAYMENT, Axis.CHECK
_RECIPIENT = "transaction.recipient."
_PARTY = "transaction.party."
_DYNAMIC = "transaction.party.authentication.dynamic.validation."
_STATUS = "transaction.recipient.payment.status."

MEANINGS: dict[str, tuple[Meaning, ...]] = {}


def _say(topics: tuple[str, ...], *meanings: Meaning) -> None:
    MEANINGS.update(dict.fromkeys(topics, meanings))


def _both(rest: str) -> tuple[str, ...]:
    """Name a topic of Classic and its counterpart of Managed."""
    return (_RECIPIENT + rest, _PARTY + rest)


def _party(value: str, rank: int) -> Meaning:
    return Meaning(Axis.PARTY, value, rank)


_say(_both("notification.status.sent"), Meaning(_N, "sent", 2), _party("notified", 1))
_say(_both("notification.status.bounced"), Meaning(_N, "bounced", 3), _party("bounced", 2))
_say(_both("notification.status.received"), Meaning(_N, "opened", 4), _party("opened", 3))
_say(
    (_RECIPIENT + "authentication.status.failure", _DYNAMIC + "failure"),
    Meaning(_P, "authentication_failed", 1),
    _party("authentication_failed", 4),
)
_say(
    (_RECIPIENT + "authentication.status.success", _DYNAMIC + "success"),
    Meaning(_P, "authenticated", 2),
    _party("authenticated", 5),
)
_say((_RECIPIENT + "verification.rvdm.success",), Meaning(_P, "verified", 3))
_say(("transaction.account.verification.paypal.success.av",), Meaning(_P, "account_verified", 4))
_say(
    (
        "transaction.account.verification.card.failure.cns_cd",
        "transaction.account.verification.ach.nav.failure",
    ),
    Meaning(_P, "account_refused", 4),
)
_say(("transaction.account.tokenization.success",), Meaning(_P, "tokenized", 5))
_say((_STATUS + "approvals.pmt-suspended",), Meaning(_P, "awaiting_approvals", 6))
_say((_STATUS + "approvals.decision.approved",), _party("approved", 6))
_say((_STATUS + "approvals.decision.declined",), _party("declined", 6))
_say((_STATUS + "approvals.complete",), Meaning(_P, "approvals_complete", 7))
_say((_STATUS + "approved",), Meaning(_P, "submitted", 8))
_say((_RECIPIENT + "verification.ofac.status.suspended",), Meaning(_H, "suspended", 1))
_say((_RECIPIENT + "verification.ofac.status.cleared",), Meaning(_H, "cleared", 2))
_say((_RECIPIENT + "verification.ofac.status.failure",), Meaning(_H, "confirmed", 3, final=True))
_say((_STATUS + "success",), Meaning(_PAY, "succeeded", 1, final=True))
_say((_STATUS + "terminated",), Meaning(_PAY, "terminated", 1, final=True))
_say((_STATUS + "returned",), Meaning(_PAY, "returned", 2, final=True))
_say(("transaction.session.request.terminated",), Meaning(_P, "session_terminated", 4))
_say((_STATUS + "check",), Meaning(_C, "chosen", 1))
_say((_STATUS + "check.issued",), Meaning(_C, "issued", 2))
_say((_STATUS + "check.paid",), Meaning(_C, "paid", 3, final=True))
_say((_STATUS + "check.canceled",), Meaning(_C, "canceled", 3, final=True))
_say((_STATUS + "check.stopped",), Meaning(_C, "stopped", 3, final=True))
_say((_STATUS + "check.returned",), Meaning(_C, "returned", 4, final=True))

_ALIASES = {
    _RECIPIENT + "notification.sent": _RECIPIENT + "notification.status.sent",
    _RECIPIENT + "authentication.complete": _RECIPIENT + "authentication.status.success",
    _RECIPIENT + "payment.tokenization.complete": "transaction.account.tokenization.success",
    _STATUS + "funded": _STATUS + "success",
    _RECIPIENT + "status.payment.check.returned": _STATUS + "check.returned",
}


def plain_topic(topic: str) -> str:
    """Give the topic without its product prefix, in one spelling."""
    for prefix in ("gateway.", "plugin."):
        topic = topic.removeprefix(prefix)
    return _ALIASES.get(topic, topic)
