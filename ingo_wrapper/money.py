"""Amounts: `Decimal` in, exact JSON out. A float never becomes money here. Pure."""

import json
from decimal import Decimal
from typing import Any

from ingo_wrapper.errors import InvalidRequest


def _number(value: object) -> float:
    if not isinstance(value, Decimal):
        raise InvalidRequest("body", f"cannot hold a {type(value).__name__}")
    number = float(value)
    # JSON numbers are read as doubles by most receivers: refuse what would change on the way.
    if Decimal(repr(number)) != value:
        raise InvalidRequest("amount", "has more digits than a JSON number carries exactly")
    return number


_compact = json.JSONEncoder(
    ensure_ascii=False, allow_nan=False, separators=(",", ":"), default=_number
).encode


def encode(payload: dict[str, Any]) -> bytes:
    """Write *payload* as the exact bytes to sign and send; `Decimal` becomes a JSON number.

    Raises:
        InvalidRequest: a value cannot be written (an inexact number, text that is not Unicode).
    """
    try:
        return _compact(payload).encode()
    except UnicodeEncodeError:
        raise InvalidRequest("body", "holds text that is not valid Unicode") from None
    except (TypeError, ValueError, RecursionError) as problem:
        if isinstance(problem, InvalidRequest):
            raise
        raise InvalidRequest("body", "holds a value that JSON cannot carry") from None


def decode(content: bytes) -> Any:
    """Read JSON with every number exact: fractions become `Decimal`.

    Raises:
        ValueError: *content* is not JSON.
    """
    # As json.loads does, with a decoder that is made once.
    return _exact(content.decode(json.detect_encoding(content), "surrogatepass"))


def _refuse_constant(_name: str) -> None:
    raise ValueError("NaN and Infinity are not JSON")


_exact = json.JSONDecoder(parse_float=Decimal, parse_constant=_refuse_constant).decode
