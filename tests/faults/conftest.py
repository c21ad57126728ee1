"""A simulator with a verified card, and clients for it that do not wait long."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from ingo_wrapper import AsyncIngo, Credentials, Environment, Ingo, RetryPolicy, Timeouts
from ingo_wrapper.simulator import Simulator
from tests.faults.requests import SECRET, USERNAME, verify

QUICK = Timeouts(connect=2, read=0.4, write=2, pool=2, reply=2)
BRIEF = RetryPolicy(base=0.01, cap=0.02, stand_in=0, margin=0.02)


@pytest.fixture
def sim() -> Iterator[Simulator]:
    with Simulator(username=USERNAME, secret=SECRET) as running:
        yield running


def options(url: str, **changes: Any) -> dict[str, Any]:
    """What a client of this simulator is made with."""
    credentials = Credentials(username=USERNAME, secret=SECRET, participant_id=10001)
    made: dict[str, Any] = {
        "environment": Environment.simulator(url),
        "credentials": credentials,
        "timeouts": QUICK,
        "retries": BRIEF,
    }
    return {**made, **changes}


@pytest.fixture
def make(sim: Simulator) -> Iterator[Callable[..., Ingo]]:
    """Make blocking clients; they are closed at the end."""
    made: list[Ingo] = []

    def client(url: str | None = None, **changes: Any) -> Ingo:
        made.append(Ingo(**options(url or sim.url, **changes)))
        return made[-1]

    yield client
    for each in made:
        each.close()


@pytest.fixture
def make_async(sim: Simulator) -> Callable[..., AsyncIngo]:
    """Make async clients, to be used with `async with`."""
    return lambda url=None, **changes: AsyncIngo(**options(url or sim.url, **changes))


@pytest.fixture
def token(make: Callable[..., Ingo]) -> str:
    """The token of a verified card."""
    return make(timeouts=None).verify(verify()).customer_account_token
