"""Whatever arrives: an event or a WebhookError, nothing else."""

import json
from decimal import Decimal
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ingo_wrapper.errors import WebhookError
from ingo_wrapper.webhooks import Event, Hmac, SecretPath, Simulated, SourceAddress, parse, receive
from tests.webhooks.deliveries import CATALOG, CHECK_PAID, delivery

MANY = settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
HERE: dict[str, Any] = {"authenticity": Simulated(), "peer": "127.0.0.1"}
TOPICS = [row[0] for row in CATALOG] + ["unheard.of"]

json_values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.text()
    | st.decimals(allow_nan=False, allow_infinity=False).map(float),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)
known_names = st.sampled_from(
    ["status", "client_message", "check_number", "check_amount", "reason_code", "has_passed", "attempt_count", "field_results", "issuers", "last_4", "account_id", "customer_account_token"]
)  # fmt: skip


def outcome(body: bytes, headers: Any = (), **options: Any) -> Event | WebhookError:
    try:
        return receive(body, headers, **HERE | options)
    except WebhookError as error:
        refused = error
    assert refused.status_hint in (400, 401, 403, 413, 415)
    assert len(str(refused)) < 200
    return refused


@MANY
@given(st.binary(max_size=400))
def test_any_bytes(body: bytes) -> None:
    assert isinstance(outcome(body), WebhookError)


@MANY
@given(json_values)
def test_any_json(document: Any) -> None:
    outcome(json.dumps(document).encode())


@MANY
@given(
    st.sampled_from(TOPICS),
    st.dictionaries(known_names | st.text(), json_values, max_size=6),
    json_values,
    json_values,
)
def test_any_payload_of_a_known_topic_is_its_event(
    topic: str, payload: Any, reference: Any, moment: Any
) -> None:
    body = delivery(
        topic,
        payload,
        ancillary={"participant_unique_id1": reference},
        metadata={"timestamp": moment, "version": reference},
    )
    event = outcome(body)
    assert isinstance(event, Event)
    assert event.topic == topic
    assert event.to_dict() == json.loads(body, parse_float=Decimal)
    assert isinstance(repr(event), str)
    assert hash(event) == hash(parse(body))
    assert event == parse(body)


@MANY
@given(
    st.lists(
        st.tuples(st.integers(0, len(CHECK_PAID) - 1), st.integers(0, 255)), min_size=1, max_size=6
    )
)
def test_mutated_bytes(changes: list[tuple[int, int]]) -> None:
    body = bytearray(CHECK_PAID)
    for place, value in changes:
        body[place] = value
    result = outcome(bytes(body))
    if isinstance(result, Event):
        assert result.to_dict() == json.loads(bytes(body), parse_float=Decimal)


@MANY
@given(st.integers(0, len(CHECK_PAID)), st.integers(0, len(CHECK_PAID)), st.binary(max_size=20))
def test_cut_and_spliced_bytes(start: int, end: int, filling: bytes) -> None:
    outcome(CHECK_PAID[:start] + filling + CHECK_PAID[end:])


header_texts = st.text(max_size=60) | st.binary(max_size=60)
headers_of_any_kind = (
    st.lists(
        st.tuples(
            header_texts
            | st.sampled_from(["X-Forwarded-For", "X-Ingo-Signature", "Content-Encoding"]),
            header_texts,
        ),
        max_size=6,
    )
    | st.dictionaries(st.text(), st.text(), max_size=4)
    | st.lists(st.integers(), max_size=3)
    | st.none()
)
addresses = (
    st.none()
    | st.text(max_size=60)
    | st.ip_addresses().map(str)
    | st.sampled_from(["10.0.0.1", "10.0.0.2"])
)


@MANY
@given(headers_of_any_kind, addresses, st.text(max_size=60))
def test_any_headers_addresses_and_paths_are_refused(
    headers: Any, peer: str | None, path: str
) -> None:
    """None of them guesses a secret or stands on the allowlist."""
    for check in (
        SourceAddress("sandbox", trusted_proxies=["10.0.0.0/8", "unix"]),
        Hmac(["a-secret"]),
        SecretPath("0123456789abcdefXYZ"),
    ):
        result = outcome(CHECK_PAID, headers, authenticity=check, peer=peer, path=path)
        assert isinstance(result, WebhookError)
        assert result.status_hint in (401, 403)


@MANY
@given(st.lists(st.ip_addresses().map(str) | st.text(max_size=20), max_size=5))
def test_only_the_right_end_of_the_chain_counts(written: list[str]) -> None:
    check = SourceAddress("sandbox", trusted_proxies=["10.0.0.0/8"])
    chain = ", ".join([*written, "203.0.113.7"])
    refused = outcome(CHECK_PAID, {"X-Forwarded-For": chain}, authenticity=check, peer="10.0.0.1")
    assert isinstance(refused, WebhookError)
    clean = [text for text in written if "," not in text]
    chain = ", ".join([*clean, "3.130.108.242"])
    accepted = outcome(CHECK_PAID, {"X-Forwarded-For": chain}, authenticity=check, peer="10.0.0.1")
    assert isinstance(accepted, Event)
