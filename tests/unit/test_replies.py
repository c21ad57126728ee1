"""Replies: normalised types over whatever came, never strict."""

import json
from datetime import UTC, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingo_client import models
from ingo_wrapper.errors import OutcomeUnknown
from tests.unit.hand import Clock, call, make_session, raw
from tests.unit.requests import operation_of


def answer(kind, document):
    played = call(kind, raw(json.dumps(document).encode()))
    assert played.error is None, played.error
    return played.reply


ECHO = {"participant_unique_id1": "ord-7781"}


def flat(**data):
    data = {"transaction_id": 900123, **ECHO, **data}
    return {"status": 100, "client_message": "Success", "data": data}


def enveloped(**transaction):
    ids = {"transaction_id": "900124", "notification_id": "7", "participant_unique_ids": ECHO}
    return {"response": {"status": "100"}, "transaction": {**ids, **transaction}}


ISSUER = {
    "payee_id": "900001", "payee_name": "Sample Bank", "payee_address": None, "issuing_network": "Visa",
    "credit_info": {"min": "0.10", "max": "900.00", "card_type": "Debit", "estimated_posting_date": "02/03/2026"},
    "credit_enabled": 1, "debit_enabled": "0",
}  # fmt: skip


def test_verification():
    """docs/ingopay/verify/*: token, last four, issuers."""
    reply = answer("VerifyCard", flat(customer_account_token="tok", last_4="4242", issuers=[ISSUER, "?"]))  # fmt: skip
    (issuer,) = reply.issuers

    assert (reply.customer_account_token, reply.last_4) == ("tok", "4242")
    assert (issuer.payee_id, issuer.name, issuer.network, issuer.card_type) == ("900001", "Sample Bank", "Visa", "Debit")  # fmt: skip
    assert (issuer.push_enabled, issuer.pull_enabled) == (True, False)
    assert (issuer.push_minimum, issuer.push_maximum) == (Decimal("0.10"), Decimal("900.00"))


def test_a_check_has_no_issuers():
    """docs/ingopay/verify/check."""
    assert answer("VerifyCheck", flat(customer_account_token="tok")).issuers == []


def test_ids_that_travel_as_numbers():
    """Contradictions 16, 17, 22, 28: every id comes out as text."""
    issuer = {**ISSUER, "payee_id": 900001}
    assert answer("VerifyCard", flat(customer_account_token="t", issuers=[issuer])).issuers[0].payee_id == "900001"  # fmt: skip
    assert answer("BillerSearch", flat(billers=[{"id": 9000001}])).billers[0].payee_id == "9000001"
    assert answer("ProcessCard", flat(transaction_id=900123)).transaction_id == "900123"
    assert answer("ProcessCheck", flat(check_number=10045)).check_number == "10045"
    assert answer("DebitAch", enveloped(transaction_id="900124")).transaction_id == "900124"
    assert answer("NotifyStage", flat(notification_id=7000123)).notification_id == "7000123"
    assert answer("NotifyCancel", flat(notification_id="7000123")).notification_id == "7000123"
    assert answer("NotifyStageParties", enveloped(notification_id=7)).notification_id == "7"


def test_payment():
    """docs/ingopay/process/*."""
    reply = answer("ProcessCard", flat(transaction_id=900123, estimated_posting_date="02/03/2026", estimated_posting_time="soon"))  # fmt: skip

    assert (reply.estimated_posting_date, reply.estimated_posting_time) == ("02/03/2026", "soon")
    assert not hasattr(reply, "check_number")


def test_debit():
    """docs/ingopay/debit/process-ach."""
    reply = answer("DebitAch", enveloped(estimated_posting_date="02/03/2026"))

    assert (reply.estimated_posting_date, reply.transaction_id) == ("02/03/2026", "900124")


def test_billers():
    """The id of a biller is the payee_id of verify (contradiction 28)."""
    row = {"id": "9000001", "name": "Utility", "min": "5.00", "max": 2000}
    (biller,) = answer("BillerSearch", flat(billers=[row])).billers

    assert (biller.payee_id, biller.name) == ("9000001", "Utility")
    assert (biller.minimum, biller.maximum) == (Decimal("5.00"), Decimal(2000))


@pytest.mark.parametrize("kind", ["CheckCancel", "CheckStop"])
def test_check_instruction(kind):
    """docs/ingopay/ancillary/check-cancel, check-stop: status_code."""
    data = {"check_number": "10045", "transaction_id": 9, **ECHO}
    reply = answer(kind, {"status_code": 100, "data": data})

    assert (reply.check_number, reply.transaction_id) == ("10045", "9")


def test_risk():
    """docs/ingopay/risk/*."""
    session = answer("RiskSession", {"response": {"status": "100"}, "session": {"risk_session_token": "t"}})  # fmt: skip
    score = answer("RiskScore", enveloped(score="42", risk_assessment_token="r"))

    assert session.risk_session_token == "t"
    assert (score.score, score.risk_assessment_token) == ("42", "r")


def test_staged():
    """docs/notify-classic/notify/stage."""
    reply = answer("NotifyStage", flat(notification_id=7, tracer_id="tr-1"))

    assert (reply.notification_id, reply.tracer_id) == ("7", "tr-1")


def test_staged_parties():
    """docs/notify-managed/notify/stage: your id of a party leads to Ingo's."""
    parties = [
        {"client_provided_id": "r1", "party_id": "1"},
        {"client_provided_id": "a1", "party_id": 2},
        {"client_provided_id": "x", "party_id": ""},
        {"party_id": "9"},
        "?",
    ]
    reply = answer("NotifyStageParties", enveloped(parties=parties, tracer_id="tr-1"))

    assert reply.party_ids == {"r1": "1", "a1": "2"}
    assert reply.tracer_id == "tr-1"


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2026-02-03T10:11:12.1234567Z", datetime(2026, 2, 3, 10, 11, 12, 123456, UTC)),
        ("2026-02-03T10:11:12Z", datetime(2026, 2, 3, 10, 11, 12, tzinfo=UTC)),
        ("2026-02-03T10:11:12", datetime(2026, 2, 3, 10, 11, 12, tzinfo=UTC)),
        ("soon", None),
        ("", None),
        (None, None),
        (5, None),
    ],
)
def test_capture_session(text, moment):
    """docs/iframe/session/create: the expiry is aware, or unknown."""
    url = "https://example.org/session/1"
    reply = answer("CaptureSession", flat(authorized_url=url, session_identifier="s", authorized_url_expiration_utc=text))  # fmt: skip

    assert (reply.authorized_url, reply.session_identifier) == (url, "s")
    assert reply.expires_at == moment


def test_the_body_is_the_generated_model():
    """Typed, with unknown fields kept."""
    reply = answer("ProcessCard", {**flat(transaction_id=1, news="x"), "more": [1]})

    assert isinstance(reply.body, models.ProcessReply)
    assert reply.body.to_dict() == {**flat(transaction_id=1, news="x"), "more": [1]}


def test_nothing_sensitive_is_shown():
    """Neither by the reply nor by its model."""
    reply = answer("VerifyCard", flat(customer_account_token="tok-secret-1", last_4="4242"))

    assert "tok-secret-1" not in repr(reply) + repr(reply.body)
    assert "4242" not in repr(reply)


SHAPES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=4) | st.floats(allow_nan=False),
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(
        st.sampled_from(
            ["issuers", "credit_info", "min", "max", "billers", "id", "parties", "party_id", "client_provided_id", "check_number", "transaction_id", "customer_account_token", "authorized_url", "authorized_url_expiration_utc", "payee_id", "credit_enabled"]
        ),
        inner,
        max_size=4,
    ),
    max_leaves=12,
)  # fmt: skip
KINDS = ["VerifyCard", "ProcessCheck", "DebitAch", "BillerSearch", "CheckStop", "RiskSession", "RiskScore", "NotifyStage", "NotifyStageParties", "NotifyCancel", "CaptureSession"]  # fmt: skip


@given(kind=st.sampled_from(KINDS), inside=SHAPES, code=st.sampled_from([100, "101", 104]))
def test_any_shape(kind, inside, code):
    """A success of any shape gives a usable reply or OutcomeUnknown, nothing else."""
    status = {"status": code, "status_code": code, "response": {"status": code}}
    document = {**status, "data": inside, "transaction": inside, "session": inside}
    clock = Clock()
    body = json.dumps(document).encode()
    answers = [raw(body), ...]
    played = call(kind, *answers, clock=clock, session=make_session(clock))
    if played.error is not None:
        assert type(played.error) is OutcomeUnknown
        return
    reply = played.reply
    assert reply.operation == operation_of(kind)
    assert reply.body.to_dict() == json.loads(body, parse_float=Decimal)
    for name in dir(type(reply)):
        if not name.startswith("_"):
            value = getattr(reply, name)
            assert value is None or not isinstance(value, bool)
    for row in [*getattr(reply, "issuers", []), *getattr(reply, "billers", [])]:
        assert row.payee_id is None or isinstance(row.payee_id, str)
        assert row.name is None or isinstance(row.name, str)
