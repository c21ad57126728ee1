"""One HTTP/1.1 connection: h11 reads, the gateway decides, this class writes what was decided."""

import asyncio
import contextlib
import logging
import socket
import struct
from collections.abc import Callable
from typing import cast

import h11

from .delivery import Delivery, Manner, json_reply, reply_headers
from .gateway import LARGEST_BODY, Gateway
from .request import Request

_log = logging.getLogger("ingo_wrapper.simulator")
_RESET_ON_CLOSE = struct.pack("ii", 1, 0)

Control = Callable[[Request, str], "Delivery | None"]


class OpenConnections(set["Connection"]):
    """The connections of one listener, which drops late ones too while it refuses."""

    accepting = True


class Connection(asyncio.Protocol):
    """Reads one request at a time; whatever the peer pipelines waits in h11."""

    def __init__(
        self, gateway: Gateway, control: Control, open_connections: OpenConnections
    ) -> None:
        self._gateway = gateway
        self._control = control
        self._open = open_connections
        self._http = h11.Connection(h11.SERVER)
        self._transport: asyncio.Transport | None = None
        self._head: h11.Request | None = None
        self._body = bytearray()
        self._writing: asyncio.Task[None] | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Note the connection, or drop what the listener accepted just before it closed."""
        self._transport = cast(asyncio.Transport, transport)
        self._open.add(self)
        if not self._open.accepting:
            self.reset()

    def connection_lost(self, exc: Exception | None) -> None:  # noqa: ARG002 - asyncio's signature
        """Forget the connection, and whatever was still to be written."""
        self._transport = None
        self._open.discard(self)
        if self._writing is not None:
            self._writing.cancel()

    def data_received(self, data: bytes) -> None:
        """Feed h11."""
        self._http.receive_data(data)
        self._advance()

    def reset(self) -> None:
        """Close with RST instead of FIN."""
        if self._transport is None:
            return
        connected = self._transport.get_extra_info("socket")
        with contextlib.suppress(OSError):
            connected.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET_ON_CLOSE)
        self._transport.abort()
        self._transport = None

    def _advance(self) -> None:
        while self._transport is not None and self._writing is None:
            try:
                event = self._http.next_event()
            except h11.RemoteProtocolError as problem:
                self._refuse(problem.error_status_hint)
                return
            if event is h11.PAUSED:
                return
            if event is h11.NEED_DATA:
                if self._http.they_are_waiting_for_100_continue:
                    self._write(
                        self._http.send(h11.InformationalResponse(status_code=100, headers=[]))
                    )
                return
            if isinstance(event, h11.Request):
                self._head = event
                self._body.clear()
                if self._gateway.resets_at_head(self._request()):
                    self.reset()
            elif isinstance(event, h11.Data):
                self._body += event.data
                if len(self._body) > LARGEST_BODY:
                    self._refuse(413)
            elif isinstance(event, h11.EndOfMessage):
                self._respond()
            else:
                self._transport.close()

    def _request(self) -> Request:
        assert self._head is not None  # noqa: S101 - h11 gives a Request first
        return Request(
            self._head.method.decode("latin-1"),
            self._head.target.decode("latin-1"),
            tuple((n.decode("latin-1"), v.decode("latin-1")) for n, v in self._head.headers),
            bytes(self._body),
            self._head.http_version.decode("latin-1"),
        )

    def _respond(self) -> None:
        request = self._request()
        try:
            delivery = self._control(request, self._peer()) or self._gateway.handle(request)
        except Exception:
            _log.exception("The simulator itself failed")
            delivery = Delivery(
                json_reply(500, {"message": "simulator: internal failure, see its log"})
            )
        if delivery.manner is Manner.WHOLE and delivery.delay == 0:
            self._write(self._reply_bytes(delivery))
            self._next_cycle()
        else:
            self._writing = asyncio.get_running_loop().create_task(self._deliver(delivery))

    async def _deliver(self, delivery: Delivery) -> None:
        if delivery.delay:
            await asyncio.sleep(delivery.delay)
        manner = delivery.manner
        if manner is Manner.RESET:
            self.reset()
            return
        if manner is Manner.SILENT:
            await asyncio.sleep(delivery.seconds)
            self._close()
            return
        reply = self._reply_bytes(delivery)
        if manner is Manner.TRUNCATED:
            self._write(reply[: len(reply) - len(delivery.reply.body) // 2])
            self._close()
            return
        if manner is Manner.DRIP:
            pause = delivery.seconds / len(reply)
            for place in range(len(reply)):
                self._write(reply[place : place + 1])
                await asyncio.sleep(pause)
        else:
            self._write(reply * 2 if manner is Manner.TWICE else reply)
        self._writing = None
        self._next_cycle()
        self._advance()

    def _reply_bytes(self, delivery: Delivery) -> bytes:
        reply = delivery.reply
        now = self._gateway.clock() + delivery.clock_offset
        headers = reply_headers(reply, now)
        head = self._http.send(h11.Response(status_code=reply.status, headers=headers)) or b""
        body = self._http.send(h11.Data(data=reply.body)) or b""
        return head + body + (self._http.send(h11.EndOfMessage()) or b"")

    def _next_cycle(self) -> None:
        if self._http.our_state is h11.DONE and self._http.their_state is h11.DONE:
            self._http.start_next_cycle()
        else:
            self._close()

    def _refuse(self, status: int) -> None:
        if self._http.our_state in (h11.IDLE, h11.SEND_RESPONSE):
            reply = json_reply(status, {"message": "Bad request"}, (("Connection", "close"),))
            self._write(self._reply_bytes(Delivery(reply)))
        self._close()

    def _write(self, data: bytes | None) -> None:
        if data and self._transport is not None:
            self._transport.write(data)

    def _close(self) -> None:
        if self._transport is not None:
            self._transport.close()
            self._transport = None

    def _peer(self) -> str:
        peer = self._transport.get_extra_info("peername") if self._transport is not None else None
        return str(peer[0]) if isinstance(peer, tuple) else ""
