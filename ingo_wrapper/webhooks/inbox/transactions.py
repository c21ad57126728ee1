"""What a handler gets to write with: the transaction that also marks the event as handled."""

import asyncio
from collections.abc import Callable, Sequence
from typing import Any

from .errors import HandedBack
from .sessions import Rows, Session
from .threads import DaemonThreads


class Transaction:
    """A transaction of the inbox's database. It commits together with the mark "handled".

    On SQLite the file is held from the first `execute` until the handler returns, and
    acknowledgements wait meanwhile: do what is slow before the first `execute`.
    """

    def __init__(self, session: Callable[[], Session]) -> None:
        self._session = session
        self._revoked = False

    def execute(self, sql: str, params: Sequence[object] = ()) -> Rows:
        """Run one statement (placeholders: `?` on SQLite, `%s` on PostgreSQL).

        Raises:
            HandedBack: the worker is shutting down, or the statement ended the transaction.
        """
        session = self._open()
        rows = session.execute(sql, params)
        if not session.alive():
            raise HandedBack("a handler must not commit or roll back: the inbox does")
        return rows

    @property
    def connection(self) -> Any:
        """The driver's connection (`sqlite3` or psycopg), for what `execute` cannot do."""
        return self._open().raw

    def _open(self) -> Session:
        if self._revoked:
            raise HandedBack("this event was handed back")
        return self._session()

    def revoke(self) -> None:
        """Make every further use fail."""
        self._revoked = True

    @property
    def revoked(self) -> bool:
        """Whether the event was handed back."""
        return self._revoked


class AsyncTransaction:
    """The same transaction for an async handler; statements run outside the event loop."""

    def __init__(self, transaction: Transaction, threads: DaemonThreads | None) -> None:
        self._transaction = transaction
        self._threads = threads

    async def execute(self, sql: str, params: Sequence[object] = ()) -> Rows:
        """Run one statement, as `Transaction.execute` does."""
        if self._threads is None:
            return self._transaction.execute(sql, params)
        return await asyncio.wrap_future(
            self._threads.submit(self._transaction.execute, sql, params)
        )

    @property
    def connection(self) -> Any:
        """The driver's (blocking) connection."""
        return self._transaction.connection
