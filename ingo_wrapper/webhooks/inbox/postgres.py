"""The inbox on PostgreSQL: any number of processes and machines, handlers run by Procrastinate."""

import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress

import psycopg
import psycopg_pool

from .errors import StoreUnavailable
from .jobs import LOCK, Jobs
from .postgres_session import Connection, PostgresLease, PostgresSession
from .rows import NewRow
from .schema import POSTGRES, migrate
from .sessions import Session
from .upsert import upsert_sql

_LOST = (psycopg.OperationalError, psycopg.InterfaceError)
_MIGRATION_LOCK = 0x1460_1B0E


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
        self._closed = False
        self._opening = threading.Lock()

    def open(self) -> None:
        """Migrate, then fill the pool. Repeatable."""
        with self._opening:
            if self._closed:
                raise StoreUnavailable("the inbox is closed")
            if not self._ready:
                self._open()

    def _open(self) -> None:
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
        """Close all connections, for good."""
        with self._opening:
            self._closed = True
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
        if not self._ready:
            self.open()
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
        """Give the acknowledgement's own connection: short limits, every statement commits."""
        try:
            if self._ack is None or self._ack.closed:
                self._ack = self._connect_ack(wait)
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
                (f"{LOCK}{event_id}",),
            ).first()
            try:
                yield PostgresLease(session) if got and got[0] else None
            finally:
                # what was committed is committed; the rest was never meant to stay
                with suppress(psycopg.Error):
                    connection.rollback()

    def upsert(self, session: Session, rows: Sequence[NewRow]) -> list[tuple[int, str]]:
        """Insert deliveries, with their jobs, in one statement: one round trip, one commit."""
        left = list(range(len(rows)))
        result: dict[int, tuple[int, str]] = {}
        while left:
            # a statement may touch an id once; all writers take ids in one order, or they could
            # wait for each other
            layer = sorted({rows[index].id: index for index in reversed(left)}.items())
            params = [value for _, index in layer for value in rows[index].values()]
            sql = upsert_sql(len(layer)) if self.jobs is None else self.jobs.upsert_sql(len(layer))
            known = dict(layer)
            for event_id, deliveries, digest, *_ in session.own(sql, params):
                result[known[event_id]] = (deliveries, digest)
            left = [index for index in left if index not in result]
        return [result[index] for index in range(len(rows))]

    def enqueue(self, session: Session, ids: Sequence[str], at: float | None = None) -> None:
        """Defer a job per event in the same transaction."""
        if self.jobs is not None and ids:
            self.jobs.defer(session.raw, ids, at)
