"""Taking up a saved request again: spacing, doubt, and what must not be repeated."""

import json

import attrs
import pytest

from ingo_wrapper.credentials import Credentials
from ingo_wrapper.environment import Environment
from ingo_wrapper.errors import (
    ConfigurationError,
    Declined,
    IngoError,
    IssuerDeclined,
    OutcomeUnknown,
    Suspended,
)
from ingo_wrapper.preparation import prepare
from ingo_wrapper.saved import SavedRequest
from tests.unit.hand import (
    BROKEN,
    REFUSED_SIGNATURE,
    START,
    UNREACHABLE,
    Clock,
    call,
    date,
    make_session,
    raw,
    refused_date,
    reply,
    resolve,
)
from tests.unit.requests import build, operation_of


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def session(clock):
    return make_session(clock)


def unknown(kind, session, clock) -> SavedRequest:
    """A call whose outcome stayed open, as it is kept in a store."""
    operation = operation_of(kind)
    once = kind.startswith(("Debit", "NotifyStageParties", "Check", "NotifyCancel"))
    played = call(kind, *[BROKEN] * (1 if once else 4), session=session, clock=clock)
    assert played.error.operation == operation
    return SavedRequest.from_json(played.error.saved_request.to_json())


def test_the_earlier_result(session, clock):
    """101: the payment was made; it is the reply of the call."""
    saved = unknown("ProcessCard", session, clock)
    played = resolve(saved, reply(101), session=session, clock=clock)

    assert (played.reply.result, played.reply.reference) == ("idempotent", "ord-7781")
    assert played.sends[0].body == saved.body


def test_a_push_is_spaced_from_the_attempt_before(session, clock):
    """64 s after the last send, however soon resolve is called."""
    saved = unknown("ProcessCard", session, clock)
    clock.at += 10
    played = resolve(saved, reply(101), session=session, clock=clock)

    assert played.times[0] - saved.sent_at == 64.0


def test_later_it_is_sent_at_once(session, clock):
    """The stand-in time has passed."""
    saved = unknown("ProcessCard", session, clock)
    clock.at += 3600

    assert resolve(saved, reply(101), session=session, clock=clock).pauses == []


def test_a_clock_that_was_set_back(session, clock):
    """Never waits longer than the spacing."""
    saved = unknown("ProcessCard", session, clock)
    clock.at -= 86_400

    assert resolve(saved, reply(101), session=session, clock=clock).pauses == [64.0]


def test_verify_is_not_spaced(session, clock):
    """It moves nothing."""
    saved = unknown("VerifyCard", session, clock)

    assert resolve(saved, reply(101, "verify"), session=session, clock=clock).pauses == []


@pytest.mark.parametrize(("code", "error"), [(700, Declined), (851, IssuerDeclined), (130, Suspended)])  # fmt: skip
def test_a_decline(session, clock, code, error):
    """Ingo's answer to the repetition is the answer to the original."""
    saved = unknown("ProcessCard", session, clock)
    clock.at += 3600

    assert type(resolve(saved, reply(code), session=session, clock=clock).error) is error


@pytest.mark.parametrize(
    "answer", [REFUSED_SIGNATURE, raw(b"", 400), raw(b"", 404), reply(402)], ids=str
)
def test_still_unknown(session, clock, answer):
    """A refusal at the door answers nothing; the request can be saved again."""
    saved = unknown("ProcessCard", session, clock)
    clock.at += 3600
    error = resolve(saved, answer, session=session, clock=clock).error

    assert type(error) is OutcomeUnknown
    assert error.saved_request.body == saved.body


def test_still_unreachable(session, clock):
    """No connection now says nothing about then."""
    saved = unknown("ProcessCard", session, clock)
    error = resolve(saved, *[UNREACHABLE] * 4, session=session, clock=clock).error

    assert type(error) is OutcomeUnknown
    assert error.saved_request.sent_at == saved.sent_at


@pytest.mark.parametrize("kind", ["DebitCard", "NotifyStageParties"])
def test_undocumented_repetitions_are_refused(session, clock, kind):
    """Nothing is sent; the error says how to find out."""
    saved = unknown(kind, session, clock)
    with pytest.raises(OutcomeUnknown, match="not document a repetition") as caught:
        resolve(saved, session=session, clock=clock)

    assert caught.value.attempts == 0
    assert caught.value.saved_request.body == saved.body


@pytest.mark.parametrize("kind", ["DebitCard", "NotifyStageParties"])
def test_undocumented_repetitions_on_request(session, clock, kind):
    """When Ingo said that it is safe."""
    saved = unknown(kind, session, clock)
    answer = reply(101, operation_of(kind))
    played = resolve(saved, answer, session=session, clock=clock, undocumented=True)

    assert played.reply.result == "idempotent"


@pytest.mark.parametrize("kind", ["CheckCancel", "CheckStop", "NotifyCancel"])
def test_a_second_cancel_does_not_tell_how_the_first_ended(session, clock, kind):
    """A success is one; a refusal may be because the first has worked."""
    operation = operation_of(kind)
    saved = unknown(kind, session, clock)

    assert resolve(saved, reply(100, operation), session=session, clock=clock).reply.code == 100
    for code in (780, 730, 401):
        error = resolve(saved, reply(code, operation), session=session, clock=clock).error
        assert (type(error), error.code) == (OutcomeUnknown, code)


def test_a_check_number_survives(session, clock):
    """The reply of a resolved check has the same kind of data."""
    saved = unknown("ProcessCheck", session, clock)
    clock.at += 3600
    data = {"check_number": "10045", "transaction_id": 9, "participant_unique_id1": "ord-7781"}
    body = json.dumps({"status": 101, "data": data}).encode()
    played = resolve(saved, raw(body), session=session, clock=clock)

    assert played.reply.check_number == "10045"


def test_prepared_and_never_sent(session, clock):
    """A crash may have come after the send: the first answer of Ingo's decides."""
    saved = prepare(session, "process", build("ProcessCard")).saved

    assert saved.sent_at is None
    assert resolve(saved, reply(100), session=session, clock=clock).pauses == []
    assert type(resolve(saved, reply(700), session=session, clock=clock).error) is Declined


def test_the_body_stays_when_the_clock_is_corrected(session, clock):
    """It is signed with the new time, but it is the same request."""
    saved = unknown("ProcessCard", session, clock)
    clock.at += 3600
    answers = (lambda _send: refused_date(clock.at + 3600), reply(101))
    played = resolve(saved, *answers, session=session, clock=clock)

    assert {send.body for send in played.sends} == {saved.body}
    assert played.sends[1].headers["X-Date"] != date(clock.at)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"environment": "production"}, "another environment"),
        ({"participant_id": "10002"}, "another participant_id"),
        ({"operation": "pay"}, "operation that does not exist"),
    ],
)
def test_a_request_of_somebody_else(session, clock, change, words):
    """Refused before anything is sent."""
    saved = attrs.evolve(unknown("ProcessCard", session, clock), **change)

    with pytest.raises(ConfigurationError, match=words):
        resolve(saved, session=session, clock=clock)


def test_in_another_client(session, clock):
    """The same participant, another process: nothing but the saved request is needed."""
    saved = unknown("ProcessCard", session, clock)
    later = Clock(START + 86_400)
    credentials = Credentials(username="hand-user-2", secret="rotated", participant_id="10001")
    other = make_session(later, credentials=credentials, environment=Environment.SANDBOX)

    assert resolve(saved, reply(101), session=other, clock=later).reply.code == 101


def test_the_capture_key_is_kept(session, clock):
    """Its idempotency key stands in a header."""
    request = prepare(session, "create_capture_session", build("CaptureSession"), "key-1").saved
    played = resolve(request, reply(101, "create_capture_session"), session=session, clock=clock)

    assert played.sends[0].headers["Idempotency-Key"] == "key-1"


def test_resolving_an_error_of_another_process():
    """It has no client any more."""
    error = OutcomeUnknown("unpickled")

    with pytest.raises(ConfigurationError, match=r"ingo\.resolve"):
        error.resolve()
    assert isinstance(error, IngoError)


@pytest.mark.parametrize("body", [b"", b"junk", b"[]", b'"text"', b"\xff", b"[" * 100_000])
def test_a_damaged_request(session, clock, body):
    """Refused, and not with the error of a JSON library."""
    saved = attrs.evolve(unknown("ProcessCard", session, clock), body=body)

    with pytest.raises(ConfigurationError, match="body is not a request"):
        resolve(saved, session=session, clock=clock)
