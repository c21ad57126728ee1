"""The work of an inbox: started, stopped, killed, taken over."""

import asyncio
import signal
import subprocess
import sys
import textwrap
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import psycopg
import pytest
import standin
from soak import Soak

from ingo_wrapper.errors import ConfigurationError
from ingo_wrapper.webhooks.inbox import Inbox, RetryPolicy

Make = Callable[..., Inbox]
ROOT = Path(__file__).parents[2]


def until(met: Callable[[], Any], seconds: float = 15.0) -> None:
    """Wait for something that happens in another thread or process."""
    end = time.monotonic() + seconds
    while not met():
        assert time.monotonic() < end, "it did not happen in time"
        time.sleep(0.02)


def counts(inbox: Inbox) -> dict[str, int]:
    return {key: value for key, value in inbox.operations.stats()["events"].items() if value}


def test_handlers_run_in_a_thread_of_the_application(url: str, make_inbox: Make) -> None:
    inbox = make_inbox(url)
    ran: list[str] = []
    inbox.on(standin.CheckPaid, name="sync")(lambda event: ran.append("sync " + event.id))

    @inbox.on(standin.CheckPaid)
    async def other(event: standin.Event) -> None:
        ran.append("async " + event.id)

    with inbox:
        assert inbox.working
        inbox.accept(standin.make("e1"))
        inbox.accept(standin.make("e2"))
        until(lambda: counts(inbox) == {"done": 2})

    assert sorted(ran) == ["async e1", "async e2", "sync e1", "sync e2"]
    assert not inbox.working


@pytest.mark.anyio
async def test_async_handlers_run_in_the_event_loop_of_the_application(
    url: str, make_inbox: Make
) -> None:
    inbox = make_inbox(url)
    loops: list[asyncio.AbstractEventLoop] = []
    done = asyncio.Event()

    @inbox.on(standin.CheckPaid)
    async def look(event: standin.Event) -> None:
        loops.append(asyncio.get_running_loop())
        done.set()

    async with inbox:
        await inbox.accept_async(standin.make("e1"))
        await asyncio.wait_for(done.wait(), 15)

    assert loops == [asyncio.get_running_loop()]


def test_a_failed_event_is_tried_again_by_itself(url: str, make_inbox: Make) -> None:
    inbox = make_inbox(url, retry=RetryPolicy(attempts=5, first=0.05))
    attempts: list[str] = []

    @inbox.on(standin.CheckPaid)
    def book(event: standin.Event) -> None:
        attempts.append(event.id)
        if len(attempts) < 3:
            raise RuntimeError

    with inbox:
        inbox.accept(standin.make("e1"))
        until(lambda: counts(inbox) == {"done": 1})

    assert len(attempts) == 3


def test_order_within_a_payment_holds_with_many_at_a_time(url: str, make_inbox: Make) -> None:
    inbox = make_inbox(url, order_by="participant_unique_id1", ack_limit=5.0)
    ran: list[tuple[str, int]] = []

    @inbox.on("*")
    def record(event: standin.Event) -> None:
        reference, number = event.id.split("-")
        time.sleep(0.001)
        ran.append((reference, int(number)))

    with inbox:
        for number in range(10):
            for reference in "abc":
                inbox.accept(standin.make(f"{reference}-{number}", reference=reference))
        until(lambda: counts(inbox) == {"done": 30}, 30)

    for reference in "abc":
        assert [n for r, n in ran if r == reference] == list(range(10))


def test_stopping_waits_for_what_runs(url: str, make_inbox: Make) -> None:
    inbox = make_inbox(url)
    started = threading.Event()

    @inbox.on(standin.CheckPaid)
    def slow(event: standin.Event) -> None:
        started.set()
        time.sleep(0.3)

    inbox.start(limit=10)
    inbox.accept(standin.make("e1"))
    assert started.wait(15)
    inbox.stop()

    assert counts(inbox) == {"done": 1}


@pytest.mark.parametrize("kind", ["sync", "async"])
def test_what_does_not_end_in_time_is_handed_back_and_leaves_nothing(
    url: str, make_inbox: Make, kind: str
) -> None:
    inbox = make_inbox(url, takeover=1.0)
    mark = "%s" if "://" in url else "?"
    insert = f"INSERT INTO effects VALUES ({mark})"
    with inbox.transaction() as transaction:
        transaction.execute("CREATE TABLE effects (event TEXT)")
    started, release, ended = threading.Event(), threading.Event(), threading.Event()

    def sync(event: standin.Event, transaction: Any) -> None:
        started.set()
        release.wait(20)
        try:
            transaction.execute(insert, (event.id,))
        finally:
            ended.set()

    async def asynchronous(event: standin.Event, transaction: Any) -> None:
        started.set()
        try:
            await asyncio.sleep(20)
            await transaction.execute(insert, (event.id,))
        finally:
            ended.set()

    inbox.on(standin.CheckPaid, name="hang")(sync if kind == "sync" else asynchronous)
    inbox.start(limit=0.2)
    inbox.accept(standin.make("e1"))
    assert started.wait(15)

    began = time.monotonic()
    inbox.stop()
    assert time.monotonic() - began < 5.0
    release.set()
    assert ended.wait(15)

    assert counts(inbox) == {"waiting": 1}
    with inbox.transaction() as transaction:
        assert transaction.execute("SELECT * FROM effects").rows == []
    entry = inbox.operations.show("e1")
    assert entry is not None
    assert entry.attempts == 0
    inbox.close()

    after = make_inbox(url, takeover=1.0)
    after.on(standin.CheckPaid, name="hang")(lambda event: None)
    with after:
        until(lambda: counts(after) == {"done": 1})


def test_a_rolling_deploy_loses_no_event_whose_handler_came_second(
    url: str, make_inbox: Make
) -> None:
    old = make_inbox(url)
    old.accept(standin.make("e1"))
    assert old.handle("e1").result == "unhandled"
    old.close()

    new = make_inbox(url)
    ran: list[str] = []
    new.on(standin.CheckPaid, name="new")(lambda event: ran.append(event.id))
    with new:
        until(lambda: counts(new) == {"done": 1})
    assert ran == ["e1"]


def test_a_handler_added_later_does_not_run_over_history(url: str, make_inbox: Make) -> None:
    now = [1000.0]
    old = make_inbox(url, clock=lambda: now[0])
    old.accept(standin.make("e1"))
    old.handle("e1")
    old.close()
    now[0] += 86401.0

    new = make_inbox(url, clock=lambda: now[0])
    new.on(standin.CheckPaid, name="new")(lambda event: None)
    with new:
        time.sleep(0.5)
        assert counts(new) == {"unhandled": 1}


def test_an_external_engine_is_not_started_here(url: str, make_inbox: Make) -> None:
    inbox = make_inbox(url, engine="external")

    with pytest.raises(ConfigurationError, match="your engine"):
        inbox.run()


def test_external_writes_no_jobs(database: str, make_inbox: Make) -> None:
    inbox = make_inbox(database, engine="external")
    inbox.accept(standin.make("e1"))

    with psycopg.connect(database) as connection:
        found = connection.execute("SELECT to_regclass('procrastinate_jobs')").fetchone()
    assert found == (None,)
    assert inbox.operations.due() == ["e1"]


def test_event_and_job_are_written_in_one_transaction(database: str, make_inbox: Make) -> None:
    inbox = make_inbox(database)
    inbox.accept(standin.make("e1"))
    inbox.accept(standin.make("e1"))

    with psycopg.connect(database) as connection:
        jobs = connection.execute(
            "SELECT args->>'event_id', queue_name, j.xmin = i.xmin OR deliveries > 1"
            " FROM procrastinate_jobs j JOIN ingo_inbox i ON i.id = args->>'event_id'"
        ).fetchall()
    assert jobs == [("e1", "ingo_inbox", True)]


def jobs(database: str) -> list[tuple[Any, ...]]:
    with psycopg.connect(database) as connection:
        return connection.execute("SELECT * FROM procrastinate_jobs").fetchall()


@pytest.mark.parametrize(
    "loss",
    [
        "DELETE FROM procrastinate_jobs",
        # a live worker that could not record the end of its job
        "INSERT INTO procrastinate_workers (last_heartbeat) VALUES (NOW() + INTERVAL '1 hour');"
        " UPDATE procrastinate_jobs SET status = 'doing',"
        " worker_id = (SELECT MAX(id) FROM procrastinate_workers)",
    ],
    ids=["no job", "job of nobody"],
)
def test_an_event_that_lost_its_job_gets_another(
    database: str, make_inbox: Make, loss: str
) -> None:
    inbox = make_inbox(database, takeover=0.9)
    inbox.on("*", name="any")(lambda event: None)
    inbox.accept(standin.make("e1"))
    with psycopg.connect(database) as connection:
        connection.execute(loss.encode())

    with inbox:
        until(lambda: counts(inbox) == {"done": 1})


PROGRAM = """
import sys, time
sys.path[:0] = [{here!r}, {root!r}]
import standin
from ingo_wrapper.webhooks.inbox import Inbox, RetryPolicy
inbox = Inbox({url!r}, parse=standin.parse, takeover=1.0, retry=RetryPolicy(attempts=3))

@inbox.on("*", name="slow")
def slow(event):
    print("started", event.id, flush=True)
    time.sleep({seconds})

if "://" not in {url!r} and len(sys.argv) > 1:
    inbox.accept(standin.make(sys.argv[1]))
inbox.run(limit=5)
print("ended", flush=True)
"""


def worker(url: str, *arguments: str, seconds: float = 60.0) -> "subprocess.Popen[str]":
    code = PROGRAM.format(here=str(ROOT / "tests/inbox"), root=str(ROOT), url=url, seconds=seconds)
    return subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(code), *arguments], stdout=subprocess.PIPE, text=True
    )


def line(process: "subprocess.Popen[str]") -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


def end(process: "subprocess.Popen[str]", how: int) -> str:
    process.send_signal(how)
    rest, _ = process.communicate(timeout=20)
    return rest.strip()


def test_sigterm_finishes_what_runs_and_ends(url: str, make_inbox: Make) -> None:
    if "://" in url:
        make_inbox(url).accept(standin.make("e1"))
    process = worker(url, "e1", seconds=0.5)
    assert line(process) == "started e1"

    assert end(process, signal.SIGTERM) == "ended"
    assert process.returncode == 0
    assert counts(make_inbox(url)) == {"done": 1}


def test_a_dead_worker_s_event_is_taken_over_by_another(database: str, make_inbox: Make) -> None:
    inbox = make_inbox(database, takeover=1.0)
    inbox.on("*", name="slow")(lambda event: None)
    inbox.accept(standin.make("e1"))
    victim = worker(database)
    assert line(victim) == "started e1"
    end(victim, signal.SIGKILL)

    with inbox:
        until(lambda: counts(inbox) == {"done": 1}, 10)
        until(lambda: jobs(database) == [])


def test_an_event_that_kills_its_process_becomes_a_dead_letter(url: str, make_inbox: Make) -> None:
    if "://" in url:
        make_inbox(url).accept(standin.make("e1"))
    for _ in range(3):
        process = worker(url, "e1")
        assert line(process) == "started e1"
        end(process, signal.SIGKILL)

    inbox = make_inbox(url, takeover=1.0, retry=RetryPolicy(attempts=3))
    inbox.on("*", name="slow")(lambda event: None)
    with inbox:
        until(lambda: counts(inbox) == {"dead": 1})
        entry = inbox.operations.show("e1")
    assert entry is not None
    assert entry.error == "the process ended while a handler ran"


@pytest.mark.parametrize("store", ["sqlite", "postgresql"])
def test_nothing_is_lost_doubled_or_stuck_when_everything_is_killed(store: str) -> None:
    """The size that fits a test run; `soak.py` does 5,000 events."""
    soak = Soak(store, 300, senders=16, workers=2, seed=7)

    with soak.folder:
        report = soak.run()

    assert report.acknowledged == 300
    assert (report.lost, report.twice, report.stuck, report.dead) == (0, 0, 0, 0), report
    assert len(report.kills) >= 3
