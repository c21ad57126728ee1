"""The trial documentation over HTTP on loopback, with everything a real site does to a client."""

import hashlib
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any


@dataclass
class Served:
    """A running site: its address, what was asked of it, and how it is to misbehave."""

    folder: Path
    url: str = ""
    asked: list[tuple[str, int]] = field(default_factory=list)
    agents: set[str] = field(default_factory=set)
    failing: dict[str, list[int]] = field(default_factory=dict)
    redirects: dict[str, str] = field(default_factory=dict)
    bodies: dict[str, bytes] = field(default_factory=dict)

    def answers(self, path: str) -> list[int]:
        """The statuses that one path was answered with."""
        return [status for asked, status in self.asked if asked == path]


@contextmanager
def serve(folder: Path) -> Iterator[Served]:
    """Serve a folder until the block ends."""
    served = Served(folder)

    class Answer(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            served.agents.add(self.headers.get("User-Agent", ""))
            status, body, headers = _answer(served, self.path, dict(self.headers))
            served.asked.append((self.path, status))
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *arguments: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answer)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    served.url = f"http://127.0.0.1:{server.server_port}/"
    try:
        yield served
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def _answer(
    served: Served, path: str, headers: dict[str, str]
) -> tuple[int, bytes, dict[str, str]]:
    if served.failing.get(path):
        return served.failing[path].pop(0), b"", {"Retry-After": "0"}
    if path in served.redirects:
        return 302, b"", {"Location": served.redirects[path]}
    file = served.folder / path.lstrip("/")
    if path not in served.bodies and not file.is_file():
        return 404, b"not here", {"Content-Type": "text/plain"}
    body = served.bodies.get(path) or file.read_bytes()
    tag = f'"{hashlib.sha256(body).hexdigest()[:16]}"'
    if headers.get("If-None-Match") == tag:
        return 304, b"", {"ETag": tag}
    kind = "application/yaml" if path.endswith(".yaml") else "text/markdown; charset=utf-8"
    return 200, body, {"ETag": tag, "Content-Type": kind}
