"""Sample payloads of a page: the names and the types that they show, and nothing more."""

import json
import re
from collections.abc import Iterator
from typing import Any

from scripts.drift.model import Body, Direction, Field, Variant

_START = re.compile(r"^\s*[{\[]\s*$|(?<=['\"])\s*\{|^\s*\{", re.M)
_CURL_PATH = re.compile(r"--url\s+['\"]?https?://[^/\s'\"]+(/[^\s'\"\\]*)|\bPOST\s+(/[\w/.-]+)")
MAX_SAMPLES = 40


def called_path(text: str) -> str:
    """The path that a curl or HTTP sample calls, empty if there is none."""
    match = _CURL_PATH.search(text)
    return (match[1] or match[2]) if match else ""


def json_objects(text: str) -> Iterator[dict[str, Any]]:
    """Every JSON object that stands in a text, outermost only."""
    decoder = json.JSONDecoder()
    position, found = 0, 0
    while found < MAX_SAMPLES and (start := text.find("{", position)) >= 0:
        try:
            value, end = decoder.raw_decode(text, start)
        except (ValueError, RecursionError):
            position = start + 1
            continue
        position = end
        if isinstance(value, dict) and value:
            found += 1
            yield value


def flatten(value: dict[str, Any], prefix: str = "") -> Body:
    """The fields of a sample with the types of their values."""
    body: Body = {}
    for name, child in value.items():
        path = f"{prefix}{name}"
        kind = _type(child)
        body[path] = Field(
            path=path, types=frozenset({kind} if kind else ()), nullable=child is None
        )
        if isinstance(child, dict):
            body |= flatten(child, f"{path}.")
        elif isinstance(child, list):
            for item in child:
                if isinstance(item, dict):
                    body |= flatten(item, f"{path}[].")
    return body


def variant(value: dict[str, Any]) -> Variant:
    """One sample as a variant that knows only names and types."""
    body = flatten(value)
    direction: Direction = "event" if is_event(value) else "reply" if is_reply(value) else "request"
    tag = next((p for p in body if p.split(".")[-1] == "account_type"), "")
    return Variant(
        name="sample",
        direction=direction,
        fields=body,
        tags=frozenset({str(dig(value, tag))}) if tag else frozenset(),
        tag_path=tag,
        closed_list=False,
        speaks=frozenset({"type"}),
    )


def dig(value: Any, path: str) -> Any:
    """The value at a dotted path, None where there is none."""
    for part in path.split("."):
        if part.endswith("[]") and isinstance(value, dict):
            value = (value.get(part[:-2]) or [None])[0]
        else:
            value = value.get(part) if isinstance(value, dict) else None
    return value


def is_reply(value: dict[str, Any]) -> bool:
    """Whether a sample is an answer: it carries a status."""
    return bool({"status", "status_code", "response"} & value.keys())


def is_event(value: dict[str, Any]) -> bool:
    """Whether a sample is a webhook: it carries metadata with a topic."""
    metadata = value.get("metadata")
    return isinstance(metadata, dict) and "topic" in metadata


def _type(value: Any) -> str:
    if value is None:
        return ""
    names: dict[type, str] = {bool: "boolean", int: "integer", float: "number", str: "string"}
    return names.get(type(value), "array" if isinstance(value, list) else "object")
