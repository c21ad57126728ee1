"""One client, many threads or tasks."""

import asyncio
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from ingo_wrapper import OutcomeUnknown, Reply
from ingo_wrapper.session import SystemTime
from ingo_wrapper.simulator import Fault
from tests.faults.requests import push


class OffTime(SystemTime):
    """A machine whose clock is an hour ahead."""

    def now(self) -> float:
        return time.time() + 3600


@pytest.fixture
def patient():
    return {"timeouts": None}


def test_a_clock_that_is_off_in_32_threads(sim, make, token, caplog, patient):
    ingo = make(system_time=OffTime(), **patient)
    with caplog.at_level("WARNING", "ingo_wrapper"), ThreadPoolExecutor(32) as threads:
        replies = list(threads.map(ingo.process, [push(token=token) for _ in range(200)]))
    assert all(reply.result == "success" for reply in replies)
    assert len(sim.bookings()) == 200
    assert ingo._session.offset.seconds == pytest.approx(-3600, abs=2)
    corrections = [each for each in caplog.records if "clock is off" in each.getMessage()]
    assert 1 <= len(corrections) <= 32
    assert max(reply.attempts for reply in replies) == 2


@pytest.mark.anyio
async def test_a_clock_that_is_off_in_32_tasks(sim, make_async, token, patient):
    async with make_async(system_time=OffTime(), **patient) as ingo:
        replies = await asyncio.gather(*(ingo.process(push(token=token)) for _ in range(32)))
        assert {reply.attempts for reply in replies} <= {1, 2}
        assert (await ingo.process(push(token=token))).attempts == 1
    assert len(sim.bookings()) == 33


def test_faults_of_others_stay_with_them(sim, make, token, patient):
    """32 threads, every third call loses its reply: each outcome belongs to its own request."""
    requests = [push(token=token) for _ in range(120)]
    for request in requests[::3]:
        sim.inject(
            Fault.RESET_AFTER_BOOKING,
            operation="process",
            reference=request.participant_unique_id1,
            times=None,
        )
    from ingo_wrapper import RetryPolicy

    ingo = make(retries=RetryPolicy.off(), **patient)

    def pay(request):
        try:
            return ingo.process(request)
        except OutcomeUnknown as error:
            return error

    with ThreadPoolExecutor(32) as threads:
        endings = list(threads.map(pay, requests))
    assert [each.reference for each in endings] == [
        request.participant_unique_id1 for request in requests
    ]
    assert [isinstance(each, Reply) for each in endings] == [bool(n % 3) for n in range(120)]
    sim.clear_faults()
    with ThreadPoolExecutor(32) as threads:
        resolved = list(threads.map(lambda error: error.resolve(), endings[::3]))
    assert {reply.result for reply in resolved} == {"idempotent"}
    assert [each.times_booked for each in sim.bookings()] == [1] * 120


def test_no_more_than_allowed_are_under_way(sim, make, token, patient):
    from tests.faults.proxy import Proxy

    under_way, most = [], []

    def play(passage):
        under_way.append(1)
        most.append(len(under_way))
        reply = passage.ask()
        time.sleep(0.01)
        under_way.pop()
        passage.say(reply)

    with Proxy(sim.url, play) as proxy:
        ingo = make(proxy.url, max_in_flight=5, **patient)
        with ThreadPoolExecutor(32) as threads:
            list(threads.map(ingo.process, [push(token=token) for _ in range(60)]))
    assert max(most) == 5
