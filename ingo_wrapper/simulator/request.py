"""A request as it was received, and its body as exact JSON."""

import json
from dataclasses import dataclass
from decimal import Decimal

from .delivery import Reply, json_reply
from .operation import Body


@dataclass(frozen=True, slots=True)
class Request:
    """A request as received: names of headers in lower case, values as sent."""

    method: str
    target: str
    headers: tuple[tuple[str, str], ...]
    body: bytes = b""
    http_version: str = "1.1"

    def header(self, name: str) -> str | None:
        """The first value of a header."""
        return next((value for key, value in self.headers if key == name), None)


def parse(body: bytes) -> Body | None:
    """The body as a JSON object with exact numbers, or None."""
    try:
        document = json.loads(body, parse_float=Decimal, parse_constant=_not_json)
    except ValueError:  # also bytes that are no UTF-8
        return None
    return document if isinstance(document, dict) else None


def _not_json(name: str) -> None:
    raise ValueError(f"{name} is not JSON")


def unreadable(request: Request, document: Body | None) -> Reply | None:
    """Why a request cannot be understood at all, or None."""
    content_type = (request.header("content-type") or "").partition(";")[0].strip().lower()
    if content_type != "application/json":
        return json_reply(400, {"message": "Content-Type must be application/json"})
    if document is None:
        return json_reply(400, {"message": "The body is not a JSON object"})
    return None
