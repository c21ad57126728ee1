"""YAML and JSON from outside, read so that a hostile or broken file does no harm.

Size, depth, number of nodes and the growth by aliases are bounded before anything is built.
Aliases themselves are allowed: documentation sites write them (Mintlify's AsyncAPI pages do).
"""

from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError
from ruamel.yaml.events import (
    AliasEvent,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
    SequenceStartEvent,
)
from ruamel.yaml.nodes import MappingNode, ScalarNode, SequenceNode

MAX_BYTES = 4_000_000
MAX_DEPTH = 60
MAX_NODES = 400_000
MAX_EXPANDED = 2_000_000


class Unreadable(ValueError):
    """The text cannot be used; the message says why in one line."""


def load(text: str) -> Any:
    """The document as plain dicts, lists and scalars.

    Raises:
        Unreadable: not YAML, several documents, or beyond the limits of this module.
    """
    if len(text.encode("utf-8", "replace")) > MAX_BYTES:
        raise Unreadable(f"larger than {MAX_BYTES} bytes")
    try:
        _bound(text)
        return _plain(YAML(typ="safe", pure=True).compose(text), _Budget())
    except YAMLError as error:
        raise Unreadable(_one_line(error)) from error
    except (RecursionError, ValueError, ArithmeticError) as error:
        raise Unreadable(str(error) or type(error).__name__) from error


def _bound(text: str) -> None:
    depth = nodes = documents = 0
    for event in YAML(typ="safe", pure=True).parse(text):
        if isinstance(event, MappingStartEvent | SequenceStartEvent):
            depth += 1
            if depth > MAX_DEPTH:
                raise Unreadable(f"nested deeper than {MAX_DEPTH}")
        elif not isinstance(event, NodeEvent):
            depth -= type(event).__name__ in {"MappingEndEvent", "SequenceEndEvent"}
            documents += type(event).__name__ == "DocumentStartEvent"
        if isinstance(event, AliasEvent | ScalarEvent | MappingStartEvent | SequenceStartEvent):
            nodes += 1
        if nodes > MAX_NODES:
            raise Unreadable(f"more than {MAX_NODES} nodes")
    if documents > 1:
        raise Unreadable("several YAML documents in one file")


class _Budget:
    """Counts what aliases unfold to, so that a small file cannot become a large value."""

    def __init__(self) -> None:
        self.left = MAX_EXPANDED

    def spend(self) -> None:
        self.left -= 1
        if self.left < 0:
            raise Unreadable(f"aliases unfold to more than {MAX_EXPANDED} nodes")


def _plain(node: Any, budget: _Budget, depth: int = 0) -> Any:
    budget.spend()
    if depth > MAX_DEPTH:
        raise Unreadable(f"nested deeper than {MAX_DEPTH}")
    if isinstance(node, SequenceNode):
        return [_plain(item, budget, depth + 1) for item in node.value]
    if isinstance(node, MappingNode):
        return _mapping(node, budget, depth)
    return _scalar(node) if isinstance(node, ScalarNode) else None


def _mapping(node: MappingNode, budget: _Budget, depth: int) -> dict[str, Any]:
    result: dict[str, Any] = {}
    merged: dict[str, Any] = {}
    for key_node, value_node in node.value:
        key = key_node.value if isinstance(key_node, ScalarNode) else None
        if not isinstance(key, str):
            raise Unreadable("a key that is not a word")
        value = _plain(value_node, budget, depth + 1)
        if key == "<<" and key_node.style is None:
            for part in value if isinstance(value, list) else [value]:
                if isinstance(part, dict):
                    merged |= {k: v for k, v in part.items() if k not in merged}
        elif key in result:
            raise Unreadable(f"the key {key!r} twice in one mapping")
        else:
            result[key] = value
    return result | {k: v for k, v in merged.items() if k not in result}


def _scalar(node: ScalarNode) -> Any:
    tag, text = str(node.tag), str(node.value)
    if tag.endswith(":null"):
        return None
    if tag.endswith(":bool"):
        return text.lower() in {"true", "yes", "on"}
    if tag.endswith(":int"):
        return _integer(text)
    if tag.endswith(":float"):
        try:
            return float(text.replace("_", ""))
        except ValueError:
            return text
    return text


def _integer(text: str) -> int | str:
    # Octal, sexagesimal and endless numbers stay text: nothing in a contract needs them.
    digits = text.replace("_", "")
    if len(digits) > 30 or not digits.lstrip("+-").isdigit():
        return text
    return text if digits.lstrip("+-").startswith("0") and len(digits) > 1 else int(digits)


def _one_line(error: YAMLError) -> str:
    mark = getattr(error, "problem_mark", None)
    problem = getattr(error, "problem", None) or str(error).splitlines()[0]
    return f"{problem}, line {mark.line + 1}" if mark is not None else str(problem)
