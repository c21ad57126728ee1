"""The inbox on PostgreSQL: any number of processes and machines, handlers run by Procrastinate."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import Any

import psycopg
import psycopg_pool
from psycopg.pq import TransactionStatus

from .errors import HandedBack, StoreUnavailable
from .jobs import Jobs
from .schema import POSTGRES, migrate
from .sessions import Rows, Session

Connection = psycopg.Connection[tuple[Any, ...]]
_LOST = (psycopg.OperationalError, psycopg.InterfaceError)
_MIGRATION_LOCK = 0x1460_1B0E


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


class PostgresStore:
    """Tables `ingo_inbox` and Procrastinate's, in the schema that the URL's search path names."""

    def __init__(self, url: str, *, connections: int, jobs: Jobs | None) -> None:
        self.url = url
        self.jobs = jobs
        self._pool = psycopg_pool.ConnectionPool(
            url,
            min_size=1,
            max_size=connections,
            open=False,
            kwargs={"connect_timeout": 2, "application_name": "ingo-inbox"},
            check=psycopg_pool.ConnectionPool[Connection].check_connection,
            reconnect_timeout=2.0,
            name="ingo-inbox",
        )
        self._ack: Connection | None = None
        self._ready = False

    def open(self) -> None:
        """Migrate, then fill the pool. Repeatable."""
        if self._ready:
            return
        try:
            with psycopg.connect(self.url, connect_timeout=2) as connection:
                session = PostgresSession(connection)
                session.own("SELECT pg_advisory_xact_lock(?)", (_MIGRATION_LOCK,))
                migrate(session, POSTGRES)
                if self.jobs is not None:
                    self.jobs.create_tables(session)
        except _LOST as error:
            raise StoreUnavailable(f"PostgreSQL: {type(error).__name__}") from error
        self._pool.open()
        self._ready = True

    def close(self) -> None:
        """Close all connections."""
        self._pool.close()
        self._drop_ack()

    @contextmanager
    def session(self, *, wait: float = 5.0) -> Iterator[Session]:
        """Open a transaction: committed at the end, rolled back on an exception."""
        with self._connection(wait) as connection:
            yield PostgresSession(connection)

    reading = session

    @contextmanager
    def _connection(self, wait: float) -> Iterator[Connection]:
        try:
            connection = self._pool.getconn(timeout=wait)
        except (psycopg_pool.PoolTimeout, psycopg_pool.PoolClosed, *_LOST) as error:
            raise StoreUnavailable(f"PostgreSQL: {type(error).__name__}") from error
        try:
            with connection:
                yield connection
        finally:
            self._pool.putconn(connection)

    @contextmanager
    def ack_session(self, *, wait: float) -> Iterator[Session]:
        """Open the acknowledgement's transaction, on a connection of its own with short limits."""
        try:
            if self._ack is None or self._ack.closed:
                self._ack = self._connect_ack(wait)
            with self._ack.transaction():
                yield PostgresSession(self._ack)
        except _LOST as error:
            self._drop_ack()
            raise StoreUnavailable(f"PostgreSQL: {type(error).__name__}") from error

    def _connect_ack(self, wait: float) -> Connection:
        connection = psycopg.connect(
            self.url,
            connect_timeout=2,
            tcp_user_timeout=2000,
            application_name="ingo-inbox ack",
            autocommit=True,
        )
        session = PostgresSession(connection)
        session.own("SELECT set_config('statement_timeout', ?, false)", (f"{int(wait * 1000)}ms",))
        # acknowledged means durable, whatever the default of the role or the database is
        session.own(
            "SELECT set_config('synchronous_commit', 'on', false)"
            " WHERE current_setting('synchronous_commit') = 'off'"
        )
        return connection

    def _drop_ack(self) -> None:
        if self._ack is not None:
            with suppress(psycopg.Error):
                self._ack.close()
            self._ack = None

    @contextmanager
    def lease(self, event_id: str) -> Iterator[PostgresLease | None]:
        """Take an event, on whatever machine; a dead owner's lock ends with its connection."""
        with self._connection(5.0) as connection:
            session = PostgresSession(connection)
            got = session.own(
                "SELECT pg_try_advisory_xact_lock(hashtextextended(?, 0))",
                (f"ingo_inbox:{event_id}",),
            ).first()
            try:
                yield PostgresLease(session) if got and got[0] else None
            finally:
                # what was committed is committed; the rest was never meant to stay
                with suppress(psycopg.Error):
                    connection.rollback()

    def enqueue(self, session: Session, ids: Sequence[str], at: float | None = None) -> None:
        """Defer a job per event in the same transaction."""
        if self.jobs is not None and ids:
            self.jobs.defer(session.raw, ids, at)
