"""Run handlers on PostgreSQL with Procrastinate: workers, heartbeats, take-over of dead ones."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Any

import procrastinate
import psycopg
import psycopg_pool

from . import queue_table
from .errors import StoreUnavailable
from .failing import describe
from .jobs import QUEUE, TASK, orphans, take_over
from .retries import RetryPolicy
from .sessions import Store
from .threads import DaemonThreads

log = logging.getLogger("ingo_wrapper.webhooks.inbox")
_LOST = (
    procrastinate.exceptions.ConnectorException,
    psycopg.Error,
    psycopg_pool.PoolTimeout,
    StoreUnavailable,
    OSError,
)


class ProcrastinateWork:
    """A Procrastinate worker that comes back after the database was away."""

    def __init__(
        self,
        *,
        store: Store,
        handle: Callable[[str], Awaitable[Any]],
        threads: DaemonThreads,
        concurrency: int,
        retry: RetryPolicy,
        takeover: float,
        clock: Callable[[], float],
    ) -> None:
        self._store = store
        self._handle = handle
        self._threads = threads
        self._concurrency = concurrency
        self._retry = retry
        self._takeover = takeover
        self._clock = clock

    def wake(self) -> None:
        """Do nothing: PostgreSQL notifies the workers."""

    async def run(self, stopping: asyncio.Event, limit: float) -> None:
        """Work until told to stop, then finish what runs within *limit* seconds."""
        stop = asyncio.ensure_future(stopping.wait())
        try:
            while not stop.done():
                session = asyncio.create_task(self._work(limit))
                await asyncio.wait({stop, session}, return_when=asyncio.FIRST_COMPLETED)
                if not session.done():
                    session.cancel()
                try:
                    await session
                except asyncio.CancelledError:
                    if not stop.done():
                        raise
                except _LOST as error:
                    log.warning("worker interrupted, starting again: %s", describe(error))
                if not stop.done():
                    await asyncio.wait({stop}, timeout=1.0)
        finally:
            stop.cancel()

    async def _work(self, limit: float) -> None:
        app = self._app()
        try:
            await app.open_async()
            worker = asyncio.create_task(self._worker(app, limit))
            sweeper = asyncio.create_task(self._sweep(app))
            try:
                await asyncio.wait({worker, sweeper}, return_when=asyncio.FIRST_COMPLETED)
            finally:
                sweeper.cancel()
                worker.cancel()  # Procrastinate takes this as the wish for a graceful end
                results = await asyncio.gather(worker, sweeper, return_exceptions=True)
            for result in results:
                if isinstance(result, Exception):
                    raise result
        finally:
            with suppress(*_LOST):
                await app.close_async()

    def _app(self) -> procrastinate.App:
        connector = procrastinate.PsycopgConnector(
            conninfo=self._store.url,
            min_size=1,
            max_size=max(4, self._concurrency // 2),
            timeout=5.0,
            kwargs={"connect_timeout": 2, "application_name": "ingo-inbox worker"},
        )
        app = procrastinate.App(connector=connector)

        # what ends in an exception here is trouble with the store, not with a handler
        async def handle(event_id: str) -> None:
            await self._handle(event_id)

        app.task(name=TASK, queue=QUEUE, retry=procrastinate.RetryStrategy(wait=2))(handle)
        return app

    async def _worker(self, app: procrastinate.App, limit: float) -> None:
        await app.run_worker_async(
            queues=[QUEUE],
            name="ingo_inbox",
            concurrency=self._concurrency,
            fetch_job_polling_interval=1.0,
            shutdown_graceful_timeout=limit,
            delete_jobs="successful",
            install_signal_handlers=False,
            update_heartbeat_interval=self._takeover / 3,
            stalled_worker_timeout=self._takeover,
        )

    async def _sweep(self, app: procrastinate.App) -> None:
        """Take over from dead workers, and give a job to events that have lost theirs."""
        while True:
            await asyncio.sleep(self._takeover / 3)
            stalled = await app.job_manager.get_stalled_jobs(
                queue=QUEUE, seconds_since_heartbeat=self._takeover
            )
            for job in stalled:
                await self._in_thread(self._take_over, job.id, str(job.task_kwargs["event_id"]))
            await self._in_thread(self._adopt_orphans)

    def _take_over(self, job_id: int, event_id: str) -> None:
        # in one transaction: the next process to run the event may be killed by it at once, and
        # that this one was killed must have been counted by then
        with suppress(psycopg.errors.RaiseException), self._store.session() as session:
            take_over(session, job_id)
            queue_table.count_crash(
                session, self._store, event_id, self._retry.attempts, self._clock()
            )

    def _adopt_orphans(self) -> None:
        with self._store.session() as session:
            self._store.enqueue(session, orphans(session, self._clock(), self._takeover))

    async def _in_thread(self, call: Callable[..., None], *args: Any) -> None:
        await asyncio.wrap_future(self._threads.submit(call, *args))
