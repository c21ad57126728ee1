"""After an attempt that may have been booked, a refusal at the door does not mean "nothing"."""

import pytest

from ingo_wrapper import Declined, IngoError, IssuerDeclined, OutcomeUnknown, RequestRejected
from ingo_wrapper.exchange import SendFailure
from tests.faults import driven
from tests.faults.driven import answered, begin, date_refused, to_send
from tests.faults.requests import push

LOST = SendFailure(sent=True, why="no answer in time")
REFUSED = SendFailure(sent=False, why="no connection")


def after_a_lost_reply(answer) -> IngoError:
    """How a push ends whose first reply was lost and whose further attempts all get *answer*."""
    flow = begin(driven.session(), push("mine"))
    to_send(flow)
    flow.send(LOST)
    try:
        while True:
            send = to_send(flow)
            flow.send(answer(send) if callable(answer) else answer)
    except IngoError as error:
        return error


@pytest.mark.parametrize("code", [400, 401, 402, 403, 499, 600, 601, 616])
def test_a_refusal_at_the_door_by_code(code):
    error = after_a_lost_reply(lambda send: answered(send, code, data={}))
    assert type(error) is OutcomeUnknown
    assert error.code == code


@pytest.mark.parametrize("status", [400, 401, 403, 404, 407, 413, 422, 429, 500, 502])
def test_a_refusal_at_the_door_by_status(status):
    error = after_a_lost_reply(lambda send: answered(send, status, status=status, data={}))
    assert type(error) is OutcomeUnknown


def test_a_refused_connection():
    assert type(after_a_lost_reply(REFUSED)) is OutcomeUnknown


def test_a_refused_clock():
    assert type(after_a_lost_reply(date_refused(driven.NOW))) is OutcomeUnknown


@pytest.mark.parametrize(("code", "kind"), [(700, Declined), (851, IssuerDeclined)])
def test_an_answer_to_the_payment_settles_it(code, kind):
    """Ingo documents the repetition as idempotent: its answer is the original's."""
    assert type(after_a_lost_reply(lambda send: answered(send, code, data={}))) is kind


def test_without_a_lost_reply_the_same_refusal_means_nothing_happened():
    flow = begin(driven.session())
    with pytest.raises(RequestRejected):
        flow.send(answered(to_send(flow), 401, data={}))


def test_the_answer_to_a_second_cancel_does_not_tell_how_the_first_one_ended():
    from tests.faults.requests import cancel_check

    flow = begin(driven.session(), cancel_check("mine"), "cancel_check")
    to_send(flow)
    with pytest.raises(OutcomeUnknown) as lost:
        flow.send(LOST)
    flow = driven.again(driven.session(), lost.value.saved_request)
    with pytest.raises(OutcomeUnknown) as still:
        flow.send(answered(to_send(flow), status_code=730, data={}))
    assert still.value.code == 730
