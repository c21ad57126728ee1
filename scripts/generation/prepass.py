"""The document that openapi-python-client is fed: what it understands of the contract, no more.

Differences from openapi/bundled.yaml, each with its reason:

* allOf is flattened, so that every model has plain properties (and its own limits in CONSTRAINTS);
* references to scalars are inlined; parts that are only mixed in by allOf get no class;
* properties that the wrapper stamps (x-ingo-stamped) are not required of a caller;
* a required `const` becomes its own default, so nobody types a tag;
* every other `default` goes: the generator would send it each time, although absent means the same;
* keywords that the generator ignores or misreads (limits, patterns, examples, extensions) go: they
  come back through CONSTRAINTS, docstrings and redaction;
* `null` in a list of types is repeated in the enum beside it, so that the annotation says so.
"""

from typing import Any

from scripts.generation.spec import Schema, Spec, SpecError, is_object

# Names that a generated class, or the generator itself, uses for something else.
FORBIDDEN = {
    *("to_dict", "from_dict", "additional_properties", "additional_keys", "CONSTRAINTS", "RULES"),
    *("d", "field_dict", "cls", "src_dict", "cast", "T", "UNSET", "Unset"),
}
_PASSED = ("type", "format", "const", "enum", "x-enum-varnames", "description", "$ref")
_OF_OPERATIONS = ("operationId", "tags", "summary", "description", "parameters")
_METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")


def generator_document(spec: Spec) -> Schema:
    """Gives the reduced document."""
    parts = spec.parts()
    schemas: Schema = {}
    for name in spec.components:
        flat = spec.component(name)
        if name not in parts and spec.is_class(flat):
            schemas[name] = _component(spec, name, flat)
    return {
        "openapi": "3.1.0",
        "info": {
            "title": spec.document["info"]["title"],
            "version": str(spec.document["info"]["version"]),
        },
        "paths": {path: _path(spec, item) for path, item in spec.document.get("paths", {}).items()},
        "components": {"schemas": schemas},
    }


def _component(spec: Spec, name: str, flat: Schema) -> Schema:
    if not is_object(flat):
        return _schema(spec, flat, where=name)
    if flat.get("additionalProperties", True) is not True:
        raise SpecError(
            f"{name}: additionalProperties must be absent or true, replies may always carry more"
        )
    properties = flat.get("properties", {})
    clash = FORBIDDEN.intersection(properties)
    if clash:
        raise SpecError(f"{name}: {sorted(clash)} cannot be field names of a generated class")
    unknown = set(flat.get("required", ())) - set(properties)
    if unknown:
        raise SpecError(f"{name}: required names fields that do not exist: {sorted(unknown)}")
    return {
        "type": "object",
        "properties": {key: _property(spec, name, flat, key) for key in properties},
        "required": [key for key in flat.get("required", ()) if not stamped(properties[key])],
    }


def _property(spec: Spec, name: str, flat: Schema, key: str) -> Schema:
    schema = _schema(spec, flat["properties"][key], where=f"{name}.{key}")
    if "const" in schema and key in flat.get("required", ()):
        schema["default"] = schema["const"]
    return schema


def _schema(spec: Spec, schema: Schema, *, where: str) -> Schema:
    schema = spec.resolve(schema)
    if "$ref" in schema:
        return {"$ref": schema["$ref"]}
    if "properties" in schema or schema.get("format") == "binary":
        raise SpecError(
            f"{where}: inline objects and files are not written; make a component of it"
        )
    reduced: Schema = {key: schema[key] for key in _PASSED if key in schema}
    kinds = schema.get("type")
    if (
        "enum" in schema
        and isinstance(kinds, list)
        and "null" in kinds
        and None not in schema["enum"]
    ):
        reduced["enum"] = [*schema["enum"], None]
    if (
        reduced.get("format") == "decimal"
        and isinstance(kinds, list)
        and {"number", "string"} <= set(kinds)
    ):
        raise SpecError(
            f"{where}: a decimal is either a number or a string, or it could not be written back"
        )
    if "items" in schema:
        reduced["items"] = _schema(spec, schema["items"], where=f"{where}[]")
    elif kinds == "array" or (isinstance(kinds, list) and "array" in kinds):
        reduced["items"] = {}
    for key in ("oneOf", "anyOf"):
        if key in schema:
            reduced[key] = [_schema(spec, part, where=f"{where}.{key}") for part in schema[key]]
    return reduced


def stamped(schema: Schema) -> bool:
    """Whether the wrapper fills this property in."""
    return bool(schema.get("x-ingo-stamped"))


def operations(spec: Spec) -> list[tuple[str, str, Schema]]:
    """Gives every operation as (path, method, operation)."""
    paths: dict[str, Schema] = spec.document.get("paths", {})
    return [
        (path, method, item[method])
        for path, item in paths.items()
        for method in _METHODS
        if method in item
    ]


def _path(spec: Spec, item: Schema) -> Schema:
    if "$ref" in item:
        raise SpecError("a path may not be a reference: the generator drops it without a word")
    return {method: _operation(spec, item[method]) for method in _METHODS if method in item}


def _operation(spec: Spec, operation: Schema) -> Schema:
    reduced: Schema = {key: operation[key] for key in _OF_OPERATIONS if key in operation}
    name = operation.get("operationId", "an operation without operationId")
    if "requestBody" in operation:
        body = operation["requestBody"]
        reduced["requestBody"] = {
            "required": body.get("required", False),
            "content": _content(spec, body, where=name),
        }
    reduced["responses"] = {
        str(code): _reply(spec, reply, where=f"{name} {code}")
        for code, reply in operation["responses"].items()
    }
    return reduced


def _reply(spec: Spec, reply: Schema, *, where: str) -> Schema:
    reduced = {"description": reply.get("description", "")}
    if "$ref" in reply or reply.get("content"):
        reduced["content"] = _content(spec, reply, where=where)
    return reduced


def _content(spec: Spec, holder: Schema, *, where: str) -> Any:
    if "$ref" in holder:
        raise SpecError(
            f"{where}: bodies and replies are written in place, only schemas are components"
        )
    return {
        kind: {"schema": _schema(spec, media["schema"], where=where)}
        for kind, media in holder["content"].items()
    }
