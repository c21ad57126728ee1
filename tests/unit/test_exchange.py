"""One call played by hand: doubt, repetition, spacing, and what is raised in the end."""

import pytest

from ingo_wrapper.errors import (
    ConfigurationError,
    ConnectionFailed,
    Declined,
    IngoError,
    IssuerDeclined,
    NotSent,
    OutcomeUnknown,
    RateLimited,
    Rejected,
    RequestRejected,
    SignatureRejected,
    StateConflict,
    Suspended,
)
from ingo_wrapper.exchange import exchange
from ingo_wrapper.operations import OPERATIONS, Repeat
from ingo_wrapper.preparation import prepare
from ingo_wrapper.retries import RetryPolicy
from tests.unit.hand import (
    BROKEN,
    REFUSED_SIGNATURE,
    SECRET,
    UNREACHABLE,
    Clock,
    call,
    make_session,
    play,
    raw,
    reply,
)
from tests.unit.requests import CARD, TOKEN, build, operation_of

PUSH = "ProcessCard"
ONE_OF_EACH = {
    "verify": "VerifyCard", "process": PUSH, "debit": "DebitAch", "search_billers": "BillerSearch",
    "cancel_check": "CheckCancel", "stop_check": "CheckStop", "start_risk_session": "RiskSession",
    "score_risk": "RiskScore", "stage_notification": "NotifyStage",
    "stage_parties": "NotifyStageParties", "cancel_notification": "NotifyCancel",
    "create_capture_session": "CaptureSession",
}  # fmt: skip
# api-facts: verify, process and v3 stage are idempotent by reference, capture by its own key;
# searches and risk move nothing; of the others no page says that a repetition is safe.
SAFE = {"verify", "process", "stage_notification", "create_capture_session", "search_billers", "start_risk_session", "score_risk"}  # fmt: skip
MOVES = {"process", "debit", "stage_notification", "stage_parties"}
HTML_502 = raw(b"<html>", 502)
LIMITED = raw(b"", 429)
OPEN_ENDS = {"broken": BROKEN, "502": HTML_502, "html": raw(b"<html>"), "empty": raw(b""), "500": reply(500), "none": None}  # fmt: skip


@pytest.mark.parametrize("operation", ONE_OF_EACH)
def test_success(operation):
    """One attempt, and the reply says what it is about."""
    played = call(ONE_OF_EACH[operation], reply(100, operation))

    assert played.error is None
    assert (played.reply.operation, played.reply.code, played.reply.attempts) == (operation, 100, 1)
    assert played.reply.result == "success"
    assert played.sends[0].operation.path == OPERATIONS[operation].path


def test_the_table_is_complete():
    """Every operation is played here."""
    assert set(ONE_OF_EACH) == set(OPERATIONS)
    assert all(operation_of(kind) == name for name, kind in ONE_OF_EACH.items())


@pytest.mark.parametrize("operation", ONE_OF_EACH)
def test_an_open_outcome(operation):
    """Repeated only where that is documented as safe; then OutcomeUnknown with what to keep."""
    attempts = 4 if operation in SAFE else 1
    played = call(ONE_OF_EACH[operation], *[BROKEN] * attempts)

    error = played.error
    assert type(error) is OutcomeUnknown
    assert (error.operation, error.attempts) == (operation, attempts)
    assert error.saved_request.body == played.sends[-1].body
    assert error.assume == {"process": "success", "debit": "failure"}.get(operation)
    assert ("the money may have moved" in str(error)) is (operation in MOVES)


@pytest.mark.parametrize("operation", ONE_OF_EACH)
def test_no_connection_is_tried_again_everywhere(operation):
    """Nothing was sent, so anything may be repeated."""
    played = call(ONE_OF_EACH[operation], UNREACHABLE, reply(100, operation))

    assert played.reply.attempts == 2


def test_no_connection_at_all():
    """Not sent; safe to say so."""
    error = call(PUSH, *[UNREACHABLE] * 4).error

    assert type(error) is ConnectionFailed
    assert isinstance(error, NotSent)
    assert "not sent, no money moved, after 4 attempts: no connection" in str(error)


@pytest.mark.parametrize("opening", OPEN_ENDS)
@pytest.mark.parametrize(
    "later",
    [
        UNREACHABLE, LIMITED, REFUSED_SIGNATURE, raw(b"", 400), raw(b"", 404), raw(b"", 403),
        reply(402), BROKEN, HTML_502, raw(b"{}"),
    ],
    ids=["unreachable", "429", "401", "400", "404", "403", "402", "broken", "502", "no-code"],
)  # fmt: skip
def test_once_in_doubt_always_in_doubt(opening, later):
    """What happens to a later attempt at the door says nothing about the one before it."""
    played = call(PUSH, OPEN_ENDS[opening], later, ...)

    assert len(played.sends) >= 2
    assert type(played.error) is OutcomeUnknown, played.error
    assert "OUTCOME UNKNOWN, the money may have moved" in str(played.error)


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        (reply(700), Declined),
        (reply(851), IssuerDeclined),
        (reply(780), StateConflict),
        (reply(130), Suspended),
    ],
)
def test_ingos_own_answer_ends_doubt(answer, error):
    """The answer to an idempotent repetition is the answer to the original."""
    assert type(call(PUSH, BROKEN, answer).error) is error


@pytest.mark.parametrize("code", [400, 600, 605, 616, 13723])
def test_a_refused_repetition_leaves_doubt(code):
    """600-616 holds velocity limits too: the first attempt may be what used them up."""
    error = call(PUSH, BROKEN, reply(code)).error

    assert type(error) is OutcomeUnknown
    assert error.code == code
    assert type(call(PUSH, reply(code)).error) is RequestRejected


@pytest.mark.parametrize("code", [100, 101, 102, 103])
def test_a_success_ends_doubt(code):
    """101 is the earlier result."""
    played = call(PUSH, BROKEN, reply(code))

    assert (played.reply.code, played.reply.attempts) == (code, 2)


@pytest.mark.parametrize("operation", ["debit", "stage_parties", "cancel_check", "stop_check", "cancel_notification"])  # fmt: skip
def test_what_no_page_calls_safe_is_never_repeated(operation):
    """One attempt, whatever leaves it open."""
    for open_end in (BROKEN, HTML_502, reply(500, operation), None):
        played = call(ONE_OF_EACH[operation], open_end)
        assert (type(played.error), len(played.sends)) == (OutcomeUnknown, 1)


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        (reply(400), RequestRejected),
        (reply(616), RequestRejected),
        (reply(700), Declined),
        (reply(867), IssuerDeclined),
        (reply(130), Suspended),
        (reply(900), OutcomeUnknown),
        (reply(93), OutcomeUnknown),
        (raw(b"", 400), RequestRejected),
        (REFUSED_SIGNATURE, SignatureRejected),
    ],
    ids=["400", "616", "700", "867", "130", "900", "93", "http-400", "http-401"],
)
def test_never_repeated(answer, error):
    """House rules: 4xx, 600-616, 700-742, 851-867 never; 9xx asks for a human."""
    played = call(PUSH, answer)

    assert (type(played.error), len(played.sends)) == (error, 1)


def test_5xx_codes_are_repeated():
    """docs/hub/errors: with exponential back-off."""
    assert call("VerifyCard", reply(500, "verify"), reply(100, "verify")).reply.attempts == 2


def test_pushes_are_spaced():
    """At least 4 s after the stand-in time of 60, measured from send to send."""
    played = call(PUSH, BROKEN, HTML_502, BROKEN, reply(101))

    assert played.reply.result == "idempotent"
    assert played.gaps == [64.0, 64.0, 64.0]


def test_a_late_answer_shortens_the_pause():
    """A read timeout has waited already."""
    clock = Clock()

    def late(_send):
        clock.at += 74.5
        return BROKEN

    played = call(PUSH, late, reply(101), clock=clock)
    assert played.gaps == [75.0 + 0.25]


def test_verify_is_not_spaced():
    """It moves nothing."""
    assert call("VerifyCard", BROKEN, reply(100, "verify")).pauses == [0.25]


def test_the_budget_ends_it():
    """Four attempts 64 s apart fit into 240 s; a smaller budget allows fewer."""
    clock = Clock()
    played = call(PUSH, BROKEN, BROKEN, clock=clock, policy=RetryPolicy(budget=100.0))

    assert (type(played.error), len(played.sends)) == (OutcomeUnknown, 2)


def test_every_attempt_carries_the_same_request():
    """The same bytes, the same reference, signed anew."""
    played = call(PUSH, BROKEN, BROKEN, reply(101))

    assert len({send.body for send in played.sends}) == 1
    assert len({send.headers["X-Date"] for send in played.sends}) == 3
    assert len({send.headers["Authorization"] for send in played.sends}) == 3
    assert all(b'"participant_unique_id1":"ord-7781"' in send.body for send in played.sends)


def test_still_running_then_done():
    """104 is waited for, and what it becomes is the reply."""
    played = call(PUSH, reply(104), reply(100))

    assert (played.reply.code, played.reply.attempts, played.gaps) == (100, 2, [64.0])


def test_still_running_to_the_end():
    """Still 104 after all attempts: it says so; it is neither paid nor failed."""
    played = call(PUSH, *[reply(104)] * 4)

    assert played.error is None
    assert (played.reply.result, played.reply.code) == ("still_running", 104)


def test_still_running_where_nothing_is_repeated():
    """One attempt of a debit."""
    assert call("DebitAch", reply(104, "debit")).reply.result == "still_running"


def test_retry_after_is_honoured():
    """429 is repeated for everything, no sooner than asked."""
    limited = raw(b"", 429, retry_after="7")

    assert call("DebitAch", limited, reply(100, "debit")).pauses == [7.0]


def test_retry_after_beyond_the_cap():
    """Not waited for; the caller is told how long."""
    error = call("DebitAch", raw(b"", 429, retry_after="3600")).error

    assert (type(error), error.retry_after, error.attempts) == (RateLimited, 3600.0, 1)
    assert isinstance(error, Rejected)


def test_retries_off():
    """One attempt."""
    played = call("VerifyCard", BROKEN, policy=RetryPolicy.off())

    assert (type(played.error), len(played.sends)) == (OutcomeUnknown, 1)


class TestInterrupted:
    """A call that is cancelled leaves no doubt behind."""

    def play(self, *answers, kind=PUSH):
        clock = Clock()
        session = make_session(clock)
        return call(kind, *answers, session=session, clock=clock), session, clock

    def test_in_flight(self):
        """The request is kept, with the time of the attempt."""
        played, session, _ = self.play(KeyboardInterrupt())

        assert isinstance(played.error, KeyboardInterrupt)
        (saved,) = session.interrupted
        assert (saved.body, saved.reference) == (played.sends[0].body, "ord-7781")
        assert saved.sent_at == played.times[0]

    def test_in_flight_after_doubt(self):
        """The last attempt counts."""
        played, session, _ = self.play(BROKEN, KeyboardInterrupt())

        assert isinstance(played.error, KeyboardInterrupt)
        assert [saved.sent_at for saved in session.interrupted] == [played.times[1]]

    @pytest.mark.parametrize(("answer", "kept"), [(BROKEN, 1), (UNREACHABLE, 0)])
    def test_while_waiting(self, answer, kept):
        """Cancelled in a pause: kept when the attempt before it is in doubt."""
        session = make_session()
        flow = exchange(prepare(session, "process", build(PUSH)))
        next(flow)
        flow.send(answer)
        with pytest.raises(KeyboardInterrupt):
            flow.throw(KeyboardInterrupt())

        assert len(session.interrupted) == kept

    def test_abandoned(self):
        """A call whose generator is closed counts as cancelled."""
        played, session, _ = self.play(GeneratorExit())

        assert isinstance(played.error, GeneratorExit)
        assert len(session.interrupted) == 1

    def test_reads_are_not_kept(self):
        """There is nothing to find out."""
        _, session, _ = self.play(KeyboardInterrupt(), kind="BillerSearch")

        assert session.interrupted == []

    @pytest.mark.parametrize("kind", [k for k in ONE_OF_EACH.values() if OPERATIONS[operation_of(k)].repeat is not Repeat.FREELY])  # fmt: skip
    def test_all_others_are_kept(self, kind):
        """Verify makes a token, a cancel cancels: each can be resolved."""
        _, session, _ = self.play(KeyboardInterrupt(), kind=kind)

        assert len(session.interrupted) == 1

    def test_an_answered_call_is_not_kept(self):
        """Answers leave nothing open."""
        for answer in (reply(100), reply(700), REFUSED_SIGNATURE):
            _, session, _ = self.play(answer)
            assert session.interrupted == []


def test_a_client_closed_in_doubt():
    """The first attempt may have been processed: "this client is closed" must not hide that."""
    played = call(PUSH, BROKEN, ConfigurationError("this client is closed"))

    assert type(played.error) is OutcomeUnknown
    assert "this client is closed" in str(played.error)


def test_a_closed_client():
    """Without doubt it is what it says."""
    played = call(PUSH, ConfigurationError("this client is closed"))

    assert type(played.error) is ConfigurationError


class TestErrors:
    """What an error carries."""

    def test_a_decline(self):
        """Code, family, advice, Ingo's text, HTTP status, the raw reply."""
        answer = reply(753, "verify")
        error = call("VerifyCard", answer).error

        assert (error.operation, error.reference) == ("verify", "ord-7781")
        assert (error.code, error.code_family) == (753, "address verification declined")
        assert (error.message, error.http_status) == ("told 753", 200)
        assert error.advice == "AVS declined: correct the address and verify again"
        assert error.raw is answer

    def test_the_text(self):
        """What happened, what it means for the money, what to do next."""
        text = str(call(PUSH, reply(851)).error)

        assert text == (
            "process ord-7781: declined, no money moved, after 1 attempt: Ingo answered 851: card "
            'issuer decline. The reply says: "told 851". Next: do not retry; the recipient contacts the '
            "issuer."
        )

    def test_what_to_do_about_an_unknown_push(self):
        """Resolve it, and book it as a success meanwhile (en/ingopay-api/gateway/process/credit)."""
        error = call(PUSH, *[BROKEN] * 4).error

        assert "error.resolve()" in error.advice
        assert error.advice.endswith("until then book it as a success, as Ingo documents")

    def test_what_to_do_about_an_unknown_pull(self):
        """Nothing documents a repetition; assume failure (en/ingopay-api/gateway/process/debit)."""
        error = call("DebitCard", BROKEN).error

        assert "does not document a repetition" in error.advice
        assert error.advice.endswith("until then book it as a failure, as Ingo documents")

    def test_suspended(self):
        """Neither paid nor declined."""
        error = call(PUSH, reply(130)).error

        assert "HELD, neither paid nor declined" in str(error)
        assert isinstance(error, OutcomeUnknown)

    @pytest.mark.parametrize("echo", [CARD, TOKEN, SECRET, "Mina", "31201", "Okafor"])
    def test_an_echo_is_not_shown(self, echo):
        """Ingo's text may repeat what was sent."""
        body = f'{{"status":700,"client_message":"account {echo} of {echo} refused"}}'.encode()
        kind = "VerifyCard" if echo != TOKEN else PUSH
        error = call(kind, raw(body)).error

        assert type(error) is Declined
        for shown in (str(error), repr(error), error.message, error.advice):
            assert echo not in shown

    def test_a_reference_like_a_card_is_not_shown(self):
        """Its text masks it; the attribute has it for the caller's own records."""
        clock = Clock()
        request = build(PUSH, participant_unique_id1=f"inv {CARD}")
        played = play(
            exchange(prepare(make_session(clock), "process", request)), clock, [reply(700)]
        )

        assert CARD not in str(played.error)
        assert played.error.reference == f"inv {CARD}"

    def test_every_failure_is_an_ingo_error(self):
        """One `except` catches all."""
        for answer in (reply(700), raw(b""), reply(93), REFUSED_SIGNATURE, LIMITED, raw(b"", 599)):
            answers = [answer] * (4 if answer is LIMITED else 1)
            assert isinstance(call("DebitAch", *answers).error, IngoError)
