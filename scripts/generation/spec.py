"""Reading the contract: references, flattened allOf, which components are classes."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

Schema = dict[str, Any]
_PREFIX = "#/components/schemas/"
_OF_THE_PART = ("properties", "required", "x-ingo-rules", "type", "additionalProperties")


class SpecError(Exception):
    """The contract holds something that the generated client could not carry faithfully."""


class Spec:
    """The bundled document with its component schemas flattened."""

    def __init__(self, document: Schema) -> None:
        self.document = document
        self.components: dict[str, Schema] = document.get("components", {}).get("schemas", {})
        self._flat: dict[str, Schema] = {}

    @classmethod
    def read(cls, path: Path) -> "Spec":
        """Reads a bundled YAML file."""
        return cls(YAML(typ="safe").load(path.read_text(encoding="utf-8")))

    def component(self, name: str) -> Schema:
        """Gives a component without allOf: its own keywords win over those of its parts."""
        if name not in self._flat:
            if name not in self.components:
                raise SpecError(f"reference to a schema that does not exist: {name}")
            self._flat[name] = {}  # a cycle through allOf ends here instead of never
            self._flat[name] = self.flatten(self.components[name])
        return self._flat[name]

    def flatten(self, schema: Schema) -> Schema:
        """Merges the allOf parts of a schema, first to last, then its own keywords."""
        merged: Schema = {}
        for part in schema.get("allOf", []):
            whole = self.target(part) if "$ref" in part else self.flatten(part)
            _merge(merged, {key: whole[key] for key in whole if key in _OF_THE_PART})
        _merge(merged, {key: value for key, value in schema.items() if key != "allOf"})
        return merged

    def target(self, schema: Schema) -> Schema:
        """Follows a reference, through references, to a flattened schema."""
        while "$ref" in schema:
            schema = self.component(ref_name(schema))
        return self.flatten(schema) if "allOf" in schema else schema

    def resolve(self, schema: Schema) -> Schema:
        """Gives a property with a reference to a scalar inlined; keywords beside the reference win.

        References to objects, enums and unions of objects stay: each of those is one class.
        """
        parts = schema.get("allOf", [])
        if len(parts) == 1 and "$ref" in parts[0] and "properties" not in schema:
            schema = {**{key: value for key, value in schema.items() if key != "allOf"}, **parts[0]}
        if "$ref" not in schema:
            return self.flatten(schema) if parts else schema
        target = self.target(schema)
        if self.is_class(target):
            return schema
        return {**target, **{key: value for key, value in schema.items() if key != "$ref"}}

    def is_class(self, schema: Schema) -> bool:
        """Whether a flattened schema is written as a class (or a union of classes) of its own."""
        if any(
            self.is_class(self.target(part))
            for part in schema.get("oneOf", []) + schema.get("anyOf", [])
        ):
            return True
        return "enum" in schema or is_object(schema)

    def parts(self) -> set[str]:
        """Gives the components that are only ever mixed in by allOf: they get no class."""
        mixed_in: set[str] = set()
        named: set[str] = set()

        def visit(node: object) -> None:
            if isinstance(node, list):
                for item in node:
                    visit(item)
            if not isinstance(node, dict):
                return
            if _is_component_ref(node):
                named.add(ref_name(node))
            mixing = len(node.get("allOf", ())) > 1 or "properties" in node
            for key, value in node.items():
                if key == "allOf" and mixing:
                    mixed_in.update(ref_name(part) for part in value if "$ref" in part)
                    visit([part for part in value if "$ref" not in part])
                else:
                    visit(value)

        visit(self.document)
        return mixed_in - named

    def classes(self) -> Iterator[tuple[str, Schema]]:
        """Gives the components that become object classes, flattened, in the document's order."""
        parts = self.parts()
        for name in self.components:
            schema = self.component(name)
            if name not in parts and is_object(schema):
                yield name, schema


def is_object(schema: Schema) -> bool:
    """Whether a flattened schema describes a JSON object."""
    return "properties" in schema or schema.get("type") == "object"


def ref_name(schema: Schema) -> str:
    """Gives the component that a reference names; only references within the document are known."""
    reference = schema["$ref"]
    if not _is_component_ref(schema):
        raise SpecError(f"not a reference to a component schema: {reference}")
    return str(reference[len(_PREFIX) :])


def _is_component_ref(node: Schema) -> bool:
    reference = node.get("$ref")
    return isinstance(reference, str) and reference.startswith(_PREFIX)


def _merge(into: Schema, own: Schema) -> None:
    for key, value in own.items():
        if key == "properties":
            known = into.setdefault("properties", {})
            for name, schema in value.items():
                known[name] = _merged_property(known.get(name), schema)
        elif key == "required":
            into["required"] = list(dict.fromkeys([*into.get("required", []), *value]))
        elif key == "x-ingo-rules":
            into["x-ingo-rules"] = [*into.get("x-ingo-rules", []), *value]
        else:
            into[key] = value


def _merged_property(known: Schema | None, own: Schema) -> Schema:
    """Gives a property that several parts describe: keyword by keyword, the later one wins."""
    if known is None:
        return own
    if ("$ref" in known) != (
        "$ref" in own
    ):  # one names a class, the other does not: no half of each
        flags: Schema = {
            key: known[key] for key in ("x-sensitive", "x-ingo-stamped") if key in known
        }
        return {**flags, **own}
    return {**known, **own}
