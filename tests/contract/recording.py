"""Cassettes that show nothing sensitive and say where they come from.

What is masked comes from redaction's one list. Headers are kept by an allow-list: the header that
is forgotten is not kept.
"""

import json
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlsplit

import yaml

from ingo_client.facts import SENSITIVE_NAMES
from ingo_wrapper import Environment
from ingo_wrapper.money import decode
from ingo_wrapper.redaction import MASK, scrub

PARTICIPANT = 10001
REQUEST_HEADERS = frozenset({"accept", "content-type", "idempotency-key"})
RESPONSE_HEADERS = frozenset({"content-length", "content-type", "retry-after", "www-authenticate"})
CAPTURE_PATH = "/api/v1/sessions/"
COMMENTS = {
    "simulator": (
        "# Played by the simulator of this repository (ingo_wrapper.simulator): not Ingo's words.\n"
        "# The host names are those of the sandbox, so that the same test can play a recording of it.\n"
    ),
    "sandbox": "# Recorded from Ingo's sandbox, and scrubbed before it was written.\n",
}
HOW = "# Written by scripts/record; do not edit.\n"


def masked(value: Any, *, inside: bool = False) -> Any:
    """A copy of JSON-like *value* without anything sensitive; names and structure stay."""
    if isinstance(value, dict):
        return {key: _field(key, item, inside=inside) for key, item in value.items()}
    if isinstance(value, list):
        return [masked(item, inside=inside) for item in value]
    if inside:
        return value if value in (None, "") else MASK
    return scrub(value) if isinstance(value, str) else value


def _field(key: str, value: Any, *, inside: bool) -> Any:
    if key == "participant_id" and isinstance(value, str | int):
        return str(PARTICIPANT) if isinstance(value, str) else PARTICIPANT
    return masked(value, inside=inside or key in SENSITIVE_NAMES)


def masked_body(body: bytes) -> bytes:
    """The same for the bytes of a body, written compactly."""
    try:
        document = decode(body)
    except ValueError:
        return scrub(body.decode("utf-8", "replace")).encode()
    return json.dumps(masked(document), ensure_ascii=False, separators=(",", ":"), default=float).encode()  # fmt: skip


def scrub_request(request: Any) -> Any:
    """vcrpy's `before_record_request`: also what is played is compared in this form."""
    parts = urlsplit(request.uri)
    sandbox = Environment.SANDBOX
    host = sandbox.capture_url if parts.path.startswith(CAPTURE_PATH) else sandbox.api_url
    request.uri = host + parts.path + (f"?{parts.query}" if parts.query else "")
    request.body = masked_body(request.body or b"")
    request.headers = {
        name: value for name, value in request.headers.items() if name.lower() in REQUEST_HEADERS
    }
    return request


def scrub_response(response: Any) -> Any:
    """vcrpy's `before_record_response`."""
    body = masked_body(response["body"]["string"])
    kept = {name.lower(): values for name, values in response["headers"].items()}
    kept = {name: values for name, values in kept.items() if name in RESPONSE_HEADERS}
    kept["content-length"] = [str(len(body))]
    return {**response, "headers": kept, "body": {"string": body}}


def same_body(mine: Any, other: Any) -> None:
    """Canonical bodies: the same JSON, timestamp included."""
    assert json.loads(mine.body) == json.loads(other.body), "the bodies differ"


def same_key(mine: Any, other: Any) -> None:
    """The same Idempotency-Key, or none."""
    names = ("idempotency-key", "Idempotency-Key")
    keys = [[request.headers.get(name) for name in names if name in request.headers] for request in (mine, other)]  # fmt: skip
    assert keys[0] == keys[1], "the idempotency keys differ"


class Cassettes:
    """vcrpy's serializer: YAML below a comment and an `origin` that say where it comes from."""

    def __init__(self, source: str, clock: int) -> None:
        self._source, self._clock = source, clock

    def serialize(self, cassette: dict[str, Any]) -> str:
        origin = {
            "source": self._source,
            "recorded": datetime.now(UTC).date().isoformat(),
            "clock": self._clock,
        }
        text = yaml.safe_dump({"origin": origin, **cassette}, allow_unicode=True, sort_keys=False, width=1000)  # fmt: skip
        return COMMENTS[self._source] + HOW + text

    @staticmethod
    def deserialize(text: str) -> dict[str, Any]:
        return read(text)


def read(text: str) -> dict[str, Any]:
    """A cassette as it is written down."""
    loaded: dict[str, Any] = yaml.load(text, Loader=_LOADER)
    return loaded


_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
