"""One AsyncIngo over several event loops, as `asyncio.run` in a task queue makes them."""

import asyncio
import gc

import pytest

from ingo_wrapper import AsyncIngo, Credentials, Environment, RetryPolicy
from ingo_wrapper.simulator import Simulator
from tests.faults.requests import push, verify


# A connection whose loop has ended can only be left to the garbage collector, which says so.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.filterwarnings("ignore:unclosed:ResourceWarning")
def test_a_second_loop_is_no_doubt():
    """A debit or push in a new loop is sent once, over a connection of its own."""
    with Simulator() as simulator:
        ingo = AsyncIngo(
            environment=Environment.simulator(simulator.url),
            credentials=Credentials(
                username=simulator.username,
                secret=simulator.secret,
                participant_id=simulator.participant_id,
            ),
            retries=RetryPolicy.off(),
        )
        token = asyncio.run(ingo.verify(verify("customer"))).customer_account_token
        for number in range(3):
            reply = asyncio.run(ingo.process(push(f"loop-{number}", token=token)))
            assert (reply.result, reply.attempts) == ("success", 1)
        asyncio.run(ingo.aclose())
        del ingo
        gc.collect()

        assert [booking.times_booked for booking in simulator.bookings()] == [1, 1, 1]
