"""A transaction and a lease on SQLite's one connection."""

import sqlite3
from collections.abc import Sequence
from typing import TYPE_CHECKING

from .errors import HandedBack
from .sessions import Rows, Session

if TYPE_CHECKING:
    from .sqlite import SqliteStore


class SqliteSession:
    """A transaction on the one connection."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.raw = connection

    def execute(self, sql: str, params: Sequence[object] = ()) -> Rows:
        """Run a statement."""
        cursor = self.raw.execute(sql, params)
        return Rows(cursor.fetchall(), cursor.rowcount)

    own = execute

    def own_many(self, sql: str, params: Sequence[Sequence[object]]) -> list[Rows]:
        """Run one statement for many rows."""
        return [self.execute(sql, each) for each in params]

    def alive(self) -> bool:
        """Tell whether the transaction is open."""
        return self.raw.in_transaction


class SqliteLease:
    """The right to handle one event; the database is held only from the first write on."""

    def __init__(self, store: "SqliteStore") -> None:
        self._store = store
        self._session: SqliteSession | None = None

    def peek(self, sql: str, params: Sequence[object]) -> Rows:
        """Read between the transactions of others."""
        if self._session is not None:
            return self._session.own(sql, params)
        with self._store.reading_turn() as session:
            return session.own(sql, params)

    def session(self) -> Session:
        """Open the transaction, once."""
        if self._session is None:
            self._session = SqliteSession(self._store.begin(wait=30.0))
        return self._session

    def commit(self) -> None:
        """Commit and let the next writer in."""
        if self._session is not None:
            if not self._session.alive():
                raise HandedBack("the transaction was ended by someone else")
            self._session.raw.execute("COMMIT")
            self._store.end()
            self._session = None

    def release(self) -> None:
        """Roll back what was not committed."""
        if self._session is not None:
            self._session = None
            self._store.end()
