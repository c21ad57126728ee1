"""The checks on a request's fields: presence, type, length, pattern, money.

Codes: 400 (required parameter missing or null) and 401 (parameters incorrect) have these meanings
    in older docs, en/ingopay-iframe/api-gateway-process/response-codes. 600-616 is the documented
    family for field validation (docs/hub/errors), but which code stands for what is not public: 600
    and 601 are the simulator's own choice.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

MISSING = 400
INCORRECT = 401
INVALID_VALUE = 600
INVALID_AMOUNT = 601

_PLAIN_MONEY = re.compile(r"[0-9]+(?:\.[0-9]{1,2})?")
_CENT = Decimal("0.01")


class Refused(Exception):
    """The request is answered with this code and nothing is carried out."""

    def __init__(self, code: int, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message


@dataclass(frozen=True, slots=True)
class Field:
    """What may stand in one field; `kind` names the JSON type."""

    kind: str
    required: bool = False
    shortest: int = 0
    longest: int | None = None
    pattern: re.Pattern[str] | None = None
    choices: tuple[object, ...] = ()
    nullable: bool = False
    fields: "Mapping[str, Field] | None" = None


def text(
    longest: int | None = None,
    *,
    shortest: int = 0,
    required: bool = False,
    pattern: str | None = None,
    choices: Iterable[str] = (),
    nullable: bool = False,
) -> Field:
    """A JSON string."""
    compiled = re.compile(pattern) if pattern else None
    return Field("string", required, shortest, longest, compiled, tuple(choices), nullable)


def whole(*, required: bool = False, choices: Iterable[int] = ()) -> Field:
    """A JSON integer."""
    return Field("integer", required, choices=tuple(choices))


def money(*, required: bool = False, nullable: bool = False) -> Field:
    """A JSON number of at least 0.01 with at most two decimals."""
    return Field("money", required, nullable=nullable)


def money_text(longest: int | None = None, *, required: bool = False) -> Field:
    """A JSON string holding a plain decimal above zero with at most two decimals."""
    return Field("money_text", required, longest=longest)


def either(*, required: bool = False) -> Field:
    """A string or an integer, where the pages show both (phone numbers)."""
    return Field("string or integer", required)


def group(fields: Mapping[str, Field] | None = None, *, required: bool = False) -> Field:
    """A JSON object."""
    return Field("object", required, fields=fields or {})


def several(
    item: Mapping[str, Field] | None = None,
    *,
    required: bool = False,
    shortest: int = 0,
    longest: int | None = None,
) -> Field:
    """A JSON array of objects."""
    return Field("array", required, shortest, longest, fields=item)


def check(fields: Mapping[str, Field], body: Mapping[str, Any], path: str = "") -> None:
    """Refuse the first field that is missing, mistyped or out of limits; unknown fields pass."""
    for name, field in fields.items():
        where = f"{path}{name}"
        value = body.get(name)
        if value is None:
            if field.required:
                raise Refused(MISSING, f"{where} is missing")
            if name in body and not field.nullable:
                raise Refused(INCORRECT, f"{where} is null")
            continue
        _check_value(field, value, where)


def _check_value(field: Field, value: Any, where: str) -> None:
    if not _TYPES[field.kind](value):
        raise Refused(INCORRECT, f"{where} must be a JSON {_WORDS.get(field.kind, field.kind)}")
    if field.choices and value not in field.choices:
        raise Refused(INCORRECT, f"{where} has a value that is not allowed")
    if field.kind in ("money", "money_text"):
        _check_money(value, where)
    if field.kind in ("string", "money_text", "array"):
        _check_length(field, value, where)
    if field.pattern is not None and not field.pattern.fullmatch(value):
        raise Refused(INVALID_VALUE, f"{where} does not have the required form")
    if field.fields is None:
        return
    if field.kind == "object":
        check(field.fields, value, f"{where}.")
    elif field.kind == "array":
        for index, item in enumerate(value):
            if not isinstance(item, dict):
                raise Refused(INCORRECT, f"{where}[{index}] must be a JSON object")
            check(field.fields, item, f"{where}[{index}].")


def _check_length(field: Field, value: str | list[Any], where: str) -> None:
    if len(value) < field.shortest:
        raise Refused(MISSING if not value else INVALID_VALUE, f"{where} is too short")
    if field.longest is not None and len(value) > field.longest:
        raise Refused(INVALID_VALUE, f"{where} is longer than {field.longest}")


def _check_money(value: str | int | Decimal, where: str) -> None:
    if isinstance(value, str) and not _PLAIN_MONEY.fullmatch(value):
        raise Refused(INVALID_AMOUNT, f"{where} is not a plain amount with at most two decimals")
    amount = Decimal(value)
    exponent = amount.as_tuple().exponent
    if not isinstance(exponent, int) or not -2 <= exponent <= 0:
        raise Refused(INVALID_AMOUNT, f"{where} is not a plain amount with at most two decimals")
    if amount < _CENT:
        raise Refused(INVALID_AMOUNT, f"{where} is below 0.01")


def _is_integer(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


_WORDS = {"money": "number", "money_text": "string"}
_TYPES: dict[str, Callable[[object], bool]] = {
    "string": lambda value: isinstance(value, str),
    "integer": _is_integer,
    "money": lambda value: _is_integer(value) or isinstance(value, Decimal),
    "money_text": lambda value: isinstance(value, str),
    "string or integer": lambda value: isinstance(value, str) or _is_integer(value),
    "object": lambda value: isinstance(value, dict),
    "array": lambda value: isinstance(value, list),
}
