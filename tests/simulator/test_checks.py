"""A check's life: routed, issued, canceled or stopped."""

import pytest

from tests.simulator import bodies


@pytest.fixture
def issued(peer, mailbox) -> dict:
    request = bodies.process(mailbox, "check-1", "CK", amount=12.34)
    return peer.call(bodies.PROCESS, request)["data"]


def cancel(check, **changes):
    return {
        "participant_id": "10001",
        "check_number": check["check_number"],
        "amount": 12.34,
        "reason_code": 73,
        "explanation": "wrong address",
        "participant_unique_id1": "check-1",
        **changes,
    }


def test_cancel_of_a_routed_check(peer, issued):
    reply = peer.call(bodies.CANCEL_CHECK, cancel(issued))
    assert reply["status_code"] == 100
    assert "status" not in reply
    assert reply["data"]["check_number"] == issued["check_number"]
    assert reply["data"]["transaction_id"] == issued["transaction_id"]
    assert peer.call(bodies.CANCEL_CHECK, cancel(issued))["status_code"] == 730


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"participant_id": 10001}, 401),
        ({"amount": 12.35}, 401),
        ({"amount": "12.34"}, 401),
        ({"participant_unique_id1": "check-2"}, 401),
        ({"check_number": "1"}, 401),
        ({"reason_code": 75}, 401),
        ({"reason_code": 77}, 401),
        ({"explanation": "x" * 151}, 600),
    ],
)
def test_mistakes_at_cancel(peer, issued, change, code):
    assert peer.call(bodies.CANCEL_CHECK, cancel(issued, **change))["status_code"] == code


def test_a_printed_check_takes_other_reasons(sim, peer, issued):
    sim.advance_check(issued["check_number"], "check_issued")
    assert peer.call(bodies.CANCEL_CHECK, cancel(issued))["status_code"] == 401
    assert peer.call(bodies.CANCEL_CHECK, cancel(issued, reason_code=75))["status_code"] == 100


def test_stop_only_when_issued_and_confirmed_later(sim, peer, issued, events):
    stop = cancel(issued, reason_code=77)
    assert peer.call(bodies.STOP_CHECK, stop)["status_code"] == 730
    sim.advance_check(issued["check_number"], "check_issued")
    assert peer.call(bodies.STOP_CHECK, {**stop, "explanation": "x" * 81})["status_code"] == 600
    assert peer.call(bodies.STOP_CHECK, stop)["status_code"] == 100
    sim.advance_check(issued["check_number"], "stopped")
    topics = [event["metadata"]["topic"].rpartition("check.")[2] for event in events]
    assert topics == ["issued", "stopped"]
    stopped = events[-1]["data"]
    assert stopped["ancillary"]["participant_unique_id1"] == "check-1"
    assert stopped["event"]["reason_code"] == "77"
    assert stopped["event"]["check_amount"] == "12.34"


def test_the_returned_topic_has_its_documented_word_order(sim, issued, events):
    sim.advance_check(issued["check_number"], "returned")
    assert events[0]["metadata"]["topic"] == (
        "gateway.transaction.recipient.status.payment.check.returned"
    )
    assert events[0]["data"]["event"]["status"] == "1114"


def test_unknown_checks_and_states(sim, issued):
    with pytest.raises(KeyError):
        sim.advance_check("1", "paid")
    with pytest.raises(ValueError, match="no state"):
        sim.advance_check(issued["check_number"], "eaten")
