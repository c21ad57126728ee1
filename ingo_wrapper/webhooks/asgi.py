"""The receiver as an ASGI application: verify, store, and only then answer 2xx."""

import asyncio
import inspect
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

from ingo_wrapper.errors import WebhookError
from ingo_wrapper.webhooks.answers import (
    ACCEPTED,
    BAD_LENGTH,
    BODY_SECONDS,
    DRAINED_BODIES,
    INCOMPLETE,
    NOT_STORED,
    STORE_SECONDS,
    TOO_SLOW,
    Answer,
    accept_of,
    declared_length,
    is_async,
    log_unstored,
    positive,
    refusal,
    wrong_method,
)
from ingo_wrapper.webhooks.authenticity import Authenticity, authenticate, require_authenticity
from ingo_wrapper.webhooks.delivery import Delivery
from ingo_wrapper.webhooks.event import Event
from ingo_wrapper.webhooks.receive import MAX_BODY, check_size, refuse_compressed
from ingo_wrapper.webhooks.receive import receive as receive_event
from ingo_wrapper.webhooks.store_threads import StoreThreads

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]


class _DisconnectedError(Exception):
    """The sender went away: there is nobody to answer."""


class _RefusedError(Exception):
    """Reading ended early; carries the answer."""

    def __init__(self, answer: Answer) -> None:
        super().__init__(answer.reason)
        self.answer = answer


class WebhookASGI:
    """Receive webhooks and hand each event to a store before acknowledging it.

    Mount it at the address that Ingo has registered; it answers every path it is given. The peer
    address is the one that the server reports: behind a proxy tell `SourceAddress` about it, and
    start uvicorn with `proxy_headers=False`, so that there is one place that reads
    `X-Forwarded-For`.

    Args:
        sink: stores an event: an object with `accept_async(event)` or `accept(event)` (an `Inbox`),
            or a function. Coroutine functions are awaited, others run in a thread. Whatever they
            raise, or no answer in `store_seconds`, is answered 503, and Ingo delivers again.
        authenticity: who vouches for senders.
        max_body: the largest body, in bytes.
        body_seconds: how long a body may take to arrive.
        store_seconds: how long the store may take.

    Raises:
        ConfigurationError: no authenticity, no usable sink, or a limit that is none.
    """

    def __init__(
        self,
        sink: object,
        *,
        authenticity: Authenticity,
        max_body: int = MAX_BODY,
        body_seconds: float = BODY_SECONDS,
        store_seconds: float = STORE_SECONDS,
    ) -> None:
        self._accept = accept_of(sink, "accept_async", "accept")
        self._awaited = is_async(self._accept)
        self._authenticity = require_authenticity(authenticity)
        self._max_body = int(positive("max_body", max_body))
        self._body_seconds = positive("body_seconds", body_seconds)
        self._store_seconds = positive("store_seconds", store_seconds)
        self._threads = StoreThreads()
        self._late: set[asyncio.Task[object]] = set()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one connection, as ASGI asks."""
        if scope["type"] == "http":
            try:
                answer = await self._answer(scope, receive)
            except _DisconnectedError:
                return
            await _send(answer, scope, send)
        elif scope["type"] == "lifespan":
            await _live(receive, send)
        else:
            await send({"type": "websocket.close", "code": 1008})

    async def _answer(self, scope: Scope, receive: Receive) -> Answer:
        if scope["method"] != "POST":
            return wrong_method(scope["method"])
        client = scope.get("client")
        peer = client[0] if client else None
        early = Delivery(b"", scope["headers"], peer, scope["path"])
        try:
            authenticate(self._authenticity, early, early=True)
            refuse_compressed(early)
            body = await self._body(early, receive)
            event = self._receive(body, early)
        except _RefusedError as refused:
            return refused.answer
        except WebhookError as error:
            return refusal(error)
        return await self._store(event)

    def _receive(self, body: bytes, early: Delivery) -> Event:
        return receive_event(
            body,
            early.headers,
            authenticity=self._authenticity,
            peer=early.peer,
            path=early.path,
            max_body=self._max_body,
        )

    async def _body(self, early: Delivery, receive: Receive) -> bytes:
        try:
            declared = declared_length(early.values("Content-Length"))
        except ValueError:
            raise _RefusedError(BAD_LENGTH) from None
        try:
            async with asyncio.timeout(self._body_seconds):
                body = await self._read(receive)
        except TimeoutError:
            raise _RefusedError(TOO_SLOW) from None
        if declared is not None and declared != len(body):
            raise _RefusedError(INCOMPLETE)
        return body

    async def _read(self, receive: Receive) -> bytes:
        parts: list[bytes] = []
        size = 0
        more = True
        while more:
            message = await receive()
            if message["type"] == "http.disconnect":
                raise _DisconnectedError
            part = message.get("body", b"")
            size += len(part)
            if size <= self._max_body:
                parts.append(part)
            elif size > self._max_body * DRAINED_BODIES:
                break
            more = message.get("more_body", False)
        check_size(size, self._max_body)
        return b"".join(parts)

    async def _store(self, event: Event) -> Answer:
        task = asyncio.ensure_future(self._stored(event))
        # wait() and not timeout(): a store that ignores its cancellation must not hold up the
        # answer.
        done, _ = await asyncio.wait({task}, timeout=self._store_seconds)
        if not done:
            self._late.add(task)
            task.add_done_callback(self._forget)
            task.cancel()
            log_unstored(event, None)
            return NOT_STORED
        if task.cancelled():
            log_unstored(event, asyncio.CancelledError())
            return NOT_STORED
        error = task.exception()
        if error is not None:
            log_unstored(event, error)
            return NOT_STORED
        return ACCEPTED

    async def _stored(self, event: Event) -> object:
        try:
            if self._awaited:
                result = self._accept(event)
            else:
                result = await asyncio.wrap_future(self._threads.submit(self._accept, event))
            return await result if inspect.isawaitable(result) else result
        except SystemExit as error:  # asyncio would end the server for it
            raise RuntimeError("the store tried to end the process") from error

    def _forget(self, task: "asyncio.Task[object]") -> None:
        self._late.discard(task)
        if not task.cancelled():
            task.exception()  # looked at, or asyncio would report it as never retrieved


async def _send(answer: Answer, scope: Scope, send: Send) -> None:
    headers = [(name.lower().encode(), value.encode()) for name, value in answer.headers()]
    if answer.close and scope.get("http_version", "1.1").startswith("1"):
        headers.append((b"connection", b"close"))  # part of the body may be unread
    await send({"type": "http.response.start", "status": answer.status, "headers": headers})
    await send({"type": "http.response.body", "body": answer.body})


async def _live(receive: Receive, send: Send) -> None:
    while (message := await receive())["type"] != "lifespan.shutdown":
        if message["type"] == "lifespan.startup":
            await send({"type": "lifespan.startup.complete"})
    await send({"type": "lifespan.shutdown.complete"})
