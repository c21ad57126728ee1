"""What cannot both be true about one payment. Missing events are no contradiction: not all fire."""

from collections.abc import Iterable, Iterator, Sequence

from .facts import AnswerFact, EventFact, Fact
from .payment import Acceptance, Flag
from .topics import Axis, Meaning

Step = tuple[EventFact, Meaning]

# pairs of (axis, value) that exclude each other, and what to call it
_EXCLUSIVE: tuple[tuple[str, str, tuple[Axis, str], tuple[Axis, str]], ...] = (
    (
        "success_and_termination",
        "both paid and terminated",
        (Axis.PAYMENT, "succeeded"),
        (Axis.PAYMENT, "terminated"),
    ),
    (
        "success_despite_screening",
        "paid although the screening hit was confirmed",
        (Axis.PAYMENT, "succeeded"),
        (Axis.HOLD, "confirmed"),
    ),
    (
        "check_paid_despite_screening",
        "check paid although the screening hit was confirmed",
        (Axis.CHECK, "paid"),
        (Axis.HOLD, "confirmed"),
    ),
    (
        "check_paid_and_canceled",
        "the check was both paid and canceled",
        (Axis.CHECK, "paid"),
        (Axis.CHECK, "canceled"),
    ),
    (
        "check_paid_and_stopped",
        "the check was both paid and stopped",
        (Axis.CHECK, "paid"),
        (Axis.CHECK, "stopped"),
    ),
    (
        "check_canceled_and_stopped",
        "the check was both canceled and stopped",
        (Axis.CHECK, "canceled"),
        (Axis.CHECK, "stopped"),
    ),
    (
        "check_paid_despite_termination",
        "check paid although the payment was terminated",
        (Axis.CHECK, "paid"),
        (Axis.PAYMENT, "terminated"),
    ),
)
_MONEY = {(Axis.PAYMENT, "succeeded"), (Axis.CHECK, "paid"), (Axis.CHECK, "issued")}


def flags_of(
    ordered: Sequence[Fact], steps: Sequence[Step], acceptance: Acceptance
) -> tuple[Flag, ...]:
    """Give all flags, in a fixed order."""
    found = [
        *_same_id(ordered),
        *_mixed(ordered),
        *_excluded(steps),
        *_after_the_end(steps),
        *_despite_answers(ordered, steps, acceptance),
        *_despite_a_refusal(steps),
    ]
    return tuple(sorted(found, key=lambda flag: (flag.kind, flag.facts)))


def _ids(facts: Iterable[Fact]) -> tuple[str, ...]:
    return tuple(sorted({each.id for each in facts}))


def _same_id(ordered: Sequence[Fact]) -> Iterator[Flag]:
    seen: set[tuple[type, str]] = set()
    for each in ordered:
        if (type(each), each.id) in seen:
            yield Flag("same_id", "one id with two contents", (each.id,))
        seen.add((type(each), each.id))


def _mixed(ordered: Sequence[Fact]) -> Iterator[Flag]:
    for name in ("reference", "notification_id"):
        if len({getattr(each, name) for each in ordered} - {None}) > 1:
            facts = [each for each in ordered if getattr(each, name) is not None]
            yield Flag("mixed_payments", f"facts of more than one {name}", _ids(facts))


def _excluded(steps: Sequence[Step]) -> Iterator[Flag]:
    for kind, text, one, other in _EXCLUSIVE:
        first = [fact for fact, each in steps if (each.axis, each.value) == one]
        second = [fact for fact, each in steps if (each.axis, each.value) == other]
        if first and second:
            yield Flag(kind, text, _ids([*first, *second]))


def _after_the_end(steps: Sequence[Step]) -> Iterator[Flag]:
    """Find steps that Ingo's clock puts after the end of their own course, or of the payment."""
    ends: dict[Axis, Step] = {}
    for fact, meaning in steps:
        end = ends.get(meaning.axis) or (
            ends.get(Axis.PAYMENT) if meaning.axis is Axis.PROGRESS else None
        )
        if (
            end
            and fact.at > end[0].at
            and (meaning.axis is not end[1].axis or meaning.rank < end[1].rank)
        ):
            text = f"{meaning.value} after {end[1].value}"
            yield Flag("after_the_end", text, _ids([end[0], fact]))
        if meaning.final:
            ends.setdefault(meaning.axis, (fact, meaning))


def _despite_answers(
    ordered: Sequence[Fact], steps: Sequence[Step], acceptance: Acceptance
) -> Iterator[Flag]:
    money = [fact for fact, each in steps if (each.axis, each.value) in _MONEY]
    answers = [each for each in ordered if isinstance(each, AnswerFact)]
    if money and acceptance is Acceptance.REFUSED:
        text = "money moved although the API refused the payment"
        yield Flag("money_despite_refusal", text, _ids([*money, *answers]))
    for operation in ("notify_cancel", "check_cancel"):
        done = [each for each in answers if each.operation == operation and each.status == 100]
        if done and any(each.value in ("succeeded", "paid") for _, each in steps):
            text = f"money moved although {operation} was accepted"
            yield Flag("money_despite_cancel", text, _ids([*money, *done]))


def _despite_a_refusal(steps: Sequence[Step]) -> Iterator[Flag]:
    """Find approvals that are complete although a party's last word was no."""
    complete = [fact for fact, each in steps if each.value == "approvals_complete"]
    words: dict[str, Step] = {}
    for fact, meaning in steps:
        if meaning.value in ("approved", "declined") and fact.party_id:
            words[fact.party_id] = (fact, meaning)
    against = [fact for fact, meaning in words.values() if meaning.value == "declined"]
    if complete and against:
        text = "approvals complete although a party declined"
        yield Flag("complete_despite_decline", text, _ids([*complete, *against]))
