"""The loop that runs handlers in one process on SQLite."""

import asyncio
import contextlib
import logging
import sqlite3
from collections.abc import Awaitable, Callable
from typing import Any

from . import queue_table
from .errors import HandedBack, StoreUnavailable
from .failing import describe
from .requests import Requests
from .retries import RetryPolicy
from .sqlite import SqliteStore
from .threads import DaemonThreads

log = logging.getLogger("ingo_wrapper.webhooks.inbox")
POLL = 0.25


class SqliteWork:
    """Claims due events and hands them to the handlers, so many at a time."""

    def __init__(
        self,
        *,
        store: SqliteStore,
        handle: Callable[[str], Awaitable[Any]],
        threads: DaemonThreads,
        concurrency: int,
        retry: RetryPolicy,
        clock: Callable[[], float],
        requests: Requests,
    ) -> None:
        self._store = store
        self._handle = handle
        self._threads = threads
        self._concurrency = concurrency
        self._retry = retry
        self._clock = clock
        self._requests = requests
        self._running: dict[asyncio.Task[None], str] = {}
        self._wake = asyncio.Event()
        self._loop = asyncio.get_running_loop()

    def wake(self) -> None:
        """Look at once; called from the thread that commits new events."""
        with contextlib.suppress(RuntimeError):  # the loop has just ended
            self._loop.call_soon_threadsafe(self._wake.set)

    async def run(self, stopping: asyncio.Event, limit: float) -> None:
        """Work until told to stop, then finish what runs within *limit* seconds."""
        await self._in_thread(self._recover)
        stop = asyncio.ensure_future(stopping.wait())
        try:
            while not stop.done():
                self._wake.clear()
                started = await self._start_due()
                await self._wait(stop, full=started == 0)
        finally:
            stop.cancel()
            await self._finish(limit)

    async def _wait(self, stop: "asyncio.Future[Any]", *, full: bool) -> None:
        """Wait for a reason to look again: a free place, a new event, the next poll."""
        free = len(self._running) < self._concurrency
        if free and not full:
            return
        wake = asyncio.ensure_future(self._wake.wait())
        reasons: set[asyncio.Future[Any]] = {stop, *self._running}
        if free:
            reasons.add(wake)
        await asyncio.wait(reasons, timeout=POLL, return_when=asyncio.FIRST_COMPLETED)
        wake.cancel()

    async def _start_due(self) -> int:
        free = self._concurrency - len(self._running)
        if free <= 0:
            return 0
        try:
            ids = await self._in_thread(self._claim, free)
        except (StoreUnavailable, sqlite3.Error) as error:
            log.warning("cannot look for due events: %s", describe(error))
            await asyncio.sleep(POLL)
            return 0
        for each in ids:
            task = asyncio.create_task(self._one(each))
            self._running[task] = each
            task.add_done_callback(lambda done: self._running.pop(done, None))
        return len(ids)

    async def _one(self, event_id: str) -> None:
        try:
            await self._handle(event_id)
        except HandedBack:
            pass
        except Exception as error:
            log.warning("event %s could not be handled now: %s", event_id, describe(error))
            await asyncio.sleep(1.0)

    def _claim(self, free: int) -> list[str]:
        self._requests.serve()
        running = set(self._running.values())
        with self._store.reading_turn() as session:
            due = queue_table.due(session, self._clock(), free + len(running))
        ids = [each for each in due if each not in running][:free]
        if ids:
            with self._store.session() as session:
                queue_table.start(session, ids, self._clock())
        return ids

    def _recover(self) -> None:
        with self._store.session() as session:
            queue_table.recover(session, self._store, self._retry.attempts, self._clock())

    async def _finish(self, limit: float) -> None:
        if self._running:
            await asyncio.wait(self._running, timeout=limit)
        left = list(self._running)
        for task in left:
            task.cancel()
        await asyncio.gather(*left, return_exceptions=True)
        with contextlib.suppress(StoreUnavailable, sqlite3.Error):
            await self._in_thread(self._hand_back)

    def _hand_back(self) -> None:
        with self._store.session(wait=1.0) as session:
            queue_table.hand_back(session)

    async def _in_thread(self, call: Callable[..., Any], *args: Any) -> Any:
        return await asyncio.wrap_future(self._threads.submit(call, *args))
