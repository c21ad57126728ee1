"""An endpoint page as a browser shows it, copied as text.

Field by field: its name, its type, perhaps ``required``, a description, then restrictions such
as ``Required string length: 1 - 255``, each on a line of its own or run together.
"""

import re
from dataclasses import dataclass, field

from scripts.drift.fieldtext import Row, build, clean_name, is_name
from scripts.drift.model import Body, Direction
from scripts.drift.tables import with_array_marks

_TYPE_LINE = re.compile(
    r"^(?:(?:string|integer|number|boolean|object|array|any|null|file)(?:<[\w-]+>)?(?:\[\])*"
    r"|enum<\w+>(?:\[\])*)(?:\s*\|\s*(?:string|integer|number|boolean|object|array|null))*"
    r"(?:\s*·.*)?$",
    re.I,
)
_FLAGS = re.compile(r"^(?:required|optional|deprecated|read-only|write-only|default:\S*)$", re.I)
_SECTION = re.compile(
    r"^#*\s*(?P<name>Authorizations?|Headers|Query Parameters|Path Parameters|Body|Request Body"
    r"|Response|Responses|Response Body|Messages|Message)\s*$",
    re.I,
)
_OPTIONS = re.compile(r"^Available options:\s*(?P<inline>.*)$", re.I)
_EXAMPLE = re.compile(r"^Examples?:", re.I)
_CHROME = re.compile(r"^(?:Show|Hide) (?:child )?attributes$|^application/json$|^[\u200b]+$", re.I)
_VALUE_LINE = re.compile(r"^[`'\"]?[\w.+:/-]{1,60}[`'\"]?\s*,?$")


@dataclass(slots=True)
class _Open:
    name: str
    type: str
    line: int
    direction: Direction | None
    required: bool = False
    deprecated: bool = False
    words: list[str] = field(default_factory=list)
    options: list[str] | None = None
    sampling: bool = False


def rendered_fields(text: str) -> dict[Direction, Body]:
    """The fields of the sections Body and Response; empty if the text has no such layout."""
    lines = [line.strip().strip("`*").strip() for line in text.splitlines()]
    found: dict[Direction, Body] = {}
    direction: Direction | None = None
    current: _Open | None = None
    index = 0
    while index < len(lines):
        line = lines[index]
        if section := _SECTION.match(line):
            _finish(current, found)
            current, direction = None, _direction(section["name"])
        elif (start := _starts_field(lines, index)) is not None:
            _finish(current, found)
            name, index = start
            current = _Open(name, lines[index], index + 1, direction)
        elif current is not None and line and not _CHROME.match(line):
            _read(line, current)
        index += 1
    _finish(current, found)
    return {way: with_array_marks(body) for way, body in found.items() if len(body) >= 2}


def is_cut(text: str) -> bool:
    """Whether the fields of a body begin and no section follows: the rest is missing."""
    found = [
        _direction(m["name"]) for line in text.splitlines() if (m := _SECTION.match(line.strip()))
    ]
    return "request" in found and "reply" not in found


def _direction(name: str) -> Direction | None:
    word = name.lower()
    if "body" in word and "response" not in word:
        return "request"
    return "reply" if word.startswith("response") else None


def _starts_field(lines: list[str], index: int) -> tuple[str, int] | None:
    """The name and the line of the type, if a field begins here (``sender.`` may stand alone)."""
    name, after = lines[index], index + 1
    if name.endswith(".") and is_name(name[:-1]) and after < len(lines) and is_name(lines[after]):
        name, after = name + lines[after], after + 1
    while after < len(lines) and not lines[after] and after < index + 3:
        after += 1
    name = clean_name(name)
    if after < len(lines) and is_name(name) and _TYPE_LINE.match(lines[after]):
        return (name, after) if not _TYPE_LINE.match(name) and not _FLAGS.match(name) else None
    return None


def _read(line: str, current: _Open) -> None:
    if _FLAGS.match(line) and not current.words:
        current.required |= line.lower() == "required"
        current.deprecated |= line.lower() == "deprecated"
        if line.lower().startswith("default:"):
            current.words.append(line)
    elif options := _OPTIONS.match(line):
        current.options, current.sampling = [options["inline"]], False
    elif _EXAMPLE.match(line):
        current.sampling = True
    elif current.options is not None and not current.sampling and _VALUE_LINE.match(line):
        current.options.append(line)
    elif re.match(r"^(?:Required|Minimum|Maximum|Pattern)\b.*:", line):
        current.sampling = False
        current.words.append(line)
    elif not current.sampling:
        current.words.append(line)


def _finish(current: _Open | None, found: dict[Direction, Body]) -> None:
    if current is None or current.direction is None:
        return
    options = ", ".join(part.strip(" ,`") for part in current.options or [] if part.strip(" ,`"))
    row = Row(
        name=current.name,
        type=current.type,
        required="required" if current.required else "optional",
        values=options or None,
        description=" ; ".join(current.words),
        deprecated=current.deprecated,
    )
    found.setdefault(current.direction, {})[current.name] = build(row, f"line {current.line}")
