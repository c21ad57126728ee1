"""What stores: the webhook inbox beside a table written by hand, and the simulator's throughput."""

import atexit
import importlib
import json
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from decimal import Decimal
from itertools import count
from pathlib import Path
from typing import Any

import httpx

from ingo_wrapper import Credentials, Environment, Ingo, new_reference
from ingo_wrapper.models import ProcessCard, SourceOfFunds
from scripts.benchmark.calls import FLOOR, OURS, repeat
from scripts.benchmark.contest import Contest
from scripts.benchmark.floor import with_httpx
from scripts.benchmark.ours import call_of
from scripts.benchmark.parts import webhook_bodies
from scripts.benchmark.rounds import Contestant, Run
from scripts.benchmark.samples import SECRET

_BY_HAND = "a SQLite table by hand"
_CREATE = "CREATE TABLE plain (id TEXT PRIMARY KEY, body BLOB, at REAL, done INTEGER)"


def store_contests(url: str) -> Iterator[Contest]:
    """The inbox (accept; accept and handle), then the simulator."""
    folder = Path(tempfile.mkdtemp(prefix="ingo-bench-"))
    for what, handled in (("accepted on disk", False), ("accepted and handled", True)):
        contest = Contest(f"one webhook {what}", rounds=12, calls=30)
        contest.add(Contestant(_BY_HAND, _by_hand(folder / f"{handled}.plain", handled)))
        contest.try_to_add(
            "ingo_wrapper inbox", _inbox(folder / f"{handled}.db", handled), _BY_HAND
        )
        yield contest
    yield _simulator(url)


def _fresh_bodies() -> Callable[[], bytes]:
    """Documented examples, each with an id of its own."""
    samples, numbers = [json.loads(body) for body in webhook_bodies()], count()

    def make() -> bytes:
        number = next(numbers)
        document = samples[number % len(samples)]
        document["metadata"]["id"] = f"bench-{number}"
        return json.dumps(document).encode()

    return make


def _by_hand(path: Path, handled: bool) -> Run:
    make, table = _fresh_bodies(), sqlite3.connect(path, isolation_level=None)
    table.execute("PRAGMA journal_mode=WAL")
    table.execute("PRAGMA synchronous=FULL")
    table.execute(_CREATE)

    def one() -> None:
        body = make()
        key = json.loads(body)["metadata"]["id"]
        table.execute(
            "INSERT INTO plain VALUES (?, ?, ?, 0) ON CONFLICT DO NOTHING", (key, body, time.time())
        )
        if handled:
            table.execute("UPDATE plain SET done = 1 WHERE id = ?", (key,))

    return repeat(one)


def _inbox(path: Path, handled: bool) -> Callable[[], Run]:
    def make() -> Run:
        inbox_type = importlib.import_module("ingo_wrapper.webhooks.inbox").Inbox
        parse = importlib.import_module("ingo_wrapper.webhooks").parse
        inbox: Any = inbox_type(path, engine="external")
        inbox.on("*")(lambda _event, _transaction: None)
        inbox.open()
        body_of = _fresh_bodies()

        def one() -> None:
            event = parse(body_of())
            inbox.accept(event)
            if handled:
                inbox.handle(event.id)

        return repeat(one)

    return make


def _simulator(static_url: str) -> Contest:
    """What a call takes there; the static server's row shows what the client costs."""
    contest = Contest("one call to the simulator (process)", rounds=10, calls=50)
    contest.add(
        Contestant(f"{FLOOR}, static server", repeat(with_httpx(httpx, static_url, "process")))
    )
    command = [sys.executable, "-m", "ingo_wrapper.simulator", "--json", "--secret", SECRET]
    simulator = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    atexit.register(simulator.terminate)
    announced = simulator.stdout.readline()  # type: ignore[union-attr]
    if not announced:
        contest.absent[f"{OURS}, simulator"] = "it did not start"
        return contest
    facts = json.loads(announced)
    client = Ingo(
        environment=Environment.simulator(facts["url"]),
        credentials=Credentials(
            username=facts["username"],
            secret=SECRET,
            participant_id=facts["participant_id"],
        ),
    )
    token = call_of(client, "verify")().customer_account_token
    contest.add(Contestant(f"{OURS}, simulator", _pushes(client, token)))
    return contest


def _pushes(client: Ingo, token: str) -> Run:
    def one() -> None:
        client.process(
            ProcessCard(
                amount=Decimal("25.10"),
                source_of_funds=SourceOfFunds(4),
                participant_unique_id1=new_reference("bench"),
                customer_account_token=token,
            )
        )

    return repeat(one)
