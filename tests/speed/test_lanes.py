"""One connection to a lane: how many are opened, how long they are kept, what happens at the limit."""

import asyncio
import threading
import time
from collections import Counter

import pytest

from ingo_wrapper import AsyncIngo, ConnectionFailed, Ingo, OutcomeUnknown, RetryPolicy, Timeouts
from ingo_wrapper.models import BillerSearch
from ingo_wrapper.transport.lanes import LONGEST_IDLE, Lanes
from scripts.benchmark.ours import options

QUESTION = BillerSearch(account="5311901")


def eventually(condition, seconds=5.0):
    until = time.monotonic() + seconds
    while not condition() and time.monotonic() < until:
        time.sleep(0.005)
    return condition()


def test_calls_one_after_another_share_a_connection(server):
    with Ingo(**options(server.url)) as ingo:
        for _ in range(5):
            ingo.search_billers(QUESTION)
        assert server.count.made == 1
    assert eventually(lambda: server.count.open == 0)


def test_threads_get_a_connection_each_and_keep_them(server):
    ready = threading.Barrier(8)

    def calls(ingo):
        ready.wait()
        for _ in range(10):
            ingo.search_billers(QUESTION)

    with Ingo(**options(server.url)) as ingo:
        threads = [threading.Thread(target=calls, args=(ingo,)) for _ in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert 1 <= server.count.made <= 8
    assert eventually(lambda: server.count.open == 0)


@pytest.mark.anyio
async def test_tasks_get_a_connection_each_and_keep_them(server):
    async with AsyncIngo(**options(server.url)) as ingo:
        for _ in range(3):
            await asyncio.gather(*(ingo.search_billers(QUESTION) for _ in range(20)))
        assert server.count.made <= 20
    assert eventually(lambda: server.count.open == 0)


@pytest.mark.anyio
async def test_the_hundred_and_first_waits_and_was_not_sent(server):
    """Nobody may take a payment for lost because there was no room to send it."""
    server.count.silent = True
    patience = Timeouts(pool=0.1, read=1.0)
    async with AsyncIngo(
        **options(server.url), timeouts=patience, retries=RetryPolicy.off()
    ) as ingo:
        calls = (ingo.search_billers(QUESTION) for _ in range(101))
        results = await asyncio.gather(*calls, return_exceptions=True)
    assert Counter(map(type, results)) == {OutcomeUnknown: 100, ConnectionFailed: 1}


@pytest.mark.anyio
async def test_a_cancelled_call_gives_its_place_back(server):
    server.count.silent = True
    async with AsyncIngo(**options(server.url), timeouts=Timeouts(pool=0.2)) as ingo:
        calls = [asyncio.ensure_future(ingo.search_billers(QUESTION)) for _ in range(100)]
        while len(server.count.waiting) < 100:
            await asyncio.sleep(0.01)
        for call in calls:
            call.cancel()
        await asyncio.gather(*calls, return_exceptions=True)
        server.count.silent = False
        assert (await ingo.search_billers(QUESTION)).code == 100


@pytest.mark.anyio
async def test_a_client_that_is_closed_meanwhile_still_brings_the_reply(server):
    server.count.silent = True
    ingo = AsyncIngo(**options(server.url))
    call = asyncio.ensure_future(ingo.search_billers(QUESTION))
    while not server.count.waiting:
        await asyncio.sleep(0.005)
    await ingo.aclose()
    server.answer_all()
    assert (await call).code == 100
    assert await asyncio.to_thread(eventually, lambda: server.count.open == 0)


def test_the_last_used_lane_is_taken_first():
    lanes = Lanes(iter("abcdef").__next__, now=lambda: 0.0)
    first, second = lanes.take(), lanes.take()
    lanes.give(first)
    lanes.give(second)
    assert (lanes.take(), lanes.take(), lanes.take()) == (second, first, "c")


def test_a_lane_that_nobody_needs_is_given_up():
    clock = [0.0]
    lanes = Lanes(iter("abcdef").__next__, now=lambda: clock[0])
    busy, idle = lanes.take(), lanes.take()
    lanes.give(idle)
    clock[0] = LONGEST_IDLE + 0.1
    lanes.give(busy)
    assert lanes.forget_idle() == idle
    assert lanes.forget_idle() is None
    assert lanes.take() == busy


def test_all_free_lanes_are_given_up_at_the_end():
    lanes = Lanes(iter("abc").__next__)
    taken = [lanes.take() for _ in range(3)]
    for lane in taken:
        lanes.give(lane)
    assert sorted(lanes.forget_all()) == ["a", "b", "c"]
    assert lanes.forget_all() == []
