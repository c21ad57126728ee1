"""Which engine runs the handlers of an inbox, and what happens before it starts."""

import asyncio
from typing import TYPE_CHECKING, Any, Protocol

from . import queue_table
from .sqlite import SqliteStore

if TYPE_CHECKING:
    from .running import Running


_BATCH = 500


class Work(Protocol):
    """An engine at work."""

    def wake(self) -> None:
        """Look for new events at once."""

    async def run(self, stopping: asyncio.Event, limit: float) -> None:
        """Work until told to stop."""


def prepare(inbox: "Running") -> None:
    """Open the store, and give events of late that had no handler to those of today."""
    inbox.open()
    now = inbox.clock()
    since = now - inbox.adopt
    with inbox.store.reading() as session:
        found = queue_table.unhandled(session, since)
    for topic, version, body in found:
        number = _BATCH if _has_handler(inbox, body) else 0
        while number == _BATCH:
            with inbox.store.session() as session:
                number = queue_table.adopt(
                    session,
                    inbox.store,
                    (topic, version),
                    since=since,
                    now=now,
                    limit=_BATCH,
                )


def _has_handler(inbox: "Running", body: bytes) -> bool:
    try:
        event: Any = inbox.parse(inbox.sealing.unseal(body))
    except Exception:
        return False
    return bool(inbox.registry.matching(event))


def engine_of(inbox: "Running") -> Work:
    """Make the engine that fits the database."""

    async def handle(event_id: str) -> Any:
        # an engine that calls a little early by its own clock is right all the same
        return await inbox.handle_async(event_id, slack=5.0)

    if isinstance(inbox.store, SqliteStore):
        from .requests import Requests
        from .working import SqliteWork

        return SqliteWork(
            store=inbox.store,
            handle=inbox.handle_async,
            threads=inbox.threads,
            concurrency=inbox.concurrency,
            retry=inbox.retry,
            clock=inbox.clock,
            requests=Requests(inbox.store.path, inbox.operations.carry),
        )
    from .procrastinating import ProcrastinateWork

    return ProcrastinateWork(
        store=inbox.store,
        handle=handle,
        threads=inbox.threads,
        concurrency=inbox.concurrency,
        retry=inbox.retry,
        takeover=inbox.takeover,
        clock=inbox.clock,
    )
