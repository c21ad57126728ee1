"""A changelog entry drafted from the difference between two versions of the specification."""

import json
import re
from dataclasses import asdict

from scripts.drift.model import Change, Grade

_BREAKING = "⚠"
_NEW_VALUE = "new value in a reply: code that lists the values must expect it"
_ADVICE: dict[tuple[str, str, str], str] = {
    ("removed", "operation", ""): "Stop calling it; the documentation no longer has it.",
    (
        "removed",
        "schema",
        "request",
    ): "Stop building it: this kind of request is no longer documented.",
    ("removed", "schema", "reply"): "Stop reading it: the answer has another form now.",
    ("removed", "schema", "event"): "Handle such events as unknown ones.",
    ("added", "field", "request"): "Set it on every request.",
    ("removed", "field", "request"): "Stop setting it; the constructor no longer takes it.",
    (
        "removed",
        "field",
        "reply",
    ): "Do not rely on it; if it still comes it is in additional_properties.",
    (
        "removed",
        "field",
        "event",
    ): "Do not rely on it; if it still comes it is in additional_properties.",
    ("changed", "required", "request"): "Set it on every request.",
    ("changed", "type", "request"): "Pass the new type.",
    ("changed", "type", "reply"): "Expect the new type when reading it.",
    ("changed", "type", "event"): "Expect the new type when reading it.",
    ("changed", "null", "request"): "Leave the field out instead of passing None.",
    ("changed", "null", "reply"): "Expect None when reading it.",
    ("changed", "null", "event"): "Expect None when reading it.",
    (
        "changed",
        "max length",
        "request",
    ): "Shorten longer values before the call: they are refused now.",
    ("changed", "min length", "request"): "Do not pass shorter values: they are refused now.",
    ("changed", "maximum", "request"): "Do not pass greater values: they are refused now.",
    ("changed", "minimum", "request"): "Do not pass smaller values: they are refused now.",
    ("changed", "max items", "request"): "Do not pass more items: they are refused now.",
    ("changed", "min items", "request"): "Do not pass fewer items: they are refused now.",
    (
        "changed",
        "pattern",
        "request",
    ): "Check that your values fit the new pattern: others are refused now.",
    ("changed", "format", "request"): "Check that your values have the new format.",
    ("changed", "default", "request"): "Set it yourself where you relied on the default.",
    ("changed", "value removed", "request"): "Stop passing this value.",
    ("changed", "values", "request"): "Pass only the listed values.",
    ("changed", "values", "reply"): "Expect values that are not listed.",
    ("changed", "values", "event"): "Expect values that are not listed.",
    ("changed", "required", "reply"): "Expect that it is absent.",
    ("removed", "http status", ""): "Do not rely on this status.",
    ("removed", "host", ""): "Update outbound allowlists; upgrade before the host goes away.",
    ("removed", "address", ""): "Remove it from your firewall: webhooks no longer come from it.",
    ("removed", "tls suite", ""): "Check that your webhook endpoint offers another listed suite.",
    ("removed", "topic", ""): "Do not wait for this event.",
    ("removed", "status code", ""): "Do not rely on this code.",
    ("added", "status family", ""): "Check code that branches on ranges of status codes.",
    ("removed", "status family", ""): "Check code that branches on ranges of status codes.",
}


def advice(change: Change) -> str:
    """What callers must do about a breaking change; empty for others."""
    if change.grade is not Grade.BREAKING:
        return ""
    return (
        _ADVICE.get((change.kind, change.aspect, change.direction))
        or "Check code that relies on it."
    )


def new_reply_value(change: Change) -> bool:
    """Whether callers may meet a value that did not exist before."""
    return change.aspect == "value added" and change.direction in {"reply", "event"}


def sentence(change: Change) -> str:
    """One change in words."""
    users = f" ({change.page})" if change.page else ""
    name = f"`{change.subject}`{users}"
    if change.aspect == "field":
        return f"{name}: field {change.kind} ({change.now or change.was or 'any type'})"
    if change.aspect == "operation":
        return f"`{change.subject}`: operation {change.kind}"
    if change.aspect == "schema":
        return f"`{change.now or change.was}`{users}: {change.direction} {change.kind}"
    if change.aspect in {"value added", "value removed"}:
        value = change.now or change.was
        return f"{name}: value `{value}` {change.aspect.split()[1]}"
    if change.kind == "changed":
        return f"{name}: {change.aspect} {_words(change.was)} → {_words(change.now)}"
    return f"{change.aspect} `{change.now or change.was}` {change.kind}"


def _words(value: str) -> str:
    return f"`{value}`" if value else "none"


def as_markdown(changes: list[Change]) -> str:
    """The entry, breaking changes first; empty if nothing changed."""
    sections = [
        ("Breaking", [c for c in changes if c.grade is Grade.BREAKING]),
        ("Added", [c for c in changes if c.grade is not Grade.BREAKING and _adds(c)]),
        ("Changed", [c for c in changes if c.grade is not Grade.BREAKING and not _adds(c)]),
    ]
    lines: list[str] = []
    for title, chosen in sections:
        if chosen:
            lines += [f"### {title}", "", *(_line(change) for change in chosen), ""]
    return "\n".join(lines)


def _adds(change: Change) -> bool:
    return change.kind == "added" or change.aspect == "value added"


def _line(change: Change) -> str:
    mark = f"{_BREAKING} " if change.grade is Grade.BREAKING else ""
    must = f" **{text}**" if (text := advice(change)) else ""
    value = f" — {_BREAKING} {_NEW_VALUE}" if new_reply_value(change) else ""
    side = " [reply]" if change.direction == "reply" and change.aspect != "schema" else ""
    side = " [event]" if change.direction == "event" and change.aspect != "schema" else side
    return f"- {mark}{sentence(change)}{side}{value}.{must}"


def as_text(changes: list[Change]) -> str:
    """The same for a terminal."""
    if not changes:
        return "no difference in meaning\n"
    return "".join(f"{change.grade:9}{_line(change)[2:]}\n" for change in changes)


def as_json(changes: list[Change]) -> str:
    """The same for programs."""
    value = [
        {
            **{
                key: str(item)
                for key, item in asdict(change).items()
                if key not in {"page", "known"}
            },
            "operations": change.page,
            "callers_must": advice(change),
            "new_reply_value": new_reply_value(change),
        }
        for change in changes
    ]
    return json.dumps(value, indent=2, ensure_ascii=False) + "\n"


_OPEN, _CLOSE = (
    "<!-- from the specification since {base} -->",
    "<!-- end of the draft since {base} -->",
)
_UNRELEASED = re.compile(r"^## .*\bUnreleased\b.*$", re.M | re.I)


def insert(text: str, entry: str, base: str) -> str:
    """A changelog with the draft in its Unreleased section.

    ``base`` names the version that was compared with: a draft since the same base is replaced,
    one since another base stays, so that nothing that was accepted is lost.
    """
    start, end = _OPEN.format(base=base), _CLOSE.format(base=base)
    if start in text and end in text:
        head, _, rest = text.partition(start)
        tail = rest.partition(end)[2].lstrip("\n")
        text = head + tail
    if not entry.strip():
        return text
    block = f"{start}\n\n{entry.strip()}\n\n{end}\n"
    section = _UNRELEASED.search(text)
    if section is None:
        first = text.find("\n## ")
        head, tail = (text, "") if first < 0 else (text[: first + 1], text[first + 1 :])
        text = f"{head.rstrip() or '# Changelog'}\n\n## Unreleased\n\n{tail}"
        section = _UNRELEASED.search(text)
        assert section is not None
    head, tail = text[: section.end()], text[section.end() :].lstrip("\n")
    return f"{head}\n\n{block}\n{tail}".rstrip() + "\n"
