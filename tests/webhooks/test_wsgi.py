"""The WSGI receiver by itself, under the validator of the standard library."""

import io
import time
from typing import Any
from wsgiref.validate import validator

import pytest

from ingo_wrapper.errors import ConfigurationError
from ingo_wrapper.webhooks import CheckPaid, Event, Hmac, SecretPath, Simulated, WebhookWSGI
from tests.webhooks.deliveries import CHECK_PAID


def environ_for(body: bytes, **changes: Any) -> dict[str, Any]:
    environ = {
        "REQUEST_METHOD": "POST", "SCRIPT_NAME": "", "PATH_INFO": "/", "SERVER_NAME": "localhost", "SERVER_PORT": "80",
        "SERVER_PROTOCOL": "HTTP/1.1", "REMOTE_ADDR": "127.0.0.1", "CONTENT_LENGTH": str(len(body)), "CONTENT_TYPE": "application/json",
        "QUERY_STRING": "", "wsgi.version": (1, 0), "wsgi.url_scheme": "http", "wsgi.input": io.BytesIO(body), "wsgi.errors": io.StringIO(),
        "wsgi.multithread": True, "wsgi.multiprocess": False, "wsgi.run_once": False,
    }  # fmt: skip
    return {name: value for name, value in (environ | changes).items() if value is not None}


def call(
    app: WebhookWSGI, body: bytes = CHECK_PAID, **changes: Any
) -> tuple[int, dict[str, str], bytes]:
    started: list[Any] = []

    def start_response(status: str, headers: Any, exc_info: Any = None) -> Any:
        started.append((int(status[:3]), dict(headers)))
        return lambda data: None

    result = validator(app)(environ_for(body, **changes), start_response)
    try:
        content = b"".join(result)
    finally:
        result.close()  # type: ignore[attr-defined]
    return (*started[0], content)


def app_for(sink: Any, **options: Any) -> WebhookWSGI:
    return WebhookWSGI(sink, **{"authenticity": Simulated()} | options)


class Store:
    def __init__(self) -> None:
        self.kept: list[Event] = []

    def accept(self, event: Event) -> None:
        self.kept.append(event)


def test_an_accepted_delivery_is_in_the_store() -> None:
    store = Store()
    for app in (app_for(store), app_for(store.kept.append)):
        assert call(app, CONTENT_TYPE="text/plain")[::2] == (200, b"")
    assert [type(event) for event in store.kept] == [CheckPaid, CheckPaid]


def test_chunked_bodies_where_the_server_marks_the_end() -> None:
    store = Store()
    options: dict[str, Any] = {
        "CONTENT_LENGTH": None,
        "HTTP_TRANSFER_ENCODING": "chunked",
        "wsgi.input_terminated": True,
    }
    assert call(app_for(store), **options)[0] == 200
    assert call(app_for(store), **options | {"wsgi.input_terminated": None})[::2] == (
        411,
        b"length required",
    )
    assert call(app_for(store), b"x" * 3_000_000, **options)[0] == 413
    assert len(store.kept) == 1


@pytest.mark.parametrize("method", ["GET", "HEAD", "PUT", "OPTIONS"])
def test_only_post(method: str) -> None:
    status, headers, content = call(app_for(Store()), REQUEST_METHOD=method)
    assert (status, headers["Allow"]) == (405, "POST")
    assert content == (b"" if method == "HEAD" else b"only POST")


@pytest.mark.parametrize(
    ("body", "changes", "expected", "reason"),
    [
        (b"nonsense", {}, 400, b"malformed event"),
        (b"", {}, 400, b"malformed event"),
        (CHECK_PAID, {"REMOTE_ADDR": "203.0.113.7"}, 403, b"not authentic"),
        (CHECK_PAID, {"REMOTE_ADDR": ""}, 403, b"not authentic"),
        (CHECK_PAID, {"REMOTE_ADDR": None}, 403, b"not authentic"),
        (b"x" * 300_000, {"REMOTE_ADDR": "203.0.113.7"}, 403, b"not authentic"),
        (CHECK_PAID, {"HTTP_CONTENT_ENCODING": "gzip"}, 415, b"unsupported content encoding"),
        (b"x" * 300_000, {}, 413, b"too large"),
        (b"x" * 5_000_000, {}, 413, b"too large"),
        (CHECK_PAID, {"CONTENT_LENGTH": "9000"}, 400, b"incomplete body"),
        (CHECK_PAID, {"CONTENT_LENGTH": "10"}, 400, b"malformed event"),
        (CHECK_PAID, {"CONTENT_LENGTH": ""}, 411, b"length required"),
    ],
)
def test_refusals_say_little(
    body: bytes, changes: dict[str, Any], expected: int, reason: bytes
) -> None:
    store = Store()
    assert call(app_for(store), body, **changes)[::2] == (expected, reason)
    assert store.kept == []


def test_a_bad_length_is_refused() -> None:
    environ = environ_for(CHECK_PAID, CONTENT_LENGTH="-1")
    statuses: list[str] = []
    app_for(Store())(environ, lambda status, headers: statuses.append(status))
    assert statuses == ["400 Bad Request"]


class Trickle:
    def __init__(self, clock: list[float], pause: float) -> None:
        self.clock, self.pause = clock, pause

    def read(self, size: int) -> bytes:
        self.clock[0] += self.pause
        return b" "


class Breaking:
    def __init__(self, error: Exception) -> None:
        self.error = error

    def read(self, size: int) -> bytes:
        raise self.error


@pytest.mark.parametrize(
    ("stream", "expected"),
    [
        (Trickle([0.0], 1.0), 408),
        (Breaking(TimeoutError()), 408),
        (Breaking(ConnectionResetError()), 400),
        (Breaking(OSError("bad chunk")), 400),
    ],
)
def test_slow_and_broken_senders(stream: Any, expected: int) -> None:
    clock = getattr(stream, "clock", [0.0])
    statuses: list[int] = []
    app = app_for(Store(), body_seconds=5, clock=lambda: clock[0])
    environ = environ_for(CHECK_PAID) | {"wsgi.input": stream}
    app(environ, lambda status, headers: statuses.append(int(status[:3])))
    assert statuses == [expected]
    assert clock[0] < 10


def test_signature_and_path() -> None:
    check = Hmac(["secret"]) & SecretPath("0123456789abcdefXYZ")
    app = app_for(Store(), authenticity=check)
    _, value = check.checks[0].sign(CHECK_PAID)  # type: ignore[attr-defined]
    options = {
        "HTTP_X_INGO_SIGNATURE": value,
        "SCRIPT_NAME": "/hooks",
        "PATH_INFO": "/0123456789abcdefXYZ",
    }
    assert call(app, **options)[0] == 200
    assert (
        call(app, **options | {"SCRIPT_NAME": "/hooks/0123456789abcdefXYZ", "PATH_INFO": ""})[0]
        == 200
    )
    assert call(app, **options | {"PATH_INFO": "/other"})[0] == 401
    assert call(app, **options | {"PATH_INFO": "/\xc3\xa9\xff"})[0] == 401
    assert call(app, **options | {"HTTP_X_INGO_SIGNATURE": "no"})[0] == 401


def fail(event: Event) -> None:
    raise RuntimeError("tok-SECRET")


def leave(event: Event) -> None:
    raise SystemExit


@pytest.mark.parametrize("sink", [fail, leave, lambda event: time.sleep(1.0)])
def test_a_store_that_fails_or_hangs_is_answered_503_in_bounded_time(
    sink: Any, caplog: pytest.LogCaptureFixture
) -> None:
    began = time.monotonic()
    assert call(app_for(sink, store_seconds=0.1))[::2] == (503, b"not stored, deliver again")
    assert time.monotonic() - began < 0.8
    assert "sb01-7f3c" in caplog.text
    assert "SECRET" not in caplog.text


async def keep(event: Event) -> None: ...


@pytest.mark.parametrize(
    "options", [{"authenticity": None}, {"sink": None}, {"sink": keep}, {"max_body": -5}]
)
def test_a_receiver_that_could_not_protect_anyone_does_not_start(options: dict[str, Any]) -> None:
    given: dict[str, Any] = {"sink": Store(), "authenticity": Simulated()}
    with pytest.raises(ConfigurationError):
        WebhookWSGI(**given | options)
