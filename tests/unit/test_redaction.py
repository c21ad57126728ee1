"""Redaction: sensitive names, card-like and SSN-like texts, echoes."""

import json
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from ingo_client import models
from ingo_client.facts import SENSITIVE_NAMES
from ingo_wrapper.redaction import MASK, redact, redact_headers, scrub, sensitive_values

# Published test numbers of the networks, and what they are written like.
CARDS = ["4111111111111111", "4242 4242 4242 4242", "5555-5555-5555-4444", "378282246310005", "6011111111111117", "3530111333300000", "30569309025904"]  # fmt: skip


@pytest.mark.parametrize("card", CARDS)
@pytest.mark.parametrize(
    "around",
    ["{}", "card {} refused", "({})", "no.{}.", "{} 12/29", "{} 100", "100 {}", "25 {} 7", "{}, {}", "pan={}&cvv", "{}-1", "ref-{}", "\n{}\n", "{} 2912 123"],
)  # fmt: skip
def test_card_numbers(card, around):
    """Whatever stands beside them."""
    digits = "".join(filter(str.isdigit, card))
    shown = scrub(around.replace("{}", card))

    assert card not in shown
    assert digits not in "".join(filter(str.isdigit, shown))
    assert MASK in shown


@pytest.mark.parametrize("ssn", ["123-45-6789", "078-05-1120"])
@pytest.mark.parametrize("around", ["{}", "ssn {}.", "[{}]", "x{}x", "{}\n{}"])
def test_social_security_numbers(ssn, around):
    """In their written form."""
    assert ssn not in scrub(around.replace("{}", ssn))


@pytest.mark.parametrize(
    "text",
    [
        "", "transaction 900123", "ref-1234567890", "9b2f6c1e-5a70-4f0e-9d0b-1f2d3c4b5a69", "2026-11-20T10:11:12Z",
        "1790000000", "4111111111111112", "1234567890123456", "5555550111", "12-345-6789", "HTTP 502 after 4 attempts",
    ],
)  # fmt: skip
def test_what_is_neither_is_shown(text):
    """References, ids, times and numbers that fail the check digit."""
    assert scrub(text) == text


def luhn(digits: str) -> bool:
    """The check digit, written differently from the code under test."""
    table = {str(d): sum(divmod(2 * d, 10)) for d in range(10)}
    turned = digits[::-1]
    return (sum(map(int, turned[0::2])) + sum(table[d] for d in turned[1::2])) % 10 == 0


@given(st.text(alphabet="0123456789", min_size=12, max_size=18), st.sampled_from(["", " ", ": ", "x", "12 ", "7-"]))  # fmt: skip
def test_any_card_number(stem, before):
    """With its check digit, of any length that a card has."""
    number = next(stem + d for d in "0123456789" if luhn(stem + d))

    assert number not in scrub(f"{before}{number}")
    assert scrub(stem + "x") in {stem + "x", MASK + "x"}
    assert (scrub(stem) == MASK) is luhn(stem)


def test_hidden_texts():
    """Longer ones first, so that no rest of them stays."""
    hidden = frozenset({"Mina", "Mina Okafor", "tok-1"})

    assert scrub("Mina Okafor has tok-1; Mina", hidden) == f"{MASK} has {MASK}; {MASK}"


def test_redact_by_name():
    """At any depth; empty stays empty; the copy is new."""
    document = {
        "account": "4111111111111111",
        "recipient": {"first_name": "Mina"},
        "data": {"customer_account_token": "tok", "last_4": None, "items": [{"cvv": "1"}, {"zip": ""}]},
        "status": 100,
        "client_message": f"card {CARDS[0]} refused",
    }  # fmt: skip
    before = json.dumps(document)

    assert redact(document) == {
        "account": MASK,
        "recipient": {"first_name": MASK} if "recipient" not in SENSITIVE_NAMES else MASK,
        "data": {"customer_account_token": MASK, "last_4": None, "items": [{"cvv": MASK}, {"zip": ""}]},
        "status": 100,
        "client_message": f"card {MASK} refused",
    }  # fmt: skip
    assert json.dumps(document) == before


@pytest.mark.parametrize("number", [4111111111111111, 378282246310005])
def test_a_card_number_that_is_a_json_number(number):
    """In a field that nobody knows."""
    assert str(number) not in json.dumps(redact({"memo": number, "list": [number]}))
    assert redact({"transaction_id": 900123, "timestamp": 1790000000}) == {
        "transaction_id": 900123,
        "timestamp": 1790000000,
    }


def test_sensitive_values():
    """What a reply could echo: every text below a sensitive name, unless it is too short to tell."""
    found = sensitive_values({
        "account": CARDS[0], "cvv": "123", "recipient_state": "GA", "participant_unique_id1": "ord-1", "amount": "25.10",
        "beneficiary": {"anything": ["deep text"]}, "customer_account_token": None,
    })  # fmt: skip

    assert found == {CARDS[0], "123", "deep text"}


@pytest.mark.parametrize("name", ["Authorization", "authorization", "CONTENT-SHA512", "Cookie", "Set-Cookie", "Proxy-Authorization"])  # fmt: skip
def test_headers(name):
    """The body's hash is a fingerprint of the card number in it."""
    assert redact_headers({name: "secret-1"}) == {name: MASK}
    assert redact_headers({"X-Date": "now"}) == {"X-Date": "now"}


# api-facts: what identifies or opens something, in whichever operation it stands.
MUST_BE_HIDDEN = ["account", "routing_number", "cvv", "expiration_date", "customer_account_token", "last_4", "recipient_first_name", "recipient_last_name", "recipient_business_name", "recipient_address1", "recipient_address2", "recipient_city", "recipient_state", "recipient_zip", "recipient_phone", "first_name", "last_name", "business_name", "email", "mobile", "phone", "address1", "address2", "city", "state", "zip", "ssn", "dob", "track1", "track2", "risk_session_token", "risk_assessment_token", "authorized_url", "client_provided_value", "sender", "sender_account", "api_key", "beneficiary_account", "beneficiary_first_name", "email_address", "phone_number", "mobile_number", "address_line1", "zip_code", "check_memo_data", "remittance_memo_data", "latitude", "longitude", "third_party_token", "name_personal", "contact_address", "contact_telcom"]  # fmt: skip
MAY_BE_SHOWN = ["participant_unique_id1", "participant_unique_id2", "transaction_id", "notification_id", "tracer_id", "party_id", "payee_id", "check_number", "status", "status_code", "client_message", "message", "amount", "timestamp"]  # fmt: skip


def test_the_list():
    """The one list hides what identifies a person or an account, and shows what we correlate by."""
    assert set(MUST_BE_HIDDEN) - SENSITIVE_NAMES == set()
    assert set(MAY_BE_SHOWN) & SENSITIVE_NAMES == set()


def test_the_list_is_the_specs():
    """Every property marked x-sensitive, and no other."""
    path = Path(__file__).parents[2] / "openapi" / "bundled.yaml"
    spec = yaml.safe_load(path.read_text(encoding="utf-8"))
    marked = {
        name
        for schema in spec["components"]["schemas"].values()
        for name, field in schema.get("properties", {}).items()
        if field.get("x-sensitive") is True
    }

    assert marked == SENSITIVE_NAMES


def test_reprs_of_what_ingo_says():
    """A text that quotes a card number shows it in no repr, wherever the text stands."""
    document = {
        "status": 700,
        "client_message": "card 4111 1111 1111 1111 of 078-05-1120 refused",
        "data": {"participant_unique_id1": "4111111111111111", "news": [4111111111111111]},
    }
    shown = repr(models.VerifyReply.from_dict(document))

    assert "4111" not in shown
    assert "078-05" not in shown
    assert "refused" in shown
