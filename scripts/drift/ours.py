"""Our own specification as a contract: its operations, and the facts in its extensions."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from scripts.drift import facts
from scripts.drift.model import Contract, Fact, Operation
from scripts.drift.openapi import operations, variants_of
from scripts.drift.placed import Placed, sources_of
from scripts.drift.safe_yaml import load

_TOPIC = re.compile(r"^(?:transaction|gateway|plugin)(?:\.[a-z][a-z0-9_]*){2,}$")
_CODES = re.compile(r"status|code|famil", re.I)


def read_ours(path: Path) -> tuple[Contract, dict[str, Any]]:
    """The contract in a bundled specification, and the document itself.

    Raises:
        OSError: the file cannot be read.
        safe_yaml.Unreadable: it is not YAML.
    """
    document = load(path.read_text(encoding="utf-8"))
    return contract_of(document if isinstance(document, dict) else {}), document


def contract_of(document: dict[str, Any]) -> Contract:
    """The contract that an OpenAPI document with our extensions writes down."""
    found = list(operations(document)) + list(events(document))
    contract = Contract(operations=found)
    known: dict[tuple[str, str], Fact] = {}
    for fact in _facts(document):
        # The same host stands among the servers and, with its source, in an extension.
        if not known.get((fact.kind, fact.value), Fact(kind="", value="")).sources:
            known[fact.kind, fact.value] = fact
    contract.facts = list(known.values())
    return contract


def events(document: dict[str, Any]) -> Iterator[Operation]:
    """The webhooks section: one operation per topic or group of topics."""
    hooks = document.get("webhooks")
    for name, item in (hooks if isinstance(hooks, dict) else {}).items():
        post = item.get("post") if isinstance(item, dict) else None
        if not isinstance(post, dict):
            continue
        pointer = f"#/webhooks/{str(name).replace('~', '~0').replace('/', '~1')}/post"
        content = (post.get("requestBody") or {}).get("content") or {}
        schema = (content.get("application/json") or {}).get("schema")
        placed = Placed(
            schema=schema if isinstance(schema, dict) else {},
            pointer=f"{pointer}/requestBody/content/application~1json/schema",
            sources=sources_of(post, sources_of(item)),
        )
        yield Operation(
            method="event",
            path=str(name),
            variants=tuple(variants_of(placed, "event", document)),
            pointer=pointer,
            sources=sources_of(post, sources_of(item)),
        )


def _facts(document: dict[str, Any]) -> Iterator[Fact]:
    for server_at, server in enumerate(document.get("servers") or []):
        if isinstance(server, dict):
            yield from _hosts(str(server.get("url", "")), f"#/servers/{server_at}", ())
    for key, value in document.items():
        if str(key).startswith("x-ingo-"):
            yield from _walk(value, f"#/{key}", [str(key)], ())
    paths = document.get("paths")
    for path, item in (paths if isinstance(paths, dict) else {}).items():
        yield from _servers(item, f"#/paths/{str(path).replace('/', '~1')}")
    hooks = document.get("webhooks")
    for name, item in (hooks if isinstance(hooks, dict) else {}).items():
        at = f"#/webhooks/{str(name).replace('/', '~1')}"
        yield from _walk(
            item, at, ["webhooks", str(name)], sources_of(item if isinstance(item, dict) else {})
        )
        if _TOPIC.match(str(name)):
            post = item.get("post") if isinstance(item, dict) else {}
            yield Fact(kind="topic", value=str(name), pointer=at, sources=sources_of(post or {}))
    components = document.get("components") or {}
    for name, scheme in (components.get("securitySchemes") or {}).items():
        if isinstance(scheme, dict):
            yield from _signing(scheme, f"#/components/securitySchemes/{name}")
    for name, schema in (components.get("schemas") or {}).items():
        at = f"#/components/schemas/{name}"
        if isinstance(schema, dict) and "x-ingo-event" in schema:
            event = schema["x-ingo-event"]
            yield from _walk(event, f"{at}/x-ingo-event", ["x-ingo-event"], sources_of(schema))
        yield from _topics_below(schema, at, sources_of(schema if isinstance(schema, dict) else {}))


def _signing(scheme: dict[str, Any], pointer: str) -> Iterator[Fact]:
    text, sources = " ".join(str(scheme.get("description", "")).split()), sources_of(scheme)
    if scheme.get("scheme"):
        value = str(scheme["scheme"]).lower()
        yield Fact(kind="authorization", value=value, pointer=pointer, sources=sources)
    for order in re.findall(r"request-line(?: (?:x-|content-|digest|host|date)[a-z0-9-]*)+", text):
        yield Fact(kind="signed headers", value=order, pointer=pointer, sources=sources)
    for name in re.findall(r"\bhmac-sha\d+\b", text):
        yield Fact(kind="algorithm", value=name, pointer=pointer, sources=sources)


def _servers(item: Any, at: str) -> Iterator[Fact]:
    for method, operation in (item if isinstance(item, dict) else {}).items():
        for holder, place in ((item, at), (operation, f"{at}/{method}")):
            servers = holder.get("servers") if isinstance(holder, dict) else None
            for index, server in enumerate(servers if isinstance(servers, list) else []):
                if isinstance(server, dict):
                    where = f"{place}/servers/{index}"
                    yield from _hosts(str(server.get("url", "")), where, sources_of(holder))


def _hosts(text: str, pointer: str, sources: tuple[str, ...]) -> Iterator[Fact]:
    for fact in facts.in_text(text):
        if fact.kind == "host":
            yield Fact(kind="host", value=fact.value, pointer=pointer, sources=sources)


def _walk(value: Any, pointer: str, path: list[str], sources: tuple[str, ...]) -> Iterator[Fact]:
    if isinstance(value, dict):
        own = value.get("source", value.get("x-ingo-source"))
        if own is not None:
            sources = sources_of({"x-ingo-source": own})
        for key, child in value.items():
            if key in {"source", "x-ingo-source", "description", "summary", "example", "examples"}:
                continue
            at = f"{pointer}/{str(key).replace('~', '~0').replace('/', '~1')}"
            below = child.get("source") if isinstance(child, dict) else None
            mine = sources_of({"x-ingo-source": below}) if below else sources
            yield from _leaf(str(key), at, path, mine, is_key=True)
            yield from _walk(child, at, [*path, str(key)], mine)
    elif isinstance(value, list):
        for index, child in enumerate(value):
            yield from _walk(child, f"{pointer}/{index}", path, sources)
    elif value is not None and not isinstance(value, bool):
        yield from _leaf(str(value), pointer, path, sources)


def _leaf(
    text: str, pointer: str, path: list[str], sources: tuple[str, ...], *, is_key: bool = False
) -> Iterator[Fact]:
    if _TOPIC.match(text):
        yield Fact(kind="topic", value=text, pointer=pointer, sources=sources)
        return
    for fact in facts.in_text(text):
        if fact.kind in {"host", "address", "tls suite", "signed headers", "algorithm"}:
            yield Fact(kind=fact.kind, value=fact.value, pointer=pointer, sources=sources)
    last = path[-1]
    if _CODES.search(path[0]) and (
        is_key or last in {"code", "codes", "status", "range", "ranges"}
    ):
        for fact in facts.codes([text]):
            yield Fact(kind=fact.kind, value=fact.value, pointer=pointer, sources=sources)


def _topics_below(
    schema: Any, pointer: str, sources: tuple[str, ...], depth: int = 0
) -> Iterator[Fact]:
    properties = schema.get("properties") if isinstance(schema, dict) else None
    for name, child in (properties if isinstance(properties, dict) else {}).items():
        if not isinstance(child, dict) or depth > 3:
            continue
        at = f"{pointer}/properties/{name}"
        if name == "topic":
            for value in [child.get("const"), *(child.get("enum") or [])]:
                if isinstance(value, str) and _TOPIC.match(value):
                    marks = sources_of(child, sources)
                    yield Fact(kind="topic", value=value, pointer=at, sources=marks)
        yield from _topics_below(child, at, sources_of(child, sources), depth + 1)
