"""The durable inbox: an acknowledged event is on disk, and its handlers run exactly once.

    inbox = Inbox("events.db")                      # or "postgresql://..."

    @inbox.on(CheckPaid)
    def book(event, tx):
        tx.execute("UPDATE claims SET paid = 1 WHERE ref = ?", (event.participant_unique_id1,))

What a handler writes through `tx` and the mark "handled" commit together. Effects elsewhere (a
mail, a call) happen at least once: give them the event's id as their key.
"""

import asyncio
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, Literal, TypeVar

from ingo_wrapper.errors import ConfigurationError

from .accepting import Acceptance
from .counters import Counters
from .handling import Handling
from .operations import Operations
from .outcome import Outcome, Run
from .registry import Registry
from .retries import RetryPolicy
from .rows import OrderBy, text
from .running import Running
from .sealing import Cipher, Sealing
from .seam import IncomingEvent, Parse, default_parse
from .stores import open_store
from .table import Accepted
from .threads import DaemonThreads
from .transactions import Transaction

F = TypeVar("F", bound=Callable[..., Any])


class Inbox(Running):
    """A durable inbox for webhooks.

    Args:
        url: a file path (SQLite: one process, local disk) or a `postgresql://` URL (any number
            of processes; needs the extra `postgres`).
        parse: turns a stored body into the event that handlers get.
        order_by: an attribute of events ("participant_unique_id1", "party_id", ...) or a function
            of the event; events with the same key are handled in the order of their arrival, and
            an unfinished one holds up the later ones. A dead letter does not.
        cipher: encrypts bodies at rest, e.g. `cryptography.fernet.Fernet(key)`.
        retry: back-off and limit for handlers that fail.
        ack_limit: seconds after which `accept` gives up with `StoreUnavailable`.
        concurrency: handlers at a time in this process.
        engine: "own" runs handlers here (SQLite) or with Procrastinate (PostgreSQL); "external"
            leaves it to your engine, which calls `handle(event_id)`.
        takeover: seconds without a heartbeat after which a dead worker's events are taken over.
        adopt: on start, events up to so many seconds old for which there was no handler run if
            there is one now (a rolling deploy); older ones only by `operations.replay`.
        handler_limit: seconds an async handler may take.
        on_error: gets (event, exception) of each failure, e.g. to report it.
        clock: the time, in Unix seconds.
    """

    def __init__(
        self,
        url: str | Path,
        *,
        parse: Parse = default_parse,
        order_by: OrderBy = None,
        cipher: Cipher | None = None,
        retry: RetryPolicy | None = None,
        ack_limit: float = 0.8,
        concurrency: int = 8,
        engine: Literal["own", "external"] = "own",
        takeover: float = 15.0,
        adopt: float = 86400.0,
        handler_limit: float = 300.0,
        on_error: Callable[[Any, BaseException], None] | None = None,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self.store = open_store(url, connections=concurrency + 4, external=engine == "external")
        self.engine = engine
        self.counters = Counters()
        self.registry = Registry()
        self.sealing = Sealing(cipher)
        self.operations = Operations(self.store, self.sealing, clock)
        self.clock = clock
        self.parse = parse
        self.retry = retry or RetryPolicy()
        self.concurrency = concurrency
        self.takeover = takeover
        self.adopt = adopt
        self._acceptance = Acceptance(
            store=self.store,
            sealing=self.sealing,
            counters=self.counters,
            order_by=order_by,
            limit=ack_limit,
            clock=clock,
            announce=self.wake,
        )
        self._begun = threading.Event()
        self._workers = DaemonThreads(concurrency, "ingo-handler")
        self.threads = DaemonThreads(concurrency + 2, "ingo-database")
        self._handling = Handling(
            store=self.store,
            registry=self.registry,
            parse=parse,
            sealing=self.sealing,
            retry=self.retry,
            clock=clock,
            handler_limit=handler_limit,
            threads=self.threads,
            counters=self.counters,
            on_error=on_error,
        )

    def on(
        self,
        *what: type[Any] | str,
        name: str | None = None,
        version: int = 1,
        versions: Sequence[str] = (),
    ) -> Callable[[F], F]:
        """Register a handler of (event, transaction), or of (event) only; sync or async.

        Args:
            what: event types and topics (as received or canonical); none, or "*": every event.
            name: under which handled events are recorded; keep it when the function is renamed.
            version: raise it to have `operations.replay` run the new handler on old events.
            versions: the values of `metadata.version` to take, e.g. ("3", "4").
        """
        return self.registry.on(*what, name=name, version=version, versions=tuple(versions))

    def open(self) -> None:
        """Connect and migrate now, to fail at the start of a service rather than later.

        Raises:
            StoreUnavailable: the database cannot be reached, or (StoreInUse) the SQLite file is
                open in another process.
        """
        self.store.open()

    def accept(self, event: IncomingEvent) -> Accepted:
        """Store an event; when this returns it is durable: answer 2xx, for duplicates too.

        Raises:
            StoreUnavailable: it is not; answer 503, Ingo delivers again.
        """
        return self._acceptance.accept(event)

    async def accept_async(self, event: IncomingEvent) -> Accepted:
        """Store an event, as `accept` does, without blocking the event loop."""
        return await self._acceptance.accept_async(event)

    def handle(self, event_id: str) -> Outcome:
        """Run the handlers of one event here and now: the seam for Celery and other engines.

        Raises:
            StoreUnavailable: the database is away; nothing happened, try again.
        """
        with suppress(RuntimeError):
            asyncio.get_running_loop()
            raise ConfigurationError("in an event loop use handle_async")
        self.open()
        return self._handling.run(Run(text(event_id) or ""))

    async def handle_async(self, event_id: str, *, slack: float = 0.0) -> Outcome:
        """Run the handlers of one event; async ones in this event loop, sync ones in a thread.

        Args:
            slack: seconds that an event may run before its time (clocks of machines differ).
        """
        run = Run(text(event_id) or "", loop=asyncio.get_running_loop(), slack=slack)
        try:
            return await asyncio.wrap_future(self._workers.submit(self._handling.run, run))
        except asyncio.CancelledError:
            run.hand_back()
            raise

    @contextmanager
    def transaction(self) -> Iterator[Transaction]:
        """Open a transaction of the inbox's database, e.g. to create the tables of handlers."""
        self.open()
        with self.store.session() as session:
            yield Transaction(lambda: session)

    def close(self) -> None:
        """Take no more events, stop working, write what is queued, let go of the database."""
        self._acceptance.refuse()
        self.stop()
        self._acceptance.close()
        self._workers.close()
        self.threads.close()
        self.store.close()
