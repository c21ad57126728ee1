"""Names: those that break the generator, those that nobody knows, how components are called."""

import re
from collections.abc import Iterator

from scripts.spec_rules.contract import Contract, Fault

# Each is a name that the generated model needs for itself.
FORBIDDEN = frozenset(
    {"d", "to_dict", "from_dict", "additional_properties", "field_dict", "cls"}
    | {"UNSET", "Unset", "cast", "src_dict", "T"}
)
COMPONENT = re.compile(r"[A-Z][A-Za-z0-9]*")
EXTENSIONS = frozenset(
    {
        "x-enum-varnames",
        "x-ingo-event",
        "x-ingo-rules",
        "x-ingo-source",
        "x-ingo-stamped",
        "x-sensitive",
    }
)


def check(contract: Contract) -> Iterator[Fault]:
    """Property names, component names and extension names."""
    for where, name, _ in contract.every_property():
        if name in FORBIDDEN:
            yield Fault(where, "forbidden-name", f"a property called {name!r} breaks the model")
    for name in contract.schemas:
        if not COMPONENT.fullmatch(name):
            where = ("components", "schemas", name)
            yield Fault(where, "component-name", f"{name!r} is not PascalCase")
    for where, schema in contract.every_schema():
        for key in schema:
            if key.startswith("x-") and key not in EXTENSIONS:
                yield Fault((*where, key), "extension", f"{key!r} is not in openapi/README.md")
