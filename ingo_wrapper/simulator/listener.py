"""The listening socket and the thread whose event loop serves it."""

import asyncio
import contextlib
import socket
import threading
from collections.abc import Callable, Coroutine

from .connection import Connection

_BACKLOG = 1024
_REPLY_FIRST_SECONDS = 0.05


class Listener:
    """Serves connections from a thread of its own, and can stop listening for a while."""

    def __init__(
        self, make_connection: Callable[[set[Connection]], Connection], host: str, port: int
    ) -> None:
        self._make_connection = make_connection
        self._open: set[Connection] = set()
        self._tasks: set[asyncio.Task[None]] = set()
        self._loop = asyncio.new_event_loop()
        self._server: asyncio.Server | None = None
        self._waiting: socket.socket | None = None
        self._reopening: asyncio.TimerHandle | None = None
        # Bound here, so that a taken port is an error in the caller's thread.
        bound = _bind(host, port)
        self.host, self.port = bound.getsockname()[:2]
        self._waiting = bound
        self._thread = threading.Thread(target=self._run, name="ingo-simulator", daemon=True)

    def start(self) -> None:
        """Start serving; returns when connections are accepted."""
        self._thread.start()
        asyncio.run_coroutine_threadsafe(self._listen(), self._loop).result()

    def stop(self) -> None:
        """Stop serving, drop every connection and end the thread."""
        if not self._loop.is_closed():
            asyncio.run_coroutine_threadsafe(self._shut_down(), self._loop).result()
            self._loop.call_soon_threadsafe(self._loop.stop)
            self._thread.join()

    def refuse(self, seconds: float) -> None:
        """Refuse connections for a while; those that are open are dropped."""
        self._do(self._refuse(seconds))

    def accept(self) -> None:
        """End a refusal early."""
        self._do(self._listen())

    def _do(self, work: Coroutine[None, None, None]) -> None:
        if threading.current_thread() is self._thread:
            # Asked for over HTTP: the reply to that request goes out first.
            self._loop.call_later(_REPLY_FIRST_SECONDS, self._spawn, work)
        else:
            asyncio.run_coroutine_threadsafe(work, self._loop).result()

    def _spawn(self, work: Coroutine[None, None, None]) -> None:
        task = self._loop.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    def _run(self) -> None:
        asyncio.set_event_loop(self._loop)
        try:
            self._loop.run_forever()
        finally:
            self._loop.close()

    async def _listen(self) -> None:
        if self._reopening is not None:
            self._reopening.cancel()
            self._reopening = None
        if self._server is not None:
            return
        bound = self._waiting or _bind(self.host, self.port)
        self._waiting = None
        self._server = await self._loop.create_server(
            lambda: self._make_connection(self._open), sock=bound, backlog=_BACKLOG
        )

    async def _refuse(self, seconds: float) -> None:
        self._close_listener()
        if self._waiting is None:
            # Bound but not listening: the port stays ours and the kernel refuses connections.
            self._waiting = _bind(self.host, self.port)
        if self._reopening is not None:
            self._reopening.cancel()
        self._reopening = self._loop.call_later(seconds, lambda: self._spawn(self._listen()))

    def _close_listener(self) -> None:
        if self._server is not None:
            self._server.close()
            self._server = None
        for connection in tuple(self._open):
            connection.reset()

    async def _shut_down(self) -> None:
        if self._reopening is not None:
            self._reopening.cancel()
        self._close_listener()
        if self._waiting is not None:
            self._waiting.close()
        others = [
            task for task in asyncio.all_tasks(self._loop) if task is not asyncio.current_task()
        ]
        for task in others:
            task.cancel()
        for task in others:
            with contextlib.suppress(asyncio.CancelledError):
                await task
        await asyncio.sleep(0)  # let the aborted transports close their sockets


def _bind(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    bound = socket.socket(family, socket.SOCK_STREAM)
    try:
        bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        bound.bind((host, port))
    except OSError:
        bound.close()
        raise
    return bound
