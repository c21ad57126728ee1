"""The one module that does I/O: what every failure says about what was sent, and whose client it uses."""

import json
import ssl

import httpx
import pytest

from ingo_wrapper import (
    AsyncIngo,
    ConfigurationError,
    Connection,
    ConnectionFailed,
    Environment,
    Ingo,
    IngoError,
    OutcomeUnknown,
    Timeouts,
)
from tests.unit.colours import COLOURS, CREDENTIALS, PAID, Dripping, blocking, paid

pytestmark = pytest.mark.parametrize("pay", COLOURS, ids=lambda pay: pay.__name__)

NOT_SENT = {
    httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.ProxyError,
    httpx.UnsupportedProtocol, httpx.LocalProtocolError,
}  # fmt: skip
MAY_BE_SENT = {
    httpx.ReadTimeout, httpx.WriteTimeout, httpx.ReadError, httpx.WriteError, httpx.CloseError,
    httpx.RemoteProtocolError, httpx.DecodingError, httpx.TooManyRedirects,
    httpx.TransportError, httpx.TimeoutException, httpx.NetworkError, httpx.ProtocolError, httpx.RequestError,
}  # fmt: skip


def kinds(kind):
    return {kind}.union(*(kinds(child) for child in kind.__subclasses__()))


def raising(error):
    def answer(_request):
        raise error

    return answer


def test_every_failure_of_httpx_is_sorted(pay):
    """A new class in httpx must be looked at."""
    assert kinds(httpx.RequestError) == NOT_SENT | MAY_BE_SENT


@pytest.mark.parametrize("kind", sorted(NOT_SENT, key=lambda kind: kind.__name__))
def test_not_sent(pay, kind):
    """Before anything has gone out."""
    error = pay(raising(kind("secret detail")))

    assert type(error) is ConnectionFailed
    assert "secret detail" not in str(error)
    assert "not sent, no money moved" in str(error)


@pytest.mark.parametrize("kind", sorted(MAY_BE_SENT, key=lambda kind: kind.__name__))
def test_may_be_sent(pay, kind):
    """Ingo may have read it."""
    error = pay(raising(kind("secret detail")))

    assert type(error) is OutcomeUnknown
    assert "secret detail" not in str(error)


@pytest.mark.parametrize(
    "foreign",
    [OSError("x"), ConnectionResetError("x"), ssl.SSLError("x"), RuntimeError("x"), ValueError("x"), httpx.StreamClosed()],
    ids=lambda error: type(error).__name__,
)  # fmt: skip
def test_foreign_failures(pay, foreign):
    """What a transport raises besides is no less doubtful, and never leaks."""
    error = pay(raising(foreign))

    assert isinstance(error, IngoError)
    assert type(error) is OutcomeUnknown


@pytest.mark.parametrize(
    "parts",
    [
        [b'{"status":100', httpx.ReadError("x")],
        [b'{"status":100', httpx.ReadTimeout("x")],
        [httpx.RemoteProtocolError("x")],
        [b'{"status":100', OSError("x")],
        [b'{"status":100'],
        [],
    ],
)
def test_half_a_reply(pay, parts):
    """It may have been paid; the stream is closed either way."""
    stream = Dripping(*parts)
    error = pay(lambda _request: httpx.Response(200, stream=stream))

    assert type(error) is OutcomeUnknown
    assert stream.closed


def test_a_reply_in_parts(pay):
    """Put together as it came."""
    body = json.dumps(PAID).encode()
    reply = pay(lambda _request: httpx.Response(200, stream=Dripping(body[:9], b"", body[9:])))

    assert reply.raw.body == body


def test_a_reply_that_never_ends(pay):
    """Its size is limited; nothing fills the memory."""
    stream = Dripping(*[b"x" * 1_000_000] * 50)
    error = pay(lambda _request: httpx.Response(200, stream=stream))

    assert type(error) is OutcomeUnknown
    assert stream.closed


def test_a_reply_that_drips(pay):
    """Its time is limited as a whole, not only between two bytes."""
    drops = Dripping(*[b" "] * 3_000_000)
    answer = httpx.Response(200, stream=drops)
    error = pay(lambda _request: answer, timeouts=Timeouts(reply=0.02))

    assert type(error) is OutcomeUnknown


def sent(pay, **options):
    seen = []

    def answer(request):
        seen.append(request)
        return paid(request)

    reply = pay(answer, **options)
    assert reply.code == 100, reply
    return seen[0]


def test_the_request(pay):
    """The documented headers, the documented host, and exactly the bytes that were signed."""
    request = sent(pay)

    assert str(request.url) == "https://payapi-sandbox.ingo.money/gateway/process"
    assert request.method == "POST"
    assert request.headers["content-type"] == "application/json"
    assert request.headers["content-length"] == str(len(request.content))
    assert request.headers["authorization"].startswith('hmac username="mock-user", algorithm="hmac-sha512", headers="request-line x-date content-type content-sha512 content-length", signature="')  # fmt: skip
    assert [name for name, _ in request.headers.raw if name.lower() == b"authorization"] == [b"Authorization"]  # fmt: skip
    assert len(request.headers["content-sha512"]) == 88
    assert request.headers["user-agent"].startswith("ingo-sdk/0.1.0 ")
    assert json.loads(request.content)["amount"] == 25.1


def client_of(pay, **options):
    kind = httpx.Client if pay is blocking else httpx.AsyncClient
    return kind(**options)


def test_the_callers_client(pay):
    """Its headers go along, but for those that are signed or ours; its base URL and params do not."""
    seen = []

    def answer(request):
        seen.append(request)
        return paid(request)

    mine = {"X-Trace": "t-1", "Authorization": "Bearer b", "X-Date": "never", "Content-Type": "text/plain", "Content-Length": "1", "Content-sha512": "x", "Date": "x", "Host": "evil.example", "User-Agent": "u"}  # fmt: skip
    client = client_of(
        pay,
        transport=httpx.MockTransport(answer),
        headers=mine,
        params={"q": "1"},
        base_url="https://evil.example",
        auth=("user", "password"),
        cookies={"c": "1"},
    )
    pay(paid, client=client)
    request = seen[0]

    assert request.headers["x-trace"] == "t-1"
    assert request.headers["authorization"].startswith('hmac username="mock-user"')
    assert str(request.url) == "https://payapi-sandbox.ingo.money/gateway/process"
    for name, value in mine.items():
        if name != "X-Trace":
            assert request.headers.get(name) != value, name
            assert len(request.headers.get_list(name)) <= 1


def test_no_redirect_is_followed(pay):
    """A signature holds for one URL; where it leads is not Ingo."""
    seen = []

    def answer(request):
        seen.append(request)
        return httpx.Response(307, headers={"location": "https://evil.example/"})

    client = client_of(pay, transport=httpx.MockTransport(answer), follow_redirects=True)
    error = pay(answer, client=client)

    assert type(error) is OutcomeUnknown
    assert len(seen) == 1


def test_no_cookie_is_kept(pay):
    """A cookie of one reply must not be sent with the next request."""
    seen = []

    def answer(request):
        seen.append(request.headers.get("cookie"))
        return httpx.Response(200, json=PAID, headers={"set-cookie": "session=1"})

    pay(answer)
    assert seen == [None]


def test_http2_is_refused(pay):
    """The signed request line says HTTP/1.1."""
    client = client_of(pay)
    client._transport._pool._http2 = True  # what http2=True does where the h2 package is there
    error = pay(paid, client=client)

    assert type(error) is ConfigurationError
    assert "http2" in str(error)


def test_capture_sessions_have_their_own_host(pay):
    """docs/iframe/session/create."""
    assert Environment.SANDBOX.capture_url not in str(sent(pay).url)


@pytest.mark.parametrize(
    ("field", "value"),
    [("read", None), ("connect", 0), ("write", -1.0), ("pool", float("inf")), ("reply", float("nan")), ("read", "5")],
)  # fmt: skip
def test_timeouts_are_finite(pay, field, value):
    """Always."""
    with pytest.raises(ConfigurationError, match=f"^timeout {field}: "):
        Timeouts(**{field: value})


def test_the_default_timeouts(pay):
    """A push's read timeout is longer than the 60 s that Ingo may wait for a network."""
    assert Timeouts().read > 60
    assert sent(pay).extensions["timeout"] == {"connect": 10, "read": 75, "write": 30, "pool": 30}
    assert sent(pay, timeouts=Timeouts(read=9)).extensions["timeout"]["read"] == 9


def of(pay):
    return Ingo if pay is blocking else AsyncIngo


def test_an_unreadable_certificate(pay, tmp_path):
    """Named, and its path not shown."""
    missing = (str(tmp_path / "cert-7781.pem"), str(tmp_path / "key.pem"))
    with pytest.raises(ConfigurationError, match=r"^client_certificate: ") as caught:
        of(pay)(
            environment=Environment.SANDBOX,
            credentials=CREDENTIALS,
            connection=Connection(client_certificate=missing),
        )
    assert "7781" not in str(caught.value)
