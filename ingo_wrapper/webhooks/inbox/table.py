"""The inbox's statements, the same for both databases."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from .rows import CONFLICT, WAITING, NewRow
from .sealing import Sealing, same_json
from .sessions import Lease, Session, Store
from .upsert import COLUMNS

_CONFLICT = (
    f"INSERT INTO ingo_inbox ({COLUMNS}, status, conflict_of)"  # noqa: S608 - only constants
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING RETURNING id"
)
KEPT_CONFLICTS = 10


@dataclass(frozen=True, slots=True)
class Accepted:
    """What became of a delivery; it is durable in every case.

    Attributes:
        id: the event's id, the key for `Inbox.handle`.
        new: it was not known before.
        conflict: the id is known with a different body; the new body was kept beside it.
    """

    id: str
    new: bool
    conflict: bool = False


def insert(
    session: Session, store: Store, rows: Sequence[NewRow], sealing: Sealing
) -> list[Accepted]:
    """Write deliveries, telling duplicates and conflicts apart, and announce the new ones."""
    accepted = []
    for row, (deliveries, digest) in zip(rows, store.upsert(session, rows), strict=True):
        conflict = deliveries > 1 and not _known(session, row, digest, sealing)
        accepted.append(Accepted(row.id, new=deliveries == 1, conflict=conflict))
    return accepted


def _known(session: Session, row: NewRow, digest: str, sealing: Sealing) -> bool:
    """Tell whether a repeated delivery says what the first one said; keep it if it does not."""
    if sealing.same(digest, row.raw):
        return True
    first = session.own("SELECT body FROM ingo_inbox WHERE id = ?", (row.id,)).first()
    if first and first[0] and same_json(sealing.unseal(bytes(first[0])), row.raw):
        return True
    kept = session.own("SELECT body_digest FROM ingo_inbox WHERE conflict_of = ?", (row.id,))
    if not any(sealing.same(each, row.raw) for (each,) in kept):
        _keep_conflict(session, row, len(kept))
    return False


def _keep_conflict(session: Session, row: NewRow, number: int) -> None:
    values = list(row.values())
    for attempt in range(number + 1, KEPT_CONFLICTS + 1):
        values[0] = f"{row.id}~{attempt}"
        if session.own(_CONFLICT, (*values, CONFLICT, row.id)).rows:
            return


@dataclass(frozen=True, slots=True)
class Stored:
    """A row as the handling of an event needs it."""

    id: str
    topic: str
    status: str
    body: bytes | None
    handled: tuple[str, ...]
    attempts: int
    next_at: float
    order_key: str | None
    seq: int


def load(lease: Lease, event_id: str) -> Stored | None:
    """Read an event under its lease."""
    row = lease.peek(
        "SELECT id, topic, status, body, handled, attempts, next_at, order_key, seq"
        " FROM ingo_inbox WHERE id = ?",
        (event_id,),
    ).first()
    if row is None:
        return None
    body = None if row[3] is None else bytes(row[3])
    return Stored(row[0], row[1], row[2], body, tuple(json.loads(row[4])), *row[5:])


def blocked_until(lease: Lease, row: Stored) -> float | None:
    """Give the time until which an earlier unfinished event of the same key is not due."""
    if row.order_key is None:
        return None
    found = lease.peek(
        "SELECT next_at FROM ingo_inbox WHERE order_key = ? AND status = ? AND seq < ?"
        " ORDER BY seq LIMIT 1",
        (row.order_key, WAITING, row.seq),
    ).first()
    return None if found is None else float(found[0])


def mark(session: Session, row: Stored, handled: Sequence[str]) -> None:
    """Record the handlers that are done, in the transaction of their effects."""
    session.own(
        "UPDATE ingo_inbox SET handled = ? WHERE seq = ?", (json.dumps(list(handled)), row.seq)
    )


def settle(
    session: Session, store: Store, row: Stored, *, status: str, now: float, error: str | None
) -> None:
    """End an event, and announce the next one of its order key."""
    session.own(
        "UPDATE ingo_inbox SET status = ?, finished_at = ?, started_at = NULL, error = ?"
        " WHERE seq = ?",
        (status, now, error, row.seq),
    )
    announce_next(session, store, row)


def announce_next(session: Session, store: Store, row: Stored) -> None:
    """Wake the next waiting event of the same order key."""
    if row.order_key is None:
        return
    following = session.own(
        "SELECT id FROM ingo_inbox WHERE order_key = ? AND status = ? AND seq > ?"
        " ORDER BY seq LIMIT 1",
        (row.order_key, WAITING, row.seq),
    ).first()
    if following:
        store.enqueue(session, [following[0]])


def postpone(
    session: Session, store: Store, row: Stored, *, attempts: int, at: float, error: str | None
) -> None:
    """Store the next attempt with its time."""
    session.own(
        "UPDATE ingo_inbox SET attempts = ?, next_at = ?, error = ?, started_at = NULL"
        " WHERE seq = ?",
        (attempts, at, error, row.seq),
    )
    store.enqueue(session, [row.id], at)


def count_attempt(session: Session, row: Stored, attempts: int) -> None:
    """Store the number of attempts."""
    session.own("UPDATE ingo_inbox SET attempts = ? WHERE seq = ?", (attempts, row.seq))
