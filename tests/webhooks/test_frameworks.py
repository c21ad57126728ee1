"""Each example under its real framework and a real server, spoken to in raw bytes."""

import gzip
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from examples.webhooks import django_asgi, django_wsgi, fastapi_app, flask_app, starlette_app
from ingo_wrapper.webhooks import (
    CheckPaid,
    Event,
    Simulated,
    SourceAddress,
    WebhookASGI,
    WebhookWSGI,
)
from tests.webhooks.deliveries import CHECK_PAID
from tests.webhooks.servers import (
    exchange,
    post,
    status_of,
    uvicorn_server,
    werkzeug_server,
    wsgiref_server,
)

MOUNTED: dict[str, tuple[Any, Any]] = {
    "fastapi": (fastapi_app.create_app, uvicorn_server),
    "starlette": (starlette_app.create_app, uvicorn_server),
    "django-asgi": (django_asgi.create_application, uvicorn_server),
    "flask": (flask_app.create_app, werkzeug_server),
    "django-wsgi": (django_wsgi.create_application, wsgiref_server),
    "plain-asgi": (
        lambda store, authenticity: WebhookASGI(store, authenticity=authenticity),
        uvicorn_server,
    ),
    "plain-wsgi": (
        lambda store, authenticity: WebhookWSGI(store, authenticity=authenticity),
        werkzeug_server,
    ),
}


class Store:
    def __init__(self) -> None:
        self.kept: list[Event] = []

    def accept(self, event: Event) -> None:
        self.kept.append(event)


class Served:
    def __init__(self, name: str, port: int, store: Store) -> None:
        self.name, self.port, self.store = name, port, store
        self.is_wsgi = name in ("flask", "django-wsgi", "plain-wsgi")

    def send(self, request: bytes, **options: Any) -> tuple[int | None, list[type[Event]]]:
        self.store.kept.clear()
        status = status_of(exchange(self.port, request, **options))
        return status, [type(event) for event in self.store.kept]


@contextmanager
def serving(name: str, authenticity: Any) -> Iterator[Served]:
    create, server = MOUNTED[name]
    store = Store()
    with server(create(store, authenticity)) as port:
        yield Served(name, port, store)


@pytest.fixture(scope="module", params=MOUNTED)
def served(request: pytest.FixtureRequest) -> Iterator[Served]:
    with serving(request.param, Simulated()) as it:
        yield it


def chunked(*parts: bytes) -> bytes:
    body = b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in parts) + b"0\r\n\r\n"
    return (
        post(b"", "Transfer-Encoding: chunked", "Content-Type: application/json", length=None)
        + body
    )


ACCEPTED = (200, [CheckPaid])


def test_a_delivery(served: Served) -> None:
    assert served.send(post(CHECK_PAID, "Content-Type: application/json")) == ACCEPTED


@pytest.mark.parametrize(
    "content_type",
    [
        "text/plain",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "nonsense",
    ],
)
def test_a_wrong_content_type_is_accepted(served: Served, content_type: str) -> None:
    assert served.send(post(CHECK_PAID, f"Content-Type: {content_type}")) == ACCEPTED
    assert served.send(post(CHECK_PAID)) == ACCEPTED


def test_chunked_bodies(served: Served) -> None:
    status, kept = served.send(chunked(CHECK_PAID[:7], CHECK_PAID[7:90], CHECK_PAID[90:]))
    if served.name == "django-wsgi":  # wsgiref hands chunks over undecoded and says so
        assert (status, kept) == (411, [])
    else:
        assert (status, kept) == ACCEPTED


def test_two_deliveries_on_one_connection(served: Served) -> None:
    served.send(post(CHECK_PAID) + post(CHECK_PAID, "Connection: close"))
    expected = 1 if served.is_wsgi else 2  # these two WSGI servers close after each answer
    deadline = time.monotonic() + 3
    while len(served.store.kept) < expected and time.monotonic() < deadline:
        time.sleep(0.01)
    assert len(served.store.kept) == expected


def test_a_length_that_is_too_short_cuts_the_body(served: Served) -> None:
    assert served.send(post(CHECK_PAID, length=50)) == (400, [])


def test_a_length_that_is_too_long_is_no_delivery(served: Served) -> None:
    status, kept = served.send(post(CHECK_PAID, length=5000), close=True)
    assert kept == []
    assert status in (400, 408, None)  # None: the server itself hung up


@pytest.mark.parametrize("length", ["-1", "abc", "1e3", "99999999999999999999999"])
def test_a_length_that_is_none(served: Served, length: str) -> None:
    began = time.monotonic()
    status, kept = served.send(
        post(CHECK_PAID, f"Content-Length: {length}", length=None), close=True
    )
    assert kept == []
    assert status in (400, 411, 413, None)
    assert time.monotonic() - began < 4


def test_no_length_at_all(served: Served) -> None:
    status, kept = served.send(post(b"", length=None))
    assert (status in (400, 411), kept) == (True, [])


def test_a_gzip_bomb_is_not_unpacked(served: Served) -> None:
    bomb = gzip.compress(b" " * 100_000_000)
    assert len(bomb) < 200_000
    assert served.send(post(bomb, "Content-Encoding: gzip")) == (415, [])
    assert served.send(post(bomb)) == (400, [])


def test_bodies_over_the_limit(served: Served) -> None:
    assert served.send(post(b" " * 262_145)) == (413, [])
    assert served.send(post(CHECK_PAID + b" " * (262_144 - len(CHECK_PAID)))) == ACCEPTED


def test_bodies_far_over_the_limit_are_not_read_to_their_end(served: Served) -> None:
    status, kept = served.send(post(b" " * 20_000_000))
    assert kept == []
    assert status in (413, None)  # None: the connection broke before the sender could read


@pytest.mark.parametrize("method", ["GET", "HEAD", "PUT", "DELETE", "OPTIONS", "PATCH"])
def test_other_methods(served: Served, method: str) -> None:
    served.store.kept.clear()
    answer = exchange(served.port, post(b"", "Connection: close", method=method, length=0))
    assert status_of(answer) == 405
    assert b"\r\nallow: post\r\n" in answer.lower()
    assert answer.endswith(b"\r\n\r\n") is (method == "HEAD")


def test_malformed_bodies(served: Served) -> None:
    for body in (b"", b"{", b"\xff\xfe", b"[" * 100_000, b'{"metadata":{}}'):
        assert served.send(post(body)) == (400, [])


def test_the_application_keeps_its_own_routes(served: Served) -> None:
    if served.name.startswith("plain"):
        return
    answer = exchange(
        served.port, b"GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
    )
    assert status_of(answer) == 200
    assert b"payouts" in answer
    missing = exchange(
        served.port, b"GET /other HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
    )
    assert status_of(missing) == 404


@pytest.mark.parametrize("name", MOUNTED)
def test_strangers_are_refused(name: str) -> None:
    with serving(name, SourceAddress("production")) as served:
        assert served.send(post(CHECK_PAID)) == (403, [])
        assert served.send(post(CHECK_PAID, "X-Forwarded-For: 64.88.183.84")) == (403, [])
    with serving(name, SourceAddress("production", trusted_proxies=["127.0.0.1"])) as served:
        assert served.send(post(CHECK_PAID, "X-Forwarded-For: 64.88.183.84, 203.0.113.7")) == (
            403,
            [],
        )
        assert (
            served.send(post(CHECK_PAID, "X-Forwarded-For: 203.0.113.7, 64.88.183.84")) == ACCEPTED
        )


SLOW: dict[str, tuple[Any, Any]] = {
    "uvicorn": (WebhookASGI, uvicorn_server),
    "werkzeug": (WebhookWSGI, werkzeug_server),
    "wsgiref": (WebhookWSGI, wsgiref_server),
}


@pytest.mark.parametrize("name", SLOW)
@pytest.mark.parametrize("pace", ["trickle", "stall"])
def test_slow_senders_are_given_up(name: str, pace: str) -> None:
    receiver, server = SLOW[name]
    store = Store()
    app = receiver(store, authenticity=Simulated(), body_seconds=0.5)
    trickle = (lambda: b" ") if pace == "trickle" else None
    with server(app) as port:
        began = time.monotonic()
        answer = exchange(port, post(CHECK_PAID[:20], length=400), trickle=trickle)
        assert time.monotonic() - began < 4
        assert status_of(answer) == 408
        assert store.kept == []
        # and others are served meanwhile and afterwards
        assert status_of(exchange(port, post(CHECK_PAID))) == 200
