"""Fields written as components of a documentation site (``<ParamField body="amount" …>``)."""

import re
from dataclasses import dataclass, field

from scripts.drift.fieldtext import Row, build, clean_name, is_name
from scripts.drift.htmltext import inline
from scripts.drift.model import Body, Direction
from scripts.drift.tables import with_array_marks

_TAG = re.compile(
    r"<(?P<close>/)?(?P<name>ParamField|ResponseField|Param|Property|Field)\b"
    r"(?P<attrs>(?:\s+[\w-]+(?:=(?:\"[^\"]*\"|'[^']*'|\{[^{}]*\}))?)*)\s*(?P<self>/)?>"
)
_ATTR = re.compile(r"([\w-]+)(?:=(?:\"([^\"]*)\"|'([^']*)'|\{([^{}]*)\}))?")


@dataclass(slots=True)
class _Open:
    path: str
    direction: Direction
    attrs: dict[str, str]
    start: int
    line: int
    words: list[str] = field(default_factory=list)


def component_fields(text: str) -> dict[Direction, Body]:
    """The fields of a page that uses field components, request and reply apart."""
    found: dict[Direction, Body] = {}
    stack: list[_Open] = []
    position = 0
    for match in _TAG.finditer(text):
        if stack:
            stack[-1].words.append(text[position : match.start()])
        position = match.end()
        if match["close"]:
            if stack:
                _finish(stack.pop(), found)
            continue
        opened = _open(match, stack, text.count("\n", 0, match.start()) + 1)
        if opened is None:
            continue
        if match["self"]:
            _finish(opened, found)
        else:
            stack.append(opened)
    while stack:
        _finish(stack.pop(), found)
    return {direction: with_array_marks(_in_order(body)) for direction, body in found.items()}


def _open(match: re.Match[str], stack: list[_Open], line: int) -> _Open | None:
    attrs = {
        name: next((value for value in values if value), "")
        for name, *values in _ATTR.findall(match["attrs"] or "")
    }
    if {"query", "path", "header"} & attrs.keys():
        return _Open("", "request", {}, match.end(), line)
    name = clean_name(attrs.get("body") or attrs.get("name") or "")
    direction: Direction = "reply" if match["name"] == "ResponseField" else "request"
    parent = next((entry for entry in reversed(stack) if entry.path), None)
    if parent is not None:
        direction = parent.direction
        name = name if name.startswith(f"{parent.path}.") else f"{parent.path}.{name}"
    return _Open(name if is_name(name) else "", direction, attrs, match.end(), line)


def _finish(opened: _Open, found: dict[Direction, Body]) -> None:
    if not opened.path:
        return
    attrs = opened.attrs
    need = "required" if "required" in attrs and attrs["required"] != "false" else "optional"
    row = Row(
        name=opened.path,
        type=attrs.get("type"),
        required=need,
        default=attrs.get("default"),
        description=inline(" ".join(opened.words)),
        deprecated="deprecated" in attrs and attrs["deprecated"] != "false",
    )
    found.setdefault(opened.direction, {})[opened.path] = build(row, f"line {opened.line}")


def _in_order(body: Body) -> Body:
    return dict(sorted(body.items()))
