"""The merged contract as the rules see it: its schemas, and which of them travel which way."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from scripts.bundle import references

Schema = dict[str, Any]
Where = tuple[str, ...]
COMPONENTS = "#/components/schemas/"
METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")


@dataclass(frozen=True, order=True)
class Fault:
    """One broken rule and where, as the keys that lead there."""

    where: Where
    rule: str
    text: str

    @property
    def pointer(self) -> str:
        """The place as a JSON pointer."""
        return "#" + "".join("/" + escape(key) for key in self.where)


@dataclass(frozen=True)
class Contract:
    """The document and the documentation pages that it may name."""

    document: dict[str, Any]
    pages: frozenset[str] = field(default=frozenset())

    @cached_property
    def schemas(self) -> dict[str, Schema]:
        """The component schemas by name."""
        found: dict[str, Schema] = self.document.get("components", {}).get("schemas", {})
        return found

    def operations(self) -> Iterator[tuple[Where, dict[str, Any]]]:
        """Every operation under paths."""
        for path, item in self.document.get("paths", {}).items():
            for method in METHODS:
                if method in item:
                    yield ("paths", path, method), item[method]

    def bodies(self, side: str) -> Iterator[tuple[Where, dict[str, Any]]]:
        """Every media type on one side of the operations, requestBody or responses."""
        for where, operation in self.operations():
            part = operation.get(side, {})
            parts = {(side,): part} if side == "requestBody" else _by_status(side, part)
            for step, body in parts.items():
                for kind, media in body.get("content", {}).items():
                    yield (*where, *step, "content", kind), media

    def roots(self) -> Iterator[tuple[Where, Schema]]:
        """Every schema that is not part of another: components, bodies, parameters, webhooks."""
        for name, schema in self.schemas.items():
            yield ("components", "schemas", name), schema
        for section in ("paths", "webhooks"):
            yield from _schemas_below((section,), self.document.get(section, {}))

    def every_schema(self) -> Iterator[tuple[Where, Schema]]:
        """Every schema, however deep."""
        for where, schema in self.roots():
            yield from _descend(where, schema)

    def every_property(self) -> Iterator[tuple[Where, str, Schema]]:
        """Every property as (where, name, schema)."""
        for where, schema in self.every_schema():
            for name, value in schema.get("properties", {}).items():
                yield (*where, "properties", name), name, value

    def resolve(self, schema: Schema) -> Schema:
        """The schema that a reference leads to, or the schema itself."""
        reference = schema.get("$ref", "")
        name = reference.removeprefix(COMPONENTS)
        return self.schemas.get(name, {}) if reference.startswith(COMPONENTS) else schema

    def properties(self, schema: Schema) -> dict[str, Schema]:
        """All properties of a schema, with those of its allOf parts."""
        schema = self.resolve(schema)
        found: dict[str, Schema] = {}
        for part in schema.get("allOf", ()):
            found |= self.properties(part)
        found.update(schema.get("properties", {}))
        return found

    def required(self, schema: Schema) -> set[str]:
        """All required names of a schema, with those of its allOf parts."""
        schema = self.resolve(schema)
        found = set(schema.get("required", ()))
        for part in schema.get("allOf", ()):
            found |= self.required(part)
        return found

    def variants(self, schema: Schema) -> list[Schema]:
        """The members of a union, or the schema alone."""
        schema = self.resolve(schema)
        members = schema.get("oneOf") or schema.get("anyOf") or []
        return [variant for member in members for variant in self.variants(member)] or [schema]

    def reachable(self, side: str) -> set[str]:
        """Names of the component schemas that requests (or replies) are made of."""
        start = [reference for _, media in self.bodies(side) for reference in references(media)]
        reached: set[str] = set()
        while start:
            name = start.pop().removeprefix(COMPONENTS)
            if name not in reached:
                reached.add(name)
                start.extend(references(self.schemas.get(name, {})))
        return reached


def types(schema: Schema) -> set[str]:
    """The JSON types that a schema names."""
    named = schema.get("type", [])
    return {named} if isinstance(named, str) else set(named)


def is_object(schema: Schema) -> bool:
    """Whether the schema itself describes an object."""
    return "object" in types(schema) or "properties" in schema


def escape(key: str) -> str:
    """A key as a step of a JSON pointer."""
    return key.replace("~", "~0").replace("/", "~1")


def _by_status(side: str, replies: dict[str, Any]) -> dict[Where, dict[str, Any]]:
    return {(side, status): reply for status, reply in replies.items()}


def _schemas_below(where: Where, node: Any) -> Iterator[tuple[Where, Schema]]:
    """Schemas in paths and webhooks stand under the key `schema`; examples are only data."""
    if isinstance(node, list):
        for index, value in enumerate(node):
            yield from _schemas_below((*where, str(index)), value)
    elif isinstance(node, dict):
        for key, value in node.items():
            if key == "schema":
                yield (*where, key), value
            elif key not in ("example", "examples"):
                yield from _schemas_below((*where, key), value)


def _descend(where: Where, schema: Schema) -> Iterator[tuple[Where, Schema]]:
    yield where, schema
    for key in ("properties", "patternProperties", "$defs"):
        for name, value in schema.get(key, {}).items():
            yield from _descend((*where, key, name), value)
    for key in ("items", "not", "additionalProperties"):
        if isinstance(schema.get(key), dict):
            yield from _descend((*where, key), schema[key])
    for key in ("allOf", "anyOf", "oneOf", "prefixItems"):
        for index, value in enumerate(schema.get(key, ())):
            yield from _descend((*where, key, str(index)), value)
