"""judge: status and body in, meaning for the money out."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingo_wrapper.errors import (
    ClockSkewRejected,
    Declined,
    GatewayRejected,
    IngoError,
    IssuerDeclined,
    OutcomeUnknown,
    RateLimited,
    RequestRejected,
    SignatureRejected,
    StateConflict,
    Suspended,
)
from ingo_wrapper.operations import OPERATIONS
from ingo_wrapper.outcome import judge, measure_skew
from tests.unit.hand import START, date, raw, reply

PROCESS = OPERATIONS["process"]


def kind(code, operation="process", status=200):
    return judge(OPERATIONS[operation], reply(code, operation, status=status)).error


@pytest.mark.parametrize("operation", sorted(OPERATIONS))
@pytest.mark.parametrize(
    ("code", "error"),
    [
        (100, None), (101, None), (102, None), (103, None), (104, None), (111, None), (132, None),
        (130, Suspended), (1106, Suspended),
        (400, RequestRejected), (401, RequestRejected), (402, ClockSkewRejected),
        (500, OutcomeUnknown), (599, OutcomeUnknown), (600, RequestRejected), (616, RequestRejected),
        (700, Declined), (742, Declined), (753, Declined), (777, Declined), (815, Declined),
        (780, StateConflict), (851, IssuerDeclined), (867, IssuerDeclined),
        (900, OutcomeUnknown), (93, OutcomeUnknown), (1125, OutcomeUnknown), (13723, RequestRejected),
    ],
)  # fmt: skip
@pytest.mark.parametrize("spell", [int, str], ids=["integer", "string"])
def test_a_readable_answer(operation, code, error, spell):
    """HTTP 200 with a code, where each operation has it, as a number or as text."""
    assert kind(spell(code), operation) is error


HTML = b"<html>502 Bad Gateway</html>"
UNREADABLE = [
    HTML, b"", b"{", b"[]", b'"100"', b"100", b"null", b"\xff\xfe", b'{"status":null}',
    b'{"status":"Success"}', b'{"status":{"code":100}}', b'{"status":true}', b'{"status":100.0}',
    b'{"data":{"status":100}}', b'{"response":{"status":"100"}}', b"[" * 100_000, b'{"status":1e400}',
]  # fmt: skip


@pytest.mark.parametrize("body", UNREADABLE, ids=lambda body: repr(body[:24]))
@pytest.mark.parametrize("status", [200, 201, 204, 299, 500, 502, 503, 504, 520, 301, 408, 409, 425, 499])  # fmt: skip
def test_an_unreadable_answer_leaves_the_outcome_unknown(body, status):
    """A reply that cannot be decoded never looks like a payment that failed, nor like one that was made."""
    assert judge(PROCESS, raw(body, status)).error is OutcomeUnknown


@pytest.mark.parametrize("status", [201, 202, 299])
def test_any_2xx_is_an_answer(status):
    """The documentation shows 200 alone."""
    assert kind(100, status=status) is None


@pytest.mark.parametrize("status", [100, 301, 302, 307, 308, 408, 409, 425, 499, 500, 502, 503, 504, 520, 599])  # fmt: skip
@pytest.mark.parametrize("code", [100, 700, 400])
def test_a_status_that_tells_nothing(status, code):
    """Whatever the body says, such a status leaves it open."""
    assert kind(code, status=status) is OutcomeUnknown


@pytest.mark.parametrize("status", [400, 404, 405, 406, 410, 411, 413, 414, 415, 422, 431])
def test_refused_by_http(status):
    """A 4xx that says before anything was done that the request is wrong."""
    verdict = judge(PROCESS, raw(HTML, status))

    assert (verdict.error, verdict.from_ingo) == (RequestRejected, False)


@pytest.mark.parametrize(
    ("code", "error"),
    [
        (400, RequestRejected), (700, Declined), (851, IssuerDeclined), (130, Suspended), (402, ClockSkewRejected),
        (100, OutcomeUnknown), (102, OutcomeUnknown), (500, OutcomeUnknown), (93, OutcomeUnknown),
    ],
)  # fmt: skip
def test_a_4xx_with_a_code(code, error):
    """The code decides; a success inside a refusal contradicts itself and stays open."""
    assert kind(code, status=400) is error
    assert kind(code, status=422) is error


GATEWAY = [
    # Kong 3.9 answers 401 to all; an older release 403 to all but a missing header (signing 4.3).
    (401, "Unauthorized", SignatureRejected),
    (401, "HMAC signature cannot be verified", SignatureRejected),
    (401, "HMAC signature does not match", SignatureRejected),
    (401, "HMAC signature cannot be verified, a valid date or x-date header is required for HMAC Authentication", ClockSkewRejected),
    (403, "HMAC signature cannot be verified", SignatureRejected),
    (403, "HMAC signature does not match", SignatureRejected),
    (403, "HMAC signature cannot be verified, a valid date or x-date header is required for HMAC Authentication", ClockSkewRejected),
    (403, "Forbidden", GatewayRejected),
    (401, "", SignatureRejected),
]  # fmt: skip


@pytest.mark.parametrize(("status", "message", "error"), GATEWAY)
def test_the_gateway(status, message, error):
    """Refusals at the door, each with what to check."""
    verdict = judge(PROCESS, raw(json.dumps({"message": message}).encode(), status))

    assert verdict.error is error
    assert verdict.from_ingo is False
    assert verdict.advice


@pytest.mark.parametrize(
    ("skew", "error"),
    [
        (None, SignatureRejected),
        (0.0, SignatureRejected),
        (300.0, SignatureRejected),
        (-300.0, SignatureRejected),
        (301.0, ClockSkewRejected),
        (-301.0, ClockSkewRejected),
    ],
)
def test_a_401_with_a_clock_that_is_off(skew, error):
    """More than the documented 300 seconds: the clock is the likelier cause, whatever the text."""
    assert judge(PROCESS, raw(b"", 401), skew=skew).error is error


def test_too_many_requests():
    """429, with or without a readable body."""
    assert judge(PROCESS, raw(HTML, 429)).error is RateLimited
    assert kind(600, status=429) is RateLimited


@pytest.mark.parametrize("status", [401, 403, 429])
def test_a_refusal_at_the_door_that_says_success(status):
    """It contradicts itself: nobody may read it as "nothing happened"."""
    assert kind(100, status=status) is OutcomeUnknown


@pytest.mark.parametrize(
    ("operation", "body"),
    [
        ("verify", {"status": 100, "data": {"last_4": "1111"}}),
        ("verify", {"status": 100, "data": None}),
        ("verify", {"status": 101, "data": "none"}),
        ("create_capture_session", {"status": 100, "data": {"session_identifier": "s"}}),
    ],
)
def test_a_success_that_lacks_the_essential(operation, body):
    """A token that is not there cannot be used."""
    verdict = judge(OPERATIONS[operation], raw(json.dumps(body).encode()))

    assert verdict.error is OutcomeUnknown
    assert "lacks data." in verdict.why


@pytest.mark.parametrize("echo", ["ord-2", 7])
@pytest.mark.parametrize("code", [100, 700, 130])
def test_a_reply_that_names_another_reference(echo, code):
    """It is another request's reply."""
    body = json.dumps({"status": code, "data": {"participant_unique_id1": echo}}).encode()

    assert judge(PROCESS, raw(body), reference="ord-1").error is OutcomeUnknown


@pytest.mark.parametrize("echo", ["", None, {"a": 1}])
def test_an_echo_that_says_nothing(echo):
    """A success that does not name its request may be another's."""
    data = {"participant_unique_id1": echo, "transaction_id": 1}
    body = json.dumps({"status": 100, "data": data}).encode()

    assert judge(PROCESS, raw(body), reference="ord-1").error is OutcomeUnknown


def test_a_numeric_reference_is_the_same_text():
    """A number in the echo equals the digits that were sent."""
    body = b'{"status":100,"data":{"participant_unique_id1":7781,"transaction_id":1}}'

    assert judge(PROCESS, raw(body), reference="7781").error is None


def test_the_nested_echo():
    """Where the envelope operations have it."""
    ids = {"participant_unique_ids": {"participant_unique_id1": "ord-2"}}
    body = json.dumps({"response": {"status": "100"}, "transaction": ids}).encode()

    assert judge(OPERATIONS["debit"], raw(body), reference="ord-1").error is OutcomeUnknown


def test_ingos_text_is_kept():
    """client_message, response.message, or the gateway's message."""
    assert judge(PROCESS, reply(700)).message == "told 700"
    assert judge(OPERATIONS["debit"], reply(700, "debit")).message == "told 700"
    assert judge(PROCESS, raw(b'{"message":"no Route matched"}', 404)).message == "no Route matched"
    assert judge(PROCESS, raw(b'{"message":["x"]}', 404)).message is None


@given(
    status=st.integers(100, 599),
    body=st.one_of(
        st.binary(max_size=60),
        st.recursive(
            st.one_of(st.none(), st.booleans(), st.integers(), st.text(max_size=5), st.floats()),
            lambda inner: st.one_of(
                st.lists(inner, max_size=3),
                st.dictionaries(
                    st.sampled_from(
                        ["status", "status_code", "response", "data", "message", "client_message", "transaction", "participant_unique_ids", "participant_unique_id1"]
                    ),
                    inner,
                    max_size=4,
                ),
            ),
            max_leaves=8,
        ).map(lambda document: json.dumps(document).encode()),
    ),
    operation=st.sampled_from(sorted(OPERATIONS)),
)  # fmt: skip
def test_judge_never_raises(status, body, operation):
    """Any bytes with any status have a verdict, and only a documented success is one."""
    verdict = judge(OPERATIONS[operation], raw(body, status), reference="ord-1")

    assert verdict.error is None or issubclass(verdict.error, IngoError)
    if verdict.error is None:
        assert 200 <= status < 300
        assert verdict.code in {*range(100, 130), 131, 132}


@pytest.mark.parametrize(
    ("headers", "skew"),
    [
        ({"date": date(START)}, 1.0),
        ({"date": date(START + 3600)}, -3599.0),
        ({"date": date(START), "age": "0"}, None),
        ({}, None),
        ({"date": "yesterday"}, None),
        ({"date": ""}, None),
        ({"date": "Fri, 99 Nov 2026 10:00:00 GMT"}, None),
        ({"date": "Mon, 01 Jan 99999 00:00:00 GMT"}, None),
    ],
)
def test_skew(headers, skew):
    """Midpoint of sending and receiving against the server's Date; a cached reply tells nothing."""
    assert measure_skew(headers, START, START + 2) == skew


@given(st.text(max_size=40))
def test_skew_never_raises(text):
    """Whatever the header holds."""
    measure_skew({"date": text}, START, START)
