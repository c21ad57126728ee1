"""Sending once, over lanes of our own or with the caller's client."""

import ssl
from contextlib import aclosing, closing, suppress
from functools import partial
from threading import Semaphore
from time import monotonic
from typing import Any, Generic, TypeVar

import anyio
import httpx

from ingo_wrapper.environment import Environment
from ingo_wrapper.errors import ConfigurationError
from ingo_wrapper.exchange import Send, SendFailure
from ingo_wrapper.options import Connection, Timeouts
from ingo_wrapper.saved import RawReply
from ingo_wrapper.transport.failures import failure_of
from ingo_wrapper.transport.lanes import LONGEST_IDLE, Lanes
from ingo_wrapper.transport.requests import Requests

Lane = TypeVar("Lane", httpx.HTTPTransport, httpx.AsyncHTTPTransport)
Room = TypeVar("Room", Semaphore, anyio.Semaphore)
_MOST_CONNECTIONS = 100
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


def _more_than_one_reply(response: httpx.Response) -> bool:
    """Whether bytes lie behind this reply: the next request would take them for its own.

    httpx checks the socket for them, but not the buffer they were read into; a test holds this way
    into it.
    """
    part: Any = getattr(response.stream, "_stream", response.stream)  # a client wraps it
    for name in ("_httpcore_stream", "_stream", "_connection", "_h11_state"):
        part = getattr(part, name, None)
    return part is not None and part.trailing_data[0] != b""


class _Reading:
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
        self._parts.append(part)
        self._size += len(part)
        if self._size > _LARGEST_REPLY:
            raise httpx.RemoteProtocolError("the answer is too large")
        if monotonic() > self._until:
            raise httpx.ReadTimeout("the answer took too long")

    def done(self) -> RawReply:
        return RawReply(self._status, self._headers, b"".join(self._parts))


class _Sender(Generic[Lane, Room]):
    """What both transports hold: the lanes to each host, and how a request looks.

    A client of the caller's is used as it is, and never closed.
    """

    _lane: type[Lane]
    _semaphore: type[Room]

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
        self._room: Room = self._semaphore(_MOST_CONNECTIONS)
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


class Transport(_Sender[httpx.HTTPTransport, Semaphore]):
    """Sends, and waits."""

    _lane = httpx.HTTPTransport
    _semaphore = Semaphore

    def send(self, send: Send) -> RawReply | SendFailure:
        """Send once; never raises for what the network or the server does."""
        request = self._build(send)
        try:
            if self._client is None:
                return self._send_on_lane(request, self._lanes[send.operation.on_capture_host])
            request.read()  # hooks of the caller's may look at it
            return self._receive(
                self._client.send(request, stream=True, auth=None, follow_redirects=False)
            )
        except Exception as error:  # whatever it is: the request may have arrived
            return failure_of(error)

    def _send_on_lane(
        self, request: httpx.Request, lanes: Lanes[httpx.HTTPTransport]
    ) -> RawReply | SendFailure:
        if not self._room.acquire(timeout=self._timeouts.pool):
            raise httpx.PoolTimeout("")
        try:
            lane = lanes.take()
            try:
                self._close_lane(lanes.forget_idle())
                return self._receive(lane.handle_request(request))
            finally:
                lanes.give(lane)
        finally:
            self._room.release()
            if self._closed:
                self.close()

    def _receive(self, response: httpx.Response) -> RawReply | SendFailure:
        try:
            with closing(response):
                reading = _Reading(response, self._timeouts.reply)
                parts: Any = response.iter_bytes() if reading.is_encoded else response.stream
                for part in parts:
                    reading.add(part)
                if _more_than_one_reply(response):
                    response.extensions["network_stream"].close()
            return reading.done()
        except Exception as error:  # it was answered, so it was sent
            return failure_of(error, sent=True)

    def close(self) -> None:
        """Close the free connections; one in use is closed when its reply has come."""
        self._closed = True
        for lanes in self._lanes.values():
            for lane in lanes.forget_all():
                self._close_lane(lane)

    @staticmethod
    def _close_lane(lane: httpx.HTTPTransport | None) -> None:
        if lane is not None:
            with suppress(Exception):
                lane.close()


class AsyncTransport(_Sender[httpx.AsyncHTTPTransport, anyio.Semaphore]):
    """Sends without blocking."""

    _lane = httpx.AsyncHTTPTransport
    _semaphore = anyio.Semaphore

    async def send(self, send: Send) -> RawReply | SendFailure:
        """Send once; never raises for what the network or the server does."""
        request = self._build(send)
        try:
            if self._client is None:
                lanes = self._lanes[send.operation.on_capture_host]
                return await self._send_on_lane(request, lanes)
            request.read()  # hooks of the caller's may look at it
            return await self._receive(
                await self._client.send(request, stream=True, auth=None, follow_redirects=False)
            )
        except Exception as error:  # whatever it is: the request may have arrived
            return failure_of(error)

    async def _send_on_lane(
        self, request: httpx.Request, lanes: Lanes[httpx.AsyncHTTPTransport]
    ) -> RawReply | SendFailure:
        await self._enter()
        try:
            lane = lanes.take()
            try:
                await self._close_lane(lanes.forget_idle())
                return await self._receive(await lane.handle_async_request(request))
            finally:
                lanes.give(lane)
        finally:
            self._room.release()
            if self._closed:
                await self.close()

    async def _enter(self) -> None:
        try:
            self._room.acquire_nowait()
        except anyio.WouldBlock:
            with anyio.move_on_after(self._timeouts.pool):
                await self._room.acquire()
                return
            raise httpx.PoolTimeout("") from None

    async def _receive(self, response: httpx.Response) -> RawReply | SendFailure:
        try:
            async with aclosing(response):
                reading = _Reading(response, self._timeouts.reply)
                parts: Any = response.aiter_bytes() if reading.is_encoded else response.stream
                async for part in parts:
                    reading.add(part)
                if _more_than_one_reply(response):
                    await response.extensions["network_stream"].aclose()
            return reading.done()
        except Exception as error:  # it was answered, so it was sent
            return failure_of(error, sent=True)

    async def close(self) -> None:
        """Close the free connections; one in use is closed when its reply has come."""
        self._closed = True
        for lanes in self._lanes.values():
            for lane in lanes.forget_all():
                await self._close_lane(lane)

    @staticmethod
    async def _close_lane(lane: httpx.AsyncHTTPTransport | None) -> None:
        if lane is not None:
            with suppress(Exception):
                await lane.aclose()
