"""Whether a request keeps to the bundled contract, and the code that says what is wrong.

The message names the field (JSON pointer) and the keyword or rule of the contract that it breaks,
never the value.

Ours: which of two schemas with the same `account_type` is meant (a card present at a store or not)
    is decided by the fields that only one of them has; in a tie the first one counts. Of several
    violations the one with the lowest code is told, rules between fields last.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, cast

from ingo_wrapper.contract import contract
from ingo_wrapper.errors import ConfigurationError

from .refused import INCORRECT, INVALID_AMOUNT, INVALID_VALUE, MISSING, Refused
from .spec_rules import RULES

if TYPE_CHECKING:
    from jsonschema import ValidationError

    from .spec_dialect import Validators

__all__ = ["SpecCheck", "spec_check"]

_TAG = "account_type"
_CODES = {
    "required": MISSING,
    "minLength": INVALID_VALUE,
    "maxLength": INVALID_VALUE,
    "pattern": INVALID_VALUE,
    "minItems": INVALID_VALUE,
    "maxItems": INVALID_VALUE,
    "maximum": INVALID_VALUE,
    "minimum": INVALID_VALUE,
    "format": INVALID_AMOUNT,
}
Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class _Variant:
    """One schema of a request body: where it lies, its fields, its tag (if it has one)."""

    pointer: str
    fields: frozenset[str]
    tag: str | None
    tag_path: tuple[str, ...]


class SpecCheck:
    """The contract, ready to be asked; validators are built when first needed."""

    def __init__(self, document: dict[str, Any], validators: "Validators") -> None:
        self._document = document
        self._validators = validators
        self._variants: dict[str, tuple[_Variant, ...]] = {}

    def check(self, path: str, body: Mapping[str, Any], headers: Mapping[str, str]) -> None:
        """Check the request to an operation.

        Args:
            path: The operation's path in the contract.
            body: The request, its numbers as `int` or `Decimal`.
            headers: By lower-case name.

        Raises:
            Refused: It breaks the contract.
        """
        self._check_headers(path, headers)
        pointer = self._chosen(path, body).pointer
        found = sorted(map(_told, self._validators.at(pointer).iter_errors(body)))
        if found:
            _, code, where, keyword = found[0]
            raise Refused(code, f"{where} violates {keyword}")

    def _check_headers(self, path: str, headers: Mapping[str, str]) -> None:
        operation = self._document["paths"][path]["post"]
        for index, parameter in enumerate(operation.get("parameters", ())):
            value = headers.get(parameter["name"].lower())
            if parameter["in"] != "header" or value is None:
                continue
            pointer = f"/paths/{_escaped(path)}/post/parameters/{index}/schema"
            for error in self._validators.at(pointer).iter_errors(value):
                _, code, _, keyword = _told(error)
                raise Refused(code, f"header {parameter['name']} violates {keyword}")

    def _chosen(self, path: str, body: Mapping[str, Any]) -> _Variant:
        if path not in self._variants:
            self._variants[path] = tuple(self._read(path))
        variants = self._variants[path]
        tag_path = variants[0].tag_path
        if tag_path:
            tag = _tag(body, tag_path)
            variants = tuple(each for each in variants if each.tag == tag)
            if not variants:
                raise Refused(INCORRECT, f"{_pointer(tag_path)} violates const")
        return min(variants, key=lambda each: len(body.keys() - each.fields))

    def _read(self, path: str) -> Iterator[_Variant]:
        operation = self._document["paths"][path]["post"]
        schema = operation["requestBody"]["content"]["application/json"]["schema"]
        for each in schema.get("anyOf", [schema]):
            fields = self._fields(each)
            tag, tag_path = self._tag_of(fields)
            yield _Variant(each["$ref"].removeprefix("#"), frozenset(fields), tag, tag_path)

    def _tag_of(self, fields: Mapping[str, Any]) -> tuple[str | None, tuple[str, ...]]:
        if "const" in fields.get(_TAG, {}):
            return fields[_TAG]["const"], (_TAG,)
        for name, schema in fields.items():
            inner = self._fields(schema).get(_TAG, {})
            if "const" in inner:
                return inner["const"], (name, _TAG)
        return None, ()

    def _fields(self, schema: Mapping[str, Any]) -> dict[str, Any]:
        """The properties of an object, with those of its parts."""
        if "$ref" in schema:
            schema = self._document["components"]["schemas"][schema["$ref"].rpartition("/")[2]]
        found: dict[str, Any] = {}
        for part in schema.get("allOf", ()):
            found |= self._fields(part)
        found.update(schema.get("properties", {}))
        return found


@cache
def spec_check() -> SpecCheck:
    """The check of this installation's contract, shared by every simulator of the process.

    Raises:
        ConfigurationError: The extra is not installed.
    """
    try:
        from .spec_dialect import Validators
    except ModuleNotFoundError as error:
        raise ConfigurationError(
            f"the simulator needs {error.name}: pip install 'ingo-sdk[simulator]'"
        ) from error
    document = contract()
    return SpecCheck(document, Validators(document))


def _tag(body: Mapping[str, Any], path: tuple[str, ...]) -> Any:
    node: Any = body
    for depth, name in enumerate(path, start=1):
        if not isinstance(node, Mapping):
            raise Refused(INCORRECT, f"{_pointer(path[: depth - 1])} violates type")
        node = node.get(name)
        if node is None:
            raise Refused(MISSING, f"{_pointer(path[:depth])} violates required")
    return node


def _told(error: "ValidationError") -> tuple[bool, int, str, str]:
    """Sorts as told: whether it is a rule between fields, the code, the place, the keyword."""
    keyword, where = str(error.validator), _pointer(tuple(error.absolute_path))
    if keyword in RULES:
        return True, cast(int, error.validator_value), where, keyword
    code = _CODES.get(keyword, INCORRECT)
    schema = cast("Mapping[str, Any]", error.schema)
    if keyword in ("minimum", "pattern") and schema.get("format") == "decimal":
        code = INVALID_AMOUNT
    if keyword in ("minLength", "minItems") and not error.instance:
        code = MISSING
    return False, code, where, keyword


def _pointer(path: Path) -> str:
    return "".join(f"/{_escaped(str(part))}" for part in path)


def _escaped(part: str) -> str:
    return part.replace("~", "~0").replace("/", "~1")
