"""JSON Schema as the contract speaks it: OAS 3.1 by openapi-schema-validator, and what it adds.

openapi-core, by the same authors, was measured too: it decodes the body itself (amounts become
floats), wants a server and a security provider for each request, and takes five times as long.

Ours: money (`format: decimal`) has at most two decimals and is at least 0.01, on every page.
"""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cache
from typing import Any

from jsonschema import FormatChecker, ValidationError
from jsonschema.protocols import Validator
from jsonschema.validators import extend
from openapi_schema_validator import OAS31Validator
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

from .spec_rules import RULES

__all__ = ["Validators"]

Found = Iterator[ValidationError]
Schema = Mapping[str, Any]

_DOCUMENT = "urn:ingo"
_PLAIN_MONEY = re.compile(r"[0-9]+(?:\.[0-9]{1,2})?")
_CENT = Decimal("0.01")


def _required(validator: Validator, names: list[str], node: Any, schema: Schema) -> Found:  # noqa: ARG001 - jsonschema's signature
    # A null counts as missing, and the path leads to the field instead of its parent.
    if isinstance(node, Mapping):
        yield from (
            ValidationError("missing", path=[name]) for name in names if node.get(name) is None
        )


def _pattern(validator: Validator, pattern: str, node: Any, schema: Schema) -> Found:  # noqa: ARG001
    if isinstance(node, str) and not _compiled(pattern).search(node):
        yield ValidationError("wrong form")


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    # In ECMAScript a final `$` is the very end; Python's lets a newline follow.
    ends = pattern.endswith("$") and not pattern.endswith(r"\$")
    return re.compile(rf"{pattern[:-1]}\Z" if ends else pattern)


def _minimum(validator: Validator, minimum: float, node: Any, schema: Schema) -> Found:  # noqa: ARG001
    # The limit of a decimal text is about the amount; 0.01 itself must not be below a float's 0.01.
    amount = isinstance(node, str) and schema.get("format") == "decimal"
    if amount and not _PLAIN_MONEY.fullmatch(node):
        return
    number = isinstance(node, int | Decimal) and not isinstance(node, bool)
    if (amount or number) and Decimal(node) < Decimal(str(minimum)):
        yield ValidationError("too small")


def _rules(validator: Validator, rules: list[Any], node: Any, schema: Schema) -> Found:  # noqa: ARG001
    if not isinstance(node, Mapping):
        return
    for rule in rules:
        for name, code in RULES[rule["rule"]](rule, node):
            yield ValidationError(
                "rule", validator=rule["rule"], validator_value=code, path=name.split(".")
            )


def _is_money(node: object) -> bool:
    if isinstance(node, str):
        return bool(_PLAIN_MONEY.fullmatch(node)) and Decimal(node) >= _CENT
    if isinstance(node, bool) or not isinstance(node, int | Decimal):
        return True  # for `type` to refuse
    amount = Decimal(node)
    exponent = amount.as_tuple().exponent
    return isinstance(exponent, int) and -2 <= exponent <= 0 and amount >= _CENT


_FORMATS = FormatChecker(formats=())
_FORMATS.checks("decimal")(_is_money)

_Dialect = extend(  # type: ignore[no-untyped-call] # typeshed leaves it bare
    OAS31Validator,
    {
        "required": _required,
        "pattern": _pattern,
        "minimum": _minimum,
        "x-ingo-rules": _rules,
    },
)


class Validators:
    """The schemas of one document, as validators."""

    def __init__(self, document: dict[str, Any]) -> None:
        resource = Resource.from_contents(document, default_specification=DRAFT202012)
        self._registry: Registry[Any] = Registry().with_resource(_DOCUMENT, resource)
        self._built: dict[str, Validator] = {}

    def at(self, pointer: str) -> Validator:
        """The validator of the schema at a JSON pointer, built when first asked for."""
        if pointer not in self._built:
            self._built[pointer] = _Dialect(
                {"$ref": f"{_DOCUMENT}#{pointer}"},
                registry=self._registry,
                format_checker=_FORMATS,
            )
        return self._built[pointer]
