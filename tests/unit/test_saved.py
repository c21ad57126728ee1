"""What is kept of a call survives a store; junk is refused."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingo_wrapper.errors import ConfigurationError
from ingo_wrapper.saved import RawReply, SavedRequest

SAVED = SavedRequest(
    operation="process",
    reference="ord-7781",
    environment="sandbox",
    participant_id="10001",
    body=b'{"account":"4111111111111111"}',
    idempotency_key="key-1",
    sent_at=1790000000.5,
)
TEXT = st.text(max_size=20)


@given(
    st.builds(
        SavedRequest,
        operation=TEXT,
        reference=TEXT,
        environment=TEXT,
        participant_id=TEXT,
        body=st.binary(max_size=60),
        idempotency_key=st.none() | TEXT,
        sent_at=st.none() | st.floats(0, 2e9),
    )
)
def test_round_trip(saved):
    """Byte for byte, as text and as bytes."""
    assert SavedRequest.from_json(saved.to_json()) == saved
    assert SavedRequest.from_json(saved.to_json().encode()) == saved


def fields(**changes):
    return json.dumps({**json.loads(SAVED.to_json()), **changes})


def without(name):
    return json.dumps({key: v for key, v in json.loads(SAVED.to_json()).items() if key != name})


JUNK = [
    "", "{", "null", "[]", '"text"', "5", "{}", "\ud800", "[" * 100_000,
    fields(format=2), fields(format=None), fields(body="%%"), fields(body=5), fields(body=None), fields(extra=1),
    fields(operation=[]), fields(operation=None), fields(reference=5), fields(environment={}), fields(participant_id=10001),
    fields(idempotency_key=5), fields(sent_at="now"), fields(sent_at=[]),
    *(without(name) for name in ("format", "operation", "reference", "environment", "participant_id", "body")),
]  # fmt: skip


@pytest.mark.parametrize("junk", JUNK, ids=range(len(JUNK)))
def test_junk(junk):
    """Refused as what it is, before anything is made of it."""
    with pytest.raises(ConfigurationError, match=r"^saved request: is not what") as caught:
        SavedRequest.from_json(junk)
    assert caught.value.__suppress_context__


def test_older_ones_can_be_read():
    """What may be missing, may be missing."""
    saved = SavedRequest.from_json(without("sent_at"))

    assert saved.sent_at is None
    assert SavedRequest.from_json(without("idempotency_key")).idempotency_key is None


def test_the_body_is_not_shown():
    """It holds personal data."""
    assert "4111" not in repr(SAVED)
    assert "[30 bytes]" in repr(SAVED)


def test_a_raw_reply_is_not_shown():
    """Neither its headers nor its body."""
    shown = repr(RawReply(200, {"set-cookie": "session-1"}, b"4111111111111111"))

    assert "4111" not in shown
    assert "session" not in shown
