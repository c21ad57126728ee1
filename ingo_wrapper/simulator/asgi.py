"""The simulator as an ASGI application: the same gateway without a socket of its own.

For `httpx.ASGITransport` in tests and for uvicorn. What happens below HTTP (resets, silence, half a
reply) cannot be shown here: a server that speaks ASGI writes whole replies or none, so such faults
are refused. The default server is raw for that reason.
"""

from collections.abc import Awaitable, Callable, Iterator, MutableMapping
from typing import Any
from urllib.parse import quote

import anyio
import anyio.to_thread

from .delivery import Delivery, Manner, json_reply, reply_headers
from .gateway import LARGEST_BODY, Gateway
from .request import Request

__all__ = ["AsgiApplication"]

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]


class AsgiApplication:
    """`await application(scope, receive, send)`, as the ASGI specification has it.

    Args:
        gateway: Decides.
        control: Answers what is asked of the simulator itself.
        drained: Called when the server shuts down.
    """

    def __init__(
        self,
        gateway: Gateway,
        control: Callable[[Request, str], Delivery | None],
        drained: Callable[[], object],
    ) -> None:
        self._gateway = gateway
        self._control = control
        self._drained = drained

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        """Serve one request, or the life of the server."""
        if scope["type"] == "lifespan":
            await self._live(receive, send)
        elif scope["type"] == "http":
            await self._serve(scope, receive, send)
        else:
            raise RuntimeError(f"the simulator speaks HTTP, not {scope['type']}")

    async def _live(self, receive: Receive, send: Send) -> None:
        while True:
            message = await receive()
            if message["type"] == "lifespan.shutdown":
                await anyio.to_thread.run_sync(self._drained)
            await send({"type": f"{message['type']}.complete"})
            if message["type"] == "lifespan.shutdown":
                return

    async def _serve(self, scope: Message, receive: Receive, send: Send) -> None:
        try:
            body = await _body(receive)
        except ConnectionError:
            return
        if body is None:
            delivery = Delivery(json_reply(413, {"message": "Bad request"}))
        else:
            request = _request(scope, body)
            peer = (scope.get("client") or ("",))[0]
            delivery = self._control(request, peer) or self._gateway.handle(request, socket=False)
        if delivery.delay:
            await _sleep(delivery.delay)
        now = self._gateway.clock() + delivery.clock_offset
        headers = [
            (name.lower().encode("latin-1"), value.encode("latin-1"))
            for name, value in reply_headers(delivery.reply, now)
        ]
        start = {"type": "http.response.start", "status": delivery.reply.status, "headers": headers}
        await send(start)
        for piece, pause in _pieces(delivery):
            await send({"type": "http.response.body", "body": piece, "more_body": True})
            await _sleep(pause)
        await send({"type": "http.response.body", "body": b"", "more_body": False})


async def _body(receive: Receive) -> bytes | None:
    """The body; None when it is too long."""
    body = bytearray()
    more = True
    while more:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise ConnectionError("the client went away before its request was complete")
        body += message.get("body", b"")
        more = message.get("more_body", False)
        if len(body) > LARGEST_BODY:
            return None
    return bytes(body)


def _request(scope: Message, body: bytes) -> Request:
    # The path as it was on the wire: that is what was signed.
    path = scope.get("raw_path") or quote(scope["path"]).encode()
    query = scope.get("query_string") or b""
    return Request(
        scope["method"],
        (path + (b"?" + query if query else b"")).decode("latin-1"),
        tuple((n.decode("latin-1").lower(), v.decode("latin-1")) for n, v in scope["headers"]),
        body,
        scope.get("http_version", "1.1"),
    )


def _pieces(delivery: Delivery) -> Iterator[tuple[bytes, float]]:
    body = delivery.reply.body
    if delivery.manner is not Manner.DRIP:
        yield body, 0.0
        return
    for place in range(len(body)):
        yield body[place : place + 1], delivery.seconds / len(body)


async def _sleep(seconds: float) -> None:
    if seconds > 0:
        await anyio.sleep(seconds)
