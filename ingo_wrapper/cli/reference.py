"""The specification as a browsable reference: Redoc, from an installed package, on loopback.

Nothing is fetched from anywhere: the page may load only what this server gives it, and the server
gives three files. The renderer comes from `drf-spectacular-sidecar`, a package that carries the
released builds of Redoc and is renewed every month; of it only the static file is read.
"""

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.util import find_spec
from pathlib import Path
from types import TracebackType
from typing import Any, Self

_BUNDLE = "static/drf_spectacular_sidecar/redoc/bundles/redoc.standalone.js"
_PAGE = b"""<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>Ingo Payments API</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<style>body { margin: 0 }</style></head>
<body><redoc spec-url="/openapi.yaml" hide-download-button="false"></redoc>
<script src="/redoc.js"></script></body></html>
"""
_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data:",
        "connect-src 'self'",
        "worker-src 'self' blob:",
        "base-uri 'none'",
        "form-action 'none'",
    )
)


def renderer() -> Path | None:
    """The renderer's script in an installed package, None where there is none."""
    package = find_spec("drf_spectacular_sidecar")
    for folder in (package.submodule_search_locations or []) if package else []:
        script = Path(folder) / _BUNDLE
        if script.is_file():
            return script
    return None


class Reference:
    """A server for one document, on 127.0.0.1 only."""

    def __init__(self, text: str, *, script: Path, port: int = 0) -> None:
        answers = {
            "/": ("text/html; charset=utf-8", _PAGE),
            "/openapi.yaml": ("application/yaml; charset=utf-8", text.encode()),
            "/redoc.js": ("text/javascript; charset=utf-8", script.read_bytes()),
        }
        self._server = ThreadingHTTPServer(("127.0.0.1", port), _answering(answers))
        self._thread = threading.Thread(target=self._server.serve_forever, daemon=True)

    @property
    def url(self) -> str:
        """Where to look at it."""
        return f"http://127.0.0.1:{self._server.server_port}/"

    def wait(self) -> None:
        """Serve until interrupted."""
        self._thread.join()

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


def _answering(answers: dict[str, tuple[str, bytes]]) -> type[BaseHTTPRequestHandler]:
    class Answer(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            # Another name for this machine means that a foreign site sent the browser here.
            host = self.headers.get("Host", "").rpartition(":")[0]
            found = answers.get(self.path.partition("?")[0])
            if host not in {"127.0.0.1", "localhost"} or found is None:
                self.send_error(404)
                return
            kind, body = found
            self.send_response(200)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            self.send_header("Content-Security-Policy", _POLICY)
            self.send_header("X-Content-Type-Options", "nosniff")
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *arguments: Any) -> None:
            """Say nothing: the terminal shows the address."""

    return Answer
