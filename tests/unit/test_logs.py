"""The `ingo_wrapper` logger: silent by default, redacted at DEBUG, and never the cause of a failure."""

import logging

import pytest

from ingo_wrapper.errors import OutcomeUnknown
from ingo_wrapper.exchange import exchange
from ingo_wrapper.preparation import prepare
from tests.unit import planted
from tests.unit.hand import (
    BROKEN,
    START,
    UNREACHABLE,
    Clock,
    call,
    make_session,
    play,
    raw,
    refused_date,
    reply,
)


@pytest.fixture
def debug(caplog):
    caplog.set_level(logging.DEBUG, logger="ingo_wrapper")
    return caplog


def talk(kind, *answers):
    clock = Clock()
    call_ = prepare(
        make_session(clock), "verify" if kind == "VerifyCard" else "process", planted.request(kind)
    )
    return play(exchange(call_), clock, answers)


@pytest.mark.parametrize("kind", ["VerifyCard", "ProcessCard"])
@pytest.mark.parametrize(
    ("code", "status"), [(100, 200), (700, 200), (130, 200), (93, 200), (0, 502), (0, 401)]
)
def test_nothing_sensitive(debug, kind, code, status):
    """Planted everywhere, echoed everywhere, at the most talkative level."""
    played = talk(kind, planted.echo(kind, code, status), ...)

    # Not the whole record: its times and thread ids are numbers that hold any five digits one day.
    shown = "\n".join(
        f"{record.getMessage()} {record.args} {getattr(record, 'ingo', '')} {record.exc_text}"
        for record in debug.records
    )
    assert "send POST" in shown
    assert "received HTTP" in shown
    assert planted.leaks(kind, shown) == []
    if played.error is not None:
        error = played.error
        assert (
            planted.leaks(kind, f"{error} {error!r} {error.message} {error.advice} {error.args}")
            == []
        )


def test_the_signature_is_masked(debug):
    """And the hash of the body with it."""
    sent = talk("ProcessCard", reply(100)).sends[0].headers
    shown = debug.text

    assert sent["Authorization"] not in shown
    assert sent["Content-sha512"] not in shown
    assert sent["X-Date"] in shown


def test_silent_by_default(capsys):
    """Nothing is printed by a service that configures no logging."""
    logger = logging.getLogger("ingo_wrapper")

    assert any(isinstance(handler, logging.NullHandler) for handler in logger.handlers)
    assert logger.level == logging.NOTSET


def record(caplog, words):
    (found,) = [each for each in caplog.records if each.getMessage().startswith(words)]
    return found


def test_a_finished_call(debug):
    """One structured line."""
    talk("ProcessCard", reply(100))
    line = record(debug, "call ")

    assert line.levelno == logging.INFO
    assert line.ingo["operation"] == "process"
    assert line.ingo["outcome"] == "success"
    assert (line.ingo["code"], line.ingo["attempts"]) == (100, 1)
    assert "operation=process reference=ord-7781" in line.getMessage()


@pytest.mark.parametrize("answers", [[BROKEN, ...], [reply(130)]])
def test_doubt_is_a_warning(debug, answers):
    """Somebody has to look."""
    talk("ProcessCard", *answers)

    assert record(debug, "call ").levelno == logging.WARNING


def test_attempts(debug):
    """INFO when it will be repeated, DEBUG when it was the last."""
    talk("ProcessCard", UNREACHABLE, reply(100))
    levels = [each.levelno for each in debug.records if each.getMessage().startswith("attempt ")]

    assert levels == [logging.INFO, logging.DEBUG]


def test_a_corrected_clock_is_a_warning(debug):
    """It says by how much."""
    talk("ProcessCard", refused_date(START + 3600), reply(100))

    assert record(debug, "this machine's clock is off").levelno == logging.WARNING
    assert "+3599" in debug.text or "+3600" in debug.text


def test_a_reference_like_a_card(debug):
    """It is in every line, masked."""
    clock = Clock()
    request = planted.build("ProcessCard", participant_unique_id1=f"inv {planted.CARD}")
    play(exchange(prepare(make_session(clock), "process", request)), clock, [reply(700)])

    assert planted.CARD not in debug.text


NESTED = [b'{"status":100,"x":' + b"[" * depth + b"]" * depth + b"}" for depth in (100, 300, 500, 700, 900, 950, 990, 2000)]  # fmt: skip


@pytest.mark.parametrize("body", [*NESTED, b"<html>", b"", b"5", b"\xff"], ids=range(12))
def test_any_reply_can_be_logged(debug, body):
    """A reply that breaks the log's own reading does not break the call."""
    played = call("ProcessCard", raw(body), ...)

    assert played.reply is not None or type(played.error) is OutcomeUnknown


def test_long_bodies_are_cut(debug):
    """A log line is not a store."""
    call("DebitAch", raw(b'{"x":"' + b"y" * 100_000 + b'"}'))

    assert max(len(each.getMessage()) for each in debug.records) < 5000
