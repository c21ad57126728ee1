"""The description of one field, however it is laid out, as a ``Field``."""
# ruff: noqa: RUF001 - documentation writes ranges with dashes of every kind

import re
from dataclasses import dataclass
from typing import Any

from scripts.drift import limits as limit_text
from scripts.drift.model import Field

NAME = re.compile(r"^[A-Za-z_][A-Za-z0-9_-]*(?:\[\])?(?:\.[A-Za-z_][A-Za-z0-9_-]*(?:\[\])?)*$")
_TYPES = {
    "string": r"str(?:ing)?s?|text|char|varchar|uuid|guid",
    "integer": r"int(?:eger)?s?|int32|int64|long|int\d*",
    "number": r"num(?:ber)?s?|float|double|decimal|dec",
    "boolean": r"bool(?:ean)?s?",
    "object": r"obj(?:ect)?s?|hash|map",
    "array": r"arr(?:ay)?s?|list",
}
_TYPE_WORDS = {name: re.compile(rf"\b(?:{words})\b", re.I) for name, words in _TYPES.items()}
_NULL = re.compile(r"\bnull(?:able)?\b", re.I)
_REQUIRED = re.compile(
    r"^(?:req(?:uired)?|rqd|req'?d|yes|y|true|✓|✔|✅|☑|x|mandatory|m|always)\b|^[✓✔✅☑●]", re.I
)
_CONDITIONAL = re.compile(
    r"cond|if |when|depend|^c$|either|unless|required for|varies|\*\*?$", re.I
)
_OPTIONAL = re.compile(
    r"^(?:opt(?:ional)?|no|n|false|✗|✘|❌|–|-|—|not required|o)\b|^[✗✘❌–—-]", re.I
)
_CODED_LIST = re.compile(r"^`[\w.:/+-]+`(?:\s*(?:,|;|\||/|or|and)\s*`[\w.:/+-]+`)*$")
_STARRED = re.compile(r"^(?:yes|required|req)\s*\*", re.I)


@dataclass(slots=True, kw_only=True)
class Row:
    """What stands about one field; None where the layout has no place for it."""

    name: str
    type: str | None = None
    required: str | None = None
    limits: str | None = None
    values: str | None = None
    default: str | None = None
    description: str = ""
    deprecated: bool = False


def clean_name(text: str) -> str:
    """A field name without the ornaments of a table: code marks, bold, arrows, asterisks."""
    text = re.sub(r"[`*\\]", "", text).replace("\xa0", " ").strip()
    text = re.sub(r"^(?:[↳└├─│>•·–-]|&nbsp;|\s)+", "", text)
    text = re.sub(
        r"\s*\((?:object|array|string|integer|number|required|optional)[^)]*\)$", "", text
    )
    text = re.sub(r"\[(?:\d+|n|i|\*)\]", "[]", text)
    return text.rstrip(":").strip()


def is_name(text: str) -> bool:
    """Whether a text can be the name of a field (``recipient.zip``, ``issuers[].payee_id``)."""
    return bool(NAME.match(text)) and len(text) <= 120


def types(text: str) -> tuple[frozenset[str], bool]:
    """The JSON types that a text names, and whether null is one of them."""
    text = text.replace("`", "")
    nullable = bool(_NULL.search(text))
    if re.search(r"\[\]|\barr(?:ay)?\b|\blist\b", text, re.I):
        return frozenset({"array"}), nullable
    plain = re.sub(r"[<(].*?[>)]", " ", text)
    found = {name for name, words in _TYPE_WORDS.items() if words.search(plain)}
    if not found and (inner := re.search(r"<(\w+)>|\((\w+)\)", text)):
        found = {n for n, words in _TYPE_WORDS.items() if words.search(inner[1] or inner[2])}
    return frozenset(found), nullable


def required(text: str) -> bool | None:
    """True, False (optional or only under a condition), None where the text is no answer."""
    text = re.sub(r"[`*_]+(?=\w)|(?<=\w)[`_]+", "", text).strip()
    if not text or text in {"?", "n/a", "N/A"}:
        return None
    if _STARRED.match(text):
        return True
    if _CONDITIONAL.search(text):
        return False
    if _REQUIRED.match(text):
        return True
    return False if _OPTIONAL.match(text) else None


def build(row: Row, pointer: str = "") -> Field:
    """The field that a row describes."""
    kinds, nullable = types(row.type or "")
    numeric = bool(kinds & {"integer", "number"}) and "string" not in kinds
    found: dict[str, Any] = dict(limit_text.from_prose(row.description))
    if row.limits:
        found |= limit_text.from_cell(row.limits, numeric=numeric)
    if numeric:
        _as_numeric(found)
    if row.default:
        found["default"] = row.default
    listed = _values(row)
    need = required(row.required) if row.required is not None else None
    if need is None and row.type and re.search(r"\brequired\b", row.type, re.I):
        need = not _CONDITIONAL.search(row.type)
    if listed is not None:
        for useless in ("min_length", "max_length", "pattern", "minimum", "maximum"):
            found.pop(useless, None)
    return Field(
        path=row.name,
        types=kinds,
        nullable=nullable,
        required=need,
        limits=found,
        enum=listed,
        deprecated=row.deprecated or bool(re.search(r"\bdeprecated\b", row.description, re.I)),
        pointer=pointer,
    )


def _as_numeric(found: dict[str, Any]) -> None:
    # "1 - 255" beside a number bounds its value, beside a text its length.
    if "min_length" in found and "minimum" not in found:
        found["minimum"] = found.pop("min_length")
    if "max_length" in found and "maximum" not in found:
        found.pop("max_length")


def _values(row: Row) -> frozenset[str] | None:
    if row.values:
        found = limit_text.values(row.values, bare=True)
        if found:
            return found
    for text in (row.limits or "", row.description):
        found = limit_text.values(text)
        if found and (len(found) > 1 or re.search(r"available options|allowed|enum", text, re.I)):
            return found
    if row.limits and _CODED_LIST.match(row.limits.strip()):
        return limit_text.values(row.limits, bare=True)
    return None
