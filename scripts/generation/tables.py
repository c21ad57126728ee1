"""CONSTRAINTS and RULES: what the contract says about the values of a request, as class data.

Only models that can stand in a request body carry them. A keyword that these tables do not know
stops the generation: a limit must not be lost in silence.
"""

from decimal import Decimal
from typing import Any

from scripts.generation.prepass import operations, stamped
from scripts.generation.spec import Schema, Spec, SpecError, ref_name

_LIMITS = {
    "minLength": "min_length",
    "maxLength": "max_length",
    "pattern": "pattern",
    "minimum": "minimum",
    "maximum": "maximum",
    "minItems": "min_items",
    "maxItems": "max_items",
}
_NOT_LIMITS = {
    *("type", "format", "const", "enum", "x-enum-varnames", "items", "properties", "required"),
    *("allOf", "oneOf", "anyOf", "$ref", "discriminator", "additionalProperties", "default"),
    *("description", "example", "examples", "deprecated"),
    *("x-ingo-source", "x-ingo-rules", "x-ingo-stamped", "x-sensitive"),
}
_DECIMALS = {"number": "decimal", "string": "decimal_string"}
_OF_VALUES: dict[type, str] = {str: "string", bool: "boolean", int: "integer", float: "number"}
Entry = dict[str, Any]


def reachable(spec: Spec) -> set[str]:
    """Gives the components that can stand in a request body."""
    found: set[str] = set()

    def visit(schema: Schema) -> None:
        if "$ref" in schema:
            name = ref_name(schema)
            if name not in found:
                found.add(name)
                visit(spec.component(name))
            return
        for part in [*schema.get("allOf", ()), *schema.get("oneOf", ()), *schema.get("anyOf", ())]:
            visit(part)
        for part in [*schema.get("properties", {}).values(), *filter(None, [schema.get("items")])]:
            visit(part)

    for _, _, operation in operations(spec):
        for media in operation.get("requestBody", {}).get("content", {}).values():
            visit(media["schema"])
    return found


def constraints(spec: Spec, name: str, sensitive: frozenset[str]) -> dict[str, Entry]:
    """Gives JSON name -> limits of one component; the caller adds the attribute names."""
    flat = spec.component(name)
    return {
        key: {
            **_entry(spec, schema, where=f"{name}.{key}"),
            **_flags(
                required=key in flat.get("required", ()),
                stamped=stamped(schema),
                sensitive=key in sensitive,
            ),
        }
        for key, schema in flat.get("properties", {}).items()
    }


def rules(spec: Spec, name: str) -> tuple[Entry, ...]:
    """Gives the cross-field rules of one component without sources; the fields named must exist."""
    found = []
    for rule in spec.component(name).get("x-ingo-rules", ()):
        for field in _fields_of(rule) if rule["rule"] != "absent" else ():
            _must_exist(spec, name, field)
        found.append({key: value for key, value in rule.items() if key != "source"})
    return tuple(found)


def _flags(**flags: bool) -> Entry:
    return {key: True for key, value in flags.items() if value}


def _entry(spec: Spec, schema: Schema, *, where: str) -> Entry:
    whole = spec.target(spec.resolve(schema))
    parts = [*whole.get("oneOf", ()), *whole.get("anyOf", ())]
    real = [part for part in parts if part.get("type") != "null"]
    if parts and len(real) == 1:  # a value or null: the limits are those of the value
        return {**_entry(spec, real[0], where=where), "nullable": True}
    unknown = set(whole) - set(_LIMITS) - _NOT_LIMITS
    if unknown:
        raise SpecError(f"{where}: CONSTRAINTS cannot carry {sorted(unknown)}; see tables.py")
    kinds = _kinds(spec, whole)
    plain = tuple(kind for kind in kinds if kind != "null")
    entry: Entry = {"type": plain[0] if len(plain) == 1 else plain or "any"}
    money = {"decimal", "decimal_string"} & set(plain)
    for keyword, key in _LIMITS.items():
        if keyword in whole:
            value = whole[keyword]
            amount = money and keyword in ("minimum", "maximum")
            entry[key] = Decimal(str(value)) if amount else value
    if "enum" in whole:
        entry["enum"] = tuple(value for value in whole["enum"] if value is not None)
    if "const" in whole:
        entry["const"] = whole["const"]
    if "null" in kinds:
        entry["nullable"] = True
    if "items" in whole:
        entry["items"] = _entry(spec, whole["items"], where=f"{where}[]")
    return entry


def _kinds(spec: Spec, whole: Schema) -> tuple[str, ...]:
    parts = [*whole.get("oneOf", ()), *whole.get("anyOf", ())]
    if parts:
        return tuple(
            dict.fromkeys(
                kind for part in parts for kind in _kinds(spec, spec.target(spec.resolve(part)))
            )
        )
    declared = whole.get("type")
    if declared is None and "const" in whole:
        declared = _OF_VALUES[type(whole["const"])]
    if declared is None and "enum" in whole:
        declared = list(
            dict.fromkeys(_OF_VALUES[type(value)] for value in whole["enum"] if value is not None)
        )
    if declared is None:
        declared = "object" if "properties" in whole else []
    kinds = declared if isinstance(declared, list) else [declared]
    if whole.get("format") == "decimal":
        kinds = [_DECIMALS.get(kind, kind) for kind in kinds]
    return tuple(kinds)


def _fields_of(rule: Entry) -> list[str]:
    groups = [field for group in rule.get("groups", ()) for field in group]
    single = [rule[key] for key in ("field", "array") if key in rule]
    inside = [f"{rule['array']}.{field}" for field in rule.get("where", ())]
    return [*single, *groups, *rule.get("fields", ()), *rule.get("others", ()), *inside]


def _must_exist(spec: Spec, name: str, dotted: str) -> None:
    schema: Schema = spec.component(name)
    for step in dotted.split("."):
        if schema.get("type") == "array":
            schema = spec.target(schema["items"])
        if step not in schema.get("properties", {}):
            raise SpecError(f"{name}: a rule names {dotted}, which is not a field of it")
        schema = spec.target(schema["properties"][step])
