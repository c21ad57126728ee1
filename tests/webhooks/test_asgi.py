"""The ASGI receiver by itself: what it answers, when, and that it always answers."""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any

import pytest

from ingo_wrapper.errors import ConfigurationError
from ingo_wrapper.webhooks import CheckPaid, Event, Hmac, SecretPath, Simulated, WebhookASGI
from tests.webhooks.deliveries import CHECK_PAID

pytestmark = pytest.mark.anyio
Answer = tuple[int, dict[str, str], bytes]


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


async def call(
    app: WebhookASGI,
    *parts: bytes,
    method: str = "POST",
    headers: list[tuple[bytes, bytes]] | None = None,
    peer: str | None = "127.0.0.1",
    path: str = "/",
    then: Callable[[], Awaitable[dict[str, Any]]] | None = None,
    **scope: Any,
) -> Answer | None:
    waiting: list[dict[str, Any]] = [
        {"type": "http.request", "body": part, "more_body": then is not None or i + 1 < len(parts)}
        for i, part in enumerate(parts)
    ]
    sent: list[dict[str, Any]] = []

    async def receive() -> dict[str, Any]:
        if waiting:
            return waiting.pop(0)
        assert then is not None, "read on after the end"
        return await then()

    async def send(message: Any) -> None:
        sent.append(message)

    client = None if peer is None else [peer, 40000]
    await app(
        {
            "type": "http",
            "method": method,
            "headers": headers or [],
            "client": client,
            "path": path,
            "http_version": "1.1",
        }
        | scope,
        receive,
        send,
    )
    if not sent:
        return None
    start, body = sent
    return start["status"], {k.decode(): v.decode() for k, v in start["headers"]}, body["body"]


def app_for(sink: Any, **options: Any) -> WebhookASGI:
    return WebhookASGI(sink, **{"authenticity": Simulated()} | options)


async def status(app: WebhookASGI, *parts: bytes, **options: Any) -> int | None:
    answer = await call(app, *parts, **options)
    return answer and answer[0]


class Store:
    """Keeps what it accepts, for each of the three ways to be a store."""

    def __init__(self) -> None:
        self.kept: list[Event] = []

    def accept(self, event: Event) -> str:
        self.kept.append(event)
        return "receipt"


class AsyncStore(Store):
    async def accept_async(self, event: Event) -> None:
        await asyncio.sleep(0)
        self.kept.append(event)

    def accept(self, event: Event) -> str:
        raise AssertionError("the async way is preferred")


class Callable_:
    def __init__(self) -> None:
        self.kept: list[Event] = []

    async def __call__(self, event: Event) -> None:
        self.kept.append(event)


@pytest.mark.parametrize("kind", [Store, AsyncStore, Callable_])
async def test_an_accepted_delivery_is_in_the_store(kind: Any) -> None:
    store = kind()
    answer = await call(
        app_for(store),
        CHECK_PAID[:100],
        CHECK_PAID[100:],
        b"",
        headers=[(b"content-type", b"text/plain")],
    )
    assert answer is not None
    assert (answer[0], answer[2]) == (200, b"")
    assert [type(event) for event in store.kept] == [CheckPaid]


async def test_functions_are_stores() -> None:
    kept: list[Event] = []

    async def keep(event: Event) -> None:
        kept.append(event)

    for sink in (kept.append, keep, partial(keep)):
        assert await status(app_for(sink), CHECK_PAID) == 200
    assert len(kept) == 3


async def test_the_answer_waits_for_the_store() -> None:
    order: list[str] = []

    async def slow(event: Event) -> None:
        await asyncio.sleep(0.05)
        order.append("stored")

    assert await status(app_for(slow), CHECK_PAID) == 200
    order.append("answered")
    assert order == ["stored", "answered"]


@pytest.mark.parametrize(
    "method", ["GET", "HEAD", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE", "post"]
)
async def test_only_post(method: str) -> None:
    store = Store()
    answer = await call(app_for(store), CHECK_PAID, method=method)
    assert answer is not None
    assert answer[0] == 405
    assert answer[1]["allow"] == "POST"
    assert answer[2] == (b"" if method == "HEAD" else b"only POST")
    assert answer[1]["content-length"] == str(len(answer[2]))
    assert store.kept == []


@pytest.mark.parametrize(
    ("parts", "options", "expected", "reason"),
    [
        ([b"nonsense"], {}, 400, b"malformed event"),
        ([b""], {}, 400, b"malformed event"),
        ([CHECK_PAID], {"peer": "203.0.113.7"}, 403, b"not authentic"),
        ([CHECK_PAID], {"peer": None}, 403, b"not authentic"),
        ([CHECK_PAID], {"client": None}, 403, b"not authentic"),
        (
            [CHECK_PAID],
            {"headers": [(b"content-encoding", b"gzip")]},
            415,
            b"unsupported content encoding",
        ),
        ([b"x" * 200_000, b"x" * 200_000], {}, 413, b"too large"),
        ([b"x" * 200_000] * 50, {}, 413, b"too large"),
        ([CHECK_PAID], {"headers": [(b"content-length", b"5")]}, 400, b"incomplete body"),
        ([CHECK_PAID], {"headers": [(b"content-length", b"5000")]}, 400, b"incomplete body"),
        ([CHECK_PAID], {"headers": [(b"content-length", b"-1")]}, 400, b"bad content length"),
        (
            [CHECK_PAID],
            {"headers": [(b"content-length", b"1"), (b"content-length", b"2")]},
            400,
            b"bad content length",
        ),
    ],
)
async def test_refusals_say_little(
    parts: list[bytes], options: dict[str, Any], expected: int, reason: bytes
) -> None:
    store = Store()
    answer = await call(app_for(store), *parts, **options)
    assert answer is not None
    assert (answer[0], answer[2]) == (expected, reason)
    assert store.kept == []


async def test_a_stranger_is_refused_before_the_body_is_read() -> None:
    async def never() -> dict[str, Any]:
        raise AssertionError("the body was read")

    assert await status(app_for(Store()), peer="203.0.113.7", then=never) == 403


async def test_a_signature_over_the_body_is_checked_after_it_is_read() -> None:
    check = Hmac(["secret"])
    store = Store()
    app = app_for(store, authenticity=check)
    assert await status(app, CHECK_PAID) == 401
    name, value = check.sign(CHECK_PAID)
    assert await status(app, CHECK_PAID, headers=[(name.lower().encode(), value.encode())]) == 200
    assert len(store.kept) == 1


async def test_the_path_counts_for_a_secret_path() -> None:
    app = app_for(Store(), authenticity=SecretPath("0123456789abcdefXYZ"))
    assert await status(app, CHECK_PAID, path="/hooks/0123456789abcdefXYZ") == 200
    assert await status(app, CHECK_PAID, path="/hooks/") == 401


async def test_slow_senders_are_given_up() -> None:
    async def stall() -> dict[str, Any]:
        await asyncio.sleep(60)
        raise AssertionError

    async def trickle() -> dict[str, Any]:
        await asyncio.sleep(0.01)
        return {"type": "http.request", "body": b" ", "more_body": True}

    for then in (stall, trickle):
        began = time.monotonic()
        answer = await call(app_for(Store(), body_seconds=0.15), CHECK_PAID[:10], then=then)
        assert answer is not None
        assert (answer[0], answer[1]["connection"]) == (408, "close")
        assert time.monotonic() - began < 2


async def test_a_sender_who_went_away_gets_no_answer_and_leaves_no_event() -> None:
    async def gone() -> dict[str, Any]:
        return {"type": "http.disconnect"}

    store = Store()
    assert await call(app_for(store), CHECK_PAID, then=gone) is None
    assert store.kept == []


async def test_no_connection_header_over_http_2() -> None:
    answer = await call(app_for(Store()), method="GET", http_version="2")
    assert answer is not None
    assert "connection" not in answer[1]


async def hang(event: Event) -> None:
    await asyncio.sleep(60)


async def hang_and_ignore_cancellation(event: Event) -> None:
    for _ in range(20):
        try:
            await asyncio.sleep(0.1)
        except asyncio.CancelledError:
            continue
    raise ValueError("late")


async def cancel_itself(event: Event) -> None:
    raise asyncio.CancelledError


def block(event: Event) -> None:
    time.sleep(1.5)


def fail(event: Event) -> None:
    raise RuntimeError("tok-SECRET in DETAIL: Key (id)")


def leave(event: Event) -> None:
    raise SystemExit


async def fail_async(event: Event) -> None:
    raise RuntimeError("tok-SECRET")


@pytest.mark.parametrize(
    "sink", [hang, hang_and_ignore_cancellation, cancel_itself, block, fail, leave, fail_async]
)
async def test_a_store_that_fails_or_hangs_is_answered_503_in_bounded_time(
    sink: Any, caplog: pytest.LogCaptureFixture
) -> None:
    began = time.monotonic()
    answer = await call(app_for(sink, store_seconds=0.1), CHECK_PAID)
    assert answer is not None
    assert (answer[0], answer[2]) == (503, b"not stored, deliver again")
    assert time.monotonic() - began < 0.9
    assert "sb01-7f3c" in caplog.text
    assert "SECRET" not in caplog.text
    assert "tx-1" not in caplog.text
    await asyncio.sleep(0)


async def test_a_hanging_store_does_not_eat_up_the_threads() -> None:
    app = app_for(block, store_seconds=0.05)
    began = time.monotonic()
    assert set(await asyncio.gather(*(status(app, CHECK_PAID) for _ in range(60)))) == {503}
    assert time.monotonic() - began < 1.2


async def test_refusals_are_logged_without_values(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    body = CHECK_PAID.replace(b'"id":"sb01-7f3c"', b'"id":["tok-SECRET"]')
    assert await status(app_for(Store()), body) == 400
    assert "metadata.id: must be a string" in caplog.text
    assert "SECRET" not in caplog.text


async def test_lifespan_and_websockets() -> None:
    sent: list[Any] = []
    waiting = [{"type": "lifespan.startup"}, {"type": "lifespan.shutdown"}]

    async def receive() -> Any:
        return waiting.pop(0)

    async def send(message: Any) -> None:
        sent.append(message["type"])

    await app_for(Store())({"type": "lifespan"}, receive, send)
    await app_for(Store())({"type": "websocket"}, receive, send)
    assert sent == ["lifespan.startup.complete", "lifespan.shutdown.complete", "websocket.close"]


@pytest.mark.parametrize(
    "options",
    [
        {"authenticity": None},
        {"sink": None},
        {"max_body": 0},
        {"body_seconds": 0},
        {"store_seconds": -1},
        {"store_seconds": float("inf")},
        {"body_seconds": float("nan")},
    ],
)
def test_a_receiver_that_could_not_protect_anyone_does_not_start(options: dict[str, Any]) -> None:
    given: dict[str, Any] = {"sink": Store(), "authenticity": Simulated()}
    with pytest.raises(ConfigurationError):
        WebhookASGI(**given | options)
