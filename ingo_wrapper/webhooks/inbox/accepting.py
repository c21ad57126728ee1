"""From an event to a durable row, within a time limit: all that happens before the 2xx."""

import asyncio
import time
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from concurrent.futures import TimeoutError as LateError

from .commit import GroupCommit
from .counters import Counters
from .errors import StoreUnavailable
from .rows import NewRow, OrderBy, new_row
from .sealing import Sealing
from .seam import IncomingEvent
from .sessions import Store
from .table import Accepted, insert


class Acceptance:
    """The acknowledgement path of an inbox."""

    def __init__(
        self,
        *,
        store: Store,
        sealing: Sealing,
        counters: Counters,
        order_by: OrderBy,
        limit: float,
        clock: Callable[[], float],
        announce: Callable[[], None],
    ) -> None:
        self._store = store
        self._sealing = sealing
        self._counters = counters
        self._order_by = order_by
        self._limit = limit
        self._clock = clock
        self._announce = announce
        self._open = True
        self._commit = GroupCommit(self._write)

    def accept(self, event: IncomingEvent) -> Accepted:
        """Store an event from a thread."""
        began = time.perf_counter()
        try:
            accepted = self._submit(event).result(self._limit)
        except LateError:
            raise self._too_late() from None
        self._count(accepted, began)
        return accepted

    async def accept_async(self, event: IncomingEvent) -> Accepted:
        """Store an event from an event loop."""
        began = time.perf_counter()
        try:
            async with asyncio.timeout(self._limit):
                accepted = await asyncio.wrap_future(self._submit(event))
        except TimeoutError:
            raise self._too_late() from None
        self._count(accepted, began)
        return accepted

    def refuse(self) -> None:
        """Take no more events."""
        self._open = False

    def close(self) -> None:
        """Write what is queued."""
        self.refuse()
        self._commit.close()

    def _submit(self, event: IncomingEvent) -> "Future[Accepted]":
        if not self._open:
            raise StoreUnavailable("the inbox is closed")
        return self._commit.submit(
            new_row(event, order_by=self._order_by, sealing=self._sealing, now=self._clock())
        )

    def _write(self, rows: Sequence[NewRow]) -> list[Accepted]:
        self._store.open()
        with self._store.ack_session(wait=self._limit) as session:
            accepted = insert(session, self._store, rows, self._sealing)
        if any(each.new for each in accepted):
            self._announce()
        return accepted

    def _too_late(self) -> StoreUnavailable:
        self._counters.add("refused")
        return StoreUnavailable(f"not durable within {self._limit} s")

    def _count(self, accepted: Accepted, began: float) -> None:
        self._counters.acknowledged(time.perf_counter() - began)
        if not accepted.new:
            self._counters.add("conflicts" if accepted.conflict else "duplicates")
