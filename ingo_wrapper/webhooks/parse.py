"""One body to one typed event. Pure, and total: every body gives an event or a `MalformedEvent`.

What must be right is little: a JSON object with `metadata` (its `id` and `topic` texts) and `data`
with an object `event`. Everything else may be absent, new or of another kind without being an
error: an event that is refused is an event that is lost.
"""

from typing import Any

from ingo_wrapper.errors import MalformedEvent
from ingo_wrapper.webhooks.event import Event, Product, UnknownEvent
from ingo_wrapper.webhooks.events import CATALOG
from ingo_wrapper.webhooks.fields import (
    MAX_IDENTIFIER,
    Reader,
    read_fields,
    read_identifier,
    read_integer,
    read_key,
    read_text,
    read_unix_time,
)
from ingo_wrapper.webhooks.reading import read_document

_METADATA: dict[str, tuple[str, Reader]] = {
    "id": ("id", read_key),
    "topic": ("topic", read_key),
    "timestamp": ("timestamp", read_unix_time),
    "topic_description": ("description", read_text),
    "version": ("version", read_identifier),
}
_ANCILLARY: dict[str, tuple[str, Reader]] = {
    name: (name, read_identifier)
    for name in (
        "participant_unique_id1",
        "participant_unique_id2",
        "session_id",
        "notification_id",
        "party_id",
        "tracer_token",
    )
}
_PAYLOAD: dict[str, tuple[str, Reader]] = {
    "status": ("status", read_integer),
    "client_message": ("message", read_text),
}
_KNOWN_PAYLOADS = {e.canonical: _PAYLOAD | e.readers for e in CATALOG.values()}
_JSON_PATHS = {
    attribute: f"{place}.{name}"
    for place, readers in (("metadata", _METADATA), ("data.ancillary", _ANCILLARY))
    for name, (attribute, _) in readers.items()
}


def parse(body: bytes) -> Event:
    """Read one delivery whose sender is already trusted, for example one that was stored.

    Raises:
        MalformedEvent: not the documented envelope; `path` says where.
    """
    document = read_document(body)
    metadata = _object(document, "metadata", "metadata")
    data = _object(document, "data", "data")
    payload = _object(data, "event", "data.event")
    ancillary = data.get("ancillary")

    extras: dict[str, Any] = {}
    values: dict[str, Any] = {"raw": body, "extras": extras}
    read_fields(metadata, _METADATA, values, extras, "metadata.")
    topic: Any = values.get("topic")
    entry = CATALOG.get(topic)
    if entry is None or not values.get("id", "\n").isprintable():
        _check_keys(metadata)
    if ancillary is not None:
        ancillary = _object(data, "ancillary", "data.ancillary")
        read_fields(ancillary, _ANCILLARY, values, extras, "data.ancillary.")
    readers = _PAYLOAD if entry is None else _KNOWN_PAYLOADS[entry.canonical]
    read_fields(payload, readers, values, extras, "data.event.")
    if len(document) > 2 or len(data) > 2 or ancillary is None:
        _keep_unknown_parts(document, data, extras)
    raw_status = payload.get("status")
    if type(raw_status) is str or type(raw_status) is int:
        values["raw_status"] = raw_status
    if b"\\" in body:  # only an escape can bring what no database stores
        _set_aside_unstorable(values, extras)
    if values.get("description", "")[-1:] == ")":
        _read_terminal_label(values)
    if entry is None:
        return UnknownEvent(canonical_topic=topic, product=_product_of(topic), **values)
    values["canonical_topic"] = entry.canonical
    values["product"] = entry.product
    values.setdefault("terminal", entry.terminal)
    return entry.type(**values)


def _object(parent: dict[str, Any], name: str, path: str) -> dict[str, Any]:
    value = parent.get(name)
    if type(value) is not dict:
        raise MalformedEvent("must be an object" if name in parent else "is missing", path=path)
    return value


def _check_keys(metadata: dict[str, Any]) -> None:
    """Say what is wrong with `id` or `topic`; the quick way only saw that something may be."""
    for name in ("id", "topic"):
        value = metadata.get(name)
        path = f"metadata.{name}"
        if type(value) is not str:
            raise MalformedEvent(
                "must be a string" if name in metadata else "is missing", path=path
            )
        if not 0 < len(value) <= MAX_IDENTIFIER:
            raise MalformedEvent(f"must have 1 to {MAX_IDENTIFIER} characters", path=path)
        # A control character or half a surrogate pair would be refused later, by a database.
        if not value.isprintable():
            raise MalformedEvent("has characters that cannot be stored", path=path)


def _keep_unknown_parts(
    document: dict[str, Any], data: dict[str, Any], extras: dict[str, Any]
) -> None:
    extras.update((name, document[name]) for name in document.keys() - {"metadata", "data"})
    extras.update((f"data.{name}", data[name]) for name in data.keys() - {"ancillary", "event"})


def _set_aside_unstorable(values: dict[str, Any], extras: dict[str, Any]) -> None:
    """Move texts that no database takes (NUL, half a surrogate pair) to the extras."""
    for attribute, value in list(values.items()):
        if type(value) is str and ("\0" in value or not _is_unicode(value)):
            path = (
                _JSON_PATHS.get(attribute)
                or f"data.event.{_PAYLOAD_NAMES.get(attribute, attribute)}"
            )
            extras[path] = values.pop(attribute)


def _is_unicode(value: str) -> bool:
    try:
        value.encode()
    except UnicodeEncodeError:
        return False
    return True


_TERMINAL_LABELS = {"terminal)": True, "non-terminal)": False}
_PAYLOAD_NAMES = {"message": "client_message", "raw_status": "status"}


def _read_terminal_label(values: dict[str, Any]) -> None:
    """Some descriptions end "(Terminal)" or "(Non-terminal)"; that beats the catalog."""
    label = values["description"].rpartition("(")[2].casefold()
    if label in _TERMINAL_LABELS:
        values["terminal"] = _TERMINAL_LABELS[label]


def _product_of(topic: str) -> Product | None:
    prefixes: tuple[tuple[str, Product], ...] = (
        ("gateway.", "ingopay"),
        ("plugin.", "capture"),
        ("transaction.party.", "notify_managed"),
        ("transaction.", "notify"),
    )
    return next((product for prefix, product in prefixes if topic.startswith(prefix)), None)
