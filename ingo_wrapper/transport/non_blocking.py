"""Sending once, without blocking."""

from contextlib import aclosing, suppress
from typing import Any

import anyio
import anyio.lowlevel
import httpx

from ingo_wrapper.environment import Environment
from ingo_wrapper.exchange import Send, SendFailure
from ingo_wrapper.options import Connection, Timeouts
from ingo_wrapper.saved import RawReply
from ingo_wrapper.transport.failures import failure_of
from ingo_wrapper.transport.lanes import Lanes
from ingo_wrapper.transport.shared import MOST_CONNECTIONS, Reading, Sender, more_than_one_reply


class AsyncTransport(Sender[httpx.AsyncHTTPTransport]):
    """Sends without blocking."""

    _lane = httpx.AsyncHTTPTransport

    def __init__(
        self,
        environment: Environment,
        *,
        timeouts: Timeouts,
        connection: Connection,
        http_client: httpx.AsyncClient | None,
    ) -> None:
        super().__init__(
            environment, timeouts=timeouts, connection=connection, http_client=http_client
        )
        self._room = anyio.Semaphore(MOST_CONNECTIONS)
        self._loop: object = None

    async def send(self, send: Send) -> RawReply | SendFailure:
        """Send once; never raises for what the network or the server does."""
        request = self._build(send)
        try:
            if self._client is None:
                self._leave_an_ended_loop()
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

    def _leave_an_ended_loop(self) -> None:
        """Connections belong to the event loop they were made in; a new `asyncio.run` makes new."""
        loop = anyio.lowlevel.current_token()
        if loop != self._loop:
            self._loop = loop
            for lanes in self._lanes.values():
                lanes.forget_all()

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
                reading = Reading(response, self._timeouts.reply)
                parts: Any = response.aiter_bytes() if reading.is_encoded else response.stream
                async for part in parts:
                    reading.add(part)
                if more_than_one_reply(response):
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
