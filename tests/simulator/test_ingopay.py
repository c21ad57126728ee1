"""Verify, process, debit, biller search and risk: documented shapes, and mistakes caught."""

import re
import uuid

import pytest

from tests.simulator import bodies

DATE = re.compile(r"\d\d/\d\d/\d{4}")


def without(document, *names):
    return {name: value for name, value in document.items() if name not in names}


def test_verify_card(peer):
    request = bodies.verify_card(participant_unique_id2="x")
    reply = peer.call(bodies.VERIFY, request)
    data = reply["data"]
    assert (reply["status"], reply["client_message"]) == (100, "Success")
    assert isinstance(reply["time"], str)
    assert str(uuid.UUID(data["customer_account_token"])) == data["customer_account_token"]
    assert (data["last_4"], data["expiration_date"], data["count"]) == ("1111", "2901", 1)
    assert isinstance(data["request_timestamp"], int)
    assert data["participant_unique_id1"] == request["participant_unique_id1"]
    assert data["participant_unique_id2"] == "x"
    (issuer,) = data["issuers"]
    assert (issuer["credit_enabled"], issuer["debit_enabled"]) == (1, 1)
    assert isinstance(issuer["credit_info"]["min"], str)
    assert DATE.fullmatch(issuer["credit_info"]["estimated_posting_date"])


def test_verify_check_has_its_own_reply(peer):
    data = peer.call(bodies.VERIFY, bodies.verify_check())["data"]
    assert DATE.fullmatch(data["estimated_posting_date"])
    assert not {"issuers", "count", "expiration_date"} & set(data)


@pytest.mark.parametrize(
    ("account_type", "fields"),
    [
        ("SD", {"routing_number": "021000021", "account": "1"}),
        ("BP", {"payee_id": "9000001", "account": "1"}),
        ("PU", {"receiver_type": 3, "account": "PAYER1"}),
        ("VE", {"receiver_type": 4, "account": "@mina"}),
    ],
)
def test_verify_other_types(peer, account_type, fields):
    request = bodies.v11(account_type=account_type, **bodies.RECIPIENT, **fields)
    assert peer.call(bodies.VERIFY, request)["status"] == 100


def test_verify_with_a_token_keeps_the_token(peer, card):
    request = bodies.v11(account_type="CA", customer_account_token=card)
    assert peer.call(bodies.VERIFY, request)["data"]["customer_account_token"] == card


def test_verify_at_a_terminal_needs_no_address(peer):
    terminal = dict.fromkeys(("store_id", "terminal_id", "clerk_id"), "1")
    request = bodies.verify_card(**terminal, account="411111******1111")
    kept = without(request, "recipient_address1", "recipient_city", "recipient_zip")
    assert peer.call(bodies.VERIFY, kept)["status"] == 100


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"participant_id": "10001"}, 401),
        ({"participant_id": 10002}, 401),
        ({"timestamp": "1790000000"}, 401),
        ({"timestamp": 1790000000000}, 401),
        ({"version": None}, 400),
        ({"version": "11"}, 401),
        ({"version": 12}, 401),
        ({"account_type": "RT"}, 401),
        ({"participant_unique_id1": ""}, 400),
        ({"participant_unique_id1": "x" * 256}, 600),
        ({"participant_unique_id2": None}, 401),
        ({"amount": "10.00"}, 401),
        ({"amount": 10.001}, 601),
        ({"amount": 0}, 601),
        ({"recipient_zip": "123"}, 600),
        ({"recipient_state": "Georgia"}, 600),
        ({"expiration_date": "0129x"}, 600),
        ({"account": 4111111111111111}, 401),
        ({"account": "4111111111111112"}, 1042),
        ({"customer_account_token": "t"}, 401),
        ({"third_party_token": {}}, 401),
    ],
)
def test_mistakes_at_verify(sim, peer, change, code):
    reply = peer.call(bodies.VERIFY, bodies.verify_card(**change))
    assert reply["status"] == code
    assert reply["data"] == {}
    assert sim.executions() == []


@pytest.mark.parametrize(
    "name",
    [
        "participant_id",
        "timestamp",
        "version",
        "participant_unique_id1",
        "account",
        "recipient_city",
    ],
)
def test_missing_fields_at_verify(peer, name):
    assert peer.call(bodies.VERIFY, without(bodies.verify_card(), name))["status"] == 400


def test_a_separate_recipient_must_be_there(peer):
    request = bodies.verify_check(recipient_is_beneficiary=0)
    assert peer.call(bodies.VERIFY, request)["status"] == 400


def test_process(sim, peer, card):
    reply = peer.call(bodies.PROCESS, bodies.process(card, "tx-1"))
    data = reply["data"]
    assert reply["status"] == 100
    assert isinstance(data["transaction_id"], int)
    assert DATE.fullmatch(data["estimated_posting_date"])
    assert data["customer_account_token"] == card
    assert data["participant_unique_id1"] == "tx-1"
    (booking,) = sim.bookings("tx-1")
    assert (booking.operation, str(booking.amount), booking.times_booked) == ("process", "25.1", 1)
    assert booking.transaction_id == str(data["transaction_id"])


@pytest.mark.parametrize("account_type", ["AC", "SD", "RT"])
def test_one_bank_token_serves_the_bank_rails(peer, bank, account_type):
    assert (
        peer.call(bodies.PROCESS, bodies.process(bank, account_type=account_type))["status"] == 100
    )


def test_a_check_gets_a_number(peer, mailbox):
    reply = peer.call(bodies.PROCESS, bodies.process(mailbox, account_type="CK"))
    assert 1 <= len(reply["data"]["check_number"]) <= 10
    assert "time" not in reply


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"amount": "25.10"}, 401),
        ({"amount": 25.101}, 601),
        ({"amount": -1}, 601),
        ({"amount": True}, 401),
        ({"customer_account_token": "nobody"}, 760),
        ({"source_of_funds": "4"}, 401),
        ({"source_of_funds": 5}, 401),
        ({"recipient_phone": "15555550111"}, 600),
        ({"ledger": {"entity_type": "other"}}, 401),
        ({"account": "4111111111111111"}, 401),
    ],
)
def test_mistakes_at_process(sim, peer, card, change, code):
    assert peer.call(bodies.PROCESS, bodies.process(card, **change))["status"] == code
    assert sim.bookings() == []


@pytest.mark.parametrize("name", ["amount", "customer_account_token", "account_type", "version"])
def test_missing_fields_at_process(peer, card, name):
    assert peer.call(bodies.PROCESS, without(bodies.process(card), name))["status"] == 400


def test_a_card_token_does_not_serve_a_bank(peer, card):
    assert peer.call(bodies.PROCESS, bodies.process(card, account_type="AC"))["status"] == 760


def test_additional_detail(peer, bank):
    detail = {"source_name": "Acme Mutual", "descriptive_purpose": "Claim 7781"}
    fits = bodies.process(bank, account_type="AC", additional_detail=detail)
    assert peer.call(bodies.PROCESS, fits)["status"] == 100
    long = {**detail, "descriptive_purpose": "Claim 77812"}
    assert (
        peer.call(
            bodies.PROCESS, {**bodies.process(bank, account_type="AC"), "additional_detail": long}
        )["status"]
        == 600
    )
    assert (
        peer.call(
            bodies.PROCESS, bodies.process(bank, account_type="RT", additional_detail=detail)
        )["status"]
        == 401
    )


def test_debit(sim, peer, card):
    reply = peer.call(bodies.DEBIT, bodies.debit(card, "d-1"))
    assert reply["response"]["status"] == "100"
    assert isinstance(reply["response"]["duration"], str)
    assert reply["request"]["participant_id"] == "10001"
    transaction = reply["transaction"]
    assert isinstance(transaction["transaction_id"], str)
    assert transaction["participant_unique_ids"]["participant_unique_id1"] == "d-1"
    assert str(sim.bookings("d-1")[0].amount) == "25.10"


@pytest.mark.parametrize("amount", [25.10, "25.101", "1e2", "0.00", ".5"])
def test_amounts_of_a_debit(peer, card, amount):
    request = bodies.debit(card, transaction_amount={"currency_code": "USD", "amount": amount})
    assert peer.call(bodies.DEBIT, request)["response"]["status"] in ("401", "601")


@pytest.mark.parametrize(
    "envelope",
    [{"participant_id": 10001, "timestamp": "1"}, {"participant_id": "10001", "timestamp": 1}],
)
def test_the_envelope_of_debit_holds_strings(peer, card, envelope):
    reply = peer.call(bodies.DEBIT, {**bodies.debit(card), "request": envelope})
    assert reply["response"]["status"] == "401"


def test_biller_search(peer):
    request = {"participant_id": 10001, "account": "A-1", "rail_type": None}
    reply = peer.call(bodies.BILLERS, request)
    assert reply["status"] == 100
    assert "time" not in reply
    (biller,) = reply["data"]["billers"]
    assert isinstance(biller["id"], str)
    verify = bodies.v11(account_type="BP", payee_id=biller["id"], account="A-1", **bodies.RECIPIENT)
    assert peer.call(bodies.VERIFY, verify)["status"] == 100
    assert peer.call(bodies.BILLERS, {**request, "rail_type": "PUSH"})["status"] == 401


def test_risk_session_and_score(peer, card):
    session = peer.call(bodies.RISK_SESSION, bodies.v12())["session"]["risk_session_token"]
    transaction = {
        "account_type": "CA",
        "transaction_amount": {"currency_code": "USD", "amount": "25.10"},
        "customer_account_token": card,
        "risk_session_token": session,
        "dob": "01/31/1990",
    }
    scored = peer.call(bodies.RISK_SCORE, bodies.v12(transaction=transaction))["transaction"]
    assert set(scored) == {"score", "risk_assessment_token", "fraud_guarantee"}
    debit = bodies.debit(card, risk_assessment_token=scored["risk_assessment_token"])
    assert peer.call(bodies.DEBIT, debit)["response"]["status"] == "100"


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"account_type": "SD"}, "401"),
        ({"risk_session_token": "x"}, "760"),
        ({"dob": 19900131}, "401"),
    ],
)
def test_mistakes_at_risk_score(peer, change, code):
    request = bodies.v12(transaction={"account_type": "CA", **change})
    assert peer.call(bodies.RISK_SCORE, request)["response"]["status"] == code
