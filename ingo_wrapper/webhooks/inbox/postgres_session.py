"""A transaction and a lease on a PostgreSQL connection."""

from collections.abc import Sequence
from typing import Any

import psycopg
from psycopg.pq import TransactionStatus

from .errors import HandedBack
from .sessions import Rows, Session

Connection = psycopg.Connection[tuple[Any, ...]]


class PostgresSession:
    """A transaction on one connection."""

    def __init__(self, connection: Connection) -> None:
        self.raw = connection

    def execute(self, sql: str, params: Sequence[object] = ()) -> Rows:
        """Run a statement with psycopg's `%s` placeholders."""
        cursor = self.raw.execute(sql.encode(), params or None)
        rows = cursor.fetchall() if cursor.description else []
        return Rows(rows, cursor.rowcount)

    def own(self, sql: str, params: Sequence[object] = ()) -> Rows:
        """Run a statement of the inbox."""
        return self.execute(sql.replace("?", "%s"), params)

    def own_many(self, sql: str, params: Sequence[Sequence[object]]) -> list[Rows]:
        """Run one statement for many rows; psycopg sends them as one pipeline."""
        if len(params) == 1:
            return [self.own(sql, params[0])]
        results = []
        with self.raw.cursor() as cursor:
            cursor.executemany(sql.replace("?", "%s").encode(), params, returning=True)
            while True:
                results.append(Rows(cursor.fetchall(), cursor.rowcount))
                if not cursor.nextset():
                    return results

    def alive(self) -> bool:
        """Tell whether the transaction is open and not aborted by an error."""
        return self.raw.info.transaction_status == TransactionStatus.INTRANS


class PostgresLease:
    """The right to handle one event: an advisory lock that ends with its transaction."""

    def __init__(self, session: PostgresSession) -> None:
        self._session = session

    def peek(self, sql: str, params: Sequence[object]) -> Rows:
        """Read in the transaction that holds the lock."""
        return self._session.own(sql, params)

    def session(self) -> Session:
        """Give the transaction that holds the lock."""
        return self._session

    def commit(self) -> None:
        """Commit; refuses when the transaction is broken, or the lock with it is gone."""
        if not self._session.alive():
            raise HandedBack("the transaction is broken or was ended by someone else")
        self._session.raw.commit()
