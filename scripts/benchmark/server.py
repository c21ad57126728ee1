"""The other side of the call benchmarks: one process that answers each path with fixed bytes.

Usage: python -m scripts.benchmark.server; prints its port and serves until its input ends.
"""

import asyncio
import json
import sys
from email.utils import formatdate
from pathlib import Path
from typing import ClassVar

SAMPLES = Path(__file__).with_name("samples.json")
_HEAD = (
    "HTTP/1.1 200 OK\r\nDate: {}\r\nContent-Type: application/json; charset=utf-8\r\n"
    "Connection: keep-alive\r\nContent-Length: {}\r\n\r\n"
)
# What the peers' own operations answer; as small as their typed results allow.
PEERS = {
    "/v1/payment_intents": {"id": "pi_1", "object": "payment_intent", "amount": 2510},
    "/ach_transfers": {"id": "ach_transfer_1", "amount": 2510, "type": "ach_transfer"},
}


def answers() -> dict[bytes, bytes]:
    """Every path with its whole response, head and body."""
    samples = json.loads(SAMPLES.read_text())
    replies = {row["path"]: row["reply"] for row in samples.values()} | PEERS
    return {path.encode(): _answer(reply) for path, reply in replies.items()}


def _answer(reply: object) -> bytes:
    body = json.dumps(reply).encode()
    return _HEAD.format(formatdate(usegmt=True), len(body)).encode() + body


class Connection(asyncio.Protocol):
    """Reads requests by Content-Length and answers them in order."""

    replies: ClassVar[dict[bytes, bytes]] = {}

    def __init__(self) -> None:
        self._waiting = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        self._waiting += data
        while (end := self._waiting.find(b"\r\n\r\n")) >= 0:
            head = self._waiting[:end]
            whole = end + 4 + _length(head)
            if len(self._waiting) < whole:
                return
            self._waiting = self._waiting[whole:]
            self._transport.write(self.replies[head.split(b" ", 2)[1]])  # type: ignore[attr-defined]


def _length(head: bytes) -> int:
    lowered = head.lower()
    start = lowered.find(b"\r\ncontent-length:")
    return int(lowered[start + 17 :].split(b"\r\n", 1)[0]) if start >= 0 else 0


async def serve() -> None:
    """Serve on a free port of loopback until standard input ends."""
    loop = asyncio.get_running_loop()
    server = await loop.create_server(Connection, "127.0.0.1", 0, backlog=512)
    refreshing = asyncio.create_task(_keep_fresh())
    print(server.sockets[0].getsockname()[1], flush=True)
    await loop.run_in_executor(None, sys.stdin.read)
    refreshing.cancel()


async def _keep_fresh() -> None:
    """A new Date every second, as any server sends."""
    while True:
        Connection.replies = answers()
        await asyncio.sleep(1)


if __name__ == "__main__":
    asyncio.run(serve())
