"""Threads for stores that block.

Not `ThreadPoolExecutor`: its threads keep the process from ending while a store hangs, and
asyncio's default one is shared with the rest of the application.
"""

import threading
from collections.abc import Callable
from concurrent.futures import Future
from queue import SimpleQueue
from typing import Any

_Job = tuple["Future[object]", Callable[[Any], object], Any]


class StoreThreads:
    """At most `limit` daemon threads, started when they are needed.

    A store that hangs takes all of them; what is queued behind is cancelled when its sender has
    been answered.
    """

    def __init__(self, limit: int = 16) -> None:
        self._limit = limit
        self._started = 0
        self._lock = threading.Lock()
        self._jobs: SimpleQueue[_Job] = SimpleQueue()

    def submit(self, call: Callable[[Any], object], event: object) -> "Future[object]":
        """Run `call(event)` in a thread."""
        future: Future[object] = Future()
        self._jobs.put((future, call, event))
        with self._lock:
            if self._started < self._limit:
                self._started += 1
                threading.Thread(target=self._run, name="ingo-store", daemon=True).start()
        return future

    def _run(self) -> None:
        while True:
            future, call, event = self._jobs.get()
            if not future.set_running_or_notify_cancel():
                continue
            try:
                result = call(event)
            except BaseException as error:  # SystemExit in a store ends neither thread nor sender
                future.set_exception(error)
            else:
                future.set_result(result)
            del future, event  # a waiting thread keeps nothing alive
