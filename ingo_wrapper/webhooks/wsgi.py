"""The receiver as a WSGI application: verify, store, and only then answer 2xx."""

import time
from collections.abc import Callable, Iterable
from concurrent.futures import TimeoutError as LateError
from typing import Any

from ingo_wrapper.errors import BodyTooLarge, ConfigurationError, WebhookError
from ingo_wrapper.webhooks.answers import (
    ACCEPTED,
    BAD_LENGTH,
    BODY_SECONDS,
    DRAINED_BODIES,
    INCOMPLETE,
    LENGTH_REQUIRED,
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
from ingo_wrapper.webhooks.receive import MAX_BODY, check_size, receive
from ingo_wrapper.webhooks.store_threads import StoreThreads

Environ = dict[str, Any]
StartResponse = Callable[[str, list[tuple[str, str]]], object]

_PIECE = 16 * 1024


class WebhookWSGI:
    """Receive webhooks and hand each event to a store before acknowledging it.

    Mount it at the address that Ingo has registered; it answers every path it is given. A body that
    trickles in is given up after `body_seconds`; one that stalls altogether blocks inside the
    server, so give the server a socket timeout too (production servers have one).

    Args:
        sink: stores an event: an object with `accept(event)` (an `Inbox`), or a function; not a
            coroutine. Whatever it raises, or no answer in `store_seconds`, is answered 503, and
            Ingo delivers again.
        authenticity: who vouches for senders.
        max_body: the largest body, in bytes.
        body_seconds: how long a body may take to arrive.
        store_seconds: how long the store may take.
        clock: monotonic seconds.

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
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._accept = accept_of(sink, "accept")
        if is_async(self._accept):
            raise ConfigurationError(
                "WSGI cannot await: give a sink that is not async, or use ASGI"
            )
        self._authenticity = require_authenticity(authenticity)
        self._max_body = int(positive("max_body", max_body))
        self._body_seconds = positive("body_seconds", body_seconds)
        self._store_seconds = positive("store_seconds", store_seconds)
        self._clock = clock
        self._threads = StoreThreads()

    def __call__(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        """Serve one request, as WSGI asks."""
        answer = self._answer(environ)
        # No "Connection: close": WSGI leaves the connection to the server.
        start_response(answer.line, answer.headers())
        return [answer.body]

    def _answer(self, environ: Environ) -> Answer:
        method = environ["REQUEST_METHOD"]
        if method != "POST":
            return wrong_method(method)
        headers, peer, path = _headers(environ), environ.get("REMOTE_ADDR"), _path(environ)
        # Read first, or closing the connection on unread input could cost the sender the answer.
        body = self._body(environ)
        try:
            authenticate(self._authenticity, Delivery(b"", headers, peer, path), early=True)
            if isinstance(body, Answer):
                return body
            event = receive(
                body,
                headers,
                authenticity=self._authenticity,
                peer=peer,
                path=path,
                max_body=self._max_body,
            )
        except WebhookError as error:
            return refusal(error)
        return self._store(event)

    def _body(self, environ: Environ) -> bytes | Answer:
        try:
            length = declared_length([value] if (value := environ.get("CONTENT_LENGTH")) else [])
        except ValueError:
            return BAD_LENGTH
        # Without a length only some servers mark the end of the input; reading on would hang in the
        # others.
        if length is None and not environ.get("wsgi.input_terminated"):
            return LENGTH_REQUIRED
        try:
            body = self._read(environ["wsgi.input"], length)
        except TimeoutError:
            return TOO_SLOW
        except OSError:
            return INCOMPLETE
        except BodyTooLarge as error:
            return refusal(error)
        return INCOMPLETE if length is not None and length != len(body) else body

    def _read(self, stream: Any, length: int | None) -> bytes:
        # read1 gives what is there; read waits for the whole piece, and a trickle would never be
        # noticed.
        read = getattr(stream, "read1", stream.read)
        deadline = self._clock() + self._body_seconds
        parts: list[bytes] = []
        size = 0
        most = self._max_body * DRAINED_BODIES
        wanted = most + 1 if length is None else min(length, most + 1)
        while size < wanted:
            part = read(min(_PIECE, wanted - size))
            if not part:
                break
            size += len(part)
            if size <= self._max_body:
                parts.append(part)
            if self._clock() > deadline:
                raise TimeoutError
        check_size(size, self._max_body)
        return b"".join(parts)

    def _store(self, event: Event) -> Answer:
        future = self._threads.submit(self._accept, event)
        try:
            error = future.exception(self._store_seconds)
        except LateError:
            future.cancel()
            log_unstored(event, None)
            return NOT_STORED
        if error is not None:
            log_unstored(event, error)
            return NOT_STORED
        return ACCEPTED


def _headers(environ: Environ) -> list[tuple[str, str]]:
    return [
        (name.removeprefix("HTTP_").replace("_", "-"), value)
        for name, value in environ.items()
        if name.startswith("HTTP_") and isinstance(value, str)
    ]


def _path(environ: Environ) -> str:
    # WSGI hands bytes over as latin-1 texts.
    raw = str(environ.get("SCRIPT_NAME", "")) + str(environ.get("PATH_INFO", ""))
    return raw.encode("latin-1", "replace").decode("utf-8", "replace")
