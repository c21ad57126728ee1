"""Shapes: what the generator needs, and what keeps a reply readable when Ingo changes it."""

from collections.abc import Iterator

from scripts.spec_rules.contract import Contract, Fault, Schema, Where, is_object, types

STAMPED = frozenset({"participant_id", "timestamp", "version"})


def check(contract: Contract) -> Iterator[Fault]:
    """Every rule about the form of a schema."""
    for where, schema in contract.every_schema():
        yield from _closed(where, schema)
        yield from _inline(where, schema)
        yield from _enum(where, schema)
        yield from _required_exist(contract, where, schema)
    yield from _replies(contract)
    yield from _tags(contract)
    yield from _stamps(contract)


def _closed(where: Where, schema: Schema) -> Iterator[Fault]:
    if schema.get("additionalProperties", True) is False:
        text = "the generator would drop unknown fields; leave it out"
        yield Fault((*where, "additionalProperties"), "additional-properties", text)
    if "title" in schema:
        yield Fault((*where, "title"), "title", "a title renames the generated class; leave it out")
    if len(schema.get("allOf", ())) == 1:
        text = "the generator takes the one part for the whole; write its properties out"
        yield Fault((*where, "allOf"), "single-all-of", text)


def _inline(where: Where, schema: Schema) -> Iterator[Fault]:
    is_component = len(where) == 3 and where[:2] == ("components", "schemas")
    if not is_component and is_object(schema):
        yield Fault(where, "inline-object", "make it a component and refer to it")


def _enum(where: Where, schema: Schema) -> Iterator[Fault]:
    values = schema.get("enum")
    if values is None:
        return
    names = schema.get("x-enum-varnames", [])
    if "integer" in types(schema) and len(names) != len(values):
        text = f"{len(values)} values need as many x-enum-varnames, not {len(names)}"
        yield Fault(where, "enum-names", text)


def _required_exist(contract: Contract, where: Where, schema: Schema) -> Iterator[Fault]:
    for name in sorted(set(schema.get("required", ())) - set(contract.properties(schema))):
        yield Fault((*where, "required"), "required-unknown", f"no property is called {name!r}")


def _replies(contract: Contract) -> Iterator[Fault]:
    for name in sorted(contract.reachable("responses")):
        if contract.schemas.get(name, {}).get("required"):
            text = "a reply that lacks a field must still be read"
            yield Fault(("components", "schemas", name, "required"), "required-in-reply", text)


def _stamps(contract: Contract) -> Iterator[Fault]:
    """What the wrapper fills in is marked (or x-ingo-stamped: false says that it does not)."""
    for name in sorted(contract.reachable("requestBody")):
        schema = contract.schemas.get(name, {})
        for field, value in schema.get("properties", {}).items():
            mark = value.get("x-ingo-stamped")
            at = ("components", "schemas", name, "properties", field)
            if mark is None and field not in STAMPED:
                continue
            if not isinstance(mark, bool):
                yield Fault(at, "stamped", f"x-ingo-stamped: true, or false, not {mark!r}")
            elif mark and field not in schema.get("required", ()):
                yield Fault(at, "stamped", "what is always filled in is required")


def _tags(contract: Contract) -> Iterator[Fault]:
    """A member of a union is told apart by a const account_type, its own or its transaction's."""
    for where, media in contract.bodies("requestBody"):
        variants = contract.variants(media.get("schema", {}))
        if len(variants) > 1:
            for variant in variants:
                if not _has_tag(contract, variant):
                    name = _name(contract, variant)
                    text = (
                        f"{name} needs a required account_type with a const, it is one of several"
                    )
                    yield Fault((*where, "schema"), "tag", text)
    for name in sorted(contract.reachable("requestBody")):
        tag = contract.schemas.get(name, {}).get("properties", {}).get("account_type")
        if tag is not None and not {"const", "enum"} & contract.resolve(tag).keys():
            at = ("components", "schemas", name, "properties", "account_type")
            yield Fault(at, "tag", "the documented values are known: const, or an enum component")


def _has_tag(contract: Contract, variant: Schema) -> bool:
    properties = contract.properties(variant)
    if "account_type" not in properties and "transaction" in properties:
        return "transaction" in contract.required(variant) and _has_tag(
            contract, contract.resolve(properties["transaction"])
        )
    tag = contract.resolve(properties.get("account_type", {}))
    return "const" in tag and "account_type" in contract.required(variant)


def _name(contract: Contract, schema: Schema) -> str:
    return next((name for name, value in contract.schemas.items() if value is schema), "a member")
