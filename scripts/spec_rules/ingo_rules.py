"""x-ingo-rules: each of a known kind, with the keys of that kind, about fields that exist."""

from collections.abc import Iterator
from typing import Any

from scripts.spec_rules.contract import Contract, Fault, Schema, Where

# For each kind: keys that must be there, keys that may. `rule` and `source` always may.
KINDS: dict[str, tuple[frozenset[str], frozenset[str]]] = {
    "exactly_one_of": (frozenset({"groups"}), frozenset()),
    "any_of_complete": (frozenset({"groups"}), frozenset()),
    "forbids": (frozenset({"field", "others"}), frozenset()),
    "requires": (frozenset({"field", "others"}), frozenset({"equals", "max_length", "default"})),
    "combined_max_length": (frozenset({"fields", "max"}), frozenset()),
    "at_least_one": (frozenset({"array", "where"}), frozenset()),
    "absent": (frozenset({"field", "reason"}), frozenset()),
}


def check(contract: Contract) -> Iterator[Fault]:
    """Kinds, keys and field names of all rules; rules stand on component schemas only."""
    for where, schema in contract.every_schema():
        rules = schema.get("x-ingo-rules")
        if rules is None:
            continue
        at = (*where, "x-ingo-rules")
        if len(where) != 3 or where[0] != "components":
            yield Fault(at, "rule-place", "rules stand on a component schema")
        if not isinstance(rules, list) or not all(isinstance(rule, dict) for rule in rules):
            yield Fault(at, "rule-form", "a list of mappings")
            continue
        for index, rule in enumerate(rules):
            yield from _one(contract, (*at, str(index)), schema, rule)


def _one(contract: Contract, at: Where, schema: Schema, rule: dict[str, Any]) -> Iterator[Fault]:
    kind = rule.get("rule", "")
    if kind not in KINDS:
        yield Fault(at, "rule-kind", f"{kind!r} is none of {', '.join(KINDS)}")
        return
    must, may = KINDS[kind]
    given = rule.keys() - {"rule", "source"}
    for key in sorted(must - given):
        yield Fault(at, "rule-keys", f"{kind} needs {key!r}")
    for key in sorted(given - must - may):
        yield Fault(at, "rule-keys", f"{kind} knows no {key!r}")
    try:
        named = list(_fields(rule))
    except (TypeError, AttributeError):
        yield Fault(at, "rule-form", f"the fields of {kind} have the wrong form")
        return
    for name in named:
        if kind == "absent" and _anywhere(contract, name):
            continue  # what must not be sent need not be among the fields of this schema
        if not _exists(contract, schema, name):
            yield Fault(at, "rule-field", f"there is no field {name!r}")


def _anywhere(contract: Contract, name: str) -> bool:
    return any(name in schema.get("properties", {}) for schema in contract.schemas.values())


def _fields(rule: dict[str, Any]) -> Iterator[str]:
    for group in rule.get("groups", ()):
        yield from _texts(group)
    yield from _texts(rule.get("others", []))
    yield from _texts(rule.get("fields", []))
    yield from _texts([rule[key] for key in ("field", "array") if key in rule])
    yield from (f"{rule.get('array')}.{name}" for name in rule.get("where", {}).keys())  # noqa: SIM118


def _texts(names: Any) -> list[str]:
    if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
        raise TypeError
    return names


def _exists(contract: Contract, schema: Schema, dotted: str) -> bool:
    """Follow a dotted name through references and the items of arrays."""
    for step in dotted.split("."):
        properties = contract.properties(schema)
        if step not in properties:
            return False
        schema = contract.resolve(properties[step])
        if "items" in schema:
            schema = contract.resolve(schema["items"])
    return True
