"""What is known about a payment: Ingo's events, and its answers to API calls.

Facts hold ids, codes and times only, nothing personal, and each has an id of its own, so that a
duplicate is recognised wherever it comes from.
"""

import json
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

from .topics import plain_topic


@dataclass(frozen=True, slots=True)
class EventFact:
    """An event, reduced to what the state of a payment depends on.

    Attributes:
        id: `metadata.id`.
        topic: the plain topic (`topics.plain_topic`).
        at: `metadata.timestamp`, Unix seconds by Ingo's clock.
    """

    id: str
    topic: str
    at: int
    reference: str | None = None
    notification_id: str | None = None
    party_id: str | None = None
    status: str | None = None
    check_number: str | None = None
    check_amount: Decimal | None = None
    reason_code: str | None = None

    @classmethod
    def of(cls, event: Any) -> "EventFact":
        """Reduce a received event (its raw body is read, so that any event type will do)."""
        document = json.loads(event.raw)
        data = _object(document.get("data"))
        metadata = _object(document.get("metadata"))
        ancillary, content = _object(data.get("ancillary")), _object(data.get("event"))
        return cls(
            id=str(event.id),
            topic=plain_topic(str(getattr(event, "canonical_topic", None) or event.topic)),
            at=_seconds(metadata.get("timestamp")),
            reference=_text(ancillary.get("participant_unique_id1")),
            notification_id=_text(ancillary.get("notification_id")),
            party_id=_text(ancillary.get("party_id")),
            status=_text(content.get("status")),
            check_number=_text(content.get("check_number")),
            check_amount=_amount(content.get("check_amount")),
            reason_code=_text(content.get("reason_code")),
        )


@dataclass(frozen=True, slots=True)
class AnswerFact:
    """Ingo's answer to an API call, or the lack of one.

    Attributes:
        id: anything that tells this call from others of the same reference.
        operation: process, debit, stage, notify_cancel, check_cancel, check_stop, verify.
        status: Ingo's status code; None when there was no answer that could be read.
        at: Unix seconds by your clock. It only orders answers among themselves.
    """

    id: str
    operation: str
    status: int | None
    at: int
    reference: str | None = None
    notification_id: str | None = None
    check_number: str | None = None


Fact = EventFact | AnswerFact


def as_fact(given: Any) -> Fact:
    """Take a fact as it is, and an event as its fact."""
    return given if isinstance(given, EventFact | AnswerFact) else EventFact.of(given)


def _object(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _text(value: Any) -> str | None:
    return None if value is None or value == "" or isinstance(value, dict | list) else str(value)


def _seconds(value: Any) -> int:
    try:
        return int(value)
    except (TypeError, ValueError, OverflowError):
        return 0


def _amount(value: Any) -> Decimal | None:
    try:
        amount = Decimal(str(value))
    except InvalidOperation:
        return None
    return amount if amount.is_finite() else None
