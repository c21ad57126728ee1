"""Every documented shape becomes its type, with typed fields, and nothing is lost."""

import copy
import json
import pickle
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import attrs
import pytest

from ingo_wrapper.errors import MalformedEvent
from ingo_wrapper.webhooks import (
    AccountTokenized,
    AuthenticationFailed,
    CheckChosen,
    CheckPaid,
    CheckReturned,
    Event,
    NotificationSent,
    OfacFailed,
    OtacSent,
    PaymentReturned,
    PaymentSucceeded,
    PayPalVerified,
    RvdmPassed,
    UnknownEvent,
    parse,
)
from tests.webhooks.deliveries import CATALOG, CHECK_PAID, G, P, R, delivery


def test_a_check_reads_well_in_a_match_statement() -> None:
    match parse(CHECK_PAID):
        case CheckPaid(check_number=number, check_amount=amount, participant_unique_id1=reference):
            assert (number, amount, reference) == ("0000001", Decimal("12.34"), "tx-1")
            assert isinstance(amount, Decimal)
        case other:
            pytest.fail(f"{other!r}")


def test_the_common_part() -> None:
    event = parse(CHECK_PAID)
    assert event.id == "sb01-7f3c"
    assert event.topic == event.canonical_topic == G + "payment.status.check.paid"
    assert event.version == "1"
    assert event.timestamp == datetime(2026, 2, 2, 2, 40, tzinfo=UTC)
    assert event.description == "A check was paid"
    assert (event.status, event.raw_status, event.message) == (100, "100", "Success")
    assert event.participant_unique_id2 is None
    assert event.product == "ingopay"
    assert event.terminal is None
    assert event.extras == {}
    assert event.raw == CHECK_PAID
    assert event.to_dict() == json.loads(CHECK_PAID)


@pytest.mark.parametrize(("topic", "name", "canonical", "product", "terminal"), CATALOG)
def test_every_spelling_gives_its_type(
    topic: str, name: str, canonical: str, product: str, terminal: bool | None
) -> None:
    event = parse(delivery(topic))
    assert type(event).__name__ == name
    assert (event.topic, event.canonical_topic) == (topic, canonical)
    assert (event.product, event.terminal) == (product, terminal)
    assert (event.notification_id, event.session_id, event.party_id) == ("7000123", None, "9b2e")


def test_an_18_digit_number_is_kept_digit_by_digit() -> None:
    body = delivery(
        P + "authentication.otac.delivery.generate",
        {"status": "1154", "client_message": "OTAC send (EMAIL)"},
        ancillary={"participant_unique_id2": 900719925474099312},
    )
    event = parse(body)
    assert isinstance(event, OtacSent)
    assert event.participant_unique_id2 == "900719925474099312"
    assert event.to_dict()["data"]["ancillary"]["participant_unique_id2"] == 900719925474099312


def test_an_integer_status_is_accepted() -> None:
    event = parse(
        delivery(
            R + "verification.ofac.status.failure",
            {"status": 93, "client_message": "Mock", "attempt_count": 1, "max_attempts": 1},
        )
    )
    assert isinstance(event, OfacFailed)
    assert (event.status, event.raw_status, event.attempt_count) == (93, 93, 1)


@pytest.mark.parametrize(
    ("raw", "status", "kept"),
    [
        ("1204", 1204, "1204"),
        ("", None, ""),
        ("APPROVED", None, "APPROVED"),
        (None, None, None),
        (True, None, None),
        (["1"], None, None),
        ("\u0661\u0660", None, "\u0661\u0660"),
    ],
)
def test_a_status_that_is_no_code_is_no_error(raw: Any, status: int | None, kept: Any) -> None:
    event = parse(delivery(R + "payment.status.success", {"status": raw}))
    assert isinstance(event, PaymentSucceeded)
    assert (event.status, event.raw_status) == (status, kept)


def test_authentication_results() -> None:
    event = parse(
        delivery(
            R + "authentication.status.failure",
            {
                "status": "1102",
                "client_message": "Recipient Authentication Failure",
                "has_passed": False,
                "was_skipped": False,
                "attempt_count": 1,
                "max_attempts": 3,
                "field_results": [
                    {
                        "field_label": "Claim Number",
                        "is_matching": False,
                        "hard_fail_on_mismatch": True,
                    },
                    {
                        "field_label": "Zip",
                        "is_matching": True,
                        "hard_fail_on_mismatch": False,
                        "new": 1,
                    },
                ],
            },
        )
    )
    assert isinstance(event, AuthenticationFailed)
    assert (event.has_passed, event.was_skipped, event.attempt_count, event.max_attempts) == (
        False,
        False,
        1,
        3,
    )
    assert [(r.field_label, r.is_matching) for r in event.field_results] == [
        ("Claim Number", False),
        ("Zip", True),
    ]
    assert event.field_results[0].hard_fail_on_mismatch is True
    assert event.field_results[1].extras == {"new": 1}


TOKEN = {
    "status": "100",
    "client_message": "Success",
    "customer_account_token": "tok-SECRET-1",
    "account_id": "5550123",
    "account_type": "PD",
    "last_4": "e@x.",
    "attempt_count": 1,
    "max_attempts": 3,
    "issuers": [
        {
            "payee_id": "44",
            "payee_name": "Example Bank",
            "payee_address": "77 Hidden Street",
            "payee_city": "",
            "payee_state": "",
            "payee_zip": "",
            "issuing_network": "NA",
            "credit_enabled": 1,
            "debit_enabled": 0,
            "credit_info": {
                "min": "1.00",
                "max": "2500.00",
                "card_type": "Debit",
                "estimated_posting_date": "11/23/2026",
                "estimated_posting_time": "Within 30 minutes\n",
            },
        }
    ],
}


@pytest.mark.parametrize(
    "topic",
    [
        "transaction.account.tokenization.success",
        "plugin.transaction.account.tokenization.success",
        R + "payment.tokenization.complete",
    ],
)
def test_a_token(topic: str) -> None:
    event = parse(delivery(topic, TOKEN, metadata={"version": "4"}))
    assert isinstance(event, AccountTokenized)
    assert event.customer_account_token == "tok-SECRET-1"
    assert (event.account_id, event.account_type, event.last_4) == ("5550123", "PD", "e@x.")
    (issuer,) = event.issuers
    assert (issuer.payee_name, issuer.payee_city, issuer.credit_enabled, issuer.debit_enabled) == (
        "Example Bank",
        None,
        1,
        0,
    )
    assert issuer.credit_info is not None
    assert (issuer.credit_info.min, issuer.credit_info.max) == (Decimal("1.00"), Decimal("2500.00"))
    assert issuer.credit_info.estimated_posting_date == date(2026, 11, 23)
    assert issuer.credit_info.estimated_posting_time == "Within 30 minutes\n"


def test_older_versions_without_account_id() -> None:
    older = {k: v for k, v in TOKEN.items() if k != "account_id"}
    event = parse(
        delivery("transaction.account.tokenization.success", older, metadata={"version": "2"})
    )
    assert isinstance(event, AccountTokenized)
    assert event.account_id is None


def test_rvdm_and_paypal_results_carry_their_values() -> None:
    item = {
        "field_name": "LastName",
        "client_provided_value": "Sample",
        "is_matching": True,
        "is_enabled": True,
        "was_evaluated": True,
        "hard_fail_on_mismatch": True,
    }
    rvdm = parse(
        delivery(
            R + "verification.rvdm.success",
            {
                "status": "1103",
                "has_passed": True,
                "field_results": [item | {"customer_provided_value": "Simple"}],
            },
        )
    )
    assert isinstance(rvdm, RvdmPassed)
    assert rvdm.field_results[0].customer_provided_value == "Simple"
    paypal = parse(
        delivery(
            "transaction.account.verification.paypal.success.av",
            {"status": "1148", "field_results": [item | {"paypal_provided_value": "Sampel"}]},
        )
    )
    assert isinstance(paypal, PayPalVerified)
    assert paypal.field_results[0].paypal_provided_value == "Sampel"
    assert paypal.field_results[0].was_evaluated is True


def test_a_returned_check() -> None:
    payload = {
        "status": "1114",
        "check_number": "0000002",
        "check_amount": "1250.00",
        "reason_code": "02",
    }
    for topic in (G + "status.payment.check.returned", G + "payment.status.check.returned"):
        event = parse(delivery(topic, payload))
        assert isinstance(event, CheckReturned)
        assert (event.check_amount, event.reason_code, event.topic) == (
            Decimal("1250.00"),
            "02",
            topic,
        )


@pytest.mark.parametrize(
    ("description", "terminal"),
    [
        ("Check in process (Non-terminal)", False),
        ("Ended (Terminal)", True),
        ("Ended (TERMINAL)", True),
        ("Ended (soon)", False),
        ("()", False),
        ("", False),
    ],
)
def test_what_the_description_says_about_the_end_beats_the_catalog(
    description: str, terminal: bool
) -> None:
    event = parse(delivery(R + "payment.status.check", metadata={"topic_description": description}))
    assert isinstance(event, CheckChosen)
    assert event.terminal is terminal


def test_an_unknown_topic_is_an_event() -> None:
    event = parse(
        delivery(
            "transaction.recipient.payment.status.teleported",
            {"status": "1999", "risk": {"a": [1]}},
            metadata={"version": "9"},
        )
    )
    assert type(event) is UnknownEvent
    assert event.extras == {"data.event.risk": {"a": [1]}}
    assert (event.status, event.version, event.product) == (1999, "9", "notify")
    assert event.canonical_topic == event.topic


@pytest.mark.parametrize(
    ("topic", "product"),
    [
        ("gateway.new", "ingopay"),
        ("plugin.transaction.recipient.verification.rvdm.success", "capture"),
        ("transaction.party.delegated", "notify_managed"),
        ("transaction.staged", "notify"),
        ("something.else", None),
    ],
)
def test_the_prefix_tells_the_product_of_an_unknown_topic(topic: str, product: str | None) -> None:
    event = parse(delivery(topic))
    assert type(event) is UnknownEvent
    assert event.product == product


def test_unknown_fields_are_kept_wherever_they_stand() -> None:
    document = json.loads(CHECK_PAID)
    document["signature"] = "s"
    document["data"]["links"] = [1]
    document["metadata"]["region"] = "us"
    document["data"]["ancillary"]["store"] = 7
    document["data"]["event"]["rail"] = "CK"
    event = parse(json.dumps(document).encode())
    assert isinstance(event, CheckPaid)
    assert event.extras == {
        "signature": "s",
        "data.links": [1],
        "metadata.region": "us",
        "data.ancillary.store": 7,
        "data.event.rail": "CK",
    }
    assert event.to_dict() == document


@pytest.mark.parametrize("ancillary", [None, "absent"])
def test_ancillary_may_be_absent(ancillary: Any) -> None:
    document = json.loads(CHECK_PAID)
    document["data"]["ancillary"] = None
    if ancillary == "absent":
        del document["data"]["ancillary"]
    document["data"]["other"] = 1
    event = parse(json.dumps(document).encode())
    assert event.participant_unique_id1 is None
    assert event.extras == {"data.other": 1}


WRONG = [
    ("check_amount", "12,34"), ("check_amount", "1e3"), ("check_amount", "NaN"), ("check_amount", {}), ("check_amount", True),
    ("check_amount", " 1"), ("check_amount", "9" * 30), ("check_number", []), ("check_number", {"a": 1}), ("check_number", True),
]  # fmt: skip


@pytest.mark.parametrize(("field", "value"), WRONG)
def test_a_field_of_another_kind_is_kept_apart(field: str, value: Any) -> None:
    event = parse(delivery(G + "payment.status.check.paid", {"status": "100", field: value}))
    assert isinstance(event, CheckPaid)
    assert getattr(event, field) is None
    assert event.extras == {f"data.event.{field}": value}


@pytest.mark.parametrize("results", ["none", {}, [1], [{"field_name": "a"}, None], [[]]])
def test_half_a_list_does_not_look_complete(results: Any) -> None:
    event = parse(delivery(R + "verification.rvdm.success", {"field_results": results}))
    assert isinstance(event, RvdmPassed)
    assert event.field_results == ()
    assert event.extras == {"data.event.field_results": results}


def test_odd_values_inside_a_part_are_kept_in_the_part() -> None:
    issuer = {"credit_info": "none", "credit_enabled": "yes", "payee_id": 12}
    posting = {"estimated_posting_date": "23.11.2026", "min": -1}
    event = parse(
        delivery(
            "transaction.account.tokenization.success",
            {"issuers": [issuer, {"credit_info": posting}]},
        )
    )
    assert isinstance(event, AccountTokenized)
    assert event.issuers[0].payee_id == "12"
    assert event.issuers[0].extras == {"credit_info": "none", "credit_enabled": "yes"}
    info = event.issuers[1].credit_info
    assert info is not None
    assert (info.min, info.extras) == (Decimal(-1), {"estimated_posting_date": "23.11.2026"})


@pytest.mark.parametrize(
    ("value", "seen"),
    [
        ("1770000000", 1770000000),
        (10**30, None),
        (-1, -1),
        ("soon", None),
        (1.5, None),
        (None, None),
    ],
)
def test_timestamps(value: Any, seen: int | None) -> None:
    event = parse(delivery(P + "notification.status.sent", metadata={"timestamp": value}))
    assert event.timestamp == (None if seen is None else datetime.fromtimestamp(seen, UTC))
    if seen is None and value is not None:
        assert set(event.extras) == {"metadata.timestamp"}


def test_numbers_stay_exact() -> None:
    body = delivery(G + "payment.status.returned").replace(
        b'"status": "1204"', b'"amount": 0.1000000000000000055, "status": "1"'
    )
    event = parse(body)
    assert isinstance(event, PaymentReturned)
    assert event.extras["data.event.amount"] == Decimal("0.1000000000000000055")
    assert event.to_dict()["data"]["event"]["amount"] == Decimal("0.1000000000000000055")


def test_money_sent_as_a_number() -> None:
    body = CHECK_PAID.replace(b'"12.34"', b"12.30")
    event = parse(body)
    assert isinstance(event, CheckPaid)
    assert str(event.check_amount) == "12.30"


@pytest.mark.parametrize("text", ["\\u0000", "\\ud800"])
def test_texts_that_no_database_takes_are_kept_apart(text: str) -> None:
    body = CHECK_PAID.replace(b'"tx-1"', f'"a{text}"'.encode()).replace(
        b'"Success"', f'"b{text}"'.encode()
    )
    event = parse(body)
    assert (event.participant_unique_id1, event.message) == (None, None)
    assert set(event.extras) == {
        "data.ancillary.participant_unique_id1",
        "data.event.client_message",
    }
    assert event.to_dict()["data"]["ancillary"]["participant_unique_id1"].startswith("a")


def test_a_reference_too_long_for_a_key_is_kept_apart() -> None:
    event = parse(
        delivery(P + "notification.status.sent", ancillary={"participant_unique_id1": "x" * 256})
    )
    assert event.participant_unique_id1 is None
    assert event.extras == {"data.ancillary.participant_unique_id1": "x" * 256}


SECRETS = [
    "tok-SECRET-1",
    "e@x.",
    "77 Hidden Street",
    "Sample",
    "Simple",
    "1001_1770_x",
    "UNKNOWN-PII",
]


def test_repr_shows_nothing_sensitive() -> None:
    token = parse(
        delivery(
            "plugin.transaction.account.tokenization.success",
            TOKEN | {"ssn_maybe": "UNKNOWN-PII"},
            ancillary={"tracer_token": "1001_1770_x"},
        )
    )
    rvdm = parse(
        delivery(
            R + "verification.rvdm.success",
            {
                "field_results": [
                    {
                        "field_name": "LastName",
                        "client_provided_value": "Sample",
                        "customer_provided_value": "Simple",
                        "paypal_provided_value": "Sample",
                        "x": "UNKNOWN-PII",
                    }
                ]
            },
        )
    )
    for event in (token, rvdm):
        shown = f"{event!r} {event} {event.extras and ''}"
        assert not [secret for secret in SECRETS if secret in shown]
        assert type(event).__name__ in shown
        assert event.id in shown
    assert "customer_account_token='[redacted]'" not in repr(token)
    assert "customer_account_token=[redacted]" in repr(token)


@pytest.mark.parametrize("topic", [row[0] for row in CATALOG] + ["unknown.topic"])
def test_events_survive_pickle_and_copy(topic: str) -> None:
    event = parse(delivery(topic, TOKEN))
    for twin in (pickle.loads(pickle.dumps(event)), copy.copy(event), copy.deepcopy(event)):
        assert twin == event
        assert hash(twin) == hash(event)
        assert type(twin) is type(event)
        assert twin.to_dict() == event.to_dict()
    assert event != parse(delivery(topic, {"status": "1"}))
    assert event != "event"


def test_events_are_frozen() -> None:
    event = parse(CHECK_PAID)
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        event.id = "other"  # type: ignore[misc]
    with pytest.raises(AttributeError):
        object.__setattr__(event, "unheard_of", 1)


def test_an_event_can_be_made_by_hand_for_a_test() -> None:
    event = CheckPaid(id="1", topic="t", canonical_topic="t", raw=b"{}", check_amount=Decimal(5))
    assert (event.check_amount, event.extras, event.status) == (Decimal(5), {}, None)
    assert isinstance(event, Event)
    assert not isinstance(event, NotificationSent)


MALFORMED: list[tuple[str, Any, str]] = [
    ("metadata", None, "metadata"), ("metadata", [], "metadata"), ("metadata", "absent", "metadata"),
    ("data", "absent", "data"), ("data", "x", "data"), ("data", None, "data"),
    ("data.event", "absent", "data.event"), ("data.event", [], "data.event"), ("data.event", None, "data.event"),
    ("data.ancillary", [], "data.ancillary"), ("data.ancillary", "x", "data.ancillary"),
    ("metadata.id", "absent", "metadata.id"), ("metadata.id", "", "metadata.id"), ("metadata.id", 5, "metadata.id"),
    ("metadata.id", None, "metadata.id"), ("metadata.id", "x" * 256, "metadata.id"), ("metadata.id", "a\x00b", "metadata.id"),
    ("metadata.id", "a\ud800", "metadata.id"), ("metadata.id", "a\nb", "metadata.id"),
    ("metadata.topic", "absent", "metadata.topic"), ("metadata.topic", "", "metadata.topic"), ("metadata.topic", 1, "metadata.topic"),
    ("metadata.topic", ["a"], "metadata.topic"), ("metadata.topic", "t" * 300, "metadata.topic"), ("metadata.topic", "a\nb", "metadata.topic"),
]  # fmt: skip


@pytest.mark.parametrize(("place", "value", "path"), MALFORMED)
def test_a_malformed_envelope_names_the_place_and_not_the_value(
    place: str, value: Any, path: str
) -> None:
    document = json.loads(CHECK_PAID)
    *parents, last = place.split(".")
    node = document
    for name in parents:
        node = node[name]
    if value == "absent":
        del node[last]
    else:
        node[last] = value
    with pytest.raises(MalformedEvent) as caught:
        parse(json.dumps(document).encode())
    assert caught.value.path == path
    assert caught.value.status_hint == 400
    assert str(caught.value).startswith(f"{path}: ")
    assert len(str(caught.value)) < 100
    twin = pickle.loads(pickle.dumps(caught.value))
    assert (str(twin), twin.path) == (str(caught.value), path)
