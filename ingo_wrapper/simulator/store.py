"""What the simulator remembers: executions (and among them, bookings of money) and named records.

One SQLite database, in memory or in a file. With a file every change is committed before the reply
is written, so that a process killed with -9 has neither forgotten nor doubled a booking that it
reported.
"""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from decimal import Decimal
from os import PathLike, fspath
from typing import Any

# Numbers handed out as transaction or notification ids start here; Ingo's own range is not public.
FIRST_NUMBER = 900_000_000

_SCHEMA = """
CREATE TABLE IF NOT EXISTS executions (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    operation TEXT NOT NULL,
    participant TEXT NOT NULL,
    reference TEXT NOT NULL,
    amount TEXT,
    money INTEGER NOT NULL,
    at REAL NOT NULL
);
CREATE INDEX IF NOT EXISTS executions_reference ON executions (reference);
CREATE TABLE IF NOT EXISTS records (
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (kind, name)
) WITHOUT ROWID;
"""


@dataclass(frozen=True, slots=True)
class Booking:
    """What was carried out for one reference: `times_booked` above 1 is a double booking.

    Attributes:
        operation: The operationId, e.g. `process`.
        reference: The request's `participant_unique_id1`; empty for operations without one.
        amount: Of the first booking; None where the operation has no amount.
        transaction_id: Ingo's number of the first booking (for a staged disbursement, the
            notification id).
        transaction_ids: The numbers of all of them.
        participant_id: Whose booking it is.
    """

    operation: str
    reference: str
    amount: Decimal | None
    transaction_id: str
    transaction_ids: tuple[str, ...]
    participant_id: str

    @property
    def times_booked(self) -> int:
        """How often it was carried out."""
        return len(self.transaction_ids)


class Store:
    """Not thread-safe by itself: the gateway and the simulator hold one lock around every use."""

    def __init__(self, path: str | PathLike[str] | None = None) -> None:
        self._database = sqlite3.connect(
            ":memory:" if path is None else fspath(path),
            isolation_level=None,
            check_same_thread=False,
            cached_statements=64,
        )
        # WAL with NORMAL survives the death of the process, as promised; not a power cut.
        self._database.execute("PRAGMA journal_mode=WAL")
        self._database.execute("PRAGMA synchronous=NORMAL")
        self._database.execute("PRAGMA busy_timeout=5000")
        self._database.executescript(_SCHEMA)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing: committed when the block ends, undone when it raises."""
        self._database.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self._database.execute("ROLLBACK")
            raise
        self._database.execute("COMMIT")

    def execute(
        self,
        operation: str,
        *,
        participant: str,
        reference: str,
        amount: Decimal | None,
        money: bool,
        at: float,
    ) -> int:
        """Note that an operation was carried out; returns the number handed out for it."""
        cursor = self._database.execute(
            "INSERT INTO executions (operation, participant, reference, amount, money, at)"
            " VALUES (?, ?, ?, ?, ?, ?)",
            (operation, participant, reference, None if amount is None else str(amount), money, at),
        )
        return FIRST_NUMBER + (cursor.lastrowid or 0)

    def executions(
        self,
        *,
        reference: str | None = None,
        operation: str | None = None,
        money_only: bool = False,
    ) -> list[Booking]:
        """What was carried out, by operation, participant and reference, oldest first."""
        rows = self._database.execute(
            "SELECT operation, participant, reference, number, amount FROM executions"
            " WHERE (? IS NULL OR reference = ?) AND (? IS NULL OR operation = ?) AND money >= ?"
            " ORDER BY number",
            (reference, reference, operation, operation, int(money_only)),
        )
        grouped: dict[tuple[str, str, str], list[tuple[int, str | None]]] = {}
        for name, participant, key, number, amount in rows:
            grouped.setdefault((name, participant, key), []).append((number, amount))
        return [_booking(*key, entries) for key, entries in grouped.items()]

    def get(self, kind: str, name: str) -> dict[str, Any] | None:
        """One record, or None."""
        row = self._database.execute(
            "SELECT body FROM records WHERE kind = ? AND name = ?", (kind, name)
        ).fetchone()
        return None if row is None else json.loads(row[0])

    def put(self, kind: str, name: str, body: dict[str, Any]) -> None:
        """Write or replace one record; Decimals become strings."""
        self._database.execute(
            "INSERT OR REPLACE INTO records (kind, name, body) VALUES (?, ?, ?)",
            (kind, name, json.dumps(body, default=str)),
        )

    def records(self, kind: str) -> list[tuple[str, dict[str, Any]]]:
        """All records of a kind, by name."""
        rows = self._database.execute(
            "SELECT name, body FROM records WHERE kind = ? ORDER BY name", (kind,)
        )
        return [(name, json.loads(body)) for name, body in rows]

    def clear(self) -> None:
        """Forget everything; numbers go on, so that an old id never means a new booking."""
        with self.transaction():
            self._database.execute("DELETE FROM executions")
            self._database.execute("DELETE FROM records")

    def close(self) -> None:
        """Close the database."""
        self._database.close()


def _booking(
    operation: str, participant: str, reference: str, entries: list[tuple[int, str | None]]
) -> Booking:
    numbers = tuple(str(FIRST_NUMBER + number) for number, _ in entries)
    amount = entries[0][1]
    return Booking(
        operation,
        reference,
        None if amount is None else Decimal(amount),
        numbers[0],
        numbers,
        participant,
    )
