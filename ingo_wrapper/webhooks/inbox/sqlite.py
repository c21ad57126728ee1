"""The inbox on SQLite: standard library, one process, one writing connection.

One connection on purpose: SQLite before 3.51.3 can damage a WAL file that two connections write,
and several writers of one process only queue in SQLite's unfair busy handler. Reads of the
command line go through read-only connections, which never write or checkpoint.
"""

import os
import sqlite3
import threading
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from ingo_wrapper.errors import ConfigurationError

from .errors import StoreUnavailable
from .lockfile import LockFile
from .rows import NewRow
from .schema import SQLITE, migrate
from .sessions import Session
from .sqlite_session import SqliteLease, SqliteSession
from .upsert import upsert_sql

BUSY_MS = 400


class SqliteStore:
    """A file on a local disk (never a network share), open in one process."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.url = str(path)
        self._lock = LockFile(path)
        self._connection: sqlite3.Connection | None = None
        self._pid = 0
        self._closed = False
        self._turn = threading.Lock()
        self._opening = threading.Lock()
        self._leasing = threading.Lock()
        self._leased: set[str] = set()

    def open(self) -> None:
        """Lock the file, connect and migrate. Repeatable."""
        with self._opening:
            if self._connection is not None:
                return
            if self._closed:
                raise StoreUnavailable("the inbox is closed")
            try:
                self._lock.acquire()
                self._connection = self._connect()
                self._pid = os.getpid()
            except BaseException as error:
                self._lock.release()
                if isinstance(error, OSError | sqlite3.Error):
                    raise StoreUnavailable(f"{self.path}: {error}") from error
                raise

    def _connect(self) -> sqlite3.Connection:
        # it will hold personal data: nobody else's business (its -wal and -shm follow suit)
        self.path.touch(mode=0o600)
        connection = sqlite3.connect(
            self.path, timeout=BUSY_MS / 1000, isolation_level=None, check_same_thread=False
        )
        try:
            connection.execute("PRAGMA journal_mode=WAL")
            connection.execute("PRAGMA synchronous=FULL")
            connection.execute("BEGIN IMMEDIATE")
            migrate(SqliteSession(connection), SQLITE)
            connection.execute("COMMIT")
        except BaseException:
            connection.close()
            raise
        return connection

    def close(self) -> None:
        """Close the connection and release the file, for good."""
        with self._opening:
            self._closed = True
            self._shut()

    def _shut(self) -> None:
        connection, self._connection = self._connection, None
        if connection is not None and self._turn.acquire(timeout=2.0):
            # a handler that hangs in a transaction keeps it; nothing of it will be committed
            connection.close()
            self._turn.release()
        self._lock.release()

    @contextmanager
    def turn(self, *, wait: float) -> Iterator[sqlite3.Connection]:
        """Hold the connection for a moment."""
        self._take(wait)
        try:
            yield self._live()
        finally:
            self._turn.release()

    def begin(self, *, wait: float) -> sqlite3.Connection:
        """Open a writing transaction that `end` closes, maybe from another thread."""
        self._take(wait)
        try:
            connection = self._live()
            connection.execute("BEGIN IMMEDIATE")
        except sqlite3.Error as error:
            self._turn.release()
            raise StoreUnavailable(f"{self.path}: {error}") from error
        except BaseException:
            self._turn.release()
            raise
        return connection

    def end(self) -> None:
        """Roll back what is not committed, and let the next writer in."""
        try:
            if self._connection is not None and self._connection.in_transaction:
                with suppress(sqlite3.Error):
                    self._connection.execute("ROLLBACK")
        finally:
            self._turn.release()

    def _take(self, wait: float) -> None:
        if self._connection is None:
            self.open()
        if not self._turn.acquire(timeout=wait):
            raise StoreUnavailable(f"{self.path}: busy for {wait} s with another transaction")

    def _live(self) -> sqlite3.Connection:
        if self._connection is None:
            raise StoreUnavailable(f"{self.path} is not open")
        if self._pid != os.getpid():
            raise ConfigurationError(
                f"{self.path} was opened before a fork: open the inbox in the process that uses it"
            )
        return self._connection

    @contextmanager
    def session(self, *, wait: float = 5.0) -> Iterator[Session]:
        """Open a transaction: committed at the end, rolled back on an exception."""
        connection = self.begin(wait=wait)
        try:
            yield SqliteSession(connection)
            connection.execute("COMMIT")
        finally:
            self.end()

    @contextmanager
    def ack_session(self, *, wait: float) -> Iterator[Session]:
        """Open the acknowledgement's transaction; whatever goes wrong means: not durable."""
        try:
            with self.session(wait=wait) as session:
                yield session
        except sqlite3.Error as error:
            raise StoreUnavailable(f"{self.path}: {error}") from error

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """Read beside the writer, from this process or another."""
        if not self.path.exists():
            raise StoreUnavailable(f"{self.path} does not exist")
        uri = f"{self.path.resolve().as_uri()}?mode=ro"
        try:
            with closing(sqlite3.connect(uri, uri=True, timeout=BUSY_MS / 1000)) as connection:
                yield SqliteSession(connection)
        except sqlite3.OperationalError as error:
            raise StoreUnavailable(f"{self.path}: {error}") from error

    @contextmanager
    def reading_turn(self) -> Iterator[Session]:
        """Read on the writing connection, between the transactions of others."""
        with self.turn(wait=5.0) as connection:
            yield SqliteSession(connection)

    @contextmanager
    def lease(self, event_id: str) -> Iterator[SqliteLease | None]:
        """Take an event; one process, so a set in memory is enough."""
        with self._leasing:
            free = event_id not in self._leased
            self._leased.add(event_id)
        if not free:
            yield None
            return
        lease = SqliteLease(self)
        try:
            yield lease
        finally:
            lease.release()
            self._leased.discard(event_id)

    def upsert(self, session: Session, rows: Sequence[NewRow]) -> list[tuple[int, str]]:
        """Insert deliveries; known ids are counted."""
        found = session.own_many(upsert_sql(1), [each.values() for each in rows])
        return [(each.rows[0][1], each.rows[0][2]) for each in found]

    def enqueue(self, session: Session, ids: Sequence[str], at: float | None = None) -> None:
        """Do nothing: the loop in this process looks at the table."""
