"""Examples: there are some, and they are what the schema beside them says."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

from jsonschema import Draft202012Validator
from referencing import Registry
from referencing.jsonschema import DRAFT202012

from scripts.spec_rules.contract import Contract, Fault, Where, escape

URI = "urn:contract"


def check(contract: Contract) -> Iterator[Fault]:
    """Every example validates, and every operation has one for its request and its reply."""
    resource = DRAFT202012.create_resource(contract.document)
    registry: Registry[Any] = Registry().with_resource(URI, resource)
    for side in ("requestBody", "responses"):
        for where, media in contract.bodies(side):
            examples = dict(_of_media(media))
            if not examples:
                yield Fault(where, "example-missing", "no example")
            for step, value in examples.items():
                yield from _validate(registry, (*where, "schema"), (*where, *step), value)
    for where, schema in contract.every_schema():
        for index, value in enumerate(schema.get("examples", ())):
            yield from _validate(registry, where, (*where, "examples", str(index)), value)
        if "example" in schema:
            yield from _validate(registry, where, (*where, "example"), schema["example"])


def _of_media(media: dict[str, Any]) -> Iterator[tuple[Where, Any]]:
    if "example" in media:
        yield ("example",), media["example"]
    for name, example in media.get("examples", {}).items():
        yield ("examples", name, "value"), example.get("value")


def _validate(registry: Registry[Any], schema: Where, where: Where, value: Any) -> Iterator[Fault]:
    pointer = quote("".join("/" + escape(key) for key in schema))
    validator = Draft202012Validator({"$ref": f"{URI}#{pointer}"}, registry=registry)
    for error in validator.iter_errors(value):
        at = (*where, *(str(step) for step in error.absolute_path))
        yield Fault(at, "example-invalid", error.message)
