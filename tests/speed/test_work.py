"""What a call costs, counted in bytecode instructions beside the same written by hand.

Each budget stands beside what was measured (CPython 3.11, November 2026). A budget that must be
raised is a decision: docs/performance.md says what the figure is worth in time.
"""

import asyncio

import httpx
import pytest

from ingo_wrapper import AsyncIngo, Ingo
from ingo_wrapper.signing import sign
from ingo_wrapper.webhooks import parse
from scripts.benchmark import floor, ours
from scripts.benchmark.parts import webhook_bodies
from tests.speed.counting import least

# Ratio to bare httpx with a raw dict and a hand-made signature: (measured, budget).
CALLS = {
    "stage_parties": (0.97, 1.00),
    "process": (0.76, 0.80),
    "verify": (0.82, 0.86),
    "debit": (0.77, 0.81),
    "search_billers": (0.73, 0.77),
    "cancel_check": (0.74, 0.78),
    "stop_check": (0.74, 0.78),
    "start_risk_session": (0.73, 0.77),
    "score_risk": (0.76, 0.80),
    "stage_notification": (0.78, 0.82),
    "cancel_notification": (0.74, 0.78),
    "create_capture_session": (0.77, 0.81),
}


@pytest.mark.parametrize("operation", CALLS)
def test_a_call_is_no_dearer_than_by_hand(server, operation):
    with httpx.Client() as plain, Ingo(**ours.options(server.url)) as ingo:
        by_hand = least(floor.call_with(plain, server.url, operation))
        mine = least(ours.call_of(ingo, operation))
    assert mine / by_hand <= CALLS[operation][1]


def test_an_async_call_is_no_dearer_than_by_hand(server):
    """Measured 0.98, one at a time."""

    async def clients():
        return httpx.AsyncClient(), AsyncIngo(**ours.options(server.url))

    with asyncio.Runner() as runner:
        plain, ingo = runner.run(clients())
        by_hand = _in_flight(runner, floor.async_call_with(plain, server.url, "stage_parties"), 1)
        mine = _in_flight(runner, ours.call_of(ingo, "stage_parties"), 1)
        runner.run(plain.aclose())
        runner.run(ingo.aclose())
    assert mine / by_hand <= 1.02


def test_a_call_in_a_crowd_costs_what_it_costs_alone(server):
    """Measured 0.98 with 32 in flight; a pool that looks at every connection makes it 2."""
    with asyncio.Runner() as runner:
        ingo = AsyncIngo(**ours.options(server.url))
        call = ours.call_of(ingo, "stage_parties")
        ratio = _in_flight(runner, call, 32) / _in_flight(runner, call, 1)
        runner.run(ingo.aclose())
    assert ratio <= 1.1


def _in_flight(runner, call, flight):
    async def three():
        for _ in range(3):
            await call()

    async def together():
        await asyncio.gather(*(three() for _ in range(flight)))

    return least(lambda: runner.run(together()), 2) / flight


def test_signing():
    """Measured 1.43 of signing by hand, which checks nothing; 7 us for 1 KiB."""
    body = b"x" * 1024
    by_hand = least(lambda: floor.sign("/gateway/process", body))
    mine = least(
        lambda: sign(
            method="POST", target="/gateway/process", body=body, username="u", secret="s", at=1.0
        )
    )
    assert mine / by_hand <= 1.5


def test_a_webhook_is_read_with_little_work():
    """Measured 1,160 instructions for the median topic and 3,250 for the longest."""
    work = sorted(least(lambda body=body: parse(body), 1) for body in webhook_bodies())
    assert work[len(work) // 2] <= 1300
    assert work[-1] <= 3700
