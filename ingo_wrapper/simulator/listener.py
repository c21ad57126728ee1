"""The listening socket and the thread whose event loop serves it."""

import asyncio
import contextlib
import socket
import threading
from collections.abc import Callable, Coroutine
from typing import Any

from .connection import Connection, OpenConnections

_BACKLOG = 1024
_REPLY_FIRST_SECONDS = 0.05

_Work = Callable[[], Coroutine[Any, Any, None]]


class Listener:
    """Serves connections from a thread of its own, and can stop listening for a while.

    It accepts by itself, because a connection that `asyncio.Server` accepts just before it is
    closed stays open and unserved.
    """

    def __init__(
        self, make_connection: Callable[[OpenConnections], Connection], host: str, port: int
    ) -> None:
        self._make_connection = make_connection
        self._open = OpenConnections()
        self._tasks: set[asyncio.Task[None]] = set()
        self._loop = asyncio.new_event_loop()
        # Bound here, so that a taken port is an error in the caller's thread.
        self._socket = _bind(host, port)
        self._listening = False
        self._reopening: asyncio.TimerHandle | None = None
        self.host, self.port = self._socket.getsockname()[:2]
        self._thread = threading.Thread(target=self._run, name="ingo-simulator", daemon=True)

    def start(self) -> None:
        """Start serving; returns when connections are accepted."""
        self._thread.start()
        self._do(self._listen)

    def stop(self) -> None:
        """Stop serving, drop every connection and end the thread."""
        if self._thread.is_alive():
            asyncio.run_coroutine_threadsafe(self._shut_down(), self._loop).result()
            self._loop.call_soon_threadsafe(self._loop.stop)
            self._thread.join()
        self._socket.close()
        self._loop.close()

    def refuse(self, seconds: float) -> None:
        """Refuse connections for a while; those that are open are dropped."""
        self._do(lambda: self._refuse(seconds))

    def accept(self) -> None:
        """End a refusal early."""
        self._do(self._listen)

    def _do(self, work: _Work) -> None:
        if threading.current_thread() is self._thread:
            # Asked for over HTTP: the reply to that request goes out first.
            self._loop.call_later(_REPLY_FIRST_SECONDS, lambda: self._spawn(work()))
        elif self._thread.is_alive():
            asyncio.run_coroutine_threadsafe(work(), self._loop).result()

    def _spawn(self, work: Coroutine[Any, Any, None]) -> None:
        task = self._loop.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    def _run(self) -> None:
        asyncio.set_event_loop(self._loop)
        self._loop.run_forever()

    async def _listen(self) -> None:
        if self._reopening is not None:
            self._reopening.cancel()
            self._reopening = None
        if not self._listening:
            self._listening = self._open.accepting = True
            self._socket.listen(_BACKLOG)
            self._loop.add_reader(self._socket, self._accept)

    def _accept(self) -> None:
        for _ in range(_BACKLOG):
            try:
                accepted, _peer = self._socket.accept()
            except (BlockingIOError, InterruptedError, ConnectionAbortedError):
                return
            accepted.setblocking(False)
            self._spawn(self._serve(accepted))

    async def _serve(self, accepted: socket.socket) -> None:
        try:
            await self._loop.connect_accepted_socket(
                lambda: self._make_connection(self._open), accepted
            )
        except BaseException:
            accepted.close()
            raise

    async def _refuse(self, seconds: float) -> None:
        self._drop_all()
        # Bound but not listening: the port stays ours and the kernel refuses connections.
        self._socket.close()
        self._socket = _bind(self.host, self.port)
        if self._reopening is not None:
            self._reopening.cancel()
        self._reopening = self._loop.call_later(seconds, lambda: self._spawn(self._listen()))

    def _drop_all(self) -> None:
        if self._listening:
            self._loop.remove_reader(self._socket)
        self._listening = self._open.accepting = False
        for connection in tuple(self._open):
            connection.reset()

    async def _shut_down(self) -> None:
        if self._reopening is not None:
            self._reopening.cancel()
        self._drop_all()
        current = asyncio.current_task()
        others = [task for task in asyncio.all_tasks(self._loop) if task is not current]
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
    bound.setblocking(False)
    return bound
