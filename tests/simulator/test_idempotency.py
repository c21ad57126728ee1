"""Repeats, told answers, suspensions."""

import threading
import time

import pytest

from ingo_wrapper.simulator import Simulator
from tests.simulator import bodies
from tests.simulator.signer import Peer


def test_a_repeat_gets_101_and_the_earlier_result(sim, peer, card):
    request = bodies.process(card, "tx")
    first = peer.call(bodies.PROCESS, request)
    second = peer.call(bodies.PROCESS, request | {"timestamp": request["timestamp"] + 9})
    assert (first["status"], second["status"]) == (100, 101)
    assert second["data"] == first["data"]
    assert [booking.times_booked for booking in sim.bookings("tx")] == [1]


def test_the_same_amount_written_otherwise_is_the_same_request(peer, card):
    peer.call(bodies.PROCESS, bodies.process(card, "tx", amount=25))
    assert peer.call(bodies.PROCESS, bodies.process(card, "tx", amount=25.00))["status"] == 101


def test_a_changed_body_books_nothing(sim, peer, card):
    peer.call(bodies.PROCESS, bodies.process(card, "tx"))
    assert peer.call(bodies.PROCESS, bodies.process(card, "tx", amount=26))["status"] == 401
    assert [booking.times_booked for booking in sim.bookings("tx")] == [1]


def test_verify_repeats_but_another_account_of_the_customer_is_new(peer):
    first = peer.call(bodies.VERIFY, bodies.verify_card(participant_unique_id1="customer"))
    again = peer.call(bodies.VERIFY, bodies.verify_card(participant_unique_id1="customer"))
    other = peer.call(bodies.VERIFY, bodies.verify_bank(participant_unique_id1="customer"))
    assert (first["status"], again["status"], other["status"]) == (100, 101, 100)
    assert first["data"] == again["data"]


def test_a_staged_disbursement_repeats(sim, peer):
    request = bodies.stage("ord")
    first, second = peer.call(bodies.STAGE, request), peer.call(bodies.STAGE, request)
    assert (first["status"], second["status"]) == (100, 101)
    assert sim.bookings("ord")[0].times_booked == 1


def test_keys_count_per_operation(sim, peer, card):
    peer.call(bodies.PROCESS, bodies.process(card, "same"))
    assert peer.call(bodies.STAGE, bodies.stage("same"))["status"] == 100
    assert {booking.operation for booking in sim.bookings("same")} == {
        "process",
        "stage_notification",
    }


@pytest.mark.parametrize("deduplicate", [False, True])
def test_undocumented_repeats_book_twice_unless_told(deduplicate):
    with Simulator(deduplicate_undocumented=deduplicate) as sim:
        peer = Peer(sim.url)
        token = peer.call(bodies.VERIFY, bodies.verify_card())["data"]["customer_account_token"]
        for target, request in (
            (bodies.DEBIT, bodies.debit(token, "d")),
            (bodies.STAGE_PARTIES, bodies.stage_parties("p")),
        ):
            peer.call(target, request)
            again = peer.call(target, request)["response"]["status"]
            assert again == ("101" if deduplicate else "100")
        for reference in ("d", "p"):
            assert sim.bookings(reference)[0].times_booked == (1 if deduplicate else 2)


def test_a_slow_network_104_while_running_then_101(sim, peer, card):
    sim.answer("process", slow=0.6)
    request = bodies.process(card, "slow")
    replies = []
    original = threading.Thread(target=lambda: replies.append(peer.call(bodies.PROCESS, request)))
    original.start()
    while not sim.bookings("slow"):
        time.sleep(0.01)
    assert peer.call(bodies.PROCESS, request)["status"] == 104
    original.join()
    assert replies[0]["status"] == 100
    assert peer.call(bodies.PROCESS, request)["status"] == 101
    assert sim.bookings("slow")[0].times_booked == 1


def test_a_told_decline_strikes_once_where_meant(sim, peer, card):
    sim.answer("process", code=851, where={"participant_unique_id1": "x"})
    assert peer.call(bodies.PROCESS, bodies.process(card, "y"))["status"] == 100
    declined = bodies.process(card, "x")
    assert peer.call(bodies.PROCESS, declined)["status"] == 851
    assert peer.call(bodies.PROCESS, declined)["status"] == 851, "a decline is given again"
    assert sim.bookings("x") == []


@pytest.mark.parametrize("code", [402, 500, 601])
def test_what_was_not_accepted_may_be_sent_again(sim, peer, card, code):
    sim.answer("process", code=code, message="told")
    request = bodies.process(card, "x")
    reply = peer.call(bodies.PROCESS, request)
    assert (reply["status"], reply["client_message"]) == (code, "told")
    assert peer.call(bodies.PROCESS, request)["status"] == 100


@pytest.mark.parametrize("code", [102, 103, 111])
def test_codes_that_book(sim, peer, card, code):
    sim.answer("process", code=code)
    assert peer.call(bodies.PROCESS, bodies.process(card, "x"))["status"] == code
    assert sim.bookings("x")[0].times_booked == 1


def test_told_answers_match_at_any_depth(sim, peer, card):
    sim.answer("debit", code=700, times=None, where={"amount": 30})
    amount = {"currency_code": "USD", "amount": "30.00"}
    for _ in range(2):
        reply = peer.call(bodies.DEBIT, bodies.debit(card, "d", transaction_amount=amount))
        assert reply["response"]["status"] == "700"
    assert peer.call(bodies.DEBIT, bodies.debit(card, "d"))["response"]["status"] == "100"


def test_a_suspended_payment_is_held_until_settled(sim, peer, card, events):
    sim.answer("process", code=130, times=2)
    held, lost = bodies.process(card, "held"), bodies.process(card, "lost")
    for request in (held, lost, held):
        assert peer.call(bodies.PROCESS, request)["status"] == 130
    assert sim.bookings() == []
    sim.settle_suspended("held", cleared=True)
    sim.settle_suspended("lost", cleared=False)
    assert peer.call(bodies.PROCESS, held)["status"] == 101
    assert peer.call(bodies.PROCESS, lost)["status"] == 700
    assert [booking.reference for booking in sim.bookings()] == ["held"]
    stages = [event["metadata"]["topic"].rpartition(".")[2] for event in events]
    assert stages == ["suspended", "suspended", "cleared", "failure"]
    with pytest.raises(KeyError):
        sim.settle_suspended("held", cleared=True)


def test_unknown_operations_are_refused(sim):
    with pytest.raises(ValueError, match="no operation"):
        sim.answer("proces", code=100)


def test_two_at_once_book_once(sim, card):
    request = bodies.process(card, "twice")
    codes: list[int] = []

    def send():
        codes.append(Peer(sim.url).call(bodies.PROCESS, request)["status"])

    threads = [threading.Thread(target=send) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(codes) == [100] + [101] * 7
    assert sim.bookings("twice")[0].times_booked == 1
