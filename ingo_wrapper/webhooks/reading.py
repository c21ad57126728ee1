"""Bytes to a JSON document, strictly and within limits.

Stricter than `json.loads`: UTF-8 only, no NaN or Infinity, no key twice (two readers could see two
different events), numbers of bounded length and never through `float`, bounded depth. Pure.
"""

import json
from collections.abc import Callable
from decimal import Decimal, InvalidOperation
from typing import Any, NoReturn

from ingo_wrapper.errors import MalformedEvent

MAX_DEPTH = 32  # the documented payloads need 6
MAX_NUMBER_LENGTH = 64  # also keeps int() far from quadratic time

_BLANK = " \t\r\n"


class _RefusedError(ValueError):
    """Stops the decoder; the text is ours and safe to show."""


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    document = dict(pairs)
    if len(document) != len(pairs):
        raise _RefusedError("an object has the same key twice")
    return document


def _integer(digits: str) -> int:
    if len(digits) > MAX_NUMBER_LENGTH:
        raise _RefusedError("a number is too long")
    return int(digits)


def _fraction(digits: str) -> Decimal:
    if len(digits) > MAX_NUMBER_LENGTH:
        raise _RefusedError("a number is too long")
    try:
        return Decimal(digits)
    except InvalidOperation:
        raise _RefusedError("a number is out of range") from None


def _constant(name: str) -> NoReturn:
    raise _RefusedError(f"{name} is not JSON")


# The decoder's inner function: decode() would only add its own search for blanks around the
# document.
_scan: Callable[[str, int], tuple[Any, int]] = vars(
    json.JSONDecoder(
        object_pairs_hook=_object,
        parse_int=_integer,
        parse_float=_fraction,
        parse_constant=_constant,
    )
)["scan_once"]


def read_document(body: bytes) -> dict[str, Any]:
    """Read a JSON object.

    Raises:
        MalformedEvent: it is not one, or over a limit. The text never quotes the body.
    """
    try:
        text = body.decode().strip(_BLANK)
        document, end = _scan(text, 0)
    except UnicodeDecodeError:
        raise MalformedEvent("not UTF-8") from None
    except _RefusedError as error:
        raise MalformedEvent(str(error)) from None
    except RecursionError:
        raise MalformedEvent("nested too deeply") from None
    except (ValueError, StopIteration):
        raise MalformedEvent("not JSON") from None
    if end != len(text):
        raise MalformedEvent("something follows the JSON document")
    if type(document) is not dict:
        raise MalformedEvent("not a JSON object")
    # Counting brackets is nearly free and enough for every honest body; brackets in texts only cost
    # the real check.
    if body.count(b"{") + body.count(b"[") > MAX_DEPTH and _deeper_than(MAX_DEPTH, document):
        raise MalformedEvent("nested too deeply")
    return document


def _deeper_than(limit: int, document: Any) -> bool:
    level = [document]
    for _ in range(limit):
        level = [child for node in level for child in _children(node)]
        if not level:
            return False
    return True


def _children(node: Any) -> list[Any]:
    members = node.values() if type(node) is dict else node
    return [member for member in members if type(member) in (dict, list)]
