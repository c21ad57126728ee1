"""Bad input is refused before anything is sent, by the rules that the spec writes down.

Each generated request model carries its documented limits (`CONSTRAINTS`) and cross-field rules
(`RULES`); nothing here knows a field by name. Errors name the field and the rule, never the value.
Replies are never checked this strictly. Pure.
"""

import re
from collections.abc import Callable
from decimal import Decimal
from functools import cache
from typing import Any, NamedTuple

from ingo_client.types import UNSET
from ingo_wrapper.errors import InvalidRequest
from ingo_wrapper.rules import check_rules

Check = Callable[[Any, str], None]
_CENTS = -2


class _Field(NamedTuple):
    """The compiled constraints of one field.

    Attributes:
        attribute: of the model.
        name: in JSON.
        required: must be given by the caller.
        plain: the type that most values have; they need no more than `limits`.
        limits: of a value of that type; None when the type is all there is to check.
        check: everything, for any other value.
    """

    attribute: str
    name: str
    required: bool
    plain: type | None
    limits: Check | None
    check: Check


def validate(request: Any, path: str = "") -> None:
    """Refuse *request* (a generated request model) when a documented rule is broken.

    Raises:
        InvalidRequest: names the field and the rule.
    """
    model: Any = type(request)
    for attribute, name, required, plain, limits, check in _fields(model):
        value = getattr(request, attribute)
        if value is UNSET:
            if required:
                raise InvalidRequest(path + name, "is required")
        elif type(value) is not plain:
            check(value, path + name)
        elif limits is not None:
            limits(value, path + name)
    if request.additional_properties:
        _refuse_floats(request.additional_properties, path)
    if model.RULES:
        check_rules(request, model.RULES, model.CONSTRAINTS, path)


@cache
def _fields(model: Any) -> tuple[_Field, ...]:
    """Compile the constraints of *model* once."""
    return tuple(_field(name, rule) for name, rule in model.CONSTRAINTS.items())


def _field(name: str, rule: dict[str, Any]) -> _Field:
    required = bool(rule.get("required")) and not rule.get("stamped")
    kind = rule.get("type", "any")
    plain = _PLAIN.get(kind) if isinstance(kind, str) else None
    free = plain in _FREE and rule.keys() <= _SAYS_NO_LIMIT
    limits = _KINDS[kind](rule)[2] if plain and not free else None
    return _Field(rule["attr"], name, required, plain, limits, _check(rule))


def _check(rule: dict[str, Any]) -> Check:
    kinds = rule.get("type", "any")
    kinds = kinds if isinstance(kinds, tuple) else (kinds,)
    choices = [_KINDS[kind](rule) for kind in kinds if kind in _KINDS]
    nullable = bool(rule.get("nullable"))
    accepted = " or ".join(name for name, _, _ in choices)

    def check(value: Any, path: str) -> None:
        if value is None and nullable:
            return
        for _, fits, limits in choices:
            if fits(value):
                limits(value, path)
                return
        if choices:
            raise InvalidRequest(path, f"must be {accepted}, not {type(value).__name__}")

    return check


def _is_string(value: Any) -> bool:
    return isinstance(value, str)


def _is_integer(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _is_decimal(value: Any) -> bool:
    return isinstance(value, Decimal)


def _string(rule: dict[str, Any]) -> tuple[str, Callable[[Any], bool], Check]:
    shortest, longest = rule.get("min_length", 0), rule.get("max_length")
    matches = _pattern(rule["pattern"]) if "pattern" in rule else None
    allowed = _allowed(rule)

    def limits(value: Any, path: str) -> None:
        if len(value) < shortest:
            raise InvalidRequest(path, f"must have at least {shortest} characters")
        if longest is not None and len(value) > longest:
            raise InvalidRequest(path, f"must have at most {longest} characters")
        if allowed is not None and value not in allowed:
            raise InvalidRequest(path, f"must be one of {', '.join(map(str, allowed))}")
        if matches is not None and not matches(value):
            raise InvalidRequest(path, f"must match the documented pattern {rule['pattern']}")

    return "a string", _is_string, limits


def _integer(rule: dict[str, Any]) -> tuple[str, Callable[[Any], bool], Check]:
    allowed, lowest, highest = _allowed(rule), rule.get("minimum"), rule.get("maximum")

    def limits(value: Any, path: str) -> None:
        if allowed is not None and value not in allowed:
            raise InvalidRequest(path, f"must be one of {', '.join(map(str, allowed))}")
        if lowest is not None and value < int(lowest):
            raise InvalidRequest(path, f"must be at least {lowest}")
        if highest is not None and value > int(highest):
            raise InvalidRequest(path, f"must be at most {highest}")

    return "an integer", _is_integer, limits


def _amount(rule: dict[str, Any]) -> tuple[str, Callable[[Any], bool], Check]:
    lowest = Decimal(str(rule["minimum"])) if "minimum" in rule else None
    longest = rule.get("max_length")
    matches = _pattern(rule["pattern"]) if "pattern" in rule else None

    def limits(value: Any, path: str) -> None:
        if not value.is_finite():
            raise InvalidRequest(path, "must be a finite amount")
        if value.as_tuple().exponent < _CENTS:
            raise InvalidRequest(path, "must have at most 2 decimals")
        if lowest is not None and value < lowest:
            raise InvalidRequest(path, f"must be at least {lowest}")
        if value <= 0:
            raise InvalidRequest(path, "must be more than 0")
        if longest is not None and len(format(value, "f")) > longest:
            raise InvalidRequest(path, f"must be written with at most {longest} characters")
        if matches is not None and not matches(format(value, "f")):
            raise InvalidRequest(path, f"must match the documented pattern {rule['pattern']}")

    return "a Decimal", _is_decimal, limits


def _object(_rule: dict[str, Any]) -> tuple[str, Callable[[Any], bool], Check]:
    def limits(value: Any, path: str) -> None:
        validate(value, path + ".")

    return "its model", lambda value: hasattr(type(value), "CONSTRAINTS"), limits


def _array(rule: dict[str, Any]) -> tuple[str, Callable[[Any], bool], Check]:
    fewest, most = rule.get("min_items", 0), rule.get("max_items")
    item = _check(rule.get("items", {}))

    def limits(value: Any, path: str) -> None:
        if len(value) < fewest:
            raise InvalidRequest(path, f"must have at least {fewest} item(s)")
        if most is not None and len(value) > most:
            raise InvalidRequest(path, f"must have at most {most} items")
        for index, entry in enumerate(value):
            item(entry, f"{path}[{index}]")

    return "a list", lambda value: isinstance(value, list), limits


def _boolean(_rule: dict[str, Any]) -> tuple[str, Callable[[Any], bool], Check]:
    return "a bool", lambda value: isinstance(value, bool), lambda _value, _path: None


_PLAIN: dict[str, type] = {
    "string": str,
    "integer": int,
    "boolean": bool,
    "decimal": Decimal,
    "decimal_string": Decimal,
    "array": list,
}
# A value of these types is right when its constraints say nothing but this.
_FREE = {str, int, bool}
_SAYS_NO_LIMIT = {"attr", "type", "required", "stamped", "sensitive", "nullable"}
_KINDS: dict[str, Callable[[dict[str, Any]], tuple[str, Callable[[Any], bool], Check]]] = {
    "string": _string,
    "integer": _integer,
    "decimal": _amount,
    "decimal_string": _amount,
    "object": _object,
    "array": _array,
    "boolean": _boolean,
}


def _allowed(rule: dict[str, Any]) -> tuple[Any, ...] | None:
    if "const" in rule:
        return (rule["const"],)
    return tuple(rule["enum"]) if "enum" in rule else None


def _pattern(pattern: str) -> Callable[[str], object]:
    # JSON Schema patterns end with "$"; in Python that would also allow a trailing line break.
    if pattern.startswith("^") and pattern.endswith("$"):
        return re.compile(pattern[1:-1]).fullmatch
    return re.compile(pattern).search


def _refuse_floats(value: Any, path: str) -> None:
    if isinstance(value, float):
        raise InvalidRequest(path.rstrip("."), "must not hold a float: use Decimal or str")
    if isinstance(value, dict):
        for name, item in value.items():
            _refuse_floats(item, f"{path}{name}.")
    elif isinstance(value, list | tuple):
        for index, item in enumerate(value):
            _refuse_floats(item, f"{path}[{index}].")
