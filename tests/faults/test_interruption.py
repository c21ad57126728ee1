"""A call that is cancelled leaves its request behind when, and only when, its outcome is open."""

import asyncio
from types import SimpleNamespace

import pytest

from ingo_wrapper import OutcomeUnknown, RetryPolicy
from ingo_wrapper.session import SystemTime
from ingo_wrapper.simulator import Fault
from tests.faults.requests import debit, push

SLOW = RetryPolicy(stand_in=30, margin=1)


class InterruptedTime(SystemTime):
    """Ctrl-C during the first wait."""

    def sleep(self, seconds: float) -> None:
        raise KeyboardInterrupt


async def until(condition, seconds: float = 2.0) -> None:
    for _ in range(int(seconds / 0.005)):
        if condition():
            return
        await asyncio.sleep(0.005)
    raise AssertionError("did not happen in time")


async def cancel(task: asyncio.Task) -> None:
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task


@pytest.mark.anyio
@pytest.mark.parametrize("fault", [Fault.TIMEOUT_BEFORE_BOOKING, Fault.TIMEOUT_AFTER_BOOKING])
async def test_cancelled_in_flight(sim, make_async, token, fault):
    sim.inject(fault, operation="process")
    async with make_async() as ingo:
        request = push(token=token)
        task = asyncio.create_task(ingo.process(request))
        await until(lambda: not sim.waiting_faults)
        await cancel(task)

        [left] = ingo.interrupted
        assert left.reference == request.participant_unique_id1
        assert (await ingo.resolve(left)).transaction_id
        [booking] = sim.bookings(left.reference)
        assert booking.times_booked == 1


@pytest.mark.anyio
async def test_cancelled_during_a_wait_with_an_open_outcome(sim, make_async, token):
    sim.inject(Fault.RESET_AFTER_BOOKING, operation="process")
    async with make_async(retries=SLOW) as ingo:
        task = asyncio.create_task(ingo.process(push(token=token)))
        await until(lambda: sim.bookings(operation="process"))
        await asyncio.sleep(0.05)
        await cancel(task)
        [left] = ingo.interrupted
    async with make_async() as later:
        assert (await later.resolve(left)).result == "idempotent"
    assert [each.times_booked for each in sim.bookings()] == [1]


@pytest.mark.anyio
async def test_cancelled_during_a_wait_after_which_nothing_is_open(sim, make_async, token):
    sim.inject(Fault.RATE_LIMITED, operation="process", seconds=30)
    async with make_async() as ingo:
        task = asyncio.create_task(ingo.process(push(token=token)))
        await until(lambda: not sim.waiting_faults)
        await asyncio.sleep(0.05)
        await cancel(task)
        assert ingo.interrupted == []
    assert sim.bookings() == []


@pytest.mark.anyio
async def test_cancelled_while_waiting_for_its_turn(sim, make_async, token):
    sim.answer("process", slow=0.3)
    async with make_async(max_in_flight=1) as ingo:
        first = asyncio.create_task(ingo.process(push(token=token)))
        await until(sim.bookings)
        second = asyncio.create_task(ingo.process(push(token=token)))
        await asyncio.sleep(0.02)
        await cancel(second)
        await first
        assert ingo.interrupted == []
    assert len(sim.bookings()) == 1


@pytest.mark.anyio
async def test_a_debit_that_was_cancelled_is_not_sent_again(sim, make_async, token):
    sim.inject(Fault.TIMEOUT_AFTER_BOOKING, operation="debit")
    async with make_async() as ingo:
        task = asyncio.create_task(ingo.debit(debit(token=token)))
        await until(lambda: not sim.waiting_faults)
        await cancel(task)
        [left] = ingo.interrupted
        with pytest.raises(OutcomeUnknown, match="does not document"):
            await ingo.resolve(left)
    assert [each.times_booked for each in sim.bookings()] == [1]


def test_ctrl_c_during_a_wait_with_an_open_outcome(sim, make, token):
    sim.inject(Fault.RESET_AFTER_BOOKING, operation="process")
    ingo = make(system_time=InterruptedTime())
    with pytest.raises(KeyboardInterrupt):
        ingo.process(push(token=token))
    [left] = ingo.interrupted
    assert make().resolve(left).result == "idempotent"
    assert [each.times_booked for each in sim.bookings()] == [1]


def test_ctrl_c_during_a_wait_after_which_nothing_is_open(sim, make, token):
    sim.inject(Fault.RATE_LIMITED_BARE, operation="process")
    ingo = make(system_time=InterruptedTime())
    with pytest.raises(KeyboardInterrupt):
        ingo.process(push(token=token))
    assert ingo.interrupted == []
    assert sim.bookings() == []


@pytest.mark.parametrize("moment", ["attempted", "finished"])
def test_ctrl_c_while_the_reply_is_read(sim, make, token, moment):
    def interrupt(_told: object) -> None:
        raise KeyboardInterrupt

    hooks = {"attempted": lambda _told: None, "finished": lambda _told: None, moment: interrupt}
    ingo = make(observers=[SimpleNamespace(**hooks)])
    with pytest.raises(KeyboardInterrupt):
        ingo.process(push(token=token))
    [left] = ingo.interrupted
    assert make().resolve(left).result == "idempotent"
    assert [each.times_booked for each in sim.bookings()] == [1]


def test_a_closed_client_interrupts_nothing(sim, make, token):
    ingo = make()
    ingo.close()
    with pytest.raises(ValueError, match="closed"):
        ingo.process(push(token=token))
    assert ingo.interrupted == []


def test_a_turn_that_comes_late_is_signed_late(sim, make, token):
    """With a limit, the wait for a free place must not use up the 300 seconds of a signature."""
    from concurrent.futures import ThreadPoolExecutor

    sim.answer("process", slow=1.2)
    ingo = make(max_in_flight=1, timeouts=None)
    with ThreadPoolExecutor(2) as threads:
        list(threads.map(ingo.process, [push(token=token), push(token=token)]))
    dates = [dict(each.headers)["x-date"] for each in sim.requests[-2:]]
    assert dates[0] != dates[1]
