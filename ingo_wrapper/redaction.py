"""One list of what must not be shown, and the functions that apply it.

The names come from `x-sensitive` in the spec. They drive reprs (in the generated models), logs,
error texts, telemetry and cassettes.
"""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from ingo_client.facts import SENSITIVE_NAMES
from ingo_client.types import REDACTED, mask_numbers

MASK = REDACTED
SENSITIVE_HEADERS = frozenset(
    {"authorization", "content-sha512", "cookie", "proxy-authorization", "set-cookie"}
)

_SHORTEST_SECRET = 3


def redact(value: Any, hidden: frozenset[str] = frozenset()) -> Any:
    """Return a copy of JSON-like *value* that is safe to show.

    Sensitive names are masked wherever they stand, *hidden* texts wherever they are echoed.
    """
    if isinstance(value, dict):
        return {
            scrub(key, hidden): MASK
            if key in SENSITIVE_NAMES and item not in (None, "")
            else redact(item, hidden)
            for key, item in value.items()
        }
    if isinstance(value, list):
        return [redact(item, hidden) for item in value]
    if isinstance(value, bool) or not isinstance(value, str | int | Decimal):
        return value
    text = str(value)
    shown = scrub(text, hidden)
    return value if shown == text else shown


def redact_headers(headers: dict[str, str]) -> dict[str, str]:
    """Mask what proves an identity; Content-sha512 is a fingerprint of what the body hides."""
    return {
        name: MASK if name.lower() in SENSITIVE_HEADERS else value
        for name, value in headers.items()
    }


def scrub(text: str, hidden: frozenset[str] = frozenset()) -> str:
    """Mask in free text whatever looks like a card number or an SSN, and each of *hidden*."""
    for secret in sorted(hidden, key=len, reverse=True):
        text = text.replace(secret, MASK)
    return mask_numbers(text)


def sensitive_values(value: Any) -> frozenset[str]:
    """Collect the sensitive texts of a request, to mask them where a reply echoes them."""
    return frozenset(
        item for item in _sensitive(value, inside=False) if len(item) >= _SHORTEST_SECRET
    )


def _sensitive(value: Any, *, inside: bool) -> Iterator[str]:
    if isinstance(value, dict):
        for key, item in value.items():
            yield from _sensitive(item, inside=inside or key in SENSITIVE_NAMES)
    elif isinstance(value, list):
        for item in value:
            yield from _sensitive(item, inside=inside)
    elif inside and value is not None and not isinstance(value, bool):
        yield str(value)
