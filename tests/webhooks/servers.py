"""Real servers in threads, and a raw client."""

import socket
import socketserver
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

import uvicorn
from werkzeug.serving import WSGIRequestHandler as WerkzeugHandler
from werkzeug.serving import make_server as make_werkzeug

SOCKET_SECONDS = 1.5  # what production servers have as a setting


@contextmanager
def uvicorn_server(app: Any, **options: Any) -> Iterator[int]:
    defaults: dict[str, Any] = {
        "host": "127.0.0.1",
        "port": 0,
        "log_config": None,
        "proxy_headers": False,
    }
    config = uvicorn.Config(app, **defaults | options)
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    deadline = time.monotonic() + 10
    while not server.started:
        assert thread.is_alive(), "uvicorn did not start"
        assert time.monotonic() < deadline
        time.sleep(0.01)
    try:
        yield server.servers[0].sockets[0].getsockname()[1]
    finally:
        server.should_exit = True
        thread.join(10)


class _ThreadingServer(socketserver.ThreadingMixIn, WSGIServer):
    daemon_threads = True
    block_on_close = False

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that breaks off is no news."""


class _QuietHandler(WSGIRequestHandler):
    timeout = SOCKET_SECONDS

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
        """Say nothing."""


class _QuietWerkzeug(WerkzeugHandler):
    timeout = SOCKET_SECONDS

    def log(self, type: str, message: str, *args: Any) -> None:  # noqa: A002
        """Say nothing."""


@contextmanager
def _serving(server: Any) -> Iterator[int]:
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield server.server_port
    finally:
        server.shutdown()
        server.server_close()
        thread.join(10)


def wsgiref_server(app: Any) -> Any:
    return _serving(
        make_server("127.0.0.1", 0, app, server_class=_ThreadingServer, handler_class=_QuietHandler)
    )


def werkzeug_server(app: Any) -> Any:
    return _serving(
        make_werkzeug("127.0.0.1", 0, app, threaded=True, request_handler=_QuietWerkzeug)
    )


def post(
    body: bytes,
    *headers: str,
    length: int | None = -1,
    path: str = "/ingo/webhooks",
    method: str = "POST",
) -> bytes:
    """A raw request; `length` None leaves the header out."""
    lines = [f"{method} {path} HTTP/1.1", "Host: localhost", *headers]
    if length is not None:
        lines.append(f"Content-Length: {len(body) if length < 0 else length}")
    return "\r\n".join([*lines, "", ""]).encode() + body


def exchange(
    port: int,
    request: bytes,
    *,
    trickle: Callable[[], bytes] | None = None,
    close: bool = False,
    seconds: float = 8.0,
) -> bytes:
    """Send, then read until the server closes or a whole answer is there. b"" when it hung up."""
    with socket.create_connection(("127.0.0.1", port), timeout=seconds) as client:
        stop = threading.Event()
        sender = threading.Thread(
            target=_feed, args=(client, request, trickle, close, stop), daemon=True
        )
        sender.start()
        received = b""
        try:
            while not _complete(received):
                part = client.recv(65536)
                if not part:
                    break
                received += part
        except ConnectionError:
            pass
        finally:
            stop.set()
            sender.join(5)
        return received


def _feed(
    client: socket.socket,
    request: bytes,
    trickle: Callable[[], bytes] | None,
    close: bool,
    stop: threading.Event,
) -> None:
    try:
        client.sendall(request)
        while trickle is not None and not stop.wait(0.05):
            client.sendall(trickle())
        if close:
            client.shutdown(socket.SHUT_WR)
    except OSError:
        pass  # the server has closed: what it said is what counts


def _complete(answer: bytes) -> bool:
    head, found, body = answer.partition(b"\r\n\r\n")
    if not found:
        return False
    for line in head.split(b"\r\n"):
        if line.lower().startswith(b"content-length:"):
            return len(body) >= int(line.split(b":")[1])
    return False


def status_of(answer: bytes) -> int | None:
    return int(answer.split(b" ")[1]) if answer.startswith(b"HTTP/1.") else None
