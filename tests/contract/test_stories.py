"""Each operation and each documented outcome, through the public door, from a cassette."""

from operator import attrgetter

import anyio
import httpx
import pytest

from ingo_wrapper import AsyncIngo, Connection, Ingo, IngoError, RetryPolicy
from tests.contract.stories import METHODS, STORIES, Aside
from tests.unit.requests import operation_of

TLS = httpx.create_ssl_context()  # made once: reading the certificates is most of a client's cost


class FixedTime:
    """The clock of the cassette; nothing is waited for."""

    def __init__(self, at):
        self._at = at

    def now(self):
        return float(self._at)

    def monotonic(self):
        return 0.0


def options(target, clock):
    environment, credentials, _ = target
    return {
        "environment": environment,
        "credentials": credentials,
        "retries": RetryPolicy.off(),
        "connection": Connection(ssl_context=TLS),
        "correct_clock": False,
        "system_time": FixedTime(clock),
    }


def call(ingo, request, story, clock):
    operation = operation_of(type(request).__name__)
    method = attrgetter(METHODS.get(operation, operation))(ingo)
    if operation == "start_risk_session":
        return method()
    if operation == "create_capture_session":
        return method(request, idempotency_key=f"{story.name}-{clock}")
    return method(request)


def following(script, reply, simulator):
    """The next request of the story, or None; asides are said on the way."""
    try:
        step = script.send(reply)
        while isinstance(step, Aside):
            if simulator is not None:
                step.say(simulator)
            step = next(script)
    except StopIteration:
        return None
    return step


def play(story, target, clock):
    script, reply = story.script(f"{story.name}-{clock}"), None
    with Ingo(**options(target, clock)) as ingo:
        while (request := following(script, reply, target[2])) is not None:
            try:
                reply = call(ingo, request, story, clock)
            except IngoError as error:
                return error
    return reply


async def play_async(story, target, clock):
    script, reply = story.script(f"{story.name}-{clock}"), None
    async with AsyncIngo(**options(target, clock)) as ingo:
        while (request := following(script, reply, target[2])) is not None:
            try:
                reply = await call(ingo, request, story, clock)
            except IngoError as error:
                return error
    return reply


@pytest.mark.vcr
@pytest.mark.block_network
@pytest.mark.parametrize("colour", ["sync", "async"])
@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.name)
def test_story(story, colour, target, clock, vcr):
    """The outcome is what the documentation says, and the whole cassette was played."""
    ended = play(story, target, clock) if colour == "sync" else anyio.run(play_async, story, target, clock)  # fmt: skip

    if isinstance(story.ends, type):
        assert type(ended) is story.ends, ended
        assert ended.operation == story.operation
    else:
        assert not isinstance(ended, IngoError), ended
        assert ended.result is story.ends
        assert ended.body.to_dict() == ended._document
    assert ended.code == story.code
    assert ended.attempts == 1
    assert vcr.play_count == len(vcr) or vcr.dirty
