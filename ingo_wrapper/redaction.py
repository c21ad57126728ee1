"""One list of what must not be shown, and the functions that apply it.

The names come from `x-sensitive` in the spec. They drive reprs (in the generated models), logs,
error texts, telemetry and cassettes.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from ingo_client.facts import SENSITIVE_NAMES

MASK = "[redacted]"
SENSITIVE_HEADERS = frozenset(
    {"authorization", "content-sha512", "cookie", "proxy-authorization", "set-cookie"}
)

_GROUPS_OF_DIGITS = re.compile(r"[0-9]+(?:[ -][0-9]+)*")
_DIGITS = re.compile(r"[0-9]+")
_CARD_LENGTHS = range(12, 20)
_SSN_LIKE = re.compile(r"(?<![0-9])[0-9]{3}-[0-9]{2}-[0-9]{4}(?![0-9])")
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
    return _SSN_LIKE.sub(MASK, _GROUPS_OF_DIGITS.sub(_mask_cards, text))


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


def _mask_cards(match: re.Match[str]) -> str:
    """Mask every card number that whole groups of digits make, whatever stands beside them."""
    text = match.group()
    if len(text) < _CARD_LENGTHS.start:
        return text
    groups = [(group.start(), group.end()) for group in _DIGITS.finditer(text)]
    masked = text
    for start, end in reversed(_card_spans(text, groups)):
        masked = masked[:start] + MASK + masked[end:]
    return masked


def _card_spans(text: str, groups: list[tuple[int, int]]) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    for first, (start, _) in enumerate(groups):
        digits, end_of_card = "", 0
        for begin, end in groups[first:]:
            digits += text[begin:end]
            if len(digits) >= _CARD_LENGTHS.stop:
                break
            if len(digits) in _CARD_LENGTHS and _has_check_digit(digits):
                end_of_card = end
        if end_of_card and spans and start < spans[-1][1]:
            spans[-1] = (spans[-1][0], max(spans[-1][1], end_of_card))
        elif end_of_card:
            spans.append((start, end_of_card))
    return spans


def _has_check_digit(text: str) -> bool:
    digits = [int(character) for character in text]
    doubled = (sum(divmod(2 * digit, 10)) for digit in digits[-2::-2])
    return (sum(digits[-1::-2]) + sum(doubled)) % 10 == 0
