"""Run the handlers of one event: each in its own transaction, each exactly once in the database."""

import asyncio
import logging
from collections.abc import Callable
from concurrent.futures import TimeoutError as LateError
from typing import Any

from . import table
from .counters import Counters
from .errors import GiveUp, HandedBack, RetryLater
from .failing import describe
from .outcome import Outcome, Result, Run
from .registry import Handler, Registry
from .retries import RetryPolicy
from .rows import DEAD, DONE, UNHANDLED, WAITING
from .sealing import Sealing
from .seam import Parse
from .sessions import Lease, Store
from .threads import DaemonThreads
from .transactions import AsyncTransaction, Transaction

log = logging.getLogger("ingo_wrapper.webhooks.inbox")


class Handling:
    """The part of the inbox that runs handlers; knows no engine and no loop of its own."""

    def __init__(
        self,
        *,
        store: Store,
        registry: Registry,
        parse: Parse,
        sealing: Sealing,
        retry: RetryPolicy,
        clock: Callable[[], float],
        handler_limit: float,
        threads: DaemonThreads,
        counters: Counters,
        on_error: Callable[[Any, BaseException], None] | None,
    ) -> None:
        self._store = store
        self._registry = registry
        self._parse = parse
        self._sealing = sealing
        self._retry = retry
        self._clock = clock
        self._limit = handler_limit
        self._threads = threads
        self._counters = counters
        self._on_error = on_error

    def run(self, run: Run) -> Outcome:
        """Run what is left to do for an event, handler by handler."""
        while True:
            with self._store.lease(run.event_id) as lease:
                if lease is None:
                    return Outcome(run.event_id, Result.BUSY, self._clock() + 1.0)
                row = table.load(lease, run.event_id)
                outcome = self._not_now(run, row, lease)
                if outcome is None and row is not None:
                    outcome = self._next(run, row, lease)
                if outcome is not None:
                    return outcome

    def _not_now(self, run: Run, row: table.Stored | None, lease: Lease) -> Outcome | None:
        if run.revoked:
            raise HandedBack("the worker is shutting down")
        if row is None:
            return Outcome(run.event_id, Result.MISSING)
        if row.status != WAITING:
            return Outcome(run.event_id, Result.SETTLED)
        now = self._clock()
        if row.next_at > now + run.slack:
            self._store.enqueue(lease.session(), [row.id], row.next_at)
            lease.commit()
            return Outcome(row.id, Result.NOT_DUE, row.next_at)
        blocked = table.blocked_until(lease, row)
        if blocked is not None:
            # the end of the earlier event announces this one; asking again is for the rare case
            # that this one arrived while that end was being written
            self._store.enqueue(lease.session(), [row.id], max(blocked, now + 5.0))
            lease.commit()
            return Outcome(row.id, Result.BLOCKED, max(blocked, now + 1.0))
        return None

    def _next(self, run: Run, row: table.Stored, lease: Lease) -> Outcome | None:
        """Run one handler, or settle the event when there is none left to run."""
        try:
            if run.event is None:
                run.event = self._parse(self._sealing.unseal(row.body or b""))
            matching = self._registry.matching(run.event)
        except Exception as error:
            run.failures.append(error)
            return self._settle(run, row, lease, matching=True)
        todo = [each for each in matching if each.mark not in (*row.handled, *run.tried)]
        if not todo:
            return self._settle(run, row, lease, matching=bool(matching))
        handler = todo[0]
        run.tried.add(handler.mark)
        last = len(todo) == 1 and not run.failures
        transaction = run.transaction = Transaction(lease.session)
        try:
            self._call(run, handler, transaction)
            table.mark(lease.session(), row, [*row.handled, handler.mark])
            if last:
                self._finish(lease, row, DONE, None)
            if run.revoked:
                raise HandedBack("the worker is shutting down")
            lease.commit()
        # a handler may raise anything, and so may the commit of what it wrote
        except (Exception, SystemExit, asyncio.CancelledError) as error:
            if run.revoked:
                raise HandedBack("the worker is shutting down") from None
            run.failures.append(error)
            self._report(run, handler, error)
            return None
        finally:
            transaction.revoke()
            run.transaction = None
        self._counters.add("handler_runs")
        return Outcome(row.id, Result.DONE) if last else None

    def _call(self, run: Run, handler: Handler, transaction: Transaction) -> None:
        if not handler.is_async:
            handler.call(run.event, *([transaction] if handler.wants_transaction else []))
            return
        threads = None if run.loop is None else self._threads
        extra = [AsyncTransaction(transaction, threads)] if handler.wants_transaction else []

        async def limited() -> None:
            async with asyncio.timeout(self._limit):
                await handler.call(run.event, *extra)

        if run.loop is None:
            asyncio.run(limited())
            return
        run.waiting_for = asyncio.run_coroutine_threadsafe(limited(), run.loop)
        try:
            # the loop keeps the limit; this one only survives a loop that has ended
            run.waiting_for.result(self._limit + 5.0)
        except LateError as error:
            raise TimeoutError(f"handler ran longer than {self._limit} s") from error
        finally:
            run.waiting_for = None

    def _report(self, run: Run, handler: Handler, error: BaseException) -> None:
        self._counters.add("handler_failures")
        log.warning(
            "handler %s failed for event %s: %s", handler.mark, run.event_id, describe(error)
        )
        if self._on_error is not None:
            try:
                self._on_error(run.event, error)
            except Exception as second:
                log.warning("on_error failed: %s", describe(second))

    def _settle(self, run: Run, row: table.Stored, lease: Lease, *, matching: bool) -> Outcome:
        if not run.failures:
            status = DONE if matching else UNHANDLED
            self._finish(lease, row, status, None)
            lease.commit()
            return Outcome(row.id, Result(status))
        error = "; ".join(describe(each) for each in run.failures)
        attempts = row.attempts + 1
        wait = self._wait(run, attempts)
        now = self._clock()
        session = lease.session()
        if wait is None:
            table.count_attempt(session, row, attempts)
            self._finish(lease, row, DEAD, error)
            log.error("event %s is a dead letter after %d attempts", row.id, attempts)
        else:
            table.postpone(session, self._store, row, attempts=attempts, at=now + wait, error=error)
        lease.commit()
        if wait is None:
            return Outcome(row.id, Result.DEAD)
        return Outcome(row.id, Result.RETRY, now + wait)

    def _wait(self, run: Run, attempts: int) -> float | None:
        if any(isinstance(each, GiveUp) for each in run.failures):
            return None
        wait = self._retry.delay(attempts)
        asked = [each.seconds for each in run.failures if isinstance(each, RetryLater)]
        return wait if wait is None or not asked else max(asked)

    def _finish(self, lease: Lease, row: table.Stored, status: str, error: str | None) -> None:
        table.settle(
            lease.session(), self._store, row, status=status, now=self._clock(), error=error
        )
        self._counters.add(f"events_{status}")
