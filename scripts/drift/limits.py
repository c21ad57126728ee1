"""Restrictions of a field as people write them: ``1–255``, ``≤ 40``, "maximum 100 characters"."""
# ruff: noqa: RUF001, RUF002 - documentation writes ranges with dashes of every kind

import re
from decimal import Decimal
from typing import Any

_DASH = r"\s*(?:-|–|—|to|\.\.\.?|…)\s*"
_NUMBER = r"(-?\d[\d,]*(?:\.\d+)?)"
_BARE_RANGE = re.compile(
    rf"^\(?{_NUMBER}{_DASH}{_NUMBER}\)?(?:\s*(?:chars?|characters?|digits?))?$", re.I
)
_BARE_UP_TO = re.compile(
    rf"^(?:≤|<=|max\.?:?)?\s*{_NUMBER}\s*(?:chars?|characters?|digits?)?$", re.I
)
_UNIT = r"\s*(?:chars?|characters?|digits?)"
_PHRASES: tuple[tuple[str, str], ...] = (
    ("max_items", rf"max(?:imum)?\.?\s*(?:array (?:length|items)|items):?\s*`?{_NUMBER}"),
    ("min_items", rf"min(?:imum)?\.?\s*(?:array (?:length|items)|items):?\s*`?{_NUMBER}"),
    ("length", rf"(?:required )?(?:string )?length:?\s*`?{_NUMBER}{_DASH}{_NUMBER}`?"),
    ("length", rf"between {_NUMBER} and {_NUMBER}{_UNIT}"),
    ("length", rf"{_NUMBER}{_DASH}{_NUMBER}{_UNIT}"),
    (
        "max_length",
        rf"max(?:imum)?\.?[ _-]*(?:string )?len(?:gth)?:?\s*(?:of |is |=\s*)?`?{_NUMBER}",
    ),
    (
        "max_length",
        rf"(?:max(?:imum)?\.?|up to|at most|no more than|≤|<=)\s*(?:of )?{_NUMBER}{_UNIT}",
    ),
    (
        "min_length",
        rf"min(?:imum)?\.?[ _-]*(?:string )?len(?:gth)?:?\s*(?:of |is |=\s*)?`?{_NUMBER}",
    ),
    ("min_length", rf"(?:min(?:imum)?\.?|at least|≥|>=)\s*(?:of )?{_NUMBER}{_UNIT}"),
    (
        "exact",
        r"(?:exactly|required string length:?|length(?: of| is|:)?)\s*"
        rf"`?{_NUMBER}`?(?!{_DASH}\d)(?:{_UNIT})?",
    ),
    ("range", rf"required range:?\s*`?{_NUMBER}\s*(?:<=|≤)\s*x\s*(?:<=|≤)\s*{_NUMBER}"),
    ("minimum", rf"(?:x\s*)?(?:>=|≥)\s*{_NUMBER}(?!{_UNIT})"),
    ("minimum", rf"minimum(?: value)?:?\s*(?:of |is |=\s*)?`?{_NUMBER}(?!{_UNIT})(?!\s*\d)"),
    ("maximum", rf"(?:x\s*)(?:<=|≤)\s*{_NUMBER}"),
    ("maximum", rf"maximum(?: value)?:?\s*(?:of |is |=\s*)?`?{_NUMBER}(?!{_UNIT})"),
)
_COMPILED = tuple((name, re.compile(pattern, re.I)) for name, pattern in _PHRASES)
_PATTERN = re.compile(
    r"(?:pattern|regex|regular expression)\b[^`^]{0,12}`?(\^.*?\$)`?(?=$|[\s,;|)])", re.I
)
_CODED_PATTERN = re.compile(r"`(\^[^`]*\$)`")
_ENUM = re.compile(
    r"(?:available options|allowed values?|possible values?|valid values?|accepted values?"
    r"|one of|enum(?:eration)?|values)(?:\s+(?:are|is))?\s*:?\s*(?P<list>.+)",
    re.I,
)
_DEFAULT = re.compile(r"\bdefaults?(?: value)?(?: to| is|:|=)\s*`?(?P<value>[\w.-]+)`?", re.I)
_CODED = re.compile(r"`([^`]+)`")


def number(text: str) -> int | float:
    """The number that a text writes, an int where it is one."""
    value = Decimal(text.replace(",", ""))
    return int(value) if value == value.to_integral_value() else float(value)


def from_prose(text: str) -> dict[str, Any]:
    """The limits that a description states in words."""
    limits: dict[str, Any] = {}
    rest = text
    for name, pattern in _COMPILED:
        if match := pattern.search(rest):
            _note(limits, name, match.groups())
            rest = rest[: match.start()] + " ; " + rest[match.end() :]
    if match := _PATTERN.search(text) or _CODED_PATTERN.search(text):
        limits["pattern"] = match[1]
    if match := _DEFAULT.search(text):
        limits["default"] = match["value"]
    return limits


def _note(limits: dict[str, Any], name: str, groups: tuple[str, ...]) -> None:
    numbers = [number(group) for group in groups if group]
    if name in {"length", "range"}:
        low, high = ("min_length", "max_length") if name == "length" else ("minimum", "maximum")
        limits.setdefault(low, numbers[0])
        limits.setdefault(high, numbers[1])
    elif name == "exact":
        if "max_length" not in limits and "min_length" not in limits:
            limits["min_length"] = limits["max_length"] = numbers[0]
    else:
        limits.setdefault(name, numbers[0])


def from_cell(text: str, *, numeric: bool) -> dict[str, Any]:
    """The limits in a column of their own, where a bare ``40`` or ``1-255`` already means one."""
    text = text.replace("`", "").strip()
    low, high = ("minimum", "maximum") if numeric else ("min_length", "max_length")
    if match := _BARE_RANGE.match(text):
        return {low: number(match[1]), high: number(match[2])}
    if match := _BARE_UP_TO.match(text):
        return {high: number(match[1])}
    return from_prose(text)


def values(text: str, *, bare: bool = False) -> frozenset[str] | None:
    """The values that a text lists as the only ones, None where it lists none."""
    match = _ENUM.search(text)
    if not match and not bare:
        return None
    listed = match["list"] if match else text
    coded = _CODED.findall(listed)
    if coded:
        found = [part for code in coded for part in re.split(r"\s*[,|]\s*", code)]
    else:
        listed = re.split(r"(?<=[A-Za-z0-9)])\.(?:\s|$)", listed)[0]
        found = [
            part.split("=")[0].strip()
            for part in re.split(r"\s*(?:,|\||;|\bor\b|\band\b)\s*", listed)
        ]
    words = [word.strip(" '\"`()[].") for word in found]
    words = [re.split(r"\s*(?:=|:|–|—|\s-\s|\()", word)[0].strip() for word in words]
    good = [word for word in words if re.fullmatch(r"[A-Za-z0-9_.:/+-]{1,60}", word)]
    return frozenset(good) if good and len(good) == len([word for word in words if word]) else None
