"""How a request looks on the wire: everything that does not change, once."""

from typing import Any

import httpx

from ingo_wrapper.environment import Environment
from ingo_wrapper.exchange import Send
from ingo_wrapper.operations import Operation
from ingo_wrapper.options import Timeouts
from ingo_wrapper.version import VERSION

USER_AGENT = f"ingo-sdk/{VERSION} python-httpx/{httpx.__version__}"
_OWN_HEADERS = frozenset({
    "accept", "accept-encoding", "authorization", "connection", "content-length", "content-sha512",
    "content-type", "date", "host", "idempotency-key", "transfer-encoding", "user-agent", "x-date",
})  # fmt: skip


class Requests:
    """Builds the httpx requests of one environment.

    Headers of the caller's own client are sent too, unless they are ours to set.
    """

    def __init__(self, environment: Environment, timeouts: Timeouts, client: Any) -> None:
        extra = httpx.Headers() if client is None else client.headers
        self._hosts = {False: environment.api_url, True: environment.capture_url}
        self._urls: dict[str, httpx.URL] = {}
        self._fixed = [
            ("Accept", "application/json"),
            ("Accept-Encoding", "identity"),
            ("Connection", "keep-alive"),
            ("User-Agent", USER_AGENT),
            *((name, value) for name, value in extra.items() if name not in _OWN_HEADERS),
        ]
        wait = {name: getattr(timeouts, name) for name in ("connect", "read", "write", "pool")}
        self._extensions = {"timeout": wait}

    def build(self, send: Send) -> httpx.Request:
        """Write *send* as a request with exactly these headers and bytes."""
        url = self._urls.get(send.operation.name) or self._url(send.operation)
        host = ("Host", url.netloc.decode("ascii"))
        return httpx.Request(
            "POST",
            url,
            headers=[host, *send.headers.items(), *self._fixed],
            # Not `content`: httpx would go over the headers again, and they are complete.
            stream=httpx.ByteStream(send.body),
            extensions=self._extensions,
        )

    def _url(self, operation: Operation) -> httpx.URL:
        url = httpx.URL(self._hosts[operation.on_capture_host] + operation.path)
        return self._urls.setdefault(operation.name, url)
