"""What the inbox needs to know about an event: the seam to what receives and types it."""

from collections.abc import Callable
from functools import cache
from importlib import import_module
from typing import Any, Protocol


class IncomingEvent(Protocol):
    """An authentic event. Also read where present: canonical_topic and the correlation ids."""

    @property
    def id(self) -> str:
        """`metadata.id`, the key for duplicates."""

    @property
    def topic(self) -> str:
        """`metadata.topic` as received."""

    @property
    def raw(self) -> bytes:
        """The body as received."""


Parse = Callable[[bytes], Any]


def canonical_topic(event: Any) -> str:
    """Give the one name for all spellings of a topic (the received one where none is known)."""
    return str(getattr(event, "canonical_topic", None) or event.topic)


def default_parse(raw: bytes) -> Any:
    """Turn a stored body into the typed event it was; imported late, it is the larger module."""
    return import_module("ingo_wrapper.webhooks").parse(raw)


@cache
def canonical_name(topic: str) -> str:
    """Give the canonical name of a topic that a handler was registered for."""
    try:
        known = import_module("ingo_wrapper.webhooks.events").CATALOG.get(topic)
    except ImportError:
        return topic
    return topic if known is None else str(known.canonical)
