"""Starting and stopping the work of an inbox: as a program, in a thread, or in an event loop."""

import asyncio
import contextlib
import logging
import signal
import threading
from abc import ABC, abstractmethod
from collections.abc import Callable
from typing import Self

from ingo_wrapper.errors import ConfigurationError

from .engines import Work, engine_of, prepare
from .failing import describe
from .operations import Operations
from .outcome import Outcome
from .registry import Registry
from .retries import RetryPolicy
from .sealing import Sealing
from .seam import Parse
from .sessions import Store
from .threads import DaemonThreads

log = logging.getLogger("ingo_wrapper.webhooks.inbox")


class Running(ABC):
    """The part of `Inbox` that starts and stops the work."""

    store: Store
    engine: str
    threads: DaemonThreads
    registry: Registry
    parse: Parse
    sealing: Sealing
    operations: Operations
    retry: RetryPolicy
    clock: Callable[[], float]
    concurrency: int
    takeover: float
    adopt: float
    _begun: threading.Event
    _thread: threading.Thread | None = None
    _task: "asyncio.Task[None] | None" = None
    _work: Work | None = None
    _ask_to_stop: Callable[[], None] | None = None
    _failed: BaseException | None = None

    @abstractmethod
    def open(self) -> None:
        """Connect and migrate."""

    @abstractmethod
    def close(self) -> None:
        """Let go of everything."""

    @abstractmethod
    async def handle_async(self, event_id: str, *, slack: float = 0.0) -> Outcome:
        """Run the handlers of one event."""

    @property
    def working(self) -> bool:
        """Whether handlers run in this process."""
        return self._work is not None

    def wake(self) -> None:
        """Tell the work of this process that there are new events."""
        work = self._work
        if work is not None:
            work.wake()

    def run(self, *, limit: float = 10.0) -> None:
        """Run handlers until SIGTERM or SIGINT; then finish within *limit* seconds."""
        asyncio.run(self.run_async(limit=limit, signals=True))

    async def run_async(self, *, limit: float = 10.0, signals: bool = False) -> None:
        """Run handlers in this event loop until `stop` is called or the task is cancelled.

        Handlers that are not done *limit* seconds after that are handed back: async ones are
        cancelled, sync ones can write nothing more, and their events wait for the next worker.
        """
        if self.engine == "external":
            raise ConfigurationError("engine='external' leaves the work to your engine")
        if self._work is not None:
            raise ConfigurationError("this inbox is at work already")
        loop = asyncio.get_running_loop()
        stopping = asyncio.Event()
        self._ask_to_stop = lambda: _tell(loop, stopping)
        await asyncio.wrap_future(self.threads.submit(prepare, self))
        if signals:
            with contextlib.suppress(NotImplementedError):  # Windows
                for each in (signal.SIGTERM, signal.SIGINT):
                    loop.add_signal_handler(each, stopping.set)
        self._work = engine_of(self)
        self._begun.set()
        work = asyncio.create_task(self._work.run(stopping, limit))
        try:
            await asyncio.shield(work)
        except asyncio.CancelledError:
            stopping.set()
            await work
            raise
        finally:
            self._work = None
            self._ask_to_stop = None

    def start(self, *, limit: float = 10.0) -> None:
        """Run handlers in a thread of this process, with an event loop of their own."""
        if self._thread is not None:
            raise ConfigurationError("this inbox is at work already")
        self.open()
        self._begun.clear()
        self._thread = threading.Thread(
            target=lambda: asyncio.run(self.run_async(limit=limit)),
            name="ingo-inbox-work",
            daemon=True,
        )
        self._thread.start()
        self._begun.wait(5.0)

    def stop(self) -> None:
        """End the work gracefully, and wait for that when it runs in a thread of ours."""
        ask = self._ask_to_stop
        if ask is not None:
            ask()
        thread, self._thread = self._thread, None
        if thread is not None:
            thread.join()

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    async def __aenter__(self) -> Self:
        await asyncio.wrap_future(self.threads.submit(self.open))
        self._task = asyncio.create_task(self.run_async())
        self._task.add_done_callback(_complain)
        return self

    async def __aexit__(self, *_: object) -> None:
        task, self._task = self._task, None
        if task is not None:
            task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await task
        await asyncio.wrap_future(self.threads.submit(self.close))


def _complain(task: "asyncio.Task[None]") -> None:
    if not task.cancelled() and (error := task.exception()):
        log.error("no handlers run any more: %s", describe(error))


def _tell(loop: asyncio.AbstractEventLoop, stopping: asyncio.Event) -> None:
    with contextlib.suppress(RuntimeError):  # the loop has ended by itself
        loop.call_soon_threadsafe(stopping.set)
