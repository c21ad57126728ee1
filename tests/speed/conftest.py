"""The static server of the benchmarks, in this process, so that its connections can be counted."""

import asyncio
import threading
from collections.abc import Iterator
from typing import ClassVar

import pytest

from scripts.benchmark.server import Connection, answers


class Counted(Connection):
    """Counts connections; answers nothing while `silent`."""

    made = 0
    open = 0
    silent = False
    waiting: ClassVar[list["Counted"]] = []
    transports: ClassVar[list[asyncio.BaseTransport]] = []

    def connection_made(self, transport):
        Counted.made += 1
        Counted.open += 1
        Counted.transports.append(transport)
        super().connection_made(transport)

    def connection_lost(self, _error):
        Counted.open -= 1

    def data_received(self, data):
        if Counted.silent:
            self._waiting += data
            Counted.waiting.append(self)
        else:
            super().data_received(data)


class Server:
    """A loopback server in a thread."""

    def __init__(self) -> None:
        self.loop = asyncio.new_event_loop()
        self.count = Counted
        Counted.made = Counted.open = 0
        Counted.transports = []
        Counted.silent, Counted.waiting, Connection.replies = False, [], answers()
        self._server = self.loop.run_until_complete(
            self.loop.create_server(Counted, "127.0.0.1", 0, backlog=512)
        )
        self.url = f"http://127.0.0.1:{self._server.sockets[0].getsockname()[1]}"
        self._thread = threading.Thread(target=self.loop.run_forever)
        self._thread.start()

    def answer_all(self) -> None:
        """Answer what came while silent."""
        Counted.silent = False
        for connection in Counted.waiting:
            self.loop.call_soon_threadsafe(connection.data_received, b"")

    def stop(self) -> None:
        """Close everything."""
        self.loop.call_soon_threadsafe(self._close)
        self._thread.join(5)
        self.loop.close()

    def _close(self) -> None:
        self._server.close()
        for transport in Counted.transports:
            transport.abort()
        self.loop.call_soon(self.loop.call_soon, self.loop.stop)


@pytest.fixture
def server() -> Iterator[Server]:
    started = Server()
    yield started
    started.stop()


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"
