"""The only module of the core that does I/O, and the only one that imports httpx.

It sends exactly the bytes it is given, once, over HTTP/1.1, follows no redirect, and says of every
failure whether anything may have reached Ingo. What it raises besides is a bug.
"""

import ssl
from collections.abc import Callable, Generator
from contextlib import aclosing, closing
from time import monotonic, time
from typing import Any, NoReturn

import attrs
import httpx

from ingo_wrapper.environment import Environment
from ingo_wrapper.errors import ConfigurationError
from ingo_wrapper.exchange import Send, SendFailure
from ingo_wrapper.operations import Operation
from ingo_wrapper.saved import RawReply
from ingo_wrapper.signing import sign
from ingo_wrapper.version import VERSION

USER_AGENT = f"ingo-sdk/{VERSION} python-httpx/{httpx.__version__}"
_LARGEST_REPLY = 8 * 1024 * 1024
# Raised before the request has gone out; every other failure may come after Ingo has read it.
_NOT_SENT = (
    httpx.ConnectError,
    httpx.ConnectTimeout,
    httpx.PoolTimeout,
    httpx.ProxyError,
    httpx.UnsupportedProtocol,
    httpx.LocalProtocolError,
)
_OWN_HEADERS = frozenset({
    "accept", "accept-encoding", "authorization", "connection", "content-length", "content-sha512",
    "content-type", "date", "host", "idempotency-key", "transfer-encoding", "user-agent", "x-date",
})  # fmt: skip


def _finite(_timeouts: "Timeouts", field: "attrs.Attribute[float]", value: object) -> None:
    if not isinstance(value, int | float) or not 0 < value < float("inf"):
        raise ConfigurationError(f"timeout {field.name}: must be a finite number of seconds")


@attrs.frozen(kw_only=True)
class Timeouts:
    """Seconds to wait; always finite.

    Attributes:
        connect: for a connection.
        read: for the next bytes of a reply; longer than the 60 s that Ingo may wait for a network.
        write: for the next bytes of a request.
        pool: for a free connection.
        reply: for a whole reply, from its first byte to its last.
    """

    connect: float = attrs.field(default=10.0, validator=_finite)
    read: float = attrs.field(default=75.0, validator=_finite)
    write: float = attrs.field(default=30.0, validator=_finite)
    pool: float = attrs.field(default=30.0, validator=_finite)
    reply: float = attrs.field(default=30.0, validator=_finite)


class SignatureAuth(httpx.Auth):
    """Signs every request of an httpx client of your own, sync or async.

    ``httpx.Client(auth=SignatureAuth(username=..., secret=...))``. Keep HTTP/1.1, and leave
    redirects and transport retries off: they would repeat a signature that no longer fits.

    Source: docs/ingopay/authentication.
    """

    requires_request_body = True

    def __init__(
        self,
        *,
        username: str,
        secret: str,
        algorithm: str = "hmac-sha512",
        now: Callable[[], float] = time,
    ) -> None:
        self._username = username
        self._secret = secret
        self._algorithm = algorithm
        self._now = now

    def __repr__(self) -> str:
        return f"SignatureAuth(username={self._username!r})"

    def __reduce__(self) -> NoReturn:
        raise TypeError("SignatureAuth is not pickled: it holds a secret")

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        """Sign *request* as it is about to be sent."""
        headers = sign(
            method=request.method,
            target=request.url.raw_path.decode("ascii"),
            body=request.content,
            username=self._username,
            secret=self._secret,
            at=self._now(),
            algorithm=self._algorithm,
        )
        request.headers.update(headers)
        yield request


@attrs.frozen(kw_only=True)
class Connection:
    """How to reach Ingo, when not in the ordinary way.

    Attributes:
        proxy: URL of a forward proxy; the environment's proxy variables count as usual.
        client_certificate: paths of a certificate and its key, for mutual TLS.
        ssl_context: your own TLS settings, instead of httpx's.
    """

    proxy: str | None = None
    client_certificate: tuple[str, str] | None = None
    ssl_context: ssl.SSLContext | None = None


def _options(
    environment: Environment, timeouts: Timeouts, connection: Connection
) -> dict[str, Any]:
    context = connection.ssl_context
    if connection.client_certificate is not None:
        context = context or httpx.create_ssl_context()
        try:
            context.load_cert_chain(*connection.client_certificate)
        except (OSError, ssl.SSLError):
            raise ConfigurationError("client_certificate: cannot be read") from None
    plain = environment.api_url.startswith("http://")  # a simulator: nothing to verify
    return {
        "verify": context if context is not None else not plain,
        "proxy": connection.proxy,
        "timeout": httpx.Timeout(timeouts.read, connect=timeouts.connect, pool=timeouts.pool),
        "limits": httpx.Limits(max_connections=100, max_keepalive_connections=100),
        "trust_env": not environment.is_simulator,
        "http2": False,
        "follow_redirects": False,
    }


class _Requests:
    """Builds the httpx requests of one environment: everything that does not change, once."""

    def __init__(self, environment: Environment, timeouts: Timeouts, extra: httpx.Headers) -> None:
        self._environment = environment
        self._urls: dict[str, httpx.URL] = {}
        self._fixed = [
            ("Accept", "application/json"),
            ("Accept-Encoding", "identity"),
            ("Connection", "keep-alive"),
            ("User-Agent", USER_AGENT),
            *((name, value) for name, value in extra.items() if name not in _OWN_HEADERS),
        ]
        self._extensions = {
            "timeout": {
                "connect": timeouts.connect,
                "read": timeouts.read,
                "write": timeouts.write,
                "pool": timeouts.pool,
            }
        }

    def build(self, send: Send) -> httpx.Request:
        url = self._urls.get(send.operation.name) or self._url(send.operation)
        return httpx.Request(
            "POST",
            url,
            headers=[*send.headers.items(), *self._fixed],
            content=send.body,
            extensions=self._extensions,
        )

    def _url(self, operation: Operation) -> httpx.URL:
        environment = self._environment
        host = environment.capture_url if operation.on_capture_host else environment.api_url
        return self._urls.setdefault(operation.name, httpx.URL(host + operation.path))


def _refuse_http2(client: httpx.Client | httpx.AsyncClient) -> None:
    """The signed request line says HTTP/1.1; a client that negotiates HTTP/2 cannot be used."""
    pool = getattr(getattr(client, "_transport", None), "_pool", None)
    if getattr(pool, "_http2", False):
        raise ConfigurationError("http_client: must not use http2; the signature covers HTTP/1.1")


def _failure(error: Exception, *, answered: bool) -> SendFailure:
    why = type(error).__name__
    sent = answered or not isinstance(error, _NOT_SENT)
    return SendFailure(sent=sent, why=_WORDS.get(why, why))


_WORDS = {
    "ConnectError": "no connection (refused, unreachable, or TLS failed)",
    "ConnectTimeout": "no connection in time",
    "PoolTimeout": "no free connection in time",
    "ProxyError": "the proxy refused the connection",
    "ReadTimeout": "no answer in time",
    "WriteTimeout": "sending took too long",
    "ReadError": "the connection broke while waiting for the answer",
    "WriteError": "the connection broke while sending",
    "RemoteProtocolError": "the connection ended without a whole answer",
    "DecodingError": "the answer is not readable",
}


def _more_than_one_reply(response: httpx.Response) -> bool:
    """Whether bytes lie behind this reply: the next request would take them for its own.

    httpx checks the socket for them, but not the buffer they were read into; a test holds this way
    into it.
    """
    part: Any = response.stream
    for name in ("_stream", "_httpcore_stream", "_stream", "_connection", "_h11_state"):
        part = getattr(part, name, None)
    return part is not None and part.trailing_data[0] != b""


class _Reading:
    """Collects one reply's bytes, within limits of size and time."""

    def __init__(self, seconds: float) -> None:
        self._until = monotonic() + seconds
        self._parts: list[bytes] = []
        self._size = 0

    def add(self, part: bytes) -> None:
        self._parts.append(part)
        self._size += len(part)
        if self._size > _LARGEST_REPLY:
            raise httpx.RemoteProtocolError("the answer is too large")
        if monotonic() > self._until:
            raise httpx.ReadTimeout("the answer took too long")

    def done(self, response: httpx.Response) -> RawReply:
        return RawReply(response.status_code, dict(response.headers), b"".join(self._parts))


class Transport:
    """Sends with an `httpx.Client`, and closes it if it made it."""

    def __init__(
        self,
        environment: Environment,
        *,
        timeouts: Timeouts,
        connection: Connection,
        http_client: httpx.Client | None,
    ) -> None:
        if http_client is not None:
            _refuse_http2(http_client)
        self._owned = http_client is None
        self._client = http_client or httpx.Client(**_options(environment, timeouts, connection))
        extra = http_client.headers if http_client is not None else httpx.Headers()
        self._requests = _Requests(environment, timeouts, extra)
        self._reply_seconds = timeouts.reply

    def send(self, send: Send) -> RawReply | SendFailure:
        """Send once; never raises for what the network or the server does."""
        if self._client.is_closed:
            raise ConfigurationError("this client is closed")
        request = self._requests.build(send)
        answered = False
        try:
            response = self._client.send(request, stream=True, auth=None, follow_redirects=False)
            answered = True
            with closing(response):
                reading = _Reading(self._reply_seconds)
                for part in response.iter_bytes():
                    reading.add(part)
                if _more_than_one_reply(response):
                    response.extensions["network_stream"].close()
            return reading.done(response)
        except Exception as error:  # whatever it is: the request may have arrived
            return _failure(error, answered=answered)

    def close(self) -> None:
        """Close the connections, unless the client is the caller's own."""
        if self._owned:
            self._client.close()


class AsyncTransport:
    """Sends with an `httpx.AsyncClient`, and closes it if it made it."""

    def __init__(
        self,
        environment: Environment,
        *,
        timeouts: Timeouts,
        connection: Connection,
        http_client: httpx.AsyncClient | None,
    ) -> None:
        if http_client is not None:
            _refuse_http2(http_client)
        self._owned = http_client is None
        self._client = http_client or httpx.AsyncClient(
            **_options(environment, timeouts, connection)
        )
        extra = http_client.headers if http_client is not None else httpx.Headers()
        self._requests = _Requests(environment, timeouts, extra)
        self._reply_seconds = timeouts.reply

    async def send(self, send: Send) -> RawReply | SendFailure:
        """Send once; never raises for what the network or the server does."""
        if self._client.is_closed:
            raise ConfigurationError("this client is closed")
        request = self._requests.build(send)
        answered = False
        try:
            response = await self._client.send(
                request, stream=True, auth=None, follow_redirects=False
            )
            answered = True
            async with aclosing(response):
                reading = _Reading(self._reply_seconds)
                async for part in response.aiter_bytes():
                    reading.add(part)
                if _more_than_one_reply(response):
                    await response.extensions["network_stream"].aclose()
            return reading.done(response)
        except Exception as error:  # whatever it is: the request may have arrived
            return _failure(error, answered=answered)

    async def close(self) -> None:
        """Close the connections, unless the client is the caller's own."""
        if self._owned:
            await self._client.aclose()
