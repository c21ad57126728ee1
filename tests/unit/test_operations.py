"""The envelope that each operation wants, and looking into documents."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingo_wrapper.credentials import Credentials
from ingo_wrapper.operations import OPERATIONS, dig
from ingo_wrapper.preparation import prepare
from tests.unit.hand import START, Clock, make_session
from tests.unit.requests import KINDS, build, operation_of

# contradictions 12 and 13, and ingopay.md section 3
FLAT = {"participant_id": 10001, "timestamp": int(START), "version": 11}
STRINGS = {"request": {"participant_id": "10001", "timestamp": str(int(START))}}
INTEGERS = {"request": {"participant_id": 10001, "timestamp": int(START)}}
ENVELOPES = {
    "verify": FLAT, "process": FLAT, "debit": STRINGS, "search_billers": {"participant_id": 10001},
    "cancel_check": {"participant_id": "10001"}, "stop_check": {"participant_id": "10001"},
    "start_risk_session": STRINGS, "score_risk": STRINGS, "stage_notification": {"participant_id": 10001},
    "stage_parties": INTEGERS, "cancel_notification": {"participant_id": 10001}, "create_capture_session": {},
}  # fmt: skip
NAMES = {"participant_id", "timestamp", "version", "request"}


@pytest.mark.parametrize("participant_id", [10001, "10001"], ids=["number", "text"])
@pytest.mark.parametrize("kind", KINDS)
def test_the_envelope(kind, participant_id):
    """Each field in the JSON type of its operation, whatever type the caller gave."""
    credentials = Credentials(username="u", secret="s", participant_id=participant_id)
    operation = operation_of(kind)
    session = make_session(Clock(START + 0.75), credentials=credentials)
    body = json.loads(prepare(session, operation, build(kind)).saved.body)
    found = {name: value for name, value in body.items() if name in NAMES}

    assert json.dumps(found, sort_keys=True) == json.dumps(ENVELOPES[operation], sort_keys=True)


def test_the_request_of_the_caller_is_not_changed():
    """Stamping writes into the payload, not into the model: it can be sent again."""
    request = build("ProcessCard")
    before = request.to_dict()
    prepare(make_session(), "process", request)

    assert request.to_dict() == before


# contradiction 14: number in IngoPay and v4, text in v3 and debit
AMOUNTS = {
    "ProcessCard": (("amount",), 25.1), "CheckCancel": (("amount",), 25.1), "CheckStop": (("amount",), 25.1),
    "DebitAch": (("transaction", "transaction_amount", "amount"), "25.10"),
    "NotifyStage": (("amount",), "42.10"), "NotifyCancel": (("amount",), "42.10"),
    "NotifyStageParties": (("transaction", "transaction_amount", "amount"), 42.1),
}  # fmt: skip


@pytest.mark.parametrize("kind", AMOUNTS)
def test_the_amount(kind):
    """Written as its operation wants it."""
    path, value = AMOUNTS[kind]
    body = json.loads(prepare(make_session(), operation_of(kind), build(kind)).saved.body)

    assert dig(body, path) == value
    assert type(dig(body, path)) is type(value)


def test_the_reference_is_found_everywhere():
    """What moves money has one, in the request as in the row of the table."""
    for kind in KINDS:
        operation = OPERATIONS[operation_of(kind)]
        saved = prepare(make_session(), operation.name, build(kind)).saved
        assert saved.reference == ("ord-7781" if operation.reference else ""), kind
        assert operation.reference or not operation.moves_money


@given(
    st.recursive(st.none() | st.integers(), lambda inner: st.lists(inner) | st.dictionaries(st.sampled_from("abc"), inner)),
    st.lists(st.sampled_from("abc"), max_size=4),
)  # fmt: skip
def test_dig_never_raises(document, path):
    """Where a path does not lead anywhere, there is nothing."""
    dig(document, tuple(path))


def test_dig():
    """Where it leads somewhere, that."""
    assert dig({"a": {"b": 0}}, ("a", "b")) == 0
    assert dig({"a": []}, ("a", "b")) is None
    assert dig([], ("a",)) is None
    assert dig({"a": 1}, ()) == {"a": 1}
