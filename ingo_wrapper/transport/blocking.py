"""Sending once, and waiting."""

from contextlib import closing, suppress
from threading import Semaphore
from typing import Any

import httpx

from ingo_wrapper.environment import Environment
from ingo_wrapper.exchange import Send, SendFailure
from ingo_wrapper.options import Connection, Timeouts
from ingo_wrapper.saved import RawReply
from ingo_wrapper.transport.failures import failure_of
from ingo_wrapper.transport.lanes import Lanes
from ingo_wrapper.transport.shared import MOST_CONNECTIONS, Reading, Sender, more_than_one_reply


class Transport(Sender[httpx.HTTPTransport]):
    """Sends, and waits."""

    _lane = httpx.HTTPTransport

    def __init__(
        self,
        environment: Environment,
        *,
        timeouts: Timeouts,
        connection: Connection,
        http_client: httpx.Client | None,
    ) -> None:
        super().__init__(
            environment, timeouts=timeouts, connection=connection, http_client=http_client
        )
        self._room = Semaphore(MOST_CONNECTIONS)

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
                reading = Reading(response, self._timeouts.reply)
                parts: Any = response.iter_bytes() if reading.is_encoded else response.stream
                for part in parts:
                    reading.add(part)
                if more_than_one_reply(response):
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
