"""`/healthz` and `/metrics` for an inbox, as an ASGI and a WSGI application.

Mount them where only your own network gets in: the metrics hold no personal data, but they say
how much business there is.
"""

import asyncio
import json
from collections.abc import Awaitable, Callable, Iterable
from typing import Any

from .errors import StoreUnavailable
from .inbox import Inbox

Answer = tuple[int, str, bytes]
_JSON = "application/json"
_TEXT = "text/plain; version=0.0.4; charset=utf-8"


def healthz(inbox: Inbox) -> Answer:
    """Tell whether the store answers, and whether handlers run here."""
    try:
        inbox.open()
        stats = inbox.operations.stats()
    except StoreUnavailable as error:
        return 503, _JSON, json.dumps({"status": "unavailable", "reason": str(error)}).encode()
    return 200, _JSON, json.dumps({"status": "ok", "working": inbox.working, **stats}).encode()


def metrics(inbox: Inbox) -> Answer:
    """Give counts in Prometheus' text format."""
    lines: list[str] = []
    try:
        inbox.open()
        stats = inbox.operations.stats()
    except StoreUnavailable:
        up = 0
    else:
        up = 1
        _family(lines, "ingo_inbox_events", "gauge", "Events in the inbox by status.")
        lines += [
            f'ingo_inbox_events{{status="{status}"}} {number}'
            for status, number in sorted(stats["events"].items())
        ]
        _family(lines, "ingo_inbox_oldest_due_seconds", "gauge", "Age of the oldest due event.")
        lines.append(f"ingo_inbox_oldest_due_seconds {stats['oldest_due_seconds']}")
    _family(lines, "ingo_inbox_up", "gauge", "Whether the store answers.")
    lines.append(f"ingo_inbox_up {up}")
    _family(lines, "ingo_inbox_working", "gauge", "Whether handlers run in this process.")
    lines.append(f"ingo_inbox_working {int(inbox.working)}")
    for name, number in sorted(inbox.counters.snapshot().items()):
        _family(lines, f"ingo_inbox_{name}_total", "counter", f"{name} since the start.")
        lines.append(f"ingo_inbox_{name}_total {number}")
    _histogram(lines, inbox)
    return 200, _TEXT, ("\n".join(lines) + "\n").encode()


def _family(lines: list[str], name: str, kind: str, text: str) -> None:
    lines += [f"# HELP {name} {text}", f"# TYPE {name} {kind}"]


def _histogram(lines: list[str], inbox: Inbox) -> None:
    name = "ingo_inbox_acknowledge_seconds"
    buckets, count, total = inbox.counters.histogram()
    _family(lines, name, "histogram", "Time until a delivery was durable.")
    lines += [f'{name}_bucket{{le="{limit}"}} {number}' for limit, number in buckets]
    lines += [f'{name}_bucket{{le="+Inf"}} {count}', f"{name}_sum {total}", f"{name}_count {count}"]


def answer(inbox: Inbox, path: str) -> Answer:
    """Answer a path; whatever it is mounted under is ignored."""
    if path.endswith("/healthz"):
        return healthz(inbox)
    if path.endswith("/metrics"):
        return metrics(inbox)
    return 404, _TEXT, b"not found\n"


Message = dict[str, Any]


def asgi(
    inbox: Inbox,
) -> Callable[[Message, Callable[[], Awaitable[Message]], Any], Awaitable[None]]:
    """Make the ASGI application."""

    async def app(scope: Message, _receive: Callable[[], Awaitable[Message]], send: Any) -> None:
        if scope["type"] != "http":
            return
        status, kind, body = await asyncio.to_thread(answer, inbox, scope["path"])
        headers = [(b"content-type", kind.encode()), (b"content-length", b"%d" % len(body))]
        await send({"type": "http.response.start", "status": status, "headers": headers})
        await send({"type": "http.response.body", "body": body})

    return app


def wsgi(inbox: Inbox) -> Callable[[Message, Callable[..., Any]], Iterable[bytes]]:
    """Make the WSGI application."""
    reasons = {200: "200 OK", 404: "404 Not Found", 503: "503 Service Unavailable"}

    def app(environ: Message, start_response: Callable[..., Any]) -> Iterable[bytes]:
        status, kind, body = answer(inbox, environ.get("PATH_INFO", ""))
        start_response(
            reasons[status], [("Content-Type", kind), ("Content-Length", str(len(body)))]
        )
        return [body]

    return app
