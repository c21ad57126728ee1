"""One transaction on either database, behind the few calls that the inbox and handlers use."""

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from typing import Any, Protocol

from .rows import NewRow


@dataclass(frozen=True, slots=True)
class Rows:
    """What a statement gave back: all its rows, and how many rows it changed."""

    rows: list[tuple[Any, ...]] = field(default_factory=list)
    rowcount: int = -1

    def __iter__(self) -> Iterator[tuple[Any, ...]]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)

    def first(self) -> tuple[Any, ...] | None:
        """Give the first row, if there is one."""
        return self.rows[0] if self.rows else None


class Session(Protocol):
    """An open transaction. The inbox's own statements use `?` on both databases."""

    raw: Any

    def execute(self, sql: str, params: Sequence[object] = ()) -> Rows:
        """Run a statement of the caller's, in the driver's own placeholder style."""

    def own(self, sql: str, params: Sequence[object] = ()) -> Rows:
        """Run a statement of the inbox, written with `?`."""

    def own_many(self, sql: str, params: Sequence[Sequence[object]]) -> list[Rows]:
        """Run one statement of the inbox for many rows, in few round trips."""

    def alive(self) -> bool:
        """Tell whether the transaction is still open."""


class Lease(Protocol):
    """The sole right to handle one event; its session opens when first asked for."""

    def peek(self, sql: str, params: Sequence[object]) -> Rows:
        """Read without opening a long transaction where that can be avoided."""

    def session(self) -> Session:
        """Give the transaction in which effects and mark are written."""

    def commit(self) -> None:
        """Commit what the session holds."""


class Store(Protocol):
    """A database that holds the inbox."""

    url: str

    def open(self) -> None:
        """Connect, take what must be held alone, migrate the schema. Repeatable."""

    def close(self) -> None:
        """Let go of everything."""

    def session(self, *, wait: float = 5.0) -> AbstractContextManager[Session]:
        """Open a transaction: committed at the end, rolled back on an exception."""

    def ack_session(self, *, wait: float) -> AbstractContextManager[Session]:
        """Open the transaction of the acknowledgement path: fails fast, never hangs."""

    def upsert(self, session: Session, rows: Sequence[NewRow]) -> list[tuple[int, str]]:
        """Insert deliveries and announce the new ones; known ids are counted.

        Returns:
            For each row how often its id has been delivered, and the digest of the first body.
        """

    def reading(self) -> AbstractContextManager[Session]:
        """Open a session that only reads and holds up no acknowledgement."""

    def lease(self, event_id: str) -> AbstractContextManager[Lease | None]:
        """Take the sole right to handle an event, or None when someone else has it."""

    def enqueue(self, session: Session, ids: Sequence[str], at: float | None = None) -> None:
        """Tell the engine, in the same transaction, that events are ready (or will be, *at*)."""
