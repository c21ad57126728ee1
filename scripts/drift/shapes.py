"""JSON Schema, as OpenAPI 3.0 and 3.1 write it, reduced to what can be compared.

``nullable: true``, ``type: [x, "null"]`` and ``anyOf`` with a null branch become the same shape;
so do ``const`` and an ``enum`` of one value, and a reference and the schema it names.
"""

from dataclasses import dataclass, field
from typing import Any

from scripts.drift.placed import Placed, resolve, sources_of

KEYWORDS = {
    "minLength": "min_length",
    "maxLength": "max_length",
    "minimum": "minimum",
    "maximum": "maximum",
    "minItems": "min_items",
    "maxItems": "max_items",
    "pattern": "pattern",
    "format": "format",
    "default": "default",
}
PLAIN_FORMATS = frozenset({"int32", "int64", "float", "double", "decimal", "binary", "byte"})
"""Formats that say how a number is held, not what it may be."""


@dataclass(slots=True, kw_only=True)
class Shape:
    """One schema with its references resolved and its combinations merged."""

    types: set[str] = field(default_factory=set)
    nullable: bool = False
    enum: set[str] | None = None
    limits: dict[str, Any] = field(default_factory=dict)
    properties: dict[str, list[Placed]] = field(default_factory=dict)
    required: set[str] = field(default_factory=set)
    items: list[Placed] = field(default_factory=list)
    deprecated: bool = False


def shape_of(placed: Placed, document: dict[str, Any]) -> Shape:
    """Merge one schema with everything it refers to and combines."""
    found = resolve(placed, document)
    if found is None:
        return Shape()
    schema, result = found.schema, _own(found)
    for part in _branches(schema, "allOf", found):
        _narrow(result, shape_of(part, document), together=True)
    for keyword in ("oneOf", "anyOf"):
        branches = [shape_of(part, document) for part in _branches(schema, keyword, found)]
        if branches:
            _narrow(result, _either(branches))
    return result


def _branches(schema: dict[str, Any], keyword: str, at: Placed) -> list[Placed]:
    parts = schema.get(keyword)
    return [
        Placed(
            schema=part,
            pointer=f"{at.pointer}/{keyword}/{index}",
            sources=sources_of(part, at.sources),
            trail=at.trail,
        )
        for index, part in enumerate(parts if isinstance(parts, list) else [])
        if isinstance(part, dict)
    ]


def _own(at: Placed) -> Shape:
    schema = at.schema
    kinds = schema.get("type")
    types = {str(kind) for kind in (kinds if isinstance(kinds, list) else [kinds]) if kind}
    shape = Shape(types=types - {"null"}, nullable="null" in types)
    shape.nullable |= schema.get("nullable") is True
    shape.deprecated = schema.get("deprecated") is True
    values = schema["enum"] if isinstance(schema.get("enum"), list) else None
    values = [schema["const"]] if "const" in schema else values
    if values is not None:
        shape.nullable |= None in values
        shape.enum = {text(value) for value in values if value is not None}
        shape.types = shape.types or {_type_of(value) for value in values if value is not None}
    shape.limits = {
        name: schema[keyword]
        for keyword, name in KEYWORDS.items()
        if schema.get(keyword) is not None
    }
    if shape.limits.get("format") in PLAIN_FORMATS:
        del shape.limits["format"]
    _exclusive(schema, shape.limits)
    _members(at, shape)
    if not shape.types and not shape.nullable:
        shape.types = {"object"} if shape.properties else {"array"} if shape.items else set()
    return shape


def _members(at: Placed, shape: Shape) -> None:
    properties = at.schema.get("properties")
    for name, child in (properties if isinstance(properties, dict) else {}).items():
        if isinstance(child, dict):
            place = f"{at.pointer}/properties/{name.replace('~', '~0').replace('/', '~1')}"
            shape.properties[name] = [
                Placed(
                    schema=child,
                    pointer=place,
                    sources=sources_of(child, at.sources),
                    trail=at.trail,
                )
            ]
    required = at.schema.get("required")
    shape.required = {str(name) for name in required} if isinstance(required, list) else set()
    items = at.schema.get("items")
    if isinstance(items, dict):
        shape.items = [
            Placed(schema=items, pointer=f"{at.pointer}/items", sources=at.sources, trail=at.trail)
        ]


def _exclusive(schema: dict[str, Any], limits: dict[str, Any]) -> None:
    # OpenAPI 3.0 writes a flag beside the bound, 3.1 the bound itself.
    for keyword, name in (("exclusiveMinimum", "minimum"), ("exclusiveMaximum", "maximum")):
        value = schema.get(keyword)
        if value is True and name in limits:
            limits[name] = f"exclusive {limits[name]}"
        elif isinstance(value, int | float) and not isinstance(value, bool):
            limits[name] = f"exclusive {value}"


def _narrow(result: Shape, other: Shape, *, together: bool = False) -> None:
    """Both apply; ``together`` says that a property named in both must satisfy both."""
    result.types = (result.types & other.types or result.types) if other.types else result.types
    result.types = result.types or set(other.types)
    result.nullable |= other.nullable
    result.deprecated |= other.deprecated
    if other.enum is not None:
        result.enum = set(other.enum) if result.enum is None else result.enum & other.enum
    result.limits = {**other.limits, **result.limits}
    for name, places in other.properties.items():
        known = result.properties.setdefault(name, [])
        if together and known and places:
            known[0] = _joined(known[0], places[0])
        else:
            known.extend(places)
    result.required |= other.required
    result.items = result.items or other.items


def _joined(first: Placed, second: Placed) -> Placed:
    if first.schema == second.schema:
        return first
    return Placed(
        schema={"allOf": [first.schema, second.schema]},
        pointer=first.pointer,
        sources=first.sources or second.sources,
        trail=first.trail,
    )


def _either(branches: list[Shape]) -> Shape:
    """Any one applies."""
    result = Shape(nullable=any(branch.nullable for branch in branches))
    full = [b for b in branches if not (b.nullable and not b.types and not b.properties)]
    typed = [b for b in full if b.types]
    result.types = set().union(*(b.types for b in typed)) if typed else set()
    if full and all(b.enum is not None for b in full):
        result.enum = set().union(*(b.enum or set() for b in full))
    for branch in full:
        result.limits = {**branch.limits, **result.limits}
        result.items = result.items or branch.items
        for name, places in branch.properties.items():
            result.properties.setdefault(name, []).extend(places)
    result.required = set.intersection(*(b.required for b in full)) if full else set()
    return result


def text(value: Any) -> str:
    """A value of an enum as a word, so that ``1`` and ``"1"`` can meet."""
    return str(value).lower() if isinstance(value, bool) else str(value)


def _type_of(value: Any) -> str:
    names = {bool: "boolean", int: "integer", float: "number", str: "string"}
    return names.get(type(value), "object")
