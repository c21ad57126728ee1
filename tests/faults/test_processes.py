"""What goes from one process to another: errors, saved requests, replies; never credentials."""

import os
import pickle
import subprocess
import sys

import pytest

from ingo_wrapper import Credentials, OutcomeUnknown, RetryPolicy, SavedRequest, SignatureAuth
from ingo_wrapper.simulator import Fault
from tests.faults.requests import SECRET, USERNAME, push

_ELSEWHERE = """
import sys
from ingo_wrapper import Ingo, IngoError, SavedRequest
with Ingo.from_env() as ingo:
    try:
        reply = ingo.resolve(SavedRequest.from_json(sys.stdin.read()))
        print(reply.result.value, reply.transaction_id)
    except IngoError as error:
        print(type(error).__name__, error.code)
"""


def elsewhere(sim, saved: SavedRequest) -> list[str]:
    """Resolve in another process that knows nothing but the JSON."""
    variables = {
        **os.environ,
        "INGO_ENVIRONMENT": "simulator",
        "INGO_SIMULATOR_URL": sim.url,
        "INGO_USERNAME": USERNAME,
        "INGO_SECRET": SECRET,
        "INGO_PARTICIPANT_ID": "10001",
        "PYTHONPATH": os.pathsep.join(sys.path),
    }
    command = [sys.executable, "-c", _ELSEWHERE]
    done = subprocess.run(
        command, input=saved.to_json(), env=variables, capture_output=True, text=True, check=True
    )
    return done.stdout.split()


def unknown(ingo, request) -> OutcomeUnknown:
    with pytest.raises(OutcomeUnknown) as raised:
        ingo.process(request)
    return raised.value


@pytest.mark.parametrize(
    ("fault", "result"),
    [(Fault.RESET_AFTER_BODY, "success"), (Fault.RESET_AFTER_BOOKING, "idempotent")],
    ids=lambda value: getattr(value, "value", value),
)
def test_resolved_in_another_process(sim, make, token, fault, result):
    sim.inject(fault, operation="process")
    error = unknown(make(retries=RetryPolicy.off()), push(token=token))
    said, transaction = elsewhere(sim, error.saved_request)
    [booking] = sim.bookings()
    assert (said, transaction) == (result, booking.transaction_id)
    assert booking.times_booked == 1


def test_declined_in_another_process(sim, make, token):
    sim.inject(Fault.RESET_AFTER_BODY, operation="process")
    error = unknown(make(retries=RetryPolicy.off()), push(token=token))
    sim.answer("process", code=851)
    assert elsewhere(sim, error.saved_request) == ["IssuerDeclined", "851"]
    assert sim.bookings() == []


def test_a_prepared_push_is_made_in_another_process(sim, make, token):
    saved = make().prepare(push(token=token))
    assert elsewhere(sim, saved)[0] == "success"
    assert elsewhere(sim, saved)[0] == "idempotent"
    assert [each.times_booked for each in sim.bookings()] == [1]


def test_a_pickled_error_leaves_client_and_credentials_behind(sim, make, token):
    sim.inject(Fault.RESET_AFTER_BOOKING, operation="process")
    ingo = make(retries=RetryPolicy.off())
    error = unknown(ingo, push(token=token))
    packed = pickle.dumps(error)
    assert SECRET.encode() not in packed
    again = pickle.loads(packed)
    assert (str(again), again.reference, again.attempts) == (str(error), error.reference, 1)
    with pytest.raises(ValueError, match="another process"):
        again.resolve()
    assert ingo.resolve(again.saved_request).result == "idempotent"


def test_a_pickled_reply_is_the_same_reply(sim, make, token):
    reply = make().process(push(token=token))
    again = pickle.loads(pickle.dumps(reply))
    assert again == reply
    assert again.transaction_id == reply.transaction_id
    assert again.body.to_dict() == reply.body.to_dict()


def test_credentials_and_what_holds_them_stay(make):
    credentials = Credentials(username=USERNAME, secret=SECRET, participant_id=10001)
    for holder in (credentials, make(), SignatureAuth(username=USERNAME, secret=SECRET)):
        assert SECRET not in repr(holder)
        with pytest.raises(TypeError):
            pickle.dumps(holder)
