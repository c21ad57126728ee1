"""What an operator asks: what came, what failed, run it again, how much is there, clean up."""

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import Any

from . import queue_table
from .rows import CONFLICT, DEAD, DONE, UNHANDLED, WAITING
from .sealing import Sealing
from .sessions import Store

_SELECT = (
    "SELECT id, topic, canonical_topic, version, participant_unique_id1, notification_id, party_id,"
    " order_key, status, handled, attempts, deliveries, next_at, error, received_at, started_at,"
    " finished_at, purged_at, conflict_of, seq"
    " FROM ingo_inbox "
)
_BATCH = 500
_FORGET = (
    "DELETE FROM ingo_inbox WHERE seq IN (SELECT seq FROM ingo_inbox"
    " WHERE status IN (?, ?) AND received_at < ? ORDER BY seq LIMIT ?) RETURNING 1"
)
_PURGE = (
    "UPDATE ingo_inbox SET body = NULL, purged_at = ? WHERE seq IN (SELECT seq FROM ingo_inbox"
    " WHERE status IN (?, ?) AND received_at < ? AND purged_at IS NULL ORDER BY seq LIMIT ?)"
    " RETURNING 1"
)


@dataclass(frozen=True, slots=True)
class Entry:
    """An event as operators see it: everything but its body. Times are Unix seconds."""

    id: str
    topic: str
    canonical_topic: str
    version: str | None
    participant_unique_id1: str | None
    notification_id: str | None
    party_id: str | None
    order_key: str | None
    status: str
    handled: tuple[str, ...]
    attempts: int
    deliveries: int
    next_at: float
    error: str | None
    received_at: float
    started_at: float | None
    finished_at: float | None
    purged_at: float | None
    conflict_of: str | None
    seq: int

    def as_dict(self) -> dict[str, Any]:
        """Give the entry for JSON."""
        return asdict(self) | {"handled": list(self.handled)}


def _entry(row: tuple[Any, ...]) -> Entry:
    values = list(row)
    values[9] = tuple(json.loads(row[9]))
    return Entry(*values)


class Operations:
    """The operator's side of an inbox; reading never holds up an acknowledgement."""

    def __init__(self, store: Store, sealing: Sealing, clock: Callable[[], float]) -> None:
        self._store = store
        self._sealing = sealing
        self._clock = clock

    def tail(self, number: int = 20, *, after: int | None = None) -> list[Entry]:
        """Give the latest events, oldest first; *after* a sequence number: what came since."""
        if after is not None:
            return self._select("WHERE seq > ? ORDER BY seq LIMIT ?", after, number)
        return self._select("ORDER BY seq DESC LIMIT ?", number)[::-1]

    def show(self, event_id: str) -> Entry | None:
        """Give one event."""
        return next(iter(self._select("WHERE id = ?", event_id)), None)

    def body(self, event_id: str) -> bytes | None:
        """Give the body of an event, decrypted: personal data."""
        with self._store.reading() as session:
            row = session.own("SELECT body FROM ingo_inbox WHERE id = ?", (event_id,)).first()
        return None if row is None or row[0] is None else self._sealing.unseal(bytes(row[0]))

    def failed(self, number: int = 100) -> list[Entry]:
        """Give dead letters, conflicts, events without a handler, and events between attempts."""
        return self._select(
            "WHERE status IN (?, ?, ?) OR (status = ? AND attempts > 0) ORDER BY seq LIMIT ?",
            DEAD,
            CONFLICT,
            UNHANDLED,
            WAITING,
            number,
        )

    def due(self, number: int = 100) -> list[str]:
        """Give the ids of events that could run now: what an external engine polls as a rescue."""
        with self._store.reading() as session:
            return queue_table.due(session, self._clock(), number)

    def replay(self, event_id: str, *, again: bool = False) -> bool:
        """Run an event once more: the handlers that are not done, or *again* all of them.

        Returns:
            False when there is no such event, or its body has been purged.
        """
        with self._store.session() as session:
            return queue_table.reopen(session, self._store, event_id, self._clock(), again=again)

    def replay_failed(self, status: str = DEAD, number: int = 1000) -> int:
        """Run all dead letters (or events of another *status*) once more."""
        with self._store.reading() as session:
            found = session.own(
                "SELECT id FROM ingo_inbox WHERE status = ? AND body IS NOT NULL"
                " ORDER BY seq LIMIT ?",
                (status, number),
            )
        return sum(self.replay(each) for (each,) in found)

    def purge(self, older_than: float, *, forget_ids: bool = False) -> int:
        """Remove the bodies of finished events received more than *older_than* seconds ago.

        The ids stay, so that a late delivery is still recognised; *forget_ids* removes the rows.
        Waiting events, dead letters and conflicts are never purged.
        """
        before = self._clock() - older_than
        total = 0
        while True:
            number = self._purge_some(before, forget_ids=forget_ids)
            total += number
            if number < _BATCH:
                return total

    def _purge_some(self, before: float, *, forget_ids: bool) -> int:
        params: tuple[object, ...] = (DONE, UNHANDLED, before, _BATCH)
        if not forget_ids:
            params = (self._clock(), *params)
        sql = _FORGET if forget_ids else _PURGE
        with self._store.session() as session:
            return len(session.own(sql, params))

    def stats(self) -> dict[str, Any]:
        """Give the number of events by status, and the age of the oldest that is due."""
        now = self._clock()
        with self._store.reading() as session:
            counts = session.own("SELECT status, COUNT(*) FROM ingo_inbox GROUP BY status").rows
            oldest = session.own(
                "SELECT MIN(next_at) FROM ingo_inbox WHERE status = ?", (WAITING,)
            ).first()
        by_status = dict.fromkeys((WAITING, DONE, UNHANDLED, DEAD, CONFLICT), 0) | dict(counts)
        late = 0.0 if oldest is None or oldest[0] is None else max(0.0, now - oldest[0])
        return {"events": by_status, "oldest_due_seconds": round(late, 3)}

    def carry(self, command: str, arguments: dict[str, Any]) -> Any:
        """Carry out a request of the command line (`requests`)."""
        allowed: dict[str, Callable[..., int]] = {
            "replay": self.replay,
            "replay_failed": self.replay_failed,
            "purge": self.purge,
        }
        return allowed[command](**arguments)

    def _select(self, rest: str, *params: object) -> list[Entry]:
        with self._store.reading() as session:
            rows = session.own(_SELECT + rest, params)
        return [_entry(each) for each in rows]
