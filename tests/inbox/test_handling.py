"""Handlers: which run, exactly once in the database, retries, order, dead letters, deploys."""

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import standin

from ingo_wrapper.errors import ConfigurationError
from ingo_wrapper.webhooks.inbox import (
    AsyncTransaction,
    GiveUp,
    Inbox,
    Result,
    RetryLater,
    RetryPolicy,
    Transaction,
)

Make = Callable[..., Inbox]


class Clock:
    def __init__(self) -> None:
        self.now = 1_770_000_000.0

    def __call__(self) -> float:
        return self.now


class Effects:
    """A business table in the inbox's database."""

    def __init__(self, inbox: Inbox) -> None:
        self.inbox = inbox
        mark = "%s" if "://" in inbox.store.url else "?"
        self.sql = f"INSERT INTO effects (event, who) VALUES ({mark}, {mark})"
        with inbox.transaction() as transaction:
            transaction.execute("CREATE TABLE effects (event TEXT, who TEXT)")

    def all(self) -> list[tuple[str, str]]:
        with self.inbox.transaction() as transaction:
            return sorted(transaction.execute("SELECT event, who FROM effects").rows)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def inbox(url: str, make_inbox: Make, clock: Clock) -> Inbox:
    return make_inbox(url, clock=clock, retry=RetryPolicy(attempts=3, first=10.0, jitter=0.0))


@pytest.fixture
def effects(inbox: Inbox) -> Effects:
    return Effects(inbox)


def status(inbox: Inbox, event_id: str) -> str:
    entry = inbox.operations.show(event_id)
    assert entry is not None
    return entry.status


def test_effects_and_mark_commit_together(inbox: Inbox, effects: Effects) -> None:
    @inbox.on(standin.CheckPaid)
    def book(event: standin.Event, transaction: Transaction) -> None:
        transaction.execute(effects.sql, (event.id, "book"))

    inbox.accept(standin.make("e1"))

    assert inbox.handle("e1").result is Result.DONE
    assert effects.all() == [("e1", "book")]
    assert status(inbox, "e1") == "done"
    assert inbox.handle("e1").result is Result.SETTLED
    assert effects.all() == [("e1", "book")]


def test_effects_of_a_failed_run_are_rolled_back(inbox: Inbox, effects: Effects) -> None:
    @inbox.on(standin.CheckPaid)
    def book(event: standin.Event, transaction: Transaction) -> None:
        transaction.execute(effects.sql, (event.id, "book"))
        raise RuntimeError

    inbox.accept(standin.make("e1"))

    assert inbox.handle("e1").result is Result.RETRY
    assert effects.all() == []


def test_async_handlers_write_in_the_same_transaction(inbox: Inbox, effects: Effects) -> None:
    @inbox.on(standin.CheckPaid)
    async def book(event: standin.Event, transaction: AsyncTransaction) -> None:
        await transaction.execute(effects.sql, (event.id, "book"))
        await asyncio.sleep(0)

    inbox.accept(standin.make("e1"))
    inbox.accept(standin.make("e2"))

    assert inbox.handle("e1").result is Result.DONE
    assert asyncio.run(inbox.handle_async("e2")).result is Result.DONE
    assert effects.all() == [("e1", "book"), ("e2", "book")]


def test_handlers_are_chosen_by_type_topic_canonical_topic_version_or_all(inbox: Inbox) -> None:
    ran: list[str] = []

    def add(name: str, *what: Any, **rest: Any) -> None:
        inbox.on(*what, name=name, **rest)(lambda event: ran.append(name))

    add("type", standin.CheckPaid)
    add("other type", standin.CheckIssued)
    add("topic", standin.PAID)
    add("either", standin.ISSUED, standin.CheckPaid)
    add("canonical", standin.SENT)
    add("all")
    add("star", "*")
    add("version 1", standin.CheckPaid, versions=("1",))
    add("version 2", standin.CheckPaid, versions=("2",))

    inbox.accept(standin.make("paid"))
    inbox.handle("paid")
    assert ran == ["type", "topic", "either", "all", "star", "version 1"]

    ran.clear()
    inbox.accept(standin.make("sent", "transaction.recipient.notification.sent"))
    inbox.handle("sent")
    assert ran == ["canonical", "all", "star"]


def test_each_of_several_handlers_runs_once_though_one_fails(
    inbox: Inbox, effects: Effects, clock: Clock
) -> None:
    calls: list[str] = []

    @inbox.on(standin.CheckPaid)
    def first(event: standin.Event, transaction: Transaction) -> None:
        calls.append("first")
        transaction.execute(effects.sql, (event.id, "first"))

    @inbox.on(standin.CheckPaid)
    def second(event: standin.Event, transaction: Transaction) -> None:
        calls.append("second")
        transaction.execute(effects.sql, (event.id, "second"))
        if calls.count("second") == 1:
            raise RuntimeError

    @inbox.on(standin.CheckPaid)
    async def third(event: standin.Event, transaction: AsyncTransaction) -> None:
        calls.append("third")
        await transaction.execute(effects.sql, (event.id, "third"))

    inbox.accept(standin.make("e1"))

    assert inbox.handle("e1").result is Result.RETRY
    assert effects.all() == [("e1", "first"), ("e1", "third")]
    clock.now += 10.0
    assert inbox.handle("e1").result is Result.DONE
    assert effects.all() == [("e1", "first"), ("e1", "second"), ("e1", "third")]
    assert calls == ["first", "second", "third", "second"]


def test_back_off_is_stored_and_ends_in_a_dead_letter(inbox: Inbox, clock: Clock) -> None:
    @inbox.on(standin.CheckPaid)
    def book(event: standin.Event) -> None:
        raise RuntimeError

    inbox.accept(standin.make("e1"))

    first = inbox.handle("e1")
    assert (first.result, first.again_at) == (Result.RETRY, clock.now + 10.0)
    early = inbox.handle("e1")
    assert (early.result, early.again_at) == (Result.NOT_DUE, first.again_at)
    clock.now += 10.0
    assert inbox.handle("e1").again_at == clock.now + 20.0
    clock.now += 20.0
    assert inbox.handle("e1").result is Result.DEAD
    entry = inbox.operations.show("e1")
    assert entry is not None
    assert (entry.status, entry.attempts) == ("dead", 3)


def test_a_handler_may_say_when_to_retry_or_give_up(inbox: Inbox, clock: Clock) -> None:
    @inbox.on(standin.CheckPaid)
    def later(event: standin.Event) -> None:
        raise RetryLater(77.0)

    @inbox.on(standin.CheckIssued)
    def never(event: standin.Event) -> None:
        raise GiveUp

    inbox.accept(standin.make("e1"))
    inbox.accept(standin.make("e2", standin.ISSUED))

    assert inbox.handle("e1").again_at == clock.now + 77.0
    assert inbox.handle("e2").result is Result.DEAD


def test_the_stored_error_says_where_and_never_what(inbox: Inbox) -> None:
    reported: list[tuple[str, str]] = []
    inbox._handling._on_error = lambda event, error: reported.append((event.id, str(error)))

    @inbox.on(standin.CheckPaid)
    def book(event: standin.Event) -> None:
        raise KeyError("Mina Okafor, 4111111111111111")

    inbox.accept(standin.make("e1"))
    inbox.handle("e1")

    entry = inbox.operations.show("e1")
    assert entry is not None
    assert entry.error is not None
    assert entry.error.startswith("KeyError at test_handling.py:")
    assert entry.error.endswith(" in book")
    assert "Mina" not in entry.error
    assert "4111" not in entry.error
    assert reported == [("e1", "'Mina Okafor, 4111111111111111'")]


def test_replay_runs_a_dead_letter_again_and_only_what_is_left(
    inbox: Inbox, effects: Effects
) -> None:
    broken = True

    @inbox.on(standin.CheckPaid)
    def good(event: standin.Event, transaction: Transaction) -> None:
        transaction.execute(effects.sql, (event.id, "good"))

    @inbox.on(standin.CheckPaid)
    def bad(event: standin.Event, transaction: Transaction) -> None:
        if broken:
            raise GiveUp
        transaction.execute(effects.sql, (event.id, "bad"))

    inbox.accept(standin.make("e1"))
    assert inbox.handle("e1").result is Result.DEAD
    broken = False

    assert inbox.operations.replay("e1")
    assert inbox.handle("e1").result is Result.DONE
    assert effects.all() == [("e1", "bad"), ("e1", "good")]
    assert inbox.operations.replay("e1")
    assert inbox.handle("e1").result is Result.DONE
    assert effects.all() == [("e1", "bad"), ("e1", "good")]
    assert inbox.operations.replay("e1", again=True)
    inbox.handle("e1")
    assert effects.all() == [("e1", "bad"), ("e1", "bad"), ("e1", "good"), ("e1", "good")]
    assert not inbox.operations.replay("unknown")


def test_an_event_without_a_handler_waits_to_be_replayed(inbox: Inbox) -> None:
    inbox.accept(standin.make("e1"))

    assert inbox.handle("e1").result is Result.UNHANDLED
    assert status(inbox, "e1") == "unhandled"

    ran: list[str] = []
    inbox.on(standin.CheckPaid, name="new")(lambda event: ran.append(event.id))
    assert inbox.operations.replay_failed("unhandled") == 1
    assert inbox.handle("e1").result is Result.DONE
    assert ran == ["e1"]


def test_a_new_version_of_a_handler_runs_on_replay_and_the_old_ones_do_not(
    url: str, make_inbox: Make
) -> None:
    ran: list[str] = []
    before = make_inbox(url)
    before.on(standin.CheckPaid, name="book")(lambda event: ran.append("book 1"))
    before.on(standin.CheckPaid, name="mail")(lambda event: ran.append("mail"))
    before.accept(standin.make("e1"))
    before.handle("e1")
    before.close()

    after = make_inbox(url)
    after.on(standin.CheckPaid, name="book", version=2)(lambda event: ran.append("book 2"))
    after.on(standin.CheckPaid, name="mail")(lambda event: ran.append("mail"))
    assert after.handle("e1").result is Result.SETTLED
    after.operations.replay("e1")
    after.handle("e1")

    assert ran == ["book 1", "mail", "book 2"]


def test_two_handlers_of_one_name_are_refused(inbox: Inbox) -> None:
    inbox.on(standin.CheckPaid, name="book")(lambda event: None)

    with pytest.raises(ConfigurationError, match="two handlers are called 'book'"):
        inbox.on(standin.CheckIssued, name="book")(lambda event: None)


def test_a_handler_of_another_shape_is_refused_when_it_is_registered(inbox: Inbox) -> None:
    with pytest.raises(ConfigurationError, match=r"must take \(event, transaction\) or \(event\)"):
        inbox.on(standin.CheckPaid)(lambda: None)


def test_events_of_one_key_are_handled_in_order_and_others_pass(
    url: str, make_inbox: Make, clock: Clock
) -> None:
    inbox = make_inbox(url, clock=clock, order_by="participant_unique_id1", retry=RetryPolicy(2))
    ran: list[str] = []
    broken = True

    @inbox.on("*")
    def record(event: standin.Event) -> None:
        if broken and event.id == "a1":
            raise RuntimeError
        ran.append(event.id)

    for event_id, reference in [("a1", "a"), ("a2", "a"), ("b1", "b"), ("a3", "a"), ("none", "")]:
        inbox.accept(standin.make(event_id, reference=reference))

    assert inbox.operations.due() == ["a1", "b1", "none"]
    retry_at = inbox.handle("a1").again_at
    outcomes = [inbox.handle(each) for each in ("a2", "a3", "b1", "none")]
    assert [each.result for each in outcomes] == ["blocked", "blocked", "done", "done"]
    assert outcomes[0].again_at == retry_at
    assert ran == ["b1", "none"]
    broken = False
    clock.now += 60.0
    assert inbox.operations.due() == ["a1"]
    assert inbox.handle("a2").result is Result.BLOCKED
    for each in ("a1", "a2", "a3"):
        assert inbox.handle(each).result is Result.DONE
    assert ran == ["b1", "none", "a1", "a2", "a3"]


def test_a_dead_letter_does_not_hold_up_its_payment_for_ever(
    url: str, make_inbox: Make, clock: Clock
) -> None:
    inbox = make_inbox(url, clock=clock, order_by=lambda event: event.participant_unique_id1)

    @inbox.on("*")
    def record(event: standin.Event) -> None:
        if event.id == "a1":
            raise GiveUp

    inbox.accept(standin.make("a1"))
    inbox.accept(standin.make("a2"))

    assert inbox.handle("a2").result is Result.BLOCKED
    assert inbox.handle("a1").result is Result.DEAD
    assert inbox.handle("a2").result is Result.DONE


def test_an_event_that_can_no_longer_be_read_becomes_a_dead_letter(
    url: str, make_inbox: Make, clock: Clock
) -> None:
    def parse(raw: bytes) -> Any:
        raise ValueError(raw.decode())

    inbox = make_inbox(url, parse=parse, clock=clock, retry=RetryPolicy(attempts=1))
    inbox.on("*")(lambda event: None)
    inbox.accept(standin.make("e1"))

    assert inbox.handle("e1").result is Result.DEAD


@pytest.mark.parametrize("statement", ["COMMIT", "ROLLBACK"])
def test_a_handler_that_commits_by_itself_is_stopped(
    inbox: Inbox, effects: Effects, statement: str
) -> None:
    @inbox.on(standin.CheckPaid)
    def book(event: standin.Event, transaction: Transaction) -> None:
        transaction.execute(effects.sql, (event.id, "book"))
        transaction.execute(statement)

    inbox.accept(standin.make("e1"))

    assert inbox.handle("e1").result is Result.RETRY


def test_an_error_of_the_database_that_a_handler_swallows_does_not_count_as_handled(
    inbox: Inbox, effects: Effects
) -> None:
    @inbox.on(standin.CheckPaid)
    def book(event: standin.Event, transaction: Transaction) -> None:
        transaction.execute(effects.sql, (event.id, "book"))
        try:
            transaction.execute("SELECT * FROM no_such_table")
        except Exception:
            return

    inbox.accept(standin.make("e1"))
    outcome = inbox.handle("e1")

    # PostgreSQL's transaction is broken by the error, SQLite's is not
    on_postgresql = "://" in inbox.store.url
    assert outcome.result is (Result.RETRY if on_postgresql else Result.DONE)
    assert effects.all() == ([] if on_postgresql else [("e1", "book")])


def test_a_transaction_kept_beyond_the_handler_can_write_nothing(
    inbox: Inbox, effects: Effects
) -> None:
    kept: list[Transaction] = []

    @inbox.on(standin.CheckPaid)
    def book(event: standin.Event, transaction: Transaction) -> None:
        kept.append(transaction)

    inbox.accept(standin.make("e1"))
    inbox.handle("e1")

    with pytest.raises(Exception, match="handed back"):
        kept[0].execute(effects.sql, ("late", "late"))


@pytest.mark.anyio
async def test_an_async_handler_is_stopped_at_its_limit(
    url: str, make_inbox: Make, clock: Clock
) -> None:
    inbox = make_inbox(url, clock=clock, handler_limit=0.05)
    inbox.open()

    @inbox.on(standin.CheckPaid)
    async def hang(event: standin.Event) -> None:
        await asyncio.sleep(60)

    await inbox.accept_async(standin.make("e1"))

    assert (await inbox.handle_async("e1")).result is Result.RETRY
    entry = inbox.operations.show("e1")
    assert entry is not None
    assert entry.error is not None
    assert entry.error.startswith("TimeoutError")


def test_two_at_once_run_the_handler_once(inbox: Inbox, effects: Effects) -> None:
    import threading

    started, release = threading.Event(), threading.Event()

    @inbox.on(standin.CheckPaid)
    def slow(event: standin.Event, transaction: Transaction) -> None:
        started.set()
        release.wait(10)
        transaction.execute(effects.sql, (event.id, "slow"))

    inbox.accept(standin.make("e1"))
    thread = threading.Thread(target=inbox.handle, args=("e1",))
    thread.start()
    assert started.wait(10)

    assert inbox.handle("e1").result is Result.BUSY
    release.set()
    thread.join()
    assert inbox.handle("e1").result is Result.SETTLED
    assert effects.all() == [("e1", "slow")]


def test_an_unknown_event_is_missing(inbox: Inbox) -> None:
    assert inbox.handle("nowhere").result is Result.MISSING


@pytest.mark.parametrize("error", [SystemExit(1), asyncio.CancelledError()])
@pytest.mark.parametrize("kind", ["sync", "async"])
def test_a_handler_that_ends_the_world_only_fails(
    inbox: Inbox, kind: str, error: BaseException
) -> None:
    def sync(event: standin.Event) -> None:
        raise error

    async def asynchronous(event: standin.Event) -> None:
        raise error

    inbox.on(standin.CheckPaid, name="end")(sync if kind == "sync" else asynchronous)
    inbox.accept(standin.make("e1"))
    inbox.accept(standin.make("e2"))

    assert inbox.handle("e1").result is Result.RETRY
    if kind == "sync" or isinstance(error, asyncio.CancelledError):
        assert asyncio.run(inbox.handle_async("e2")).result is Result.RETRY


@pytest.mark.anyio
async def test_in_an_event_loop_the_blocking_call_is_refused(inbox: Inbox) -> None:
    with pytest.raises(ConfigurationError, match="handle_async"):
        inbox.handle("e1")


def test_the_file_is_readable_by_its_owner_only(tmp_path: Path, make_inbox: Make) -> None:
    inbox = make_inbox(tmp_path / "events.db")
    inbox.accept(standin.make("e1"))

    assert {each.name: each.stat().st_mode & 0o077 for each in tmp_path.glob("events.db*")} == {
        "events.db": 0,
        "events.db-wal": 0,
        "events.db-shm": 0,
        "events.db.lock": 0o044,
    }
