"""The rules between fields that the contract lists under `x-ingo-rules` (openapi/README.md).

Each function looks at one object and yields what is wrong: where, and with which code.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from .refused import INCORRECT, INVALID_VALUE, MISSING

__all__ = ["RULES"]

Rule = Mapping[str, Any]
Broken = Iterator[tuple[str, int]]
Node = Mapping[str, Any]


def _value(node: Any, name: str) -> Any:
    for part in name.split("."):
        node = node.get(part) if isinstance(node, Mapping) else None
    return node


def _given(node: Node, name: str) -> bool:
    return _value(node, name) not in (None, "")


def _exactly_one_of(rule: Rule, node: Node) -> Broken:
    groups = rule["groups"]
    begun = [group for group in groups if any(_given(node, name) for name in group)]
    if not begun:
        yield groups[0][0], MISSING
    elif len(begun) > 1:
        yield next(name for name in begun[1] if _given(node, name)), INCORRECT
    else:
        yield from ((name, MISSING) for name in begun[0] if not _given(node, name))


def _any_of_complete(rule: Rule, node: Node) -> Broken:
    lacking = [[name for name in group if not _given(node, name)] for group in rule["groups"]]
    if all(lacking):
        yield lacking[0][0], MISSING


def _forbids(rule: Rule, node: Node) -> Broken:
    if _given(node, rule["field"]):
        yield from ((name, INCORRECT) for name in rule["others"] if _given(node, name))


def _requires(rule: Rule, node: Node) -> Broken:
    value = _value(node, rule["field"])
    if value in (None, ""):
        value = rule.get("default")
    applies = (
        value is not None
        and ("equals" not in rule or value == rule["equals"])
        and ("max_length" not in rule or len(str(value)) <= rule["max_length"])
    )
    if applies:
        yield from ((name, MISSING) for name in rule["others"] if not _given(node, name))


def _combined_max_length(rule: Rule, node: Node) -> Broken:
    texts = [_value(node, name) for name in rule["fields"]]
    if sum(len(text) for text in texts if isinstance(text, str)) > rule["max"]:
        yield rule["fields"][0], INVALID_VALUE


def _at_least_one(rule: Rule, node: Node) -> Broken:
    items = _value(node, rule["array"])
    wanted = rule["where"].items()
    if not isinstance(items, list) or not any(
        all(_value(item, name) == value for name, value in wanted) for item in items
    ):
        yield rule["array"], INCORRECT


def _absent(rule: Rule, node: Node) -> Broken:
    if _given(node, rule["field"]):
        yield rule["field"], INCORRECT


RULES: dict[str, Callable[[Rule, Node], Broken]] = {
    "exactly_one_of": _exactly_one_of,
    "any_of_complete": _any_of_complete,
    "forbids": _forbids,
    "requires": _requires,
    "combined_max_length": _combined_max_length,
    "at_least_one": _at_least_one,
    "absent": _absent,
}
