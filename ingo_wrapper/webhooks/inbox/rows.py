"""An event as a row: cut, cleaned and sealed before anything touches the database."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from ingo_wrapper.errors import ConfigurationError

from .sealing import Sealing
from .seam import IncomingEvent, canonical_topic

WAITING, DONE, UNHANDLED, DEAD, CONFLICT = "waiting", "done", "unhandled", "dead", "conflict"
STATUSES = (WAITING, DONE, UNHANDLED, DEAD, CONFLICT)
LONGEST_KEY = 255

OrderBy = str | Callable[[Any], object] | None


@dataclass(frozen=True, slots=True)
class NewRow:
    """What an accepted event writes."""

    id: str
    topic: str
    canonical_topic: str
    version: str | None
    participant_unique_id1: str | None
    notification_id: str | None
    party_id: str | None
    order_key: str | None
    body: bytes
    body_digest: str
    received_at: float
    raw: bytes

    def values(self) -> tuple[object, ...]:
        """Give the values in the order of the INSERT statement."""
        return (
            self.id,
            self.topic,
            self.canonical_topic,
            self.version,
            self.participant_unique_id1,
            self.notification_id,
            self.party_id,
            self.order_key,
            self.body,
            self.body_digest,
            self.received_at,
            self.received_at,
        )


def text(value: object) -> str | None:
    """Make a value storable as text and as an index key, whatever a hostile sender put in.

    NUL cannot be stored by PostgreSQL, lone surrogates by neither store, and an index entry has a
    size limit; a long value keeps its beginning and is told apart by its hash.
    """
    if value is None or value == "":
        return None
    clean = str(value).encode("utf-8", "backslashreplace").decode().replace("\0", "\\x00")
    if len(clean) <= LONGEST_KEY:
        return clean
    return f"{clean[:150]}~sha256:{hashlib.sha256(clean.encode()).hexdigest()}"


def order_key(event: Any, order_by: OrderBy) -> str | None:
    """Give the key within which events are handled in the order of their arrival."""
    if order_by is None:
        return None
    if callable(order_by):
        return text(order_by(event))
    try:
        return text(getattr(event, order_by))
    except AttributeError:
        raise ConfigurationError(f"order_by={order_by!r} is not an attribute of events") from None


def new_row(event: IncomingEvent, *, order_by: OrderBy, sealing: Sealing, now: float) -> NewRow:
    """Cut an event into a row."""
    raw = event.raw
    return NewRow(
        id=text(event.id) or f"sha256:{hashlib.sha256(raw).hexdigest()}",
        topic=text(event.topic) or "",
        canonical_topic=text(canonical_topic(event)) or "",
        version=text(getattr(event, "version", None)),
        participant_unique_id1=text(getattr(event, "participant_unique_id1", None)),
        notification_id=text(getattr(event, "notification_id", None)),
        party_id=text(getattr(event, "party_id", None)),
        order_key=order_key(event, order_by),
        body=sealing.seal(raw),
        body_digest=sealing.digest(raw),
        received_at=now,
        raw=raw,
    )
