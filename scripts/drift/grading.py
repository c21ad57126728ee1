"""What a difference in one field means for the people who call the API.

A request becomes stricter or looser, a reply promises less or more. Stricter requests and poorer
replies break callers; the other way round is additive.
"""

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

from scripts.drift.model import LIMITS, Direction, Field, Grade

_UPPER = frozenset({"max_length", "maximum", "max_items"})
_LOWER = frozenset({"min_length", "minimum", "min_items"})
_NAMES = {name: name.replace("_", " ") for name in LIMITS}
ALL = frozenset({"type", "required", "limits", "enum"})


@dataclass(frozen=True, slots=True)
class Difference:
    """One aspect in which two fields differ."""

    aspect: str
    grade: Grade
    was: str
    now: str


def differences(
    was: Field,
    now: Field,
    *,
    direction: Direction,
    speaks: frozenset[str] = ALL,
    tolerant: bool = True,
) -> list[Difference]:
    """How ``now`` differs from ``was``.

    ``tolerant`` compares our specification with documentation: what we accept beyond the
    documentation is no difference. Without it two of our own specifications are compared exactly.
    ``speaks`` names what the text behind ``now`` would tell; its silence on the rest means nothing.
    """
    found: list[Difference] = []
    if "type" in speaks:
        found += _types(was, now, direction, tolerant)
    if (
        now.required is not None
        and was.required is not None
        and not (tolerant and direction != "request")
    ):
        found += _required(was, now, direction)
    found += _enum(was, now, direction, speaks)
    if was.enum is None and now.enum is None:
        for name in LIMITS:
            found += _limit(name, was, now, direction, speaks)
    if was.deprecated != now.deprecated and (now.deprecated or "enum" in speaks):
        words = ("in use", "deprecated")
        found.append(
            Difference("deprecated", Grade.ADDITIVE, words[was.deprecated], words[now.deprecated])
        )
    return found


def _types(was: Field, now: Field, direction: Direction, tolerant: bool) -> list[Difference]:
    if not was.types or not now.types:
        return []
    found = []
    fits = all(
        kind in was.types or (kind == "integer" and "number" in was.types) for kind in now.types
    )
    if not fits or (not tolerant and was.types != now.types):
        wider = was.types < now.types
        good = wider if direction == "request" else now.types < was.types
        grade = Grade.ADDITIVE if good else Grade.BREAKING
        found.append(Difference("type", grade, shown(was.types), shown(now.types)))
    if was.nullable != now.nullable and (now.nullable or not tolerant):
        good = now.nullable == (direction == "request") or (tolerant and direction != "request")
        grade = Grade.ADDITIVE if good else Grade.BREAKING
        words = ("not null", "may be null")
        found.append(Difference("null", grade, words[was.nullable], words[now.nullable]))
    return found


def _required(was: Field, now: Field, direction: Direction) -> list[Difference]:
    if was.required == now.required:
        return []
    stricter = bool(now.required)
    grade = Grade.BREAKING if stricter == (direction == "request") else Grade.ADDITIVE
    words = ("optional", "required")
    return [Difference("required", grade, words[bool(was.required)], words[stricter])]


def _enum(was: Field, now: Field, direction: Direction, speaks: frozenset[str]) -> list[Difference]:
    asks = direction == "request"
    if was.enum is None and now.enum is None:
        return []
    if now.enum is None:
        grade = Grade.ADDITIVE if asks else Grade.BREAKING
        silent = "enum" not in speaks
        return [] if silent else [Difference("values", grade, shown(was.enum), "any value")]
    if was.enum is None:
        grade = Grade.BREAKING if asks else Grade.ADDITIVE
        return [Difference("values", grade, "any value", shown(now.enum))]
    found = []
    for value in sorted(now.enum - was.enum):
        found.append(Difference("value added", Grade.ADDITIVE, "", value))
    for value in sorted(was.enum - now.enum):
        grade = Grade.BREAKING if asks else Grade.ADDITIVE
        found.append(Difference("value removed", grade, value, ""))
    return found


def _limit(
    name: str, was: Field, now: Field, direction: Direction, speaks: frozenset[str]
) -> list[Difference]:
    old, new = _limit_of(was, name), _limit_of(now, name)
    if same(old, new) or (new is None and "limits" not in speaks):
        return []
    if new is None and name in {"pattern", "format", "default"} and "enum" not in speaks:
        return []
    stricter = _stricter(name, old, new)
    asks = direction == "request"
    grade = Grade.BREAKING if stricter and asks else Grade.ADDITIVE
    return [Difference(_NAMES[name], grade, _or_none(old), _or_none(new))]


def _limit_of(field: Field, name: str) -> Any:
    value = field.limits.get(name)
    return None if name in {"min_length", "min_items"} and value == 0 else value


def same(first: Any, second: Any) -> bool:
    """Whether two limits are equal, however their numbers are written."""
    if first is None or second is None:
        return first is second
    try:
        return Decimal(str(first)) == Decimal(str(second))
    except InvalidOperation:
        return str(first) == str(second)


def _stricter(name: str, old: Any, new: Any) -> bool:
    if new is None:
        return False
    if old is None:
        return name != "default"
    try:
        low, high = Decimal(str(old)), Decimal(str(new))
    except InvalidOperation:
        return True
    return high < low if name in _UPPER else high > low if name in _LOWER else True


def _or_none(value: Any) -> str:
    return "none" if value is None else str(value)


def shown(values: frozenset[str] | None) -> str:
    """A set of words in a stable order."""
    return ", ".join(sorted(values or ()))
