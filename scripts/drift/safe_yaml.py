"""YAML and JSON from outside, read so that a hostile or broken file does no harm.

Size, depth, number of nodes and the growth by aliases are bounded while the value is built.
Aliases themselves are allowed: documentation sites write them (Mintlify's AsyncAPI pages do).
Only plain values come out; tags build nothing.
"""

import re
from collections.abc import Iterator
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError
from ruamel.yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

MAX_BYTES = 4_000_000
MAX_DEPTH = 60
MAX_NODES = 2_000_000
_NULL = frozenset({"", "~", "null", "Null", "NULL"})
_BOOL = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}
_INTEGER = re.compile(r"[-+]?(?:0|[1-9][0-9]{0,29})")
_FLOAT = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?")


class Unreadable(ValueError):
    """The text cannot be used; the message says why in one line."""


def load(text: str) -> Any:
    """The document as plain dicts, lists and scalars.

    Raises:
        Unreadable: not YAML, several documents, or beyond the limits of this module.
    """
    if len(text) > MAX_BYTES:
        raise Unreadable(f"larger than {MAX_BYTES} bytes")
    try:
        return _Builder(YAML(typ="safe", pure=True).parse(text.removeprefix("\ufeff"))).document()
    except YAMLError as error:
        raise Unreadable(_one_line(error)) from error
    except (RecursionError, ValueError, ArithmeticError) as error:
        raise Unreadable(str(error) or type(error).__name__) from error


class _Builder:
    """Builds the value of one document from the events of the parser."""

    def __init__(self, events: Iterator[Event]) -> None:
        self.events = events
        self.left = MAX_NODES
        self.anchors: dict[str, tuple[Any, int]] = {}

    def document(self) -> Any:
        found: list[Any] = []
        for event in self.events:
            if isinstance(event, DocumentStartEvent):
                found.append(self.value(next(self.events), 0))
            if len(found) > 1:
                raise Unreadable("several YAML documents in one file")
        return found[0] if found else None

    def value(self, event: Event, depth: int) -> Any:
        before = self.left
        self.spend(1)
        if depth > MAX_DEPTH:
            raise Unreadable(f"nested deeper than {MAX_DEPTH}")
        if isinstance(event, AliasEvent):
            known = self.anchors.get(str(event.anchor))
            if known is None:
                raise Unreadable(f"the alias {event.anchor} names nothing that is complete")
            # An alias costs what it unfolds to: a small file cannot become a large value.
            self.spend(known[1])
            return known[0]
        if isinstance(event, MappingStartEvent):
            result: Any = self.mapping(depth)
        elif isinstance(event, SequenceStartEvent):
            result = []
            while not isinstance(inner := next(self.events), SequenceEndEvent):
                result.append(self.value(inner, depth + 1))
        else:
            result = _scalar(event) if isinstance(event, ScalarEvent) else None
        if anchor := getattr(event, "anchor", None):
            self.anchors[str(anchor)] = (result, before - self.left)
        return result

    def mapping(self, depth: int) -> dict[str, Any]:
        result: dict[str, Any] = {}
        merged: dict[str, Any] = {}
        while not isinstance(key_event := next(self.events), MappingEndEvent):
            if not isinstance(key_event, ScalarEvent):
                raise Unreadable("a key that is not a word")
            key = str(key_event.value)
            value = self.value(next(self.events), depth + 1)
            if key == "<<" and key_event.style is None:
                for part in value if isinstance(value, list) else [value]:
                    if isinstance(part, dict):
                        merged |= {k: v for k, v in part.items() if k not in merged}
            elif key in result:
                raise Unreadable(f"the key {key!r} twice in one mapping")
            else:
                result[key] = value
        return result | {k: v for k, v in merged.items() if k not in result}

    def spend(self, nodes: int) -> None:
        self.left -= nodes
        if self.left < 0:
            raise Unreadable(f"unfolds to more than {MAX_NODES} nodes")


def _scalar(event: ScalarEvent) -> Any:
    text = str(event.value)
    if event.style or (event.tag and str(event.tag).endswith(":str")):
        return text
    if text in _NULL:
        return None
    if text in _BOOL:
        return _BOOL[text]
    # Octal, sexagesimal and endless numbers stay text: nothing in a contract needs them.
    if _INTEGER.fullmatch(text):
        return int(text)
    return float(text) if _FLOAT.fullmatch(text) and len(text) <= 40 else text


def _one_line(error: YAMLError) -> str:
    mark = getattr(error, "problem_mark", None)
    problem = getattr(error, "problem", None) or str(error).splitlines()[0]
    return f"{problem}, line {mark.line + 1}" if mark is not None else str(problem)
