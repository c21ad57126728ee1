"""The clock correction when many calls are under way at once."""

import pytest

from ingo_wrapper import ClockSkewRejected
from tests.faults import driven
from tests.faults.driven import NOW, answered, begin, date_refused, to_send


def test_two_calls_refused_at_once_correct_the_clock_once():
    shared = driven.session()
    first, second = begin(shared), begin(shared)
    to_send(first)
    to_send(second)

    # The second call has measured with the old offset when the first one corrects it.
    waiting = [first]

    def measure_later() -> float:
        if waiting:
            waiting.pop().send(date_refused(NOW - 3600))
        return NOW

    object.__setattr__(shared, "now", measure_later)
    second.send(date_refused(NOW - 3600))

    assert shared.offset.seconds == -3600
    again = [to_send(first), to_send(second)]
    assert len({send.headers["X-Date"] for send in again}) == 1


def test_a_later_refusal_of_another_kind_keeps_the_learned_offset():
    shared = driven.session()
    flow = begin(shared)
    to_send(flow)
    flow.send(date_refused(NOW - 3600))
    flow.send(answered(to_send(flow), status=429))
    assert shared.offset.seconds == -3600


def test_a_correction_that_does_not_help_is_dropped():
    shared = driven.session()
    flow = begin(shared)
    to_send(flow)
    flow.send(date_refused(NOW - 3600))
    to_send(flow)
    with pytest.raises(ClockSkewRejected):
        flow.send(date_refused(NOW - 7200))
    assert shared.offset.seconds == 0
