"""The rules between fields of one request, as the spec's `x-ingo-rules` state them.

One small function per kind of rule; openapi/README.md lists the kinds. Pure.
"""

from collections.abc import Callable
from typing import Any

from ingo_client.types import UNSET
from ingo_wrapper.errors import InvalidRequest

Rule = dict[str, Any]
Values = Callable[[str], Any]


def check_rules(
    request: Any, rules: tuple[Rule, ...], constraints: dict[str, Rule], path: str
) -> None:
    """Apply each of *rules* to *request*.

    Raises:
        InvalidRequest: names the field and the rule that it breaks.
    """

    def value_of(name: str) -> Any:
        return _value(request, name, constraints)

    for rule in rules:
        _RULES[rule["rule"]](rule, value_of, path)


def _value(request: Any, name: str, constraints: dict[str, Rule]) -> Any:
    first, _, rest = name.partition(".")
    attribute = constraints[first]["attr"] if first in constraints else None
    if attribute is None:
        return request.additional_properties.get(first, UNSET)
    value = getattr(request, attribute)
    if not rest or value is UNSET or value is None:
        return value
    return _value(value, rest, type(value).CONSTRAINTS)


def _given(value: Any) -> bool:
    return value is not UNSET and value is not None


def _names(group: list[str]) -> str:
    return ", ".join(group)


def _exactly_one_of(rule: Rule, value_of: Values, path: str) -> None:
    groups = rule["groups"]
    present = [group for group in groups if any(_given(value_of(name)) for name in group)]
    if not present:
        choices = " or ".join(f"({_names(group)})" for group in groups)
        raise InvalidRequest(path + groups[0][0], f"give exactly one of {choices}")
    if len(present) > 1:
        first, second = present[0], present[1]
        extra = next(name for name in second if _given(value_of(name)))
        raise InvalidRequest(path + extra, f"must be left out when {_names(first)} is given")
    _complete(present[0], value_of, path)


def _complete(group: list[str], value_of: Values, path: str) -> None:
    for name in group:
        if not _given(value_of(name)):
            others = [other for other in group if other != name]
            raise InvalidRequest(path + name, f"is required together with {_names(others)}")


def _any_of_complete(rule: Rule, value_of: Values, path: str) -> None:
    groups = rule["groups"]
    if any(all(_given(value_of(name)) for name in group) for group in groups):
        return
    nearest = max(groups, key=lambda group: sum(_given(value_of(name)) for name in group))
    missing = next(name for name in nearest if not _given(value_of(name)))
    choices = " or ".join(f"({_names(group)})" for group in groups)
    raise InvalidRequest(path + missing, f"is required: give all of {choices}")


def _forbids(rule: Rule, value_of: Values, path: str) -> None:
    if _given(value_of(rule["field"])):
        for name in rule["others"]:
            if _given(value_of(name)):
                raise InvalidRequest(path + name, f"must be left out when {rule['field']} is given")


def _requires(rule: Rule, value_of: Values, path: str) -> None:
    value = value_of(rule["field"])
    if not _given(value):
        value = rule.get("default", UNSET)
    if not _given(value) or value != rule.get("equals", value):
        return
    if "max_length" in rule and len(value) > rule["max_length"]:
        return
    for name in rule["others"]:
        if not _given(value_of(name)):
            condition = f" is {rule['equals']}" if "equals" in rule else " is given"
            if "max_length" in rule:
                condition = f" has at most {rule['max_length']} characters"
            raise InvalidRequest(path + name, f"is required when {rule['field']}{condition}")


def _combined_max_length(rule: Rule, value_of: Values, path: str) -> None:
    values = [value_of(name) for name in rule["fields"]]
    if sum(len(value) for value in values if isinstance(value, str)) > rule["max"]:
        fields = _names(rule["fields"])
        raise InvalidRequest(
            path + rule["fields"][0], f"{fields} together: at most {rule['max']} characters"
        )


def _at_least_one(rule: Rule, value_of: Values, path: str) -> None:
    wanted = rule["where"]
    for entry in value_of(rule["array"]) or ():
        constraints = getattr(type(entry), "CONSTRAINTS", {})
        if all(_value(entry, name, constraints) == value for name, value in wanted.items()):
            return
    condition = " and ".join(f"{name} {value}" for name, value in wanted.items())
    raise InvalidRequest(path + rule["array"], f"needs at least one entry with {condition}")


def _absent(rule: Rule, value_of: Values, path: str) -> None:
    if _given(value_of(rule["field"])):
        raise InvalidRequest(path + rule["field"], rule.get("reason", "must be left out"))


_RULES: dict[str, Callable[[Rule, Values, str], None]] = {
    "exactly_one_of": _exactly_one_of,
    "any_of_complete": _any_of_complete,
    "forbids": _forbids,
    "requires": _requires,
    "combined_max_length": _combined_max_length,
    "at_least_one": _at_least_one,
    "absent": _absent,
}
