"""Documentation over HTTP, politely: one request at a time, spaced, cached, bounded."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import urljoin, urlsplit, urlunsplit
from urllib.robotparser import RobotFileParser

import httpx

from scripts.drift.cache import Cache
from scripts.drift.safe_yaml import MAX_BYTES
from scripts.drift.tree import SITE

USER_AGENT = "ingo-sdk-docs-drift/1 (checks an SDK against its documentation; +https://pypi.org/project/ingo-sdk)"
HEADERS = {
    "User-Agent": USER_AGENT,
    "Accept": "text/markdown, text/plain, application/yaml, */*;q=0.5",
}
ATTEMPTS = 3
MAX_REDIRECTS = 5
MAX_WAIT = 60.0


class Missing(Exception):
    """The site says that there is no such page."""


class Failed(Exception):
    """The page could not be had; the message says why."""


@dataclass(slots=True, kw_only=True)
class Site:
    """One documentation site and how it is asked."""

    base: str
    cache: Cache | None
    delay: float = 0.5
    allow: frozenset[str] = frozenset()
    sleep: Callable[[float], None] = time.sleep
    clock: Callable[[], float] = time.monotonic
    transport: httpx.BaseTransport | None = None
    _last: float = field(default=float("-inf"), init=False)
    _robots: RobotFileParser | None = field(default=None, init=False)

    def _here(self, address: str) -> str:
        """The address to ask: links to the public site lead to the site that was named."""
        parts, base = urlsplit(address), urlsplit(self.base)
        if parts.netloc == SITE:
            parts = parts._replace(scheme=base.scheme, netloc=base.netloc)
        if parts.netloc not in {base.netloc, *self.allow}:
            raise Failed(f"on another host: {parts.netloc} (allow it with --allow-host)")
        if parts.scheme not in {"http", "https"}:
            raise Failed(f"not an address to fetch: {address}")
        return urlunsplit(parts._replace(fragment=""))

    def fetch(self, client: httpx.Client, address: str) -> str:
        """The text at an address, from the cache if the site says that it has not changed.

        Raises:
            Missing: there is no such page (404, 410).
            Failed: anything else; a cached copy is never used in its place.
        """
        address = self._here(address)
        if self._robots is not None and not self._robots.can_fetch(USER_AGENT, address):
            raise Failed("robots.txt asks not to read it")
        wait = 1.0
        for attempt in range(1, ATTEMPTS + 1):
            self._pace()
            try:
                return self._once(client, address)
            except (httpx.TransportError, _Again) as problem:
                if attempt == ATTEMPTS:
                    why = str(problem) or type(problem).__name__
                    raise Failed(f"{why}, {ATTEMPTS} attempts") from problem
                asked = problem.after if isinstance(problem, _Again) else 0.0
                self.sleep(min(max(wait, asked), MAX_WAIT))
                wait *= 2
        raise Failed("not asked")

    def _pace(self) -> None:
        rest = self._last + self.delay - self.clock()
        if rest > 0:
            self.sleep(rest)
        self._last = self.clock()

    def _once(self, client: httpx.Client, address: str) -> str:
        entry = self.cache.read(address) if self.cache else {}
        headers = {}
        if entry.get("etag"):
            headers["If-None-Match"] = entry["etag"]
        if entry.get("modified"):
            headers["If-Modified-Since"] = entry["modified"]
        for _ in range(MAX_REDIRECTS + 1):
            with client.stream("GET", address, headers=headers) as response:
                if response.has_redirect_location:
                    address = self._here(urljoin(address, response.headers.get("location", "")))
                    continue
                return self._text(response, address, entry)
        raise Failed(f"more than {MAX_REDIRECTS} redirects")

    def _text(self, response: httpx.Response, address: str, entry: dict[str, str]) -> str:
        status = response.status_code
        if status == 304 and "text" in entry:
            return entry["text"]
        if status in {404, 410}:
            raise Missing
        if status == 429 or status >= 500:
            after = response.headers.get("retry-after", "")
            raise _Again(f"HTTP {status}", float(after) if after.isdigit() else 0.0)
        if status != 200:
            raise Failed(f"HTTP {status}")
        kind = response.headers.get("content-type", "text/plain").lower()
        if kind.startswith(("image/", "video/", "audio/", "font/")):
            raise Failed(f"not text: {kind}")
        body = bytearray()
        for part in response.iter_bytes():
            body += part
            if len(body) > MAX_BYTES:
                raise Failed(f"larger than {MAX_BYTES} bytes")
        text = body.decode(response.charset_encoding or "utf-8", "replace")
        if self.cache is not None:
            self.cache.store(address, text, response.headers)
        return text

    def client(self) -> httpx.Client:
        """A client that says who it is."""
        return httpx.Client(
            timeout=httpx.Timeout(30.0, connect=10.0), headers=HEADERS, transport=self.transport
        )

    def ask_robots(self, client: httpx.Client) -> None:
        """Read robots.txt, and keep to it."""
        try:
            text = self.fetch(client, urljoin(self.base, "/robots.txt"))
        except (Missing, Failed):
            return
        if "<html" not in text[:500].lower():
            self._robots = RobotFileParser()
            self._robots.parse(text.splitlines())


class _Again(Exception):
    """Worth another attempt, after so many seconds if the site says so."""

    def __init__(self, message: str, after: float = 0.0) -> None:
        super().__init__(message)
        self.after = after
