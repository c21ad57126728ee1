"""Clock skew: corrected once from the server's Date, remembered, dropped when it does not help."""

import json

import pytest

from ingo_wrapper.errors import ClockSkewRejected, OutcomeUnknown, SignatureRejected
from tests.unit.hand import (
    BROKEN,
    REFUSED_SIGNATURE,
    START,
    Clock,
    call,
    date,
    make_session,
    raw,
    refused_date,
    reply,
)

PUSH = "ProcessCard"
HOUR = 3600.0


def ahead(seconds: float):
    """A refusal by a server whose clock is *seconds* ahead of ours when the answer comes."""
    return lambda clock: lambda _send: refused_date(clock.at - 0.25 + seconds)


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def session(clock):
    return make_session(clock)


def signed_at(send) -> str:
    return send.headers["X-Date"]


@pytest.mark.parametrize("off", [HOUR, -HOUR, 86400.0])
def test_corrected_once(clock, session, off):
    """The second attempt is signed with the server's time, at once."""
    played = call(PUSH, ahead(off)(clock), reply(100), session=session, clock=clock)

    assert played.reply.attempts == 2
    assert played.pauses == [0.0]
    assert signed_at(played.sends[1]) == date(played.times[1] + off)
    assert session.offset.seconds == pytest.approx(off, abs=1.0)


def test_the_body_is_stamped_anew(clock, session):
    """Its timestamp is the server's too; nothing was processed, so it may change."""
    played = call(PUSH, ahead(HOUR)(clock), reply(100), session=session, clock=clock)
    first, second = (json.loads(send.body) for send in played.sends)

    assert first.pop("timestamp") == int(START)
    assert second.pop("timestamp") == pytest.approx(START + HOUR, abs=1.5)
    assert first == second


def test_remembered(clock, session):
    """The next call of the client is signed with it from the start."""
    call(PUSH, ahead(HOUR)(clock), reply(100), session=session, clock=clock)
    played = call("VerifyCard", reply(100, "verify"), session=session, clock=clock)

    assert signed_at(played.sends[0]) == date(played.times[0] + session.offset.seconds)
    assert played.reply.attempts == 1


def test_relearned(clock, session):
    """A later change of the clock is learned again."""
    call(PUSH, ahead(HOUR)(clock), reply(100), session=session, clock=clock)
    call(PUSH, ahead(0)(clock), reply(100), session=session, clock=clock)

    assert session.offset.seconds == pytest.approx(0, abs=1.0)


def test_only_once_in_a_call(clock, session):
    """A second refusal is raised, and the correction that did not help is dropped."""
    played = call(PUSH, ahead(HOUR)(clock), ahead(2 * HOUR)(clock), session=session, clock=clock)

    assert type(played.error) is ClockSkewRejected
    assert played.error.attempts == 2
    assert session.offset.seconds == 0.0


def test_dropped_when_another_refusal_follows(clock, session):
    """The signature is wrong for another reason."""
    played = call(PUSH, ahead(HOUR)(clock), REFUSED_SIGNATURE, session=session, clock=clock)

    assert type(played.error) is SignatureRejected
    assert session.offset.seconds == 0.0


@pytest.mark.parametrize("later", [raw(b"", 429), BROKEN, raw(b"", 502)], ids=["429", "broken", "502"])  # fmt: skip
def test_kept_when_something_else_goes_wrong(clock, session, later):
    """That says nothing about the clock: the next attempt is still signed with the correction."""
    played = call(PUSH, ahead(HOUR)(clock), later, reply(100), session=session, clock=clock)

    assert played.error is None
    assert signed_at(played.sends[2]) == date(played.times[2] + session.offset.seconds)
    assert session.offset.seconds == pytest.approx(HOUR, abs=1.0)


@pytest.mark.parametrize("answer", [reply(700), reply(100), reply(500), reply(616)])
def test_kept_when_ingo_answers(clock, session, answer):
    """The corrected signature was accepted."""
    answers = [answer] if answer != reply(500) else [answer, reply(100)]
    call(PUSH, ahead(HOUR)(clock), *answers, session=session, clock=clock)

    assert session.offset.seconds == pytest.approx(HOUR, abs=1.0)


def test_a_cached_reply_is_not_believed(clock, session):
    """Age: the Date is not now's."""
    played = call(PUSH, refused_date(START + HOUR, age="60"), session=session, clock=clock)

    assert type(played.error) is ClockSkewRejected
    assert (played.error.skew, session.offset.seconds) == (None, 0.0)


def test_no_date(clock, session):
    """Nothing to learn from."""
    body = refused_date(START).body
    played = call(PUSH, raw(body, 401), session=session, clock=clock)

    assert type(played.error) is ClockSkewRejected


def test_switched_off(clock):
    """The error says how far off the clock is, and nothing is learned."""
    session = make_session(clock, correct_clock=False)
    played = call(PUSH, ahead(HOUR)(clock), session=session, clock=clock)

    assert type(played.error) is ClockSkewRejected
    assert played.error.skew == pytest.approx(-HOUR, abs=1.0)
    assert session.offset.seconds == 0.0


def test_the_older_body_code(clock, session):
    """402 in the body is a clock error as well (contradiction 6)."""
    answer = reply(402, date=date(START + HOUR))
    played = call(PUSH, answer, reply(100), session=session, clock=clock)

    assert played.reply.attempts == 2
    assert session.offset.seconds == pytest.approx(HOUR, abs=1.0)


def test_in_doubt_the_bytes_stay(clock, session):
    """A repetition must be the same request: only its signature gets the new time."""
    played = call(PUSH, BROKEN, ahead(HOUR)(clock), reply(101), session=session, clock=clock)

    assert played.reply.code == 101
    assert len({send.body for send in played.sends}) == 1
    assert signed_at(played.sends[2]) == date(played.times[2] + session.offset.seconds)


def test_in_doubt_a_refused_clock_stays_unknown(clock, session):
    """It says nothing about the attempt before."""
    answers = (BROKEN, ahead(HOUR)(clock), ahead(2 * HOUR)(clock))
    played = call(PUSH, *answers, session=session, clock=clock)

    assert type(played.error) is OutcomeUnknown
