"""What happens before the 2xx: durable, once, within its time, whatever arrives."""

import asyncio
import os
import sqlite3
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psycopg
import pytest
import standin
from cluster import Cluster

from ingo_wrapper.errors import ConfigurationError
from ingo_wrapper.webhooks.inbox import Inbox, StoreInUse, StoreUnavailable

Make = Callable[..., Inbox]


def rows(url: str, sql: str) -> list[tuple[object, ...]]:
    """Look at the database with a connection of our own, as it is on disk."""
    if "://" in url:
        with psycopg.connect(url) as connection:
            return connection.execute(sql.encode()).fetchall()
    connection = sqlite3.connect(url)
    try:
        return connection.execute(sql).fetchall()
    finally:
        connection.close()


def test_an_accepted_event_is_there_for_everybody_else_when_accept_returns(
    url: str, make_inbox: Make
) -> None:
    event = standin.make("sb01-1", reference="tx-7")

    accepted = make_inbox(url).accept(event)

    assert accepted.new
    assert accepted.id == "sb01-1"
    found = rows(url, "SELECT id, topic, version, participant_unique_id1, status FROM ingo_inbox")
    assert found == [("sb01-1", standin.PAID, "1", "tx-7", "waiting")]
    assert bytes(rows(url, "SELECT body FROM ingo_inbox")[0][0]) == event.raw


def test_a_duplicate_is_stored_once_and_counted(url: str, make_inbox: Make) -> None:
    inbox = make_inbox(url)
    event = standin.make("e1")

    outcomes = [inbox.accept(event) for _ in range(3)]

    assert [each.new for each in outcomes] == [True, False, False]
    assert not any(each.conflict for each in outcomes)
    assert rows(url, "SELECT id, deliveries FROM ingo_inbox") == [("e1", 3)]


def test_a_duplicate_is_recognised_after_a_restart_and_after_a_purge(
    url: str, make_inbox: Make
) -> None:
    first = make_inbox(url)
    first.accept(standin.make("e1"))
    first.handle("e1")
    first.close()
    second = make_inbox(url)
    second.open()
    assert second.operations.purge(older_than=-1.0) == 1

    assert not second.accept(standin.make("e1")).new
    assert not second.accept(standin.make("e1")).conflict


def test_the_same_id_with_another_body_is_kept_and_flagged(url: str, make_inbox: Make) -> None:
    inbox = make_inbox(url)
    inbox.accept(standin.make("e1", check_amount="1.00"))
    other = standin.make("e1", check_amount="999.00")

    outcomes = [inbox.accept(other), inbox.accept(other)]

    assert [(each.new, each.conflict) for each in outcomes] == [(False, True), (False, True)]
    assert rows(url, "SELECT id, status, conflict_of FROM ingo_inbox ORDER BY seq") == [
        ("e1", "waiting", None),
        ("e1~1", "conflict", "e1"),
    ]
    assert inbox.operations.body("e1~1") == other.raw


def test_the_same_content_in_another_key_order_is_a_duplicate(url: str, make_inbox: Make) -> None:
    inbox = make_inbox(url)
    one = b'{"metadata":{"id":"e1","topic":"t"},"data":{"ancillary":{}}}'
    two = b'{"data": {"ancillary": {}}, "metadata": {"topic": "t", "id": "e1"}}'
    inbox.accept(standin.parse(one))

    outcome = inbox.accept(standin.parse(two))

    assert (outcome.new, outcome.conflict) == (False, False)


def test_a_flood_of_conflicts_keeps_ten(url: str, make_inbox: Make) -> None:
    inbox = make_inbox(url)
    for number in range(14):
        inbox.accept(standin.make("e1", check_amount=f"{number}.00"))

    assert rows(url, "SELECT COUNT(*) FROM ingo_inbox") == [(11,)]


@pytest.mark.parametrize(
    "event_id", ["nul\0byte", "lone\ud800surrogate", "long" * 50_000, "snow\u2603", "'; DROP--"]
)
def test_hostile_ids_are_stored_and_still_told_apart(
    url: str, make_inbox: Make, event_id: str
) -> None:
    inbox = make_inbox(url)

    outcomes = [inbox.accept(standin.make(each)) for each in (event_id, event_id, event_id + "x")]

    assert [each.new for each in outcomes] == [True, False, True]


def test_many_threads_with_the_same_events_store_each_once(url: str, make_inbox: Make) -> None:
    inbox = make_inbox(url, ack_limit=5.0)
    inbox.open()
    events = [standin.make(f"e{number % 50}") for number in range(400)]

    with ThreadPoolExecutor(16) as threads:
        outcomes = list(threads.map(inbox.accept, events))

    assert sum(each.new for each in outcomes) == 50
    assert rows(url, "SELECT COUNT(*), SUM(deliveries) FROM ingo_inbox") == [(50, 400)]


@pytest.mark.anyio
async def test_concurrent_requests_share_commits(
    url: str, make_inbox: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    inbox = make_inbox(url, ack_limit=5.0)
    inbox.open()
    batches: list[int] = []
    written = inbox.store.upsert

    def upsert(session: object, given: list[object]) -> object:
        batches.append(len(given))
        return written(session, given)

    monkeypatch.setattr(inbox.store, "upsert", upsert)

    await asyncio.gather(*(inbox.accept_async(standin.make(f"e{n}")) for n in range(64)))

    assert sum(batches) == 64
    assert len(batches) < 32


def test_one_event_that_the_database_refuses_does_not_fail_its_neighbours(
    url: str, make_inbox: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    inbox = make_inbox(url, ack_limit=5.0)
    inbox.open()
    written = inbox.store.upsert

    def upsert(session: object, given: list[object]) -> object:
        if any(each.id == "bad" for each in given):
            raise ValueError("no")
        return written(session, given)

    monkeypatch.setattr(inbox.store, "upsert", upsert)

    def accept(event_id: str) -> bool:
        try:
            return inbox.accept(standin.make(event_id)).new
        except StoreUnavailable:
            return False

    with ThreadPoolExecutor(8) as threads:
        outcomes = list(threads.map(accept, ["a", "b", "bad", "c", "d", "e"]))

    assert outcomes == [True, True, False, True, True, True]


def answers_503_within_a_second(inbox: Inbox, event_id: str = "late") -> None:
    began = time.perf_counter()
    with pytest.raises(StoreUnavailable) as caught:
        inbox.accept(standin.make(event_id))
    assert time.perf_counter() - began < 1.0
    assert caught.value.status_hint == 503


def test_a_locked_file_answers_503_within_a_second_and_recovers(
    tmp_path: Path, make_inbox: Make
) -> None:
    inbox = make_inbox(tmp_path / "events.db")
    inbox.accept(standin.make("before"))
    other = sqlite3.connect(tmp_path / "events.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")

    answers_503_within_a_second(inbox)

    other.execute("ROLLBACK")
    other.close()
    assert inbox.accept(standin.make("after")).new


def test_a_file_locked_from_the_start_answers_503_within_a_second(
    tmp_path: Path, make_inbox: Make
) -> None:
    other = sqlite3.connect(tmp_path / "events.db", isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    inbox = make_inbox(tmp_path / "events.db")

    answers_503_within_a_second(inbox)

    other.execute("ROLLBACK")
    other.close()
    assert inbox.accept(standin.make("after")).new


def test_a_folder_that_does_not_exist_answers_503(tmp_path: Path, make_inbox: Make) -> None:
    answers_503_within_a_second(make_inbox(tmp_path / "nowhere" / "events.db"))


@pytest.mark.anyio
async def test_a_store_that_hangs_answers_503_within_a_second(
    tmp_path: Path, make_inbox: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    inbox = make_inbox(tmp_path / "events.db")
    inbox.open()
    release = threading.Event()
    monkeypatch.setattr(inbox.store, "upsert", lambda *_: release.wait(30) and [])

    began = time.perf_counter()
    outcomes = await asyncio.gather(
        *(inbox.accept_async(standin.make(f"e{n}")) for n in range(50)), return_exceptions=True
    )
    release.set()

    assert time.perf_counter() - began < 1.0
    assert all(isinstance(each, StoreUnavailable) for each in outcomes)


def test_postgresql_that_was_stopped_answers_503_within_a_second_and_recovers(
    make_inbox: Make,
) -> None:
    server = Cluster()
    server.start()
    try:
        inbox = make_inbox(server.url)
        assert inbox.accept(standin.make("before")).new
        server.stop()

        for number in range(5):
            answers_503_within_a_second(inbox, f"late-{number}")

        server.start()
        assert inbox.accept(standin.make("after")).new
        assert [each.id for each in inbox.operations.tail()] == ["before", "after"]
    finally:
        inbox.close()
        server.stop()
        server.remove()


def test_a_second_process_on_the_same_file_is_refused_with_the_way_out(
    tmp_path: Path, make_inbox: Make
) -> None:
    make_inbox(tmp_path / "events.db").open()

    with pytest.raises(StoreInUse, match=r"already open \(process \d+\).*postgresql://"):
        make_inbox(tmp_path / "events.db").open()


def test_a_second_process_answers_503_so_that_nothing_is_lost(
    tmp_path: Path, make_inbox: Make
) -> None:
    make_inbox(tmp_path / "events.db").open()

    answers_503_within_a_second(make_inbox(tmp_path / "events.db"))


def test_a_closed_inbox_takes_nothing_more(url: str, make_inbox: Make) -> None:
    inbox = make_inbox(url)
    inbox.accept(standin.make("e1"))
    inbox.close()

    answers_503_within_a_second(inbox)


@pytest.mark.parametrize("url", [":memory:", "mysql://x/y"])
def test_what_cannot_keep_events_is_refused_at_once(url: str) -> None:
    with pytest.raises(ConfigurationError):
        Inbox(url)


def test_the_drivers_are_imported_only_for_postgresql() -> None:
    import subprocess
    import sys

    code = (
        "import sys; from ingo_wrapper.webhooks.inbox import Inbox; Inbox('x.db');"
        "print({'psycopg', 'procrastinate', 'cryptography'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"


def test_the_commit_is_synced_even_where_the_role_says_otherwise(
    database: str, make_inbox: Make
) -> None:
    with psycopg.connect(database, autocommit=True) as connection:
        connection.execute("ALTER ROLE ingo SET synchronous_commit = off")
    try:
        inbox = make_inbox(database)
        inbox.accept(standin.make("e1"))
        with inbox.store.ack_session(wait=1.0) as session:
            assert session.own("SHOW synchronous_commit").first() == ("on",)
    finally:
        with psycopg.connect(database, autocommit=True) as connection:
            connection.execute("ALTER ROLE ingo RESET synchronous_commit")


def test_sqlite_syncs_every_commit(tmp_path: Path, make_inbox: Make) -> None:
    inbox = make_inbox(tmp_path / "events.db")
    inbox.open()
    with inbox.store.session() as session:
        assert session.own("PRAGMA journal_mode").first() == ("wal",)
        assert session.own("PRAGMA synchronous").first() == (2,)  # FULL


def test_a_fork_does_not_share_the_database(url: str, make_inbox: Make) -> None:
    """A pre-forking server that used the inbox before it forked gets a clear answer."""
    inbox = make_inbox(url)
    inbox.accept(standin.make("before"))
    reading, writing = os.pipe()
    if (child := os.fork()) == 0:
        try:
            inbox.accept(standin.make("after"))
        except StoreUnavailable as error:
            os.write(writing, str(error).encode())
        finally:
            os._exit(0)
    os.waitpid(child, 0)
    os.close(writing)
    with os.fdopen(reading) as answer:
        assert "fork" in answer.read()
    assert inbox.accept(standin.make("still works")).new
