"""One documentation page, read: every way in which it may describe the API, tried in turn."""

import re
from typing import Any

from scripts.drift import facts, samples, tables
from scripts.drift.components import component_fields
from scripts.drift.fieldtext import NAME
from scripts.drift.folding import fold
from scripts.drift.htmltext import is_html
from scripts.drift.lock import content_hash
from scripts.drift.markdown import Document, parse
from scripts.drift.mintlify import document as spec_document
from scripts.drift.mintlify import is_spec
from scripts.drift.model import Body, Direction, Fact, Operation, Reading, Variant
from scripts.drift.openapi import operations
from scripts.drift.rendered import is_cut, rendered_fields
from scripts.drift.safe_yaml import Unreadable

MAX_CHARS = 3_000_000
_SOON = re.compile(r"coming[ -]soon|under development|not (?:yet )?(?:generally )?available", re.I)
_FRONT_PATH = re.compile(r"\b(?:GET|POST|PUT|DELETE|PATCH)\s+(?:https?://[^/\s]+)?(/\S+)", re.I)
_PATH = re.compile(r"(?<![\w.])(/[a-z][\w-]*(?:/[\w{}.-]+)+)")
_NUMBER = re.compile(r"(?<![\w.])\d{2,5}(?![\w.]*\d)")
_WORD = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_RENDERED_PATH = re.compile(r"^(GET|POST|PUT|DELETE|PATCH)\s*\n((?:/\s*\n[\w.{}-]+\s*\n)+)", re.M)
_RESPONSE_WORDS = re.compile(r"\brespon|\breturn|\brepl(?:y|ies)|\bresult", re.I)
_HEADER_NAMES = frozenset(
    {"authorization", "content-type", "x-date", "content-sha512", "content-length"}
)


def read_page(page: str, text: str) -> Reading:
    """What a page says about the API."""
    reading = Reading(page=page, hash=content_hash(text))
    if not text.strip():
        reading.doubt("the page is empty", fatal=True)
        return reading
    if len(text) > MAX_CHARS:
        reading.doubt(f"longer than {MAX_CHARS} characters", fatal=True)
        return reading
    content = parse(text)
    if is_html(text) and len(content.source.strip()) < 200:
        reading.doubt("HTML without readable content", fatal=True)
        return reading
    reading.names = frozenset(_WORD.findall(content.source))
    reading.paths = _paths(content.source)
    reading.numbers = frozenset(_NUMBER.findall(content.source))
    reading.coming_soon = is_coming_soon(content)
    reading.facts += list(facts.in_text(content.source))
    _specs(content, reading)
    _tables(content, reading)
    _lists(content, reading)
    _samples(content, reading)
    return reading


def read_spec(page: str, text: str) -> Reading:
    """What a published specification file says."""
    reading = Reading(page=page, hash=content_hash(text), is_spec=True)
    try:
        _use(spec_document(text), reading)
    except Unreadable as problem:
        reading.doubt(f"not understood: {problem}", fatal=True)
    reading.facts += [f for f in facts.in_text(text) if f.kind in {"host", "topic", "tls suite"}]
    reading.names = frozenset(_WORD.findall(text))
    reading.paths = _paths(text)
    return reading


def _paths(text: str) -> frozenset[str]:
    return frozenset(fold(path)[0] for path in _PATH.findall(text))


def is_coming_soon(content: Document) -> bool:
    """Whether the page itself is announced, not merely mentions something announced."""
    banner = " ".join(
        [content.title, content.front.get("tag", ""), *content.headings[:2], content.prose[:1200]]
    )
    if "specs marked coming soon" in " ".join(banner.lower().split()):
        return False
    return bool(_SOON.search(banner))


def _specs(content: Document, reading: Reading) -> None:
    for code in content.code:
        if not is_spec(code):
            continue
        try:
            _use(spec_document(code.text), reading)
        except Unreadable as problem:
            reading.doubt(f"line {code.line}: the embedded specification: {problem}")


def _use(document: dict[str, Any], reading: Reading) -> None:
    if "channel" in document:
        reading.notes.append(
            "an AsyncAPI channel: its topics were read, its fields from the sample"
        )
        return
    reading.operations += list(operations(document))
    hooks = document.get("webhooks")
    for name in hooks if isinstance(hooks, dict) else {}:
        reading.facts += [fact for fact in facts.in_text(f" {name} ") if fact.kind == "topic"]


def _tables(content: Document, reading: Reading) -> None:
    reading.facts += facts.collapsed_codes(content.prose)
    for table in content.tables:
        cells = tables.code_column(table)
        if cells is not None:
            reading.facts += facts.codes(cells)
            continue
        columns = tables.roles(table)
        if columns is None:
            continue
        body = tables.fields(table, columns)
        body = {path: field for path, field in body.items() if path.lower() not in _HEADER_NAMES}
        if len(body) >= 1 and "type" in columns:
            heading = " / ".join(table.headings[-2:])
            _add(
                reading, body, _way(heading), tables.speaks(columns), f"line {table.line}", heading
            )
        elif body and len(body) * 2 > len(table.rows):
            reading.notes.append(f"line {table.line}: a table of names without types")


def _lists(content: Document, reading: Reading) -> None:
    everything = frozenset({"type", "required", "limits", "enum"})
    for direction, body in component_fields(content.source).items():
        _add(reading, body, direction, everything, "field components", "")
    for headings, body in tables.bullet_fields(content.bullets):
        heading = " / ".join(headings[-2:])
        _add(reading, body, _way(heading), frozenset({"type"}), "list", heading)
    rendered = rendered_fields(content.prose)
    if "request" in rendered and is_cut(content.prose):
        reading.doubt("the text ends before the section that describes the response")
    for direction, body in rendered.items():
        _add(reading, body, direction, everything, "rendered text", "")


def _add(
    reading: Reading, body: Body, way: Direction, said: frozenset[str], where: str, heading: str
) -> None:
    if not body:
        return
    reading.tables.append(
        Variant(
            name=heading, direction=way, fields=body, pointer=where, closed_list=False, speaks=said
        )
    )


def _way(heading: str) -> Direction:
    return "reply" if _RESPONSE_WORDS.search(heading) else "request"


def _samples(content: Document, reading: Reading) -> None:
    fronted = _FRONT_PATH.search(content.front.get("openapi", content.front.get("api", "")))
    path = fronted[1] if fronted else samples.called_path(content.source)
    if not path and (match := _RENDERED_PATH.search(content.source)):
        path = "".join(match[2].split())
    plain, suffix = fold(path) if path else ("", "")
    if path and not reading.operations:
        reading.operations.append(Operation(method="post", path=plain, suffix=suffix))
    skip = "\n".join(code.text for code in content.code if is_spec(code))
    text = content.source.replace(skip, "") if skip else content.source
    for value in samples.json_objects(text):
        if not all(NAME.match(key) for key in value):
            continue
        reading.samples.append(samples.variant(value))
        _event_facts(value, reading)


def _event_facts(value: dict[str, Any], reading: Reading) -> None:
    topic = samples.dig(value, "metadata.topic")
    status = samples.dig(value, "data.event.status")
    if isinstance(topic, str) and topic:
        reading.facts.append(Fact(kind="topic", value=topic))
    if isinstance(status, str | int) and str(status).isdigit():
        reading.facts.append(Fact(kind="status code", value=str(int(status))))
