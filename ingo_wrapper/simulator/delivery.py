"""What goes back over the socket, and in which manner."""

import email.utils
import json
from dataclasses import dataclass, field
from enum import Enum
from typing import Any


class Manner(Enum):
    """How the reply is put on the wire."""

    WHOLE = "whole"
    TRUNCATED = "truncated"
    DRIP = "drip"
    TWICE = "twice"
    RESET = "reset"
    SILENT = "silent"


@dataclass(frozen=True, slots=True)
class Reply:
    """An HTTP reply."""

    status: int
    body: bytes = b""
    content_type: str = "application/json"
    headers: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Delivery:
    """A reply, how it is delivered, how long that takes, and what the clock in `Date` says."""

    reply: Reply = field(default_factory=lambda: Reply(200))
    manner: Manner = Manner.WHOLE
    seconds: float = 0.0
    delay: float = 0.0
    clock_offset: float = 0.0


def reply_headers(reply: Reply, now: float) -> list[tuple[str, str]]:
    """The headers of a reply that leaves at this time."""
    return [
        ("Date", email.utils.formatdate(now, usegmt=True)),
        ("Content-Type", reply.content_type),
        ("Content-Length", str(len(reply.body))),
        *reply.headers,
    ]


def json_reply(status: int, document: Any, headers: tuple[tuple[str, str], ...] = ()) -> Reply:
    """A reply with a JSON body."""
    body = json.dumps(document, separators=(",", ":"), default=str).encode()
    return Reply(status, body, headers=headers)
