"""A middlebox between client and simulator that can be told to misbehave.

`Proxy(url, play)` listens on a port of its own and calls *play* with every request it has read, as
a `Passage`: play decides what goes to the simulator and what comes back. Without a play it passes
everything on. `FAULTS` are the plays of the tests; each is a function of one Passage.
"""

import gzip
import socket
import struct
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from types import TracebackType
from typing import Self
from urllib.parse import urlsplit

_RESET = struct.pack("ii", 1, 0)
_PATIENCE = 5.0


class Gone(Exception):
    """The client or the simulator has closed its connection."""


class Stream:
    """One side of a passage."""

    def __init__(self, connected: socket.socket) -> None:
        self.socket = connected
        self._buffer = b""

    def message(self) -> bytes:
        """One whole HTTP message; its length must stand in its head."""
        while b"\r\n\r\n" not in self._buffer:
            self._receive()
        head, _, _ = self._buffer.partition(b"\r\n\r\n")
        lengths = [
            int(line.split(b":")[1])
            for line in head.lower().split(b"\r\n")
            if line.startswith(b"content-length:")
        ]
        whole = len(head) + 4 + sum(lengths)
        while len(self._buffer) < whole:
            self._receive()
        message, self._buffer = self._buffer[:whole], self._buffer[whole:]
        return message

    def _receive(self) -> None:
        try:
            data = self.socket.recv(65536)
        except OSError:
            raise Gone from None
        if not data:
            raise Gone
        self._buffer += data

    def send(self, data: bytes) -> None:
        try:
            self.socket.sendall(data)
        except OSError:
            raise Gone from None

    def close(self, *, reset: bool = False) -> None:
        with suppress(OSError):
            if reset:
                self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET)
            self.socket.close()


class Passage:
    """One request on its way.

    Attributes:
        request: its bytes.
        number: how many requests came before it, on any connection.
        earlier: the replies that the simulator gave before.
    """

    def __init__(self, proxy: "Proxy", client: Stream, request: bytes, number: int) -> None:
        self._proxy = proxy
        self._client = client
        self.request = request
        self.number = number
        self.earlier = proxy.replies

    @property
    def head(self) -> int:
        """Where the body of the request begins."""
        return self.request.index(b"\r\n\r\n") + 4

    def ask(self, request: bytes | None = None) -> bytes:
        """Let the simulator answer; a part of a request is sent and then dropped."""
        upstream = self._proxy.connect()
        try:
            upstream.send(self.request if request is None else request)
            if request is not None and len(request) < len(self.request):
                return b""
            reply = upstream.message()
        finally:
            upstream.close()
        self._proxy.replies.append(reply)
        return reply

    def say(self, data: bytes) -> None:
        """Send *data* to the client."""
        self._client.send(data)

    def end_of_reply(self) -> None:
        """Close the sending half of the connection."""
        with suppress(OSError):
            self._client.socket.shutdown(socket.SHUT_WR)

    def drop(self, *, reset: bool = False) -> None:
        """Close the client's connection."""
        self._client.close(reset=reset)
        raise Gone


Play = Callable[[Passage], None]


def pass_on(passage: Passage) -> None:
    """Do nothing wrong."""
    passage.say(passage.ask())


class Proxy:
    """Listens, and plays with what comes; as a context manager."""

    def __init__(self, upstream: str, play: Play = pass_on) -> None:
        parts = urlsplit(upstream)
        self._upstream = (parts.hostname or "", parts.port or 80)
        self.play = play
        self.replies: list[bytes] = []
        self._listener = socket.create_server(("127.0.0.1", 0), backlog=128)
        self._open: list[Stream] = []
        self._numbers = iter(range(1_000_000))
        self._lock = threading.Lock()

    @property
    def url(self) -> str:
        """Where it listens."""
        return f"http://127.0.0.1:{self._listener.getsockname()[1]}"

    def connect(self) -> Stream:
        """A connection to the simulator."""
        stream = Stream(socket.create_connection(self._upstream, timeout=_PATIENCE))
        self._open.append(stream)
        return stream

    def __enter__(self) -> Self:
        threading.Thread(target=self._accept, daemon=True).start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        # close() alone would leave a thread waiting in accept().
        with suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        for stream in self._open:
            stream.close()

    def _accept(self) -> None:
        while True:
            try:
                client = Stream(self._listener.accept()[0])
            except OSError:
                return
            client.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            self._open.append(client)
            threading.Thread(target=self._serve, args=(client,), daemon=True).start()

    def _serve(self, client: Stream) -> None:
        with suppress(Gone):
            while True:
                request = client.message()
                with self._lock:
                    number = next(self._numbers)
                self.play(Passage(self, client, request, number))
        client.close()


def first(fault: Play) -> Play:
    """Let *fault* strike the first request only."""

    def play(passage: Passage) -> None:
        (fault if passage.number == 0 else pass_on)(passage)

    return play


# What can go wrong, by name. Offsets are given from where something begins or ends.


def cut_request(where: Callable[[Passage], int]) -> Play:
    def play(passage: Passage) -> None:
        passage.ask(passage.request[: where(passage)])
        passage.drop(reset=True)

    return play


def cut_reply(where: Callable[[bytes], int]) -> Play:
    def play(passage: Passage) -> None:
        reply = passage.ask()
        passage.say(reply[: where(reply)])
        passage.drop()

    return play


def change_request(find: bytes) -> Play:
    """Turn the lowest bit of the byte that follows *find*."""

    def play(passage: Passage) -> None:
        at = passage.request.index(find) + len(find)
        changed = bytearray(passage.request)
        changed[at] ^= 1
        passage.say(passage.ask(bytes(changed)))

    return play


def rewrite(change: Callable[[bytes], bytes]) -> Play:
    """Answer with the changed reply."""
    return lambda passage: passage.say(change(passage.ask()))


def _split(reply: bytes) -> tuple[list[bytes], bytes]:
    head, _, body = reply.partition(b"\r\n\r\n")
    kept = [line for line in head.split(b"\r\n") if not line.lower().startswith(b"content-length")]
    return kept, body


def _joined(lines: list[bytes], body: bytes) -> bytes:
    return b"\r\n".join(lines) + b"\r\n\r\n" + body


def zipped(reply: bytes) -> bytes:
    lines, body = _split(reply)
    packed = gzip.compress(body)
    length = b"Content-Length: %d" % len(packed)
    return _joined([*lines, b"Content-Encoding: gzip", length], packed)


def badly_zipped(reply: bytes) -> bytes:
    packed = zipped(reply)
    return packed[:-12] + b"\0" * 12


def chunked(reply: bytes, size: int = 7, end: bytes = b"0\r\n\r\n") -> bytes:
    lines, body = _split(reply)
    parts = [body[at : at + size] for at in range(0, len(body), size)]
    chunks = b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in parts)
    return _joined([*lines, b"Transfer-Encoding: chunked"], chunks + end)


def without_length(reply: bytes) -> bytes:
    lines, body = _split(reply)
    status = lines[0].replace(b"HTTP/1.1", b"HTTP/1.0")
    return _joined([status, *lines[1:], b"Connection: close"], body)


def redirect(status: int, target: str) -> bytes:
    return (
        f"HTTP/1.1 {status} Elsewhere\r\nLocation: {target}\r\nContent-Length: 0\r\n\r\n".encode()
    )


def huge(reply: bytes) -> bytes:
    lines, body = _split(reply)
    padding = b" " * (9 * 1024 * 1024)
    length = b"Content-Length: %d" % (len(body) + len(padding))
    return _joined([*lines, length], body + padding)


def late(seconds: float) -> Play:
    def play(passage: Passage) -> None:
        reply = passage.ask()
        time.sleep(seconds)
        passage.say(reply)

    return play


def twice_asked(passage: Passage) -> None:
    """A middlebox that replays a request, and hands on the second reply."""
    passage.ask()
    passage.say(passage.ask())


def both_replies(passage: Passage) -> None:
    """The same, and it hands on both."""
    passage.say(passage.ask() + passage.ask())


def endless_head(passage: Passage) -> None:
    reply = passage.ask()
    passage.say(reply.partition(b"\r\n")[0] + b"\r\n")
    for number in range(20_000):
        passage.say(b"X-%d: more\r\n" % number)
    passage.drop()


def dripping_body(passage: Passage) -> None:
    lines, body = _split(passage.ask())
    passage.say(_joined([*lines, b"Content-Length: 100000"], body))
    for _ in range(200):
        passage.say(b" ")
        time.sleep(0.05)


def half_closed(passage: Passage) -> None:
    passage.ask()
    passage.end_of_reply()


def half_closed_after(passage: Passage) -> None:
    passage.say(passage.ask())
    passage.end_of_reply()


def spoken_before_asked(passage: Passage) -> None:
    """The reply of an earlier request from a cache; this one is not passed on."""
    passage.say(passage.earlier[-1])


def answered_from_cache(passage: Passage) -> None:
    """The reply of an earlier request; this one is passed on, and its reply is lost."""
    earlier = passage.earlier[-1]
    passage.ask()
    passage.say(earlier)


def _offsets_of_replies() -> Iterator[tuple[str, Callable[[bytes], int]]]:
    yield "nothing", lambda reply: 0
    yield "one byte", lambda reply: 1
    yield "half a status line", lambda reply: 8
    yield "the status line", lambda reply: reply.index(b"\r\n") + 2
    yield "half the head", lambda reply: reply.index(b"\r\n\r\n") // 2
    yield "the head but its end", lambda reply: reply.index(b"\r\n\r\n") + 2
    yield "the head", lambda reply: reply.index(b"\r\n\r\n") + 4
    yield "one byte of the body", lambda reply: reply.index(b"\r\n\r\n") + 5
    yield "half the body", lambda reply: (reply.index(b"\r\n\r\n") + len(reply)) // 2
    yield "all but one byte", lambda reply: len(reply) - 1


def _offsets_of_requests() -> Iterator[tuple[str, Callable[[Passage], int]]]:
    yield "nothing", lambda passage: 0
    yield "one byte", lambda passage: 1
    yield "the request line", lambda passage: passage.request.index(b"\r\n") + 2
    yield "the head but its end", lambda passage: passage.head - 2
    yield "the head", lambda passage: passage.head
    yield "one byte of the body", lambda passage: passage.head + 1
    yield "half the body", lambda passage: (passage.head + len(passage.request)) // 2
    yield "all but one byte", lambda passage: len(passage.request) - 1


_CONTINUE = b"HTTP/1.1 100 Continue\r\n\r\n"
_HINTS = b"HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n"

FAULTS: dict[str, Play] = {
    **{f"request cut after {name}": cut_request(at) for name, at in _offsets_of_requests()},
    **{f"reply cut after {name}": cut_reply(at) for name, at in _offsets_of_replies()},
    "connection dropped": lambda passage: passage.drop(),
    "connection reset": lambda passage: passage.drop(reset=True),
    "reply after the time-out": late(0.8),
    "request replayed": twice_asked,
    "request replayed, both replies": both_replies,
    "body changed": change_request(b'ount":'),
    "path changed": change_request(b"POST /"),
    "signature changed": change_request(b'signature="'),
    "date changed": change_request(b"X-Date: Fri, 2"),
    "hash changed": change_request(b"Content-sha512: "),
    "user agent changed": change_request(b"User-Agent: "),
    "earlier reply, not passed on": spoken_before_asked,
    "earlier reply, passed on": answered_from_cache,
    "half closed without a reply": half_closed,
    "half closed after the reply": half_closed_after,
    "100 Continue": rewrite(lambda reply: _CONTINUE * 3 + reply),
    "103 Early Hints": rewrite(lambda reply: _HINTS + _CONTINUE + reply),
    "gzip": rewrite(zipped),
    "broken gzip": rewrite(badly_zipped),
    "chunked": rewrite(chunked),
    "chunked with a trailer": rewrite(lambda reply: chunked(reply, end=b"0\r\nX-End: 1\r\n\r\n")),
    "chunked without an end": lambda passage: (
        passage.say(chunked(passage.ask(), end=b"")),
        passage.drop(),
    )[0],
    "chunks of nonsense": rewrite(
        lambda reply: chunked(reply).replace(b"\r\n7\r\n", b"\r\nzz\r\n")
    ),
    "HTTP/1.0": lambda passage: (passage.say(without_length(passage.ask())), passage.drop())[0],
    "HTTP/1.0, half": lambda passage: (
        passage.say(without_length(passage.ask())[:-40]),
        passage.drop(),
    )[0],
    "an enormous reply": rewrite(huge),
    "a head without an end": endless_head,
    "a body that drips": dripping_body,
    **{
        f"redirect {status}": rewrite(
            lambda reply, status=status: redirect(status, "/gateway/elsewhere")
        )
        for status in (301, 302, 303, 307, 308)
    },
    "redirect to nonsense": rewrite(lambda reply: redirect(307, "http://[")),
    "another protocol": rewrite(lambda reply: b"SSH-2.0-OpenSSH_9.6\r\n"),
    "two lengths": rewrite(lambda reply: reply.replace(b"\r\n", b"\r\nContent-Length: 3\r\n", 1)),
    "status 101": rewrite(lambda reply: b"HTTP/1.1 101 Switching\r\nUpgrade: x\r\n\r\n" + reply),
    "status 204": rewrite(lambda reply: b"HTTP/1.1 204 No Content\r\n\r\n"),
    "status 999": rewrite(lambda reply: reply.replace(b"200 ", b"999 ", 1)),
}
