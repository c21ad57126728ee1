"""How fast deliveries become durable, beside a plain table written by hand on the same store.

    python tests/inbox/bench.py [--url postgresql://...] [--senders 4] [--seconds 3] [--rounds 3]

Three ways to send: `http` (uvicorn, one keep-alive connection per sender, from another process),
`async` (tasks in one event loop), `threads`. Inbox and plain table take turns; medians are shown.
The plain table is what one would write by hand: one row, unique id, one commit per event.
"""

import argparse
import asyncio
import itertools
import json
import socket
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parents[2]))

import standin

from ingo_wrapper.webhooks.inbox import Inbox

PADDING = "x" * 500
CREATE = "CREATE TABLE IF NOT EXISTS plain (id TEXT PRIMARY KEY, body {blob}, at {real})"


class PlainSqlite:
    def __init__(self, path: str) -> None:
        self.connection = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
        self.connection.execute("PRAGMA journal_mode=WAL")
        self.connection.execute("PRAGMA synchronous=FULL")
        self.connection.execute(CREATE.format(blob="BLOB", real="REAL"))
        self.turn = threading.Lock()

    def accept(self, event: standin.Event) -> None:
        with self.turn:
            self.connection.execute(
                "INSERT INTO plain VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
                (event.id, event.raw, time.time()),
            )

    async def accept_async(self, event: standin.Event) -> None:
        self.accept(event)

    def close(self) -> None:
        self.connection.close()


class PlainPostgres:
    def __init__(self, url: str) -> None:
        import psycopg
        import psycopg_pool

        with psycopg.connect(url) as connection:
            connection.execute(CREATE.format(blob="BYTEA", real="DOUBLE PRECISION"))
        self.url = url
        self.pool = psycopg_pool.ConnectionPool(url, min_size=4, open=True)
        self.async_pool: psycopg_pool.AsyncConnectionPool | None = None

    insert = b"INSERT INTO plain VALUES (%s, %s, %s) ON CONFLICT DO NOTHING"

    def accept(self, event: standin.Event) -> None:
        with self.pool.connection() as connection:
            connection.execute(self.insert, (event.id, event.raw, time.time()))

    async def accept_async(self, event: standin.Event) -> None:
        import psycopg_pool

        if self.async_pool is None:
            self.async_pool = psycopg_pool.AsyncConnectionPool(self.url, min_size=4, open=False)
            await self.async_pool.open(wait=True)
        async with self.async_pool.connection() as connection:
            await connection.execute(self.insert, (event.id, event.raw, time.time()))

    def close(self) -> None:
        self.pool.close()


def subject(kind: str, url: str) -> Any:
    if kind == "inbox":
        return Inbox(url, parse=standin.parse)
    return PlainPostgres(url) if "://" in url else PlainSqlite(url)


_serial = itertools.count()


def fresh() -> standin.Event:
    return standin.make(f"bench-{time.time_ns()}-{next(_serial)}", padding=PADDING)


def by_threads(store: Any, senders: int, seconds: float) -> list[float]:
    times: list[float] = []
    end = time.perf_counter() + seconds

    def send() -> None:
        while (began := time.perf_counter()) < end:
            store.accept(fresh())
            times.append(time.perf_counter() - began)

    threads = [threading.Thread(target=send) for _ in range(senders)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    return times


def by_tasks(store: Any, senders: int, seconds: float) -> list[float]:
    times: list[float] = []
    end = time.perf_counter() + seconds

    async def send() -> None:
        while (began := time.perf_counter()) < end:
            await store.accept_async(fresh())
            times.append(time.perf_counter() - began)

    async def all_of_them() -> None:
        await asyncio.gather(*(send() for _ in range(senders)))
        if getattr(store, "async_pool", None) is not None:
            await store.async_pool.close()

    asyncio.run(all_of_them())
    return times


def serve(kind: str, url: str, port: int) -> None:
    import uvicorn

    store = subject(kind, url)
    Receive = Callable[[], Awaitable[dict[str, Any]]]

    async def app(scope: Any, receive: Receive, send: Any) -> None:
        raw = b""
        while True:
            message = await receive()
            raw += message.get("body", b"")
            if not message.get("more_body"):
                break
        await store.accept_async(standin.parse(raw))
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": b""})

    uvicorn.run(app, port=port, log_level="error", lifespan="off", access_log=False)


def by_http(kind: str, url: str, senders: int, seconds: float) -> list[float]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = subprocess.Popen([sys.executable, __file__, "--serve", kind, url, str(port)])
    times: list[float] = []
    try:
        for _ in range(100):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.1)
        asyncio.run(_post(port, senders, seconds, times))
    finally:
        server.terminate()
        server.wait()
    return times


async def _post(port: int, senders: int, seconds: float, times: list[float]) -> None:
    end = time.perf_counter() + seconds

    async def send() -> None:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        while time.perf_counter() < end:
            raw = fresh().raw
            head = f"POST / HTTP/1.1\r\nhost: x\r\ncontent-length: {len(raw)}\r\n\r\n".encode()
            began = time.perf_counter()
            writer.write(head + raw)
            answer = await reader.readuntil(b"\r\n\r\n")
            times.append(time.perf_counter() - began)
            assert b" 200 " in answer.split(b"\r\n")[0], answer
            if b"chunked" in answer:
                await reader.readuntil(b"0\r\n\r\n")
        writer.close()

    await asyncio.gather(*(send() for _ in range(senders)))


def one_round(kind: str, way: str, url: str, senders: int, seconds: float) -> dict[str, float]:
    with tempfile.TemporaryDirectory() as folder:
        place = url or f"{folder}/{kind}.db"
        if way == "http":
            times = by_http(kind, place, senders, seconds)
        else:
            store = subject(kind, place)
            times = (by_threads if way == "threads" else by_tasks)(store, senders, seconds)
            store.close()
    times.sort()
    return {
        "p50": 1000 * times[len(times) // 2],
        "p99": 1000 * times[int(len(times) * 0.99)],
        "worst": 1000 * times[-1],
        "rate": len(times) / seconds,
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--url", default="")
    parser.add_argument("--senders", type=int, default=4)
    parser.add_argument("--seconds", type=float, default=3.0)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--ways", default="http,async,threads")
    parser.add_argument("--serve", nargs=3)
    args = parser.parse_args()
    if args.serve:
        serve(args.serve[0], args.serve[1], int(args.serve[2]))
        return
    for way in args.ways.split(","):
        found: dict[str, list[dict[str, float]]] = {"plain": [], "inbox": []}
        for _ in range(args.rounds):
            for kind, rounds in found.items():
                rounds.append(one_round(kind, way, args.url, args.senders, args.seconds))
        medians = {
            kind: {key: statistics.median(each[key] for each in rounds) for key in rounds[0]}
            for kind, rounds in found.items()
        }
        for kind, values in medians.items():
            print(f"{way:8} {kind:6}", json.dumps({k: round(v, 2) for k, v in values.items()}))
        print(f"{way:8} ratio  {medians['inbox']['rate'] / medians['plain']['rate']:.2f}")


if __name__ == "__main__":
    main()
