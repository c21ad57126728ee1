"""Kill -9 receiver and workers at random, stop the database, and count what was lost or doubled.

    python tests/inbox/soak.py --store sqlite --events 5000
    python tests/inbox/soak.py --store postgresql --events 5000 --workers 2

Senders deliver each event until it is answered 2xx, a fifth of them again later. Two handlers, one
sync and one async, write a row per event through their transaction; some runs fail on purpose. At
the end every acknowledged event must have exactly one row per handler.
"""

import argparse
import asyncio
import json
import os
import random
import signal
import socket
import subprocess
import sys
import tempfile
import time
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parents[1]), str(HERE.parents[1] / "generated")]

import standin  # noqa: E402
from cluster import Cluster  # noqa: E402

from ingo_wrapper.webhooks.inbox import AsyncTransaction, Inbox, RetryPolicy, Transaction  # noqa: E402

HANDLERS = ("book", "notify")


def make_inbox(url: str, takeover: float) -> Inbox:
    inbox = Inbox(
        url,
        parse=standin.parse,
        order_by="participant_unique_id1",
        takeover=takeover,
        retry=RetryPolicy(attempts=50, first=0.2, longest=1.0),
    )
    mark = "%s" if "://" in url else "?"
    insert = f"INSERT INTO effects (event, handler) VALUES ({mark}, {mark})"

    @inbox.on("*", name="book")
    def book(event: standin.Event, transaction: Transaction) -> None:
        time.sleep(random.random() * 0.01)
        transaction.execute(insert, (event.id, "book"))
        if random.random() < 0.02:
            raise RuntimeError

    @inbox.on("*", name="notify")
    async def notify(event: standin.Event, transaction: AsyncTransaction) -> None:
        await asyncio.sleep(random.random() * 0.01)
        await transaction.execute(insert, (event.id, "notify"))

    return inbox


async def serve(inbox: Inbox, port: int) -> None:
    """Answer POSTs: a hand-written server, so that nothing but the inbox is under test."""

    async def client(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while True:
                head = await reader.readuntil(b"\r\n\r\n")
                length = int(head.lower().split(b"content-length:")[1].split(b"\r\n")[0])
                raw = await reader.readexactly(length)
                try:
                    await inbox.accept_async(standin.parse(raw))
                    writer.write(b"HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n")
                except Exception:
                    writer.write(b"HTTP/1.1 503 Sorry\r\ncontent-length: 0\r\n\r\n")
                await writer.drain()
        except (asyncio.IncompleteReadError, ConnectionError):
            pass
        finally:
            writer.close()

    server = await asyncio.start_server(client, "127.0.0.1", port)
    await server.serve_forever()


async def child(role: str, url: str, port: int, takeover: float) -> None:
    inbox = make_inbox(url, takeover)
    jobs = []
    if role in ("receive", "both"):
        jobs.append(serve(inbox, port))
    if role in ("work", "both"):
        jobs.append(work(inbox))
    await asyncio.gather(*jobs)


async def work(inbox: Inbox) -> None:
    while True:
        try:
            await inbox.run_async()
        except Exception:
            await asyncio.sleep(0.2)  # the database is away; a supervisor would start us again


@dataclass
class Report:
    store: str
    events: int
    deliveries: int = 0
    acknowledged: int = 0
    lost: int = 0
    twice: int = 0
    stuck: int = 0
    dead: int = 0
    kills: list[str] = field(default_factory=list)
    takeover_seconds: float = 0.0
    seconds: float = 0.0

    @property
    def clean(self) -> bool:
        return not (self.lost or self.twice or self.stuck or self.dead)


class Soak:
    def __init__(self, store: str, events: int, *, senders: int, workers: int, seed: int) -> None:
        self.random = random.Random(seed)
        self.report = Report(store, events)
        self.senders = senders
        self.takeover = 3.0
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.folder = tempfile.TemporaryDirectory()
        self.cluster = None
        if store == "postgresql":
            self.cluster = Cluster()
            self.cluster.start()
            self.url = self.cluster.url
            self.roles = ["receive", *[f"work{n}" for n in range(workers)]]
        else:
            self.url = str(Path(self.folder.name) / "events.db")
            self.roles = ["both"]
        self.processes: dict[str, subprocess.Popen[bytes]] = {}
        self.acknowledged: set[str] = set()
        self.done = False

    def start(self, role: str) -> None:
        with (Path(self.folder.name) / f"{role}.log").open("ab") as log:
            self.processes[role] = subprocess.Popen(
                [sys.executable, __file__, "--child", role.rstrip("0123456789"), self.url,
                 str(self.port), str(self.takeover)],
                stderr=log,
            )  # fmt: skip

    def log(self) -> str:
        """Give the end of what the processes said."""
        logs = sorted(Path(self.folder.name).glob("*.log"))
        return "\n".join(f"--- {each.name}\n{each.read_text()[-3000:]}" for each in logs)

    def kill(self, role: str) -> None:
        self.report.kills.append(f"{role} at {len(self.acknowledged)}")
        process = self.processes[role]
        process.send_signal(signal.SIGKILL)
        process.wait()

    def run(self) -> Report:
        began = time.monotonic()
        inbox = make_inbox(self.url, self.takeover)
        with inbox.transaction() as transaction:
            transaction.execute("CREATE TABLE effects (event TEXT, handler TEXT)")
        inbox.close()
        try:
            for role in self.roles:
                self.start(role)
            asyncio.run(self.send())
            self.settle()
            self.count()
        finally:
            for process in self.processes.values():
                process.kill()
                process.wait()
            if self.cluster:
                self.cluster.stop()
                self.cluster.remove()
        self.report.seconds = round(time.monotonic() - began, 1)
        return self.report

    async def send(self) -> None:
        number = self.report.events
        bodies = [
            standin.body(f"ev-{n}", reference=f"tx-{n // 3}", padding="x" * 300)
            for n in range(number)
        ]
        again = self.random.sample(bodies, number // 5)
        queue = [*bodies]
        for each in again:
            queue.insert(self.random.randrange(len(queue)), each)
        self.report.deliveries = len(queue)
        queue.reverse()
        chaos = asyncio.create_task(self.chaos())
        await asyncio.gather(*(self.sender(queue) for _ in range(self.senders)))
        await chaos

    async def sender(self, queue: list[bytes]) -> None:
        connection = None
        while queue:
            raw = queue.pop()
            while True:
                try:
                    if connection is None:
                        connection = await asyncio.open_connection("127.0.0.1", self.port)
                    reader, writer = connection
                    writer.write(b"POST / HTTP/1.1\r\ncontent-length: %d\r\n\r\n" % len(raw) + raw)
                    answer = await asyncio.wait_for(reader.readuntil(b"\r\n\r\n"), 5)
                    if b" 200 " in answer:
                        self.acknowledged.add(json.loads(raw)["metadata"]["id"])
                        break
                    await asyncio.sleep(0.05)
                except (OSError, asyncio.IncompleteReadError, TimeoutError):
                    if connection is not None:
                        connection[1].close()
                    connection = None
                    await asyncio.sleep(0.05)
        if connection is not None:
            connection[1].close()
            await connection[1].wait_closed()

    async def chaos(self) -> None:
        """Kill each role a few times, stop the database once, at seeded points of progress."""
        total = self.report.events
        plan = [(self.random.uniform(0.05, 0.95), role) for role in self.roles for _ in range(3)]
        if self.cluster:
            plan.append((self.random.uniform(0.2, 0.8), "database"))
        for point, role in sorted(plan):
            while len(self.acknowledged) < point * total:
                await asyncio.sleep(0.005)
            if role == "database":
                await self.outage()
                continue
            self.kill(role)
            await asyncio.sleep(self.random.random() * 0.3)
            self.start(role)
        # the last victim stays dead: its events must be taken over by those that live
        if self.cluster and len(self.roles) > 2:
            self.kill(self.roles[-1])

    async def outage(self) -> None:
        assert self.cluster is not None
        self.report.kills.append(f"database at {len(self.acknowledged)}")
        await asyncio.to_thread(self.cluster.stop)
        await asyncio.sleep(1.0)
        await asyncio.to_thread(self.cluster.start)

    def settle(self) -> None:
        """Wait until nothing waits any more, or nothing has moved for long."""
        began = time.monotonic()
        last, moved = -1, began
        while time.monotonic() - moved < 10 * self.takeover:
            waiting = self.query("SELECT COUNT(*) FROM ingo_inbox WHERE status = 'waiting'")[0][0]
            if waiting == 0:
                break
            if waiting != last:
                last, moved = waiting, time.monotonic()
            time.sleep(0.2)
        self.report.takeover_seconds = round(time.monotonic() - began, 1)

    def query(self, sql: str) -> list[tuple[Any, ...]]:
        if self.cluster is None:
            import sqlite3

            connection = sqlite3.connect(f"file:{self.url}?mode=ro", uri=True, timeout=5)
            try:
                return connection.execute(sql).fetchall()
            finally:
                connection.close()
        import psycopg

        with psycopg.connect(self.url) as connection:
            return connection.execute(sql.encode()).fetchall()

    def count(self) -> None:
        effects: dict[tuple[str, str], int] = {
            (event, handler): number
            for event, handler, number in self.query(
                "SELECT event, handler, COUNT(*) FROM effects GROUP BY event, handler"
            )
        }
        report = self.report
        report.acknowledged = len(self.acknowledged)
        report.lost = sum(
            (event, handler) not in effects for event in self.acknowledged for handler in HANDLERS
        )
        report.twice = sum(number > 1 for number in effects.values())
        by_status = dict(self.query("SELECT status, COUNT(*) FROM ingo_inbox GROUP BY status"))
        report.stuck = by_status.get("waiting", 0)
        report.dead = by_status.get("dead", 0)


def main() -> int:
    if sys.argv[1:2] == ["--child"]:
        role, url, port, takeover = sys.argv[2:]
        asyncio.run(child(role, url, int(port), float(takeover)))
        return 0
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--store", choices=("sqlite", "postgresql"), default="sqlite")
    parser.add_argument("--events", type=int, default=5000)
    parser.add_argument("--senders", type=int, default=16)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    os.environ.setdefault("PYTHONUNBUFFERED", "1")
    soak = Soak(args.store, args.events, senders=args.senders, workers=args.workers, seed=args.seed)
    with soak.folder:
        report = soak.run()
        print(json.dumps(asdict(report), indent=1))
        if not report.clean:
            print(soak.log(), file=sys.stderr)
    return 0 if report.clean else 1


if __name__ == "__main__":
    sys.exit(main())
