from collections.abc import Iterator

import pytest

from ingo_wrapper.simulator import Simulator
from tests.simulator import bodies
from tests.simulator.signer import Peer


@pytest.fixture
def events() -> list[dict]:
    return []


@pytest.fixture
def sim(events) -> Iterator[Simulator]:
    with Simulator(on_event=events.append) as running:
        yield running


@pytest.fixture
def peer(sim) -> Peer:
    return Peer(sim.url)


@pytest.fixture
def card(peer) -> str:
    return peer.call(bodies.VERIFY, bodies.verify_card())["data"]["customer_account_token"]


@pytest.fixture
def bank(peer) -> str:
    return peer.call(bodies.VERIFY, bodies.verify_bank())["data"]["customer_account_token"]


@pytest.fixture
def mailbox(peer) -> str:
    return peer.call(bodies.VERIFY, bodies.verify_check())["data"]["customer_account_token"]
