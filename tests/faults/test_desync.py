"""Connections that are used again: what is left of one reply must not become the next one."""

import pytest

from ingo_wrapper import RetryPolicy
from ingo_wrapper.simulator import Fault
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
