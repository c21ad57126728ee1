"""The state of a payment: one result for all orders, and contradictions in the open."""

import itertools
import json
import random
from collections.abc import Callable
from decimal import Decimal

import pytest
import standin

from ingo_wrapper.webhooks.inbox import Inbox
from ingo_wrapper.webhooks.state import (
    Acceptance,
    AnswerFact,
    EventFact,
    Fact,
    PaymentState,
    Phase,
    fold,
    state_of,
)
from ingo_wrapper.webhooks.state.kept import PaymentStates
from ingo_wrapper.webhooks.state.topics import MEANINGS, plain_topic

R = "transaction.recipient."
S = R + "payment.status."
DYNAMIC = "transaction.party.authentication.dynamic.validation."
OFAC = R + "verification.ofac.status."


def event(number: int, topic: str, *, at: int | None = None, **rest: object) -> EventFact:
    return EventFact(
        id=f"e{number}",
        topic=plain_topic(topic),
        at=1_770_000_000 + (number if at is None else at),
        reference="tx-1",
        **rest,  # type: ignore[arg-type]
    )


def answer(operation: str, status: int | None, *, at: int = 0) -> AnswerFact:
    return AnswerFact(f"{operation}-{status}-{at}", operation, status, 1_770_000_000 + at, "tx-1")


def folded(facts: list[Fact]) -> PaymentState:
    state = PaymentState()
    for each in facts:
        state = fold(state, each)
    return state


# The typical order of a Classic item (docs/notify-classic/webhooks/overview), all in one second of
# each other or even in the same one, as a clock of whole seconds gives them.
CLASSIC = [
    event(1, R + "notification.status.sent"),
    event(2, R + "notification.status.received"),
    event(3, R + "authentication.status.success"),
    event(4, R + "verification.rvdm.success"),
    event(5, "transaction.account.tokenization.success"),
    event(6, S + "success"),
]
CHECK = [
    event(1, R + "notification.status.sent"),
    event(2, R + "authentication.status.success"),
    event(3, S + "check"),
    event(4, S + "check.issued", check_number="0000001", check_amount=Decimal("12.34")),
    event(5, "gateway." + S + "check.paid", check_number="0000001", check_amount=Decimal("12.34")),
    event(6, "gateway." + R + "status.payment.check.returned", reason_code="02"),
]
SCREENED = [
    answer("process", 130),
    event(1, "gateway." + R + "verification.ofac.status.suspended"),
    event(2, "gateway." + R + "verification.ofac.status.cleared"),
    event(3, S + "success", at=5),
    event(4, "gateway." + S + "returned", at=9),
    answer("process", 101, at=7),
]


@pytest.mark.parametrize(
    ("journey", "phase"),
    [
        (CLASSIC, Phase.SUCCEEDED),
        (CHECK, Phase.RETURNED),
        (SCREENED, Phase.RETURNED),
        ([event(int(e.id[1:]), e.topic, at=0) for e in CLASSIC], Phase.SUCCEEDED),
    ],
    ids=["classic", "check", "screened", "all in one second"],
)
def test_all_720_orders_with_every_duplicate_give_one_state(
    journey: list[Fact], phase: Phase
) -> None:
    expected = state_of(journey)
    assert expected.phase is phase
    assert expected.flags == ()
    rng = random.Random(1)
    orders = list(itertools.permutations(journey))
    assert len(orders) == 720
    for order in orders:
        doubled = list(order)
        for each in order:
            doubled.insert(rng.randrange(len(doubled) + 1), each)
        assert folded(doubled) == expected


def test_every_subset_of_a_journey_has_a_state_and_no_contradiction() -> None:
    """Any subset of events may fire: a gap is not a contradiction."""
    for journey in (CLASSIC, CHECK, SCREENED):
        for number in range(len(journey) + 1):
            for subset in itertools.combinations(journey, number):
                assert state_of(subset).flags == ()


@pytest.mark.parametrize(
    ("status", "acceptance", "phase"),
    [
        (100, Acceptance.ACCEPTED, Phase.ACCEPTED),
        (101, Acceptance.ACCEPTED, Phase.ACCEPTED),
        (102, Acceptance.ACCEPTED, Phase.ACCEPTED),
        (103, Acceptance.PENDING, Phase.IN_PROGRESS),
        (104, Acceptance.PENDING, Phase.IN_PROGRESS),
        (111, Acceptance.ACCEPTED, Phase.ACCEPTED),
        (130, Acceptance.SUSPENDED, Phase.ON_HOLD),
        (1106, Acceptance.SUSPENDED, Phase.ON_HOLD),
        (400, Acceptance.REFUSED, Phase.REFUSED),
        (500, Acceptance.UNKNOWN, Phase.UNKNOWN),
        (600, Acceptance.REFUSED, Phase.REFUSED),
        (851, Acceptance.REFUSED, Phase.REFUSED),
        (900, Acceptance.UNKNOWN, Phase.UNKNOWN),
        (None, Acceptance.UNKNOWN, Phase.UNKNOWN),
    ],
)
def test_the_answer_decides_acceptance(
    status: int | None, acceptance: Acceptance, phase: Phase
) -> None:
    state = state_of([answer("process", status)])

    assert (state.acceptance, state.phase) == (acceptance, phase)


def test_the_repeat_after_no_answer_decides() -> None:
    state = state_of([answer("process", None, at=0), answer("process", 101, at=70)])

    assert state.acceptance is Acceptance.ACCEPTED


def test_a_refused_repeat_does_not_undo_an_accepted_call() -> None:
    state = state_of([answer("process", 100, at=0), answer("process", 400, at=70)])

    assert state.acceptance is Acceptance.ACCEPTED


def test_verifying_accepts_nothing() -> None:
    assert state_of([answer("verify", 100)]).acceptance is Acceptance.UNKNOWN


@pytest.mark.parametrize(
    ("facts", "phase", "kind"),
    [
        (
            [event(1, S + "success"), event(2, S + "terminated")],
            Phase.TERMINATED,
            "success_and_termination",
        ),
        (
            [event(1, S + "check.paid"), event(2, S + "check.stopped")],
            Phase.CHECK_STOPPED,
            "check_paid_and_stopped",
        ),
        (
            [event(1, S + "check.paid"), event(2, S + "check.canceled")],
            Phase.CANCELED,
            "check_paid_and_canceled",
        ),
        (
            [event(1, OFAC + "failure"), event(2, S + "success")],
            Phase.TERMINATED,
            "success_despite_screening",
        ),
        (
            [answer("process", 851), event(1, S + "success")],
            Phase.SUCCEEDED,
            "money_despite_refusal",
        ),
        (
            [answer("notify_cancel", 100), event(1, S + "success")],
            Phase.SUCCEEDED,
            "money_despite_cancel",
        ),
        (
            [event(1, S + "success"), event(2, "transaction.account.tokenization.success")],
            Phase.SUCCEEDED,
            "after_the_end",
        ),
        (
            [event(1, S + "check.paid"), event(2, S + "check.issued")],
            Phase.SUCCEEDED,
            "after_the_end",
        ),
        (
            [
                event(1, S + "success"),
                EventFact("e1", plain_topic(S + "terminated"), 1_770_000_001),
            ],
            Phase.TERMINATED,
            "same_id",
        ),
        (
            [
                event(1, S + "success"),
                EventFact("e2", plain_topic(S + "check"), 1, reference="tx-2"),
            ],
            Phase.SUCCEEDED,
            "mixed_payments",
        ),
        (
            [
                event(1, S + "approvals.decision.declined", party_id="p1"),
                event(2, S + "approvals.complete", party_id="p2"),
            ],
            Phase.IN_PROGRESS,
            "complete_despite_decline",
        ),
    ],
)
def test_what_cannot_both_be_true_is_flagged_in_every_order(
    facts: list[Fact], phase: Phase, kind: str
) -> None:
    for order in itertools.permutations(facts):
        state = folded(list(order))
        assert state.phase is phase
        assert kind in [each.kind for each in state.flags]
        flag = next(each for each in state.flags if each.kind == kind)
        assert set(flag.facts) <= {each.id for each in facts}


def test_a_party_who_changes_their_mind_is_no_contradiction() -> None:
    state = state_of(
        [
            event(1, S + "approvals.decision.declined", party_id="p1"),
            event(2, S + "approvals.decision.approved", party_id="p1"),
            event(3, S + "approvals.complete", party_id="p1"),
        ]
    )

    assert state.flags == ()
    assert state.parties == {"p1": "approved"}


def test_parties_run_independently() -> None:
    state = state_of(
        [
            event(1, "transaction.party.notification.status.sent", party_id="recipient"),
            event(2, DYNAMIC + "success", party_id="recipient"),
            event(3, "transaction.party.notification.status.sent", party_id="approver"),
            event(4, "transaction.party.notification.status.bounced", party_id="approver"),
        ]
    )  # fmt: skip

    assert state.parties == {"approver": "bounced", "recipient": "authenticated"}


def test_a_reminder_does_not_close_what_was_opened() -> None:
    topics = ("sent", "received", "sent", "bounced")
    facts = [event(n, f"{R}notification.status.{each}") for n, each in enumerate(topics)]

    assert state_of(facts).notification == "opened"
    assert state_of(facts[:1]).notification == "sent"
    assert state_of([answer("stage", 100)]).notification == "staged"
    assert state_of([answer("stage", 100), answer("notify_cancel", 100)]).phase is Phase.CANCELED


def test_screening_holds_until_it_is_cleared() -> None:
    facts = [answer("process", 100), event(1, R + "verification.ofac.status.suspended")]

    assert state_of(facts).phase is Phase.ON_HOLD
    assert (
        state_of([*facts, event(2, R + "verification.ofac.status.cleared")]).phase is Phase.ACCEPTED
    )
    assert (
        state_of([*facts, event(2, R + "verification.ofac.status.failure")]).phase
        is Phase.TERMINATED
    )


def test_the_check_keeps_its_number_amount_and_reason() -> None:
    check = state_of(CHECK).check

    assert check is not None
    assert (check.value, check.number, check.amount, check.reason_code) == (
        "returned", "0000001", Decimal("12.34"), "02",
    )  # fmt: skip


@pytest.mark.parametrize(
    "topic",
    [
        "transaction.recipient.notification.sent",
        "transaction.recipient.authentication.complete",
        "transaction.recipient.payment.tokenization.complete",
        "transaction.recipient.payment.status.funded",
        "plugin.transaction.account.tokenization.success",
        "gateway.transaction.recipient.status.payment.check.returned",
        "gateway.transaction.recipient.payment.status.check.returned",
    ],
)
def test_other_spellings_mean_the_same(topic: str) -> None:
    assert plain_topic(topic) in MEANINGS


def test_an_unknown_topic_is_kept_and_changes_nothing() -> None:
    state = state_of([*CLASSIC, event(9, "transaction.recipient.something.new")])

    assert state.phase is Phase.SUCCEEDED
    assert len(state.facts) == 7


def test_a_fact_is_read_from_any_event() -> None:
    raw = json.dumps(
        {
            "metadata": {"id": "e1", "timestamp": 1770000000, "topic": "t"},
            "data": {
                "ancillary": {"participant_unique_id1": "tx-1", "party_id": ""},
                "event": {"status": 93, "check_amount": "12.30", "reason_code": "75"},
            },
        }
    ).encode()

    fact = EventFact.of(standin.parse(raw))
    assert fold(PaymentState(), standin.parse(raw)) == fold(PaymentState(), fact)

    assert fact == EventFact(
        "e1", "t", 1770000000, "tx-1", None, None, "93", None, Decimal("12.30"), "75"
    )


@pytest.mark.parametrize("data", [[], {}, {"event": None}, {"event": {"check_amount": "NaN"}}])
def test_a_fact_is_read_from_a_poor_event_too(data: object) -> None:
    raw = json.dumps({"metadata": {"id": "e1", "timestamp": "x", "topic": "t"}, "data": data})
    poor = standin.Event("e1", "t", "t", None, None, None, None, raw.encode())

    assert EventFact.of(poor) == EventFact("e1", "t", 0)


def test_states_kept_in_the_inbox(url: str, make_inbox: Callable[..., Inbox]) -> None:
    inbox = make_inbox(url)
    states = PaymentStates(inbox)
    states.record(answer("process", 100))
    issued = standin.make("e1", standin.ISSUED, check_number="7", check_amount="1.50")
    for each in (issued, standin.make("e2"), standin.make("e3", reference="tx-2")):
        inbox.accept(each)
        inbox.handle(each.id)

    state = states.get("tx-1")

    assert state.phase is Phase.SUCCEEDED
    assert state.acceptance is Acceptance.ACCEPTED
    assert state.check is not None
    assert (state.check.number, state.check.amount) == ("7", Decimal("1.50"))
    assert {each.id for each in state.facts} == {"process-100-0", "e1", "e2"}
    assert states.get("tx-9") == PaymentState()
