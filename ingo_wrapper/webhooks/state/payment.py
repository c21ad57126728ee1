"""The current state of a payment, derived from all that is known about it.

Events come in any order, more than once, and not all of them ever come. So the state keeps the
set of facts and derives everything from the facts sorted by Ingo's clock: whatever the order of
arrival, the same facts give the same state.

The API's answer decides whether a payment was accepted; later events say how it went on. What
cannot both be true is flagged, and the flag names the facts: nothing is hidden.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from typing import Any

from .facts import AnswerFact, EventFact, Fact, as_fact


class Acceptance(StrEnum):
    """What the API has answered so far."""

    UNKNOWN = "unknown"
    REFUSED = "refused"
    PENDING = "pending"
    SUSPENDED = "suspended"
    ACCEPTED = "accepted"


class Phase(StrEnum):
    """Where a payment stands, in one word."""

    UNKNOWN = "unknown"
    REFUSED = "refused"
    ACCEPTED = "accepted"
    NOTIFIED = "notified"
    IN_PROGRESS = "in_progress"
    ON_HOLD = "on_hold"
    CHECK_CHOSEN = "check_chosen"
    CHECK_ISSUED = "check_issued"
    SUCCEEDED = "succeeded"
    CANCELED = "canceled"
    CHECK_STOPPED = "check_stopped"
    TERMINATED = "terminated"
    RETURNED = "returned"

    @property
    def is_final(self) -> bool:
        """Whether no further change is to be expected (a success may still be returned)."""
        return self in _FINAL


_FINAL = frozenset(
    {
        Phase.REFUSED,
        Phase.SUCCEEDED,
        Phase.CANCELED,
        Phase.CHECK_STOPPED,
        Phase.TERMINATED,
        Phase.RETURNED,
    }
)


@dataclass(frozen=True, slots=True)
class Flag:
    """Something that should not be.

    Attributes:
        kind: a stable word for programs.
        text: the same for people.
        facts: ids of the facts that do not go together.
    """

    kind: str
    text: str
    facts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Check:
    """The paper check of a payment: chosen, issued, paid, canceled, stopped or returned."""

    value: str
    number: str | None = None
    amount: Decimal | None = None
    reason_code: str | None = None


@dataclass(frozen=True, slots=True)
class PaymentState:
    """All that is known about a payment, and what follows from it.

    Attributes:
        facts: every distinct fact.
        phase: where it stands, in one word.
        acceptance: what the API answered.
        notification: staged, sent, bounced, opened, canceled; None without a notification.
        progress: the recipient's latest step (authenticated, tokenized, ...).
        hold: OFAC screening: suspended, cleared, confirmed.
        payment: succeeded, terminated, returned.
        parties: the latest step of each party, by `party_id`.
        flags: what does not go together.
    """

    facts: frozenset[Fact] = frozenset()
    phase: Phase = Phase.UNKNOWN
    acceptance: Acceptance = Acceptance.UNKNOWN
    notification: str | None = None
    progress: str | None = None
    hold: str | None = None
    payment: str | None = None
    check: Check | None = None
    parties: Mapping[str, str] = field(default_factory=dict)
    flags: tuple[Flag, ...] = ()

    @property
    def events(self) -> list[EventFact]:
        """The events in the order of Ingo's clock."""
        from .deriving import in_order

        return [each for each in in_order(self.facts) if isinstance(each, EventFact)]

    @property
    def answers(self) -> list[AnswerFact]:
        """The API's answers in the order of your clock."""
        from .deriving import in_order

        return [each for each in in_order(self.facts) if isinstance(each, AnswerFact)]


def fold(state: PaymentState, fact: Any) -> PaymentState:
    """Add a fact: an `EventFact`, an `AnswerFact`, or an event as received.

    In whatever order facts come, and however often, the result is the same.
    """
    from .deriving import derive

    added = as_fact(fact)
    return state if added in state.facts else derive(state.facts | {added})


def state_of(facts: Iterable[Any]) -> PaymentState:
    """Give the state that follows from facts (or events)."""
    from .deriving import derive

    return derive(frozenset(map(as_fact, facts)))
