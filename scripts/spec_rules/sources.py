"""Evidence: everything says how well it is known and which page it rests on."""

import re
from collections.abc import Iterator
from typing import Any

from scripts.spec_rules.contract import Contract, Fault, Where

KEY = "x-ingo-source"
# The note follows an en dash between spaces.
FORM = re.compile(
    r"(documented|example|older docs|third-party|inferred) (?P<page>\S+)( \u2013 \S.*)?", re.DOTALL
)


def check(contract: Contract) -> Iterator[Fault]:
    """Sources must be there on operations, components, rules and root facts, and be well formed."""
    for where, operation in contract.operations():
        yield from required(contract, where, operation)
        for index, parameter in enumerate(operation.get("parameters", ())):
            yield from required(contract, (*where, "parameters", str(index)), parameter)
    for name, schema in contract.schemas.items():
        yield from required(contract, ("components", "schemas", name), schema)
    for where, schema in contract.every_schema():
        if KEY in schema and len(where) > 3:
            yield from well_formed(contract, (*where, KEY), schema[KEY])
        for index, rule in enumerate(schema.get("x-ingo-rules", ())):
            yield from required(contract, (*where, "x-ingo-rules", str(index)), rule, "source")
    for key, value in contract.document.items():
        if key.startswith("x-ingo-"):
            yield from required(contract, (key,), value, "source")


def required(contract: Contract, where: Where, holder: Any, key: str = KEY) -> Iterator[Fault]:
    """The source must be there, and well formed."""
    if not isinstance(holder, dict) or key not in holder:
        yield Fault(where, "source-missing", f"no {key}")
    else:
        yield from well_formed(contract, (*where, key), holder[key])


def well_formed(contract: Contract, where: Where, source: Any) -> Iterator[Fault]:
    """One text or a list of texts, each with a mark and a page of openapi/pages.yaml."""
    texts = source if isinstance(source, list) and source else [source]
    for text in texts:
        match = FORM.fullmatch(text) if isinstance(text, str) else None
        if match is None:
            yield Fault(where, "source-form", f"{text!r} is not '<mark> <page>[ \u2013 note]'")
        elif not _known(match["page"], contract.pages):
            yield Fault(where, "source-page", f"{match['page']!r} is not in openapi/pages.yaml")


def _known(page: str, pages: frozenset[str]) -> bool:
    if page.endswith("/*"):
        return any(known.startswith(page[:-1]) for known in pages)
    return page in pages
