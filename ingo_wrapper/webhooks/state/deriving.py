"""From a set of facts to the state of a payment. Pure: the order of arrival is not known here."""

from collections.abc import Iterable
from dataclasses import replace

from .contradictions import flags_of
from .facts import AnswerFact, EventFact, Fact
from .payment import Acceptance, Check, PaymentState, Phase
from .topics import MEANINGS, Axis, Meaning

Step = tuple[EventFact, Meaning]
_MOVES_MONEY = {"process", "debit", "stage"}
_BEST = list(Acceptance)


def in_order(facts: Iterable[Fact]) -> list[Fact]:
    """Sort facts by their clock, within a second by the course of a payment, then by id."""
    return sorted(facts, key=_sort_key)


def _sort_key(fact: Fact) -> tuple[int, int, str, str]:
    if isinstance(fact, AnswerFact):
        return (fact.at, 0, fact.id, repr(fact))
    rank = max((each.rank for each in MEANINGS.get(fact.topic, ())), default=0)
    return (fact.at, rank, fact.id, repr(fact))


def derive(facts: frozenset[Fact]) -> PaymentState:
    """Give the state."""
    ordered = in_order(facts)
    answers = [each for each in ordered if isinstance(each, AnswerFact)]
    steps = [
        (each, meaning)
        for each in ordered
        if isinstance(each, EventFact)
        for meaning in MEANINGS.get(each.topic, ())
    ]
    acceptance = acceptance_of(answers)
    state = PaymentState(
        facts=facts,
        acceptance=acceptance,
        notification=_notification(steps, answers),
        progress=_furthest(steps),
        hold=_last(steps, Axis.HOLD),
        payment=_last(steps, Axis.PAYMENT),
        check=_check(steps),
        parties=_parties(steps),
        flags=flags_of(ordered, steps, acceptance),
    )
    return replace(state, phase=_phase(state))


def acceptance_of(answers: Iterable[AnswerFact]) -> Acceptance:
    """Give the best of the answers: a repeat that is refused does not undo an accepted call."""
    return max(
        (_answer(each.status) for each in answers if each.operation in _MOVES_MONEY),
        key=_BEST.index,
        default=Acceptance.UNKNOWN,
    )


def _answer(status: int | None) -> Acceptance:
    """Read a code (codes 1 and 2): 103 queued and 104 still running are neither yes nor no."""
    if status is None or 500 <= status < 600 or 900 <= status < 1000:
        return Acceptance.UNKNOWN
    if status in (130, 1106):
        return Acceptance.SUSPENDED
    if status in (103, 104):
        return Acceptance.PENDING
    return Acceptance.ACCEPTED if 100 <= status <= 132 else Acceptance.REFUSED


def _of(steps: Iterable[Step], axis: Axis) -> list[Step]:
    return [step for step in steps if step[1].axis is axis]


def _last(steps: list[Step], axis: Axis) -> str | None:
    """Give the latest value; a final one gives way only to what may follow it."""
    current: Meaning | None = None
    for _, meaning in _of(steps, axis):
        if current is None or not current.final or meaning.rank >= current.rank:
            current = meaning
    return current.value if current else None


def _furthest(steps: list[Step]) -> str | None:
    """Give the recipient's furthest step: a failed attempt after a success changes nothing."""
    found = _of(steps, Axis.PROGRESS)
    return max(found, key=lambda step: (step[1].rank, step[0].at))[1].value if found else None


def _notification(steps: list[Step], answers: list[AnswerFact]) -> str | None:
    if any(each.operation == "notify_cancel" and each.status == 100 for each in answers):
        return "canceled"
    values = [meaning.value for _, meaning in _of(steps, Axis.NOTIFICATION)]
    if "opened" in values:  # a reminder that is sent or bounces later does not close it
        return "opened"
    if values:
        return values[-1]
    staged = [each for each in answers if each.operation == "stage"]
    return "staged" if acceptance_of(staged) is Acceptance.ACCEPTED else None


def _check(steps: list[Step]) -> Check | None:
    found = _of(steps, Axis.CHECK)
    value = _last(steps, Axis.CHECK)
    if value is None:
        return None
    facts = [fact for fact, _ in found]
    final = [fact for fact, meaning in found if meaning.value == value][-1]
    return Check(
        value=value,
        number=next((each.check_number for each in reversed(facts) if each.check_number), None),
        amount=next((each.check_amount for each in reversed(facts) if each.check_amount), None),
        reason_code=final.reason_code,
    )


def _parties(steps: list[Step]) -> dict[str, str]:
    found: dict[str, Step] = {}
    for step in _of(steps, Axis.PARTY):
        party = step[0].party_id
        if party and (party not in found or step[1].rank >= found[party][1].rank):
            found[party] = step
    return {party: step[1].value for party, step in sorted(found.items())}


_BY_CHECK = {
    "returned": Phase.RETURNED,
    "paid": Phase.SUCCEEDED,
    "stopped": Phase.CHECK_STOPPED,
    "canceled": Phase.CANCELED,
}


def _phase(state: PaymentState) -> Phase:
    """Put the parts into one word: how it ended, else what holds it up, else how far it is."""
    check = None if state.check is None else state.check.value
    unscreened = state.acceptance is Acceptance.SUSPENDED and state.hold is None
    rules: tuple[tuple[bool, Phase], ...] = (
        (state.payment == "returned", Phase.RETURNED),
        (state.hold == "confirmed" or state.payment == "terminated", Phase.TERMINATED),
        (check in _BY_CHECK, _BY_CHECK.get(check or "", Phase.UNKNOWN)),
        (state.payment == "succeeded", Phase.SUCCEEDED),
        (state.notification == "canceled", Phase.CANCELED),
        (state.hold == "suspended" or unscreened, Phase.ON_HOLD),
        (check == "issued", Phase.CHECK_ISSUED),
        (check == "chosen", Phase.CHECK_CHOSEN),
        (state.progress is not None, Phase.IN_PROGRESS),
        (state.notification not in (None, "staged"), Phase.NOTIFIED),
    )
    return next((phase for holds, phase in rules if holds), _BY_ANSWER[state.acceptance])


_BY_ANSWER = {
    Acceptance.UNKNOWN: Phase.UNKNOWN,
    Acceptance.PENDING: Phase.IN_PROGRESS,
    Acceptance.REFUSED: Phase.REFUSED,
    Acceptance.SUSPENDED: Phase.ON_HOLD,
    Acceptance.ACCEPTED: Phase.ACCEPTED,
}
