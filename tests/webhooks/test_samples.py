"""Sample deliveries: valid for every topic, and sent nowhere but to local receivers."""

import json
import socket
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from ingo_wrapper.errors import ConfigurationError
from ingo_wrapper.webhooks import (
    AccountTokenized,
    CheckPaid,
    Event,
    Hmac,
    Simulated,
    UnknownEvent,
    WebhookASGI,
    parse,
    samples,
)
from tests.webhooks.deliveries import CATALOG, G
from tests.webhooks.servers import uvicorn_server

PAID = G + "payment.status.check.paid"


def noon() -> datetime:
    return datetime(2026, 11, 20, 12, tzinfo=UTC)


@pytest.mark.parametrize("topic", [row[0] for row in CATALOG])
def test_every_topic_has_a_sample_that_fits_its_type_without_rest(topic: str) -> None:
    event = parse(samples.sample(topic, clock=noon))
    assert event.topic == topic
    assert not isinstance(event, UnknownEvent)
    assert event.extras == {}
    assert event.timestamp == noon()
    assert event.participant_unique_id1
    for part in (*getattr(event, "field_results", ()), *getattr(event, "issuers", ())):
        assert part.extras == {}


def test_the_topics_are_the_catalog() -> None:
    assert set(samples.topics()) == {row[0] for row in CATALOG}


def test_overrides_and_ids() -> None:
    body = samples.sample(
        PAID,
        event_id="my-id",
        overrides={
            "data.event.check_amount": "99.00",
            "data.ancillary.participant_unique_id1": "claim-1",
            "data.event.note": {"a": 1},
        },
    )
    event = parse(body)
    assert isinstance(event, CheckPaid)
    assert (event.id, str(event.check_amount), event.participant_unique_id1) == (
        "my-id",
        "99.00",
        "claim-1",
    )
    assert event.extras == {"data.event.note": {"a": 1}}


def test_the_same_id_is_the_same_delivery() -> None:
    """A repeated delivery, not a conflict: Ingo repeats the bytes."""
    first = samples.sample(PAID, event_id="my-id", clock=noon)
    later = samples.sample(PAID, event_id="my-id", clock=lambda: noon() + timedelta(hours=1))
    assert first == later


def test_samples_are_new_each_time_and_do_not_remember_overrides() -> None:
    first = json.loads(samples.sample(PAID, overrides={"data.event.status": "999"}))
    second = json.loads(samples.sample(PAID))
    assert first["metadata"]["id"] != second["metadata"]["id"]
    assert second["data"]["event"]["status"] == "100"


@pytest.mark.parametrize(
    ("topic", "overrides"), [("check.paid", None), ("", None), (PAID, {"data.event.status.x": 1})]
)
def test_what_cannot_be_made(topic: str, overrides: Any) -> None:
    with pytest.raises(ConfigurationError):
        samples.sample(topic, overrides=overrides)


def test_a_mistyped_topic_is_answered_with_its_neighbours() -> None:
    with pytest.raises(ConfigurationError, match=r"payment\.status\.check\.paid"):
        samples.sample("gateway.transaction.recipient.payment.status.check.payed")


def test_samples_reach_a_local_receiver() -> None:
    kept: list[Event] = []
    with uvicorn_server(WebhookASGI(kept.append, authenticity=Simulated())) as port:
        for host in ("127.0.0.1", "localhost"):
            assert (
                samples.send(f"http://{host}:{port}/hooks?x=1", PAID, event_id=host).status == 200
            )
        refused = samples.post(f"http://127.0.0.1:{port}", b"no")
        assert (refused.status, refused.body) == (400, b"malformed event")
    assert [event.id for event in kept] == ["127.0.0.1", "localhost"]


def test_signed_samples_and_further_headers() -> None:
    check = Hmac(["secret"])
    kept: list[Event] = []
    with uvicorn_server(WebhookASGI(kept.append, authenticity=check)) as port:
        url = f"http://127.0.0.1:{port}/"
        topic = "plugin.transaction.account.tokenization.success"
        assert samples.send(url, topic, signature=check).status == 200
        assert samples.send(url, topic).status == 401
        assert (
            samples.send(url, topic, signature=check, headers={"Content-Encoding": "gzip"}).status
            == 415
        )
    assert [type(event) for event in kept] == [AccountTokenized]


@pytest.mark.parametrize(
    "url",
    [
        "http://203.0.114.7/",
        "https://8.8.8.8/",
        "ftp://127.0.0.1/",
        "127.0.0.1:80",
        "http://",
        "http://127.0.0.1:99999/",
        "http://127.0.0.1:x/",
    ],
)
def test_samples_go_nowhere_else(url: str) -> None:
    with pytest.raises(ConfigurationError):
        samples.send(url, PAID)


def test_nobody_at_home() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        with pytest.raises(samples.ReceiverUnreachable):
            samples.send(f"http://127.0.0.1:{port}", PAID, seconds=0.2)  # listens, never answers
    with pytest.raises(samples.ReceiverUnreachable):
        samples.send(f"http://127.0.0.1:{port}", PAID)
