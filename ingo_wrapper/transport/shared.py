"""What the blocking and the async transport share: lanes, limits, how a reply is read."""

import ssl
from functools import partial
from time import monotonic
from typing import Any, Generic, TypeVar

import httpx

from ingo_wrapper.environment import Environment
from ingo_wrapper.errors import ConfigurationError
from ingo_wrapper.exchange import Send
from ingo_wrapper.options import Connection, Timeouts
from ingo_wrapper.saved import RawReply
from ingo_wrapper.transport.failures import ReplyTooLarge
from ingo_wrapper.transport.lanes import LONGEST_IDLE, Lanes
from ingo_wrapper.transport.requests import Requests

Lane = TypeVar("Lane", httpx.HTTPTransport, httpx.AsyncHTTPTransport)
MOST_CONNECTIONS = 100
_ONE_CONNECTION = httpx.Limits(max_connections=1, keepalive_expiry=LONGEST_IDLE)
_LARGEST_REPLY = 8 * 1024 * 1024


def _ssl_context(environment: Environment, connection: Connection) -> ssl.SSLContext:
    context = connection.ssl_context
    if context is None:
        plain = environment.api_url.startswith("http://")  # a simulator: nothing to verify
        context = httpx.create_ssl_context(verify=not plain, trust_env=not environment.is_simulator)
    if connection.client_certificate is not None:
        try:
            context.load_cert_chain(*connection.client_certificate)
        except (OSError, ssl.SSLError):
            raise ConfigurationError("client_certificate: cannot be read") from None
    return context


def _refuse_http2(client: httpx.Client | httpx.AsyncClient) -> None:
    """The signed request line says HTTP/1.1; a client that negotiates HTTP/2 cannot be used."""
    pool = getattr(getattr(client, "_transport", None), "_pool", None)
    if getattr(pool, "_http2", False):
        raise ConfigurationError("http_client: must not use http2; the signature covers HTTP/1.1")


def more_than_one_reply(response: httpx.Response) -> bool:
    """Whether bytes lie behind this reply: the next request would take them for its own.

    httpx checks the socket for them, but not the buffer they were read into; a test holds this way
    into it.
    """
    part: Any = getattr(response.stream, "_stream", response.stream)  # a client wraps it
    for name in ("_httpcore_stream", "_stream", "_connection", "_h11_state"):
        part = getattr(part, name, None)
    return part is not None and part.trailing_data[0] != b""


class Reading:
    """Collects one reply's bytes, within limits of size and time."""

    def __init__(self, response: httpx.Response, seconds: float) -> None:
        self._status = response.status_code
        self._headers = dict(response.headers.items())
        self._until = monotonic() + seconds
        self._parts: list[bytes] = []
        self._size = 0

    @property
    def is_encoded(self) -> bool:
        """Somebody compressed it all the same: httpx must undo that."""
        return "content-encoding" in self._headers

    def add(self, part: bytes) -> None:
        """Take the next bytes, unless they are too many or come too late."""
        self._parts.append(part)
        self._size += len(part)
        if self._size > _LARGEST_REPLY:
            raise ReplyTooLarge
        if monotonic() > self._until:
            raise httpx.ReadTimeout("the answer took too long")

    def done(self) -> RawReply:
        """The whole reply."""
        return RawReply(self._status, self._headers, b"".join(self._parts))


class Sender(Generic[Lane]):
    """What both transports hold: the lanes to each host, and how a request looks.

    A client of the caller's is used as it is, and never closed.
    """

    _lane: type[Lane]

    def __init__(
        self,
        environment: Environment,
        *,
        timeouts: Timeouts,
        connection: Connection,
        http_client: Any,
    ) -> None:
        self._timeouts = timeouts
        self._client = http_client
        self._closed = False
        self._requests = Requests(environment, timeouts, http_client)
        self._lanes: dict[bool, Lanes[Lane]] = {}
        if http_client is not None:
            _refuse_http2(http_client)
            return
        context = _ssl_context(environment, connection)
        for capture, host in ((False, environment.api_url), (True, environment.capture_url)):
            self._lanes[capture] = Lanes(
                partial(
                    self._lane,
                    verify=context,
                    limits=_ONE_CONNECTION,
                    proxy=connection.proxy_for(host, environment),
                )
            )

    def _build(self, send: Send) -> httpx.Request:
        if self._closed or (self._client is not None and self._client.is_closed):
            raise ConfigurationError("this client is closed")
        return self._requests.build(send)
