"""The bundled contract as these tests read it: nothing of the package, another YAML library."""

import copy
import functools
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from ruamel.yaml import YAML

FILE = Path(__file__).parents[2] / "openapi" / "bundled.yaml"


@functools.cache
def document() -> dict[str, Any]:
    return YAML(typ="safe", pure=True).load(FILE.read_text())


class Example(NamedTuple):
    operation: str
    path: str
    name: str
    schema: dict[str, Any]
    body: dict[str, Any]


def examples() -> Iterator[Example]:
    for path, item in document()["paths"].items():
        if "post" not in item:
            continue
        content = item["post"]["requestBody"]["content"]["application/json"]
        named = content.get("examples") or {"example": {"value": content["example"]}}
        schemas = [each["$ref"] for each in content["schema"].get("anyOf", [content["schema"]])]
        for name, example in named.items():
            fitting = [ref for ref in schemas if ref.endswith(f"/{name.removesuffix('ByToken')}")]
            schema = merged({"$ref": (fitting or schemas)[0]})
            body = copy.deepcopy(example["value"])
            yield Example(item["post"]["operationId"], path, name, schema, body)


def merged(schema: dict[str, Any]) -> dict[str, Any]:
    """The schema without references and parts."""
    found: dict[str, Any] = {"properties": {}, "required": []}
    parts = list(schema.get("allOf", ()))
    if "$ref" in schema:
        parts.insert(0, document()["components"]["schemas"][schema["$ref"].rpartition("/")[2]])
    for part in [*map(merged, parts), schema]:
        found["properties"].update(part.get("properties", {}))
        found["required"] += part.get("required", [])
        own = ("properties", "required", "allOf", "$ref")
        found.update({key: value for key, value in part.items() if key not in own})
    return found


class Violation(NamedTuple):
    """A body that breaks one limit; the answer must name the pointer and one of the keywords."""

    pointer: str
    keywords: set[str]
    code: int
    body: dict[str, Any]


REMOVE = object()


def violations(example: Example) -> Iterator[Violation]:
    for path, keywords, code, value in _in_object(example.schema, example.body, ()):
        body = copy.deepcopy(example.body)
        _put(body, example.schema, path, value)
        yield Violation("".join(f"/{part}" for part in path), keywords, code, body)


def _in_object(schema, value, path):
    value = value if isinstance(value, dict) else {}
    for name, declared in schema["properties"].items():
        field, here = merged(declared), (*path, name)
        if name in schema["required"]:
            yield here, {"required"}, 400, REMOVE
            yield here, {"required"}, 400, None
        for keywords, code, wrong in wrong_values(field):
            yield here, keywords, code, wrong
        kinds = types(field)
        if "object" in kinds:
            yield from _in_object(field, value.get(name), here)
        if "array" in kinds:
            item = (value.get(name) or [{}])[0]
            yield (*here, 0), {"type"}, 401, "text"
            yield from _in_object(merged(field["items"]), item, (*here, 0))


def types(field) -> list[str]:
    kinds = field.get("type", [])
    return kinds if isinstance(kinds, list) else [kinds]


def wrong_values(field):
    """What the limits of one field forbid: keywords of which one is told, code, value."""
    kinds = types(field)
    closed = {key for key in ("const", "enum") if key in field}
    if "oneOf" in field:
        yield {"oneOf"}, 401, 7
        return
    numeric = {"integer", "number"} & set(kinds)
    wrong_type = [] if numeric and "string" in kinds else "text" if numeric else 7654321
    yield {"type"} | closed, 401, wrong_type
    if "boolean" not in kinds:
        yield {"type"} | closed, 401, True
    if "null" not in kinds:
        yield {"type", "required"} | closed, (400, 401), None
    if closed:
        yield closed, 401, "nosuchvalue" if "string" in kinds else 99
    if field.get("format") == "decimal":
        yield from (
            ({"format", "minimum", "pattern"}, 601, text if "string" in kinds else float(text))
            for text in ("10.005", "0", "-1")
        )
    if field.get("minItems"):
        yield {"minItems"}, 400, []
    if "maxItems" in field:
        yield {"maxItems"}, 600, [{}] * (field["maxItems"] + 1)
    if "maximum" in field:
        yield {"maximum"}, 600, field["maximum"] + 1
    yield from wrong_texts(field, closed)


def wrong_texts(field, closed):
    if "maxLength" in field and "string" in types(field):
        yield {"maxLength", "pattern"} | closed, (600, 401), "1" * (field["maxLength"] + 1)
    if field.get("minLength", 0) > 0:
        yield {"minLength"} | closed, (400, 401), ""
    if field.get("minLength", 0) > 1:
        yield {"minLength", "pattern"} | closed, 600, "1"
    if "pattern" in field:
        code = 601 if field.get("format") == "decimal" else 600
        yield {"pattern", "format"}, code, "!" * field.get("minLength", 4)


def _put(body, schema, path, value):
    node = body
    for place, part in enumerate(path[:-1]):
        if isinstance(part, int):
            node, schema = node[part], merged(schema["items"])
            continue
        schema = merged(schema["properties"][part])
        is_list = "array" in types(schema)
        if not node.get(part):
            node[part] = [{}] if is_list else {}
        assert place < len(path)
        node = node[part]
    if value is REMOVE:
        node.pop(path[-1], None)
    else:
        node[path[-1]] = value
