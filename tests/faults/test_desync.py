"""Connections that are used again: what is left of one reply must not become the next one."""

import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from ingo_wrapper import Declined, OutcomeUnknown, RetryPolicy
from ingo_wrapper.simulator import Fault
from tests.faults.proxy import Proxy, both_replies, first
from tests.faults.requests import push


def test_a_reply_that_came_twice_is_not_the_next_reply(sim, make, token):
    ingo = make(retries=RetryPolicy.off())
    for _ in range(3):
        sim.inject(Fault.DUPLICATE_ANSWER, operation="process")
        assert ingo.process(push(token=token)).result == "success"
        assert ingo.process(push(token=token)).result == "success"
    assert len(sim.bookings()) == 6


@pytest.mark.anyio
async def test_a_reply_that_came_twice_is_not_the_next_reply_async(sim, make_async, token):
    async with make_async(retries=RetryPolicy.off()) as ingo:
        for _ in range(3):
            sim.inject(Fault.DUPLICATE_ANSWER, operation="process")
            assert (await ingo.process(push(token=token))).result == "success"
            assert (await ingo.process(push(token=token))).result == "success"
    assert len(sim.bookings()) == 6


def test_a_decline_that_came_twice_declines_one_payment(sim, make, token):
    sim.answer("process", code=851)
    with Proxy(sim.url, first(both_replies)) as proxy:
        ingo = make(proxy.url, retries=RetryPolicy.off())
        with pytest.raises(Declined):
            ingo.process(push(token=token))
        assert ingo.process(push(token=token)).result == "success"


def test_a_second_reply_that_comes_before_the_next_request(sim, make, token):
    def play(passage):
        passage.say(passage.ask())
        if passage.number == 0:
            time.sleep(0.05)
            passage.say(passage.earlier[-1])

    with Proxy(sim.url, play) as proxy:
        ingo = make(proxy.url, retries=RetryPolicy.off())
        ingo.process(push(token=token))
        time.sleep(0.2)
        assert ingo.process(push(token=token)).result == "success"


def test_a_second_reply_that_comes_after_the_next_request(sim, make, token):
    """The connection cannot tell; the reference in the reply does."""

    def play(passage):
        if passage.number == 1:
            passage.say(passage.earlier[0])
        passage.say(passage.ask())

    with Proxy(sim.url, play) as proxy:
        ingo = make(proxy.url, retries=RetryPolicy.off())
        ingo.process(push(token=token))
        second = push(token=token)
        with pytest.raises(OutcomeUnknown, match="another request") as raised:
            ingo.process(second)
        time.sleep(0.05)
        assert raised.value.resolve().result == "idempotent"
    assert [each.times_booked for each in sim.bookings()] == [1, 1]


def test_two_replies_that_were_swapped(sim, make, token):
    both, replies = threading.Barrier(2), {}

    def play(passage):
        if passage.number > 1:
            passage.say(passage.ask())
            return
        replies[passage.number] = passage.ask()
        both.wait(5)
        passage.say(replies[1 - passage.number])

    def paid(request):
        with pytest.raises(OutcomeUnknown, match="another request") as raised:
            ingo.process(request)
        return raised.value

    with Proxy(sim.url, play) as proxy:
        ingo = make(proxy.url, retries=RetryPolicy.off(), timeouts=None)
        with ThreadPoolExecutor(2) as threads:
            errors = list(threads.map(paid, [push(token=token), push(token=token)]))
        assert [error.resolve().reference for error in errors] == [
            error.reference for error in errors
        ]
    assert [each.times_booked for each in sim.bookings()] == [1, 1]
