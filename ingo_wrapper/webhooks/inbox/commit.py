"""Group commit: deliveries that arrive while a commit is under way share the next one."""

import contextlib
import os
import threading
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Future
from queue import Empty, SimpleQueue

from .errors import StoreUnavailable
from .rows import NewRow
from .table import Accepted

Write = Callable[[Sequence[NewRow]], list[Accepted]]
_Item = tuple[NewRow, "Future[Accepted]"]
LARGEST_BATCH = 256
LONGEST_QUEUE = 10_000


class GroupCommit:
    """One thread that writes what has piled up, commit after commit.

    A single sender gets one commit per event. With many senders a commit carries many events, so
    that throughput does not end at the number of syncs per second that the disk can do.
    """

    def __init__(self, write: Write) -> None:
        self._write = write
        self._queue: SimpleQueue[_Item | None] = SimpleQueue()
        self._thread: threading.Thread | None = None
        self._pid = 0
        self._starting = threading.Lock()

    def submit(self, row: NewRow) -> "Future[Accepted]":
        """Queue a row; the future is done when it is durable, or has failed."""
        if self._thread is None:
            self._start()
        if self._pid != os.getpid():
            raise StoreUnavailable("the inbox was used before a fork: open it after the fork only")
        if self._queue.qsize() >= LONGEST_QUEUE:
            raise StoreUnavailable("too many deliveries are waiting for the store")
        future: Future[Accepted] = Future()
        self._queue.put((row, future))
        return future

    def _start(self) -> None:
        with self._starting:
            if self._thread is None:
                self._pid = os.getpid()
                self._thread = threading.Thread(target=self._run, name="ingo-inbox", daemon=True)
                self._thread.start()

    def close(self, wait: float = 5.0) -> None:
        """Write what is queued, then end the thread."""
        thread, self._thread = self._thread, None
        if thread is not None:
            self._queue.put(None)
            thread.join(wait)

    def _run(self) -> None:
        while True:
            batch, last = self._take()
            if batch:
                self._commit(batch)
            if last:
                return

    def _take(self) -> tuple[list[_Item], bool]:
        item = self._queue.get()
        batch: list[_Item] = []
        with contextlib.suppress(Empty):
            while True:
                if item is None:
                    return batch, True
                # a sender that has been answered 503 meanwhile delivers again
                if item[1].set_running_or_notify_cancel():
                    batch.append(item)
                if len(batch) >= LARGEST_BATCH:
                    break
                item = self._queue.get_nowait()
        return batch, False

    def _commit(self, batch: list[_Item]) -> None:
        try:
            results = self._write([row for row, _ in batch])
        except StoreUnavailable as error:
            for _, future in batch:
                future.set_exception(error)
        except Exception as error:
            self._isolate(batch, error)
        else:
            self._resolve(batch, results)

    def _resolve(self, batch: list[_Item], results: Iterable[Accepted]) -> None:
        for (_, future), result in zip(batch, results, strict=True):
            future.set_result(result)

    def _isolate(self, batch: list[_Item], error: Exception) -> None:
        """Keep one row that the database refuses from failing the others."""
        if len(batch) > 1:
            for item in batch:
                self._commit([item])
            return
        unavailable = StoreUnavailable(f"the store refused the event ({type(error).__name__})")
        unavailable.__cause__ = error
        batch[0][1].set_exception(unavailable)
