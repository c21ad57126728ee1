"""What operators do: look, replay, purge; encrypted bodies; the schema of earlier versions."""

import argparse
import io
import json
import sqlite3
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import psycopg
import pytest
import standin
from cryptography.fernet import Fernet, InvalidToken
from test_working import counts, until

from ingo_wrapper.cli import webhooks as cli
from ingo_wrapper.errors import ConfigurationError
from ingo_wrapper.webhooks.inbox import GiveUp, Inbox, RetryPolicy
from ingo_wrapper.webhooks.inbox.health import answer, asgi, wsgi
from ingo_wrapper.webhooks.inbox.redacted import redacted

Make = Callable[..., Inbox]


def command(*arguments: str) -> tuple[int, str]:
    parser = argparse.ArgumentParser()
    cli.add_commands(parser.add_subparsers())
    args = parser.parse_args(list(arguments))
    out = io.StringIO()
    return args.run(args, out), out.getvalue()


@pytest.fixture
def filled(url: str, make_inbox: Make) -> Inbox:
    """One event of each kind."""
    inbox = make_inbox(url, retry=RetryPolicy(attempts=2, first=1000.0))

    @inbox.on(standin.CheckPaid, name="book")
    def book(event: standin.Event) -> None:
        if event.id == "dead":
            raise GiveUp
        if event.id == "retrying":
            raise RuntimeError

    for event_id in ("done", "dead", "retrying", "waiting"):
        inbox.accept(standin.make(event_id, check_number="0000001", recipient="Mina Okafor"))
    inbox.accept(standin.make("done", check_number="other"))
    inbox.accept(standin.make("unhandled", standin.ISSUED))
    for event_id in ("done", "dead", "retrying", "unhandled"):
        inbox.handle(event_id)
    return inbox


def test_tail_lists_the_latest_oldest_first(filled: Inbox, url: str) -> None:
    status, text = command("tail", "--inbox", url, "-n", "3")

    lines = text.splitlines()
    assert status == 0
    assert [line.split()[1:3] for line in lines] == [
        ["waiting", "waiting"],
        ["conflict", "done~1"],
        ["unhandled", "unhandled"],
    ]
    assert "Mina" not in text


def test_tail_as_json_is_one_document_per_line(filled: Inbox, url: str) -> None:
    _, text = command("tail", "--inbox", url, "--json")

    documents = [json.loads(line) for line in text.splitlines()]
    assert [each["id"] for each in documents] == [
        "done", "dead", "retrying", "waiting", "done~1", "unhandled",
    ]  # fmt: skip
    assert documents[0]["handled"] == ["book"]
    assert documents[0]["deliveries"] == 2
    assert "Mina" not in text


def test_tail_follows(filled: Inbox, url: str) -> None:
    args = argparse.Namespace(inbox=url, json=True, number=5, follow=True)
    out = io.StringIO()
    later = threading.Timer(0.3, lambda: filled.accept(standin.make("late")))
    later.start()

    cli.run_tail(args, out, rounds=2)

    later.join()
    assert json.loads(out.getvalue().splitlines()[-1])["id"] == "late"


def test_show_masks_the_body_unless_asked(filled: Inbox, url: str) -> None:
    _, hidden = command("show", "--inbox", url, "--json", "done")
    _, plain = command("show", "--inbox", url, "done")
    _, revealed = command("show", "--inbox", url, "--reveal", "--json", "done")

    assert "Mina" not in hidden
    assert "Mina" not in plain
    event = json.loads(hidden)["body"]["data"]["event"]
    assert (event["check_number"], event["recipient"]) == ("0000001", "[redacted]")
    assert json.loads(json.loads(revealed)["body"])["data"]["event"]["recipient"] == "Mina Okafor"


def test_show_of_an_unknown_event_fails(
    filled: Inbox, url: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert command("show", "--inbox", url, "nowhere") == (1, "")
    assert capsys.readouterr().err == "no event nowhere\n"


def test_failed_lists_what_needs_a_look(filled: Inbox, url: str) -> None:
    status, text = command("failed", "--inbox", url, "--json")

    assert status == 1
    assert {json.loads(line)["id"] for line in text.splitlines()} == {
        "dead", "retrying", "done~1", "unhandled",
    }  # fmt: skip


def test_stats_count_by_status(filled: Inbox, url: str) -> None:
    _, text = command("stats", "--inbox", url, "--json")

    found = json.loads(text)
    assert found.pop("oldest_due_seconds") >= 0
    assert found == {"waiting": 2, "done": 1, "unhandled": 1, "dead": 1, "conflict": 1}


@pytest.mark.parametrize("running", [True, False])
def test_replay_beside_a_running_service_and_without_one(
    url: str, make_inbox: Make, *, running: bool
) -> None:
    broken = True
    inbox = make_inbox(url)

    @inbox.on("*", name="book")
    def book(event: standin.Event) -> None:
        if broken:
            raise GiveUp

    inbox.accept(standin.make("e1"))
    inbox.handle("e1")
    broken = False
    if running:
        with inbox:
            assert command("replay", "--inbox", url, "e1", "--json") == (0, '{"replayed": 1}\n')
            until(lambda: counts(inbox) == {"done": 1})
        return
    inbox.close()
    assert command("replay", "--inbox", url, "--dead", "--json") == (0, '{"replayed": 1}\n')
    after = make_inbox(url)
    assert counts(after) == {"waiting": 1}


def test_replay_of_an_unknown_event_fails(url: str, make_inbox: Make) -> None:
    make_inbox(url).open()
    if "://" in url:
        assert command("replay", "--inbox", url, "nowhere") == (1, "")


def test_purge_removes_bodies_and_keeps_ids(url: str, make_inbox: Make) -> None:
    inbox = make_inbox(url, clock=lambda: 1000.0)
    inbox.on(standin.CheckPaid)(lambda event: None)
    for number in range(1203):
        inbox.accept(standin.make(f"e{number}"))
    for number in range(1200):
        inbox.handle(f"e{number}")

    assert inbox.operations.purge(older_than=10.0) == 0
    assert inbox.operations.purge(older_than=-1.0) == 1200
    assert inbox.operations.body("e0") is None
    assert inbox.operations.body("e1200") is not None
    assert not inbox.accept(standin.make("e0")).new
    assert not inbox.operations.replay("e0")
    assert inbox.operations.purge(older_than=-1.0, forget_ids=True) == 1200
    assert counts(inbox) == {"waiting": 3}
    assert inbox.accept(standin.make("e0")).new


def test_purge_command(url: str, make_inbox: Make) -> None:
    inbox = make_inbox(url, clock=lambda: 1000.0)
    inbox.accept(standin.make("e1"))
    inbox.handle("e1")
    inbox.close()

    assert command("purge", "--inbox", url, "--older-than", "30", "--json") == (
        0,
        '{"purged": 1}\n',
    )


def test_no_inbox_named_is_a_clear_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(cli.VARIABLE, raising=False)

    with pytest.raises(ConfigurationError, match="INGO_INBOX"):
        command("stats")


def test_main_prints_errors_without_a_traceback(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["stats", "--inbox", str(tmp_path / "nothing.db")]) == 1
    assert "does not exist" in capsys.readouterr().err


def test_bodies_are_encrypted_at_rest(url: str, make_inbox: Make, tmp_path: Path) -> None:
    key = Fernet.generate_key()
    inbox = make_inbox(url, cipher=Fernet(key))
    seen: list[bytes] = []
    inbox.on("*", name="look")(lambda event: seen.append(event.raw))
    event = standin.make("e1", customer_account_token="secret-token")

    assert inbox.accept(event).new
    assert not inbox.accept(event).conflict
    assert inbox.accept(standin.make("e1", customer_account_token="other-token")).conflict
    assert inbox.accept(standin.make("e1", customer_account_token="other-token")).conflict
    inbox.handle("e1")

    assert seen == [event.raw]
    assert inbox.operations.body("e1") == event.raw
    assert [each.id for each in inbox.operations.tail()] == ["e1", "e1~1"]
    inbox.close()
    stored = _everything(url)
    assert b"secret-token" not in stored
    assert b"other-token" not in stored
    import hashlib

    assert hashlib.sha256(event.raw).hexdigest().encode() not in stored


def _everything(url: str) -> bytes:
    if "://" not in url:
        return b"".join(each.read_bytes() for each in Path(url).parent.glob("events.db*"))
    with psycopg.connect(url) as connection:
        return repr(
            connection.execute("SELECT i::text, body FROM ingo_inbox i").fetchall()
        ).encode()


def test_the_command_line_reveals_with_the_key(
    url: str, make_inbox: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = Fernet.generate_key()
    make_inbox(url, cipher=Fernet(key)).accept(standin.make("e1", recipient="Mina"))
    monkeypatch.setenv(cli.KEY_VARIABLE, f"{Fernet.generate_key().decode()},{key.decode()}")

    assert "Mina" in command("show", "--inbox", url, "--reveal", "e1")[1]


def test_a_lost_key_leads_to_retries_not_to_lost_events(url: str, make_inbox: Make) -> None:
    first = make_inbox(url, cipher=Fernet(Fernet.generate_key()))
    first.accept(standin.make("e1"))
    first.close()
    second = make_inbox(url, cipher=Fernet(Fernet.generate_key()))
    second.on("*", name="any")(lambda event: None)

    assert second.handle("e1").result == "retry"
    with pytest.raises(InvalidToken):
        second.operations.body("e1")


def test_what_is_shown_is_a_list_of_what_may_be_shown() -> None:
    body = {
        "metadata": {"id": "e1", "topic": "t", "new": "Mina"},
        "data": {
            "ancillary": {"participant_unique_id1": "tx-1", "tracer_token": "55501_1_x"},
            "event": {
                "status": "1103",
                "client_message": "Hello Mina",
                "last_4": "1111",
                "issuers": [{"payee_name": "Mina"}],
                "field_results": [
                    {
                        "field_name": "FirstName",
                        "client_provided_value": "Mina",
                        "is_matching": True,
                    }
                ],
            },
            "more": "Mina",
        },
        "else": ["Mina"],
    }

    shown = redacted(json.dumps(body).encode())

    assert "Mina" not in json.dumps(shown)
    assert "1111" not in json.dumps(shown)
    assert shown["metadata"] == {"id": "e1", "topic": "t", "new": "[redacted]"}
    assert shown["data"]["event"]["field_results"] == [
        {"field_name": "FirstName", "client_provided_value": "[redacted]", "is_matching": True}
    ]
    assert redacted(b"not json") == "[redacted]"
    assert redacted(b"[1]") == "[redacted]"


# The table as version 1 wrote it, in its own words: not made by the code under test.
VERSION_1 = """
CREATE TABLE ingo_inbox_meta (name TEXT PRIMARY KEY, value TEXT NOT NULL);
INSERT INTO ingo_inbox_meta VALUES ('schema_version', '1');
CREATE TABLE ingo_inbox (
  seq {identity}, id TEXT NOT NULL UNIQUE, topic TEXT NOT NULL, canonical_topic TEXT NOT NULL,
  version TEXT, participant_unique_id1 TEXT, notification_id TEXT, party_id TEXT, order_key TEXT,
  body {blob}, body_digest TEXT NOT NULL, status TEXT NOT NULL DEFAULT 'waiting',
  handled TEXT NOT NULL DEFAULT '[]', attempts INTEGER NOT NULL DEFAULT 0,
  next_at {real} NOT NULL, error TEXT, received_at {real} NOT NULL, finished_at {real});
CREATE INDEX ingo_inbox_due ON ingo_inbox (status, next_at);
CREATE INDEX ingo_inbox_order ON ingo_inbox (order_key, seq)
  WHERE status = 'waiting' AND order_key IS NOT NULL;
"""
ROW = (
    "INSERT INTO ingo_inbox (id, topic, canonical_topic, body, body_digest, status, handled,"
    " next_at, received_at) VALUES ({0}, {0}, {0}, {0}, {0}, {0}, {0}, 1.0, 1.0)"
)


def write_version_1(url: str) -> None:
    import hashlib

    old = standin.body("old")
    values: list[tuple[Any, ...]] = [
        ("old", standin.PAID, standin.PAID, old, hashlib.sha256(old).hexdigest(), "waiting", "[]"),
        ("fin", standin.PAID, standin.PAID, b"{}", "0" * 64, "done", '["book"]'),
    ]
    if "://" not in url:
        connection = sqlite3.connect(url)
        types = {"identity": "INTEGER PRIMARY KEY", "blob": "BLOB", "real": "REAL"}
        connection.executescript(VERSION_1.format(**types))
        connection.executemany(ROW.format("?"), values)
        connection.commit()
        connection.close()
        return
    types = {
        "identity": "BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY",
        "blob": "BYTEA",
        "real": "DOUBLE PRECISION",
    }
    with psycopg.connect(url) as server:
        server.execute(VERSION_1.format(**types).encode())
        for each in values:
            server.execute(ROW.format("%s").encode(), each)


def test_a_table_of_version_1_migrates_itself_and_keeps_everything(
    url: str, make_inbox: Make
) -> None:
    write_version_1(url)
    inbox = make_inbox(url)
    ran: list[str] = []
    inbox.on("*", name="book")(lambda event: ran.append(event.id))

    assert not inbox.accept(standin.make("old")).new
    assert inbox.accept(standin.make("new")).new
    assert inbox.handle("old").result == "done"
    assert inbox.handle("fin").result == "settled"
    assert ran == ["old"]
    assert [(each.id, each.deliveries) for each in inbox.operations.tail()] == [
        ("old", 2), ("fin", 1), ("new", 1),
    ]  # fmt: skip


def test_events_of_version_1_get_a_job_too(database: str, make_inbox: Make) -> None:
    write_version_1(database)
    inbox = make_inbox(database, takeover=0.9)
    inbox.on("*", name="book")(lambda event: None)

    with inbox:
        until(lambda: counts(inbox) == {"done": 2})


def test_two_processes_may_migrate_at_once(database: str, make_inbox: Make) -> None:
    write_version_1(database)
    inboxes = [make_inbox(database) for _ in range(4)]

    threads = [threading.Thread(target=each.open) for each in inboxes]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert [counts(each) for each in inboxes] == [{"waiting": 1, "done": 1}] * 4


def test_a_table_of_a_later_version_is_refused(url: str, make_inbox: Make) -> None:
    inbox = make_inbox(url)
    with inbox.transaction() as transaction:
        transaction.execute("UPDATE ingo_inbox_meta SET value = '99'")
    inbox.close()

    with pytest.raises(ConfigurationError, match="newer version"):
        make_inbox(url).open()


def test_health_and_metrics(filled: Inbox) -> None:
    status, kind, text = answer(filled, "/ops/healthz")
    assert (status, kind) == (200, "application/json")
    assert json.loads(text)["events"]["dead"] == 1

    status, kind, text = answer(filled, "/metrics")
    assert (status, kind) == (200, "text/plain; version=0.0.4; charset=utf-8")
    lines = text.decode().splitlines()
    assert 'ingo_inbox_events{status="dead"} 1' in lines
    assert "ingo_inbox_up 1" in lines
    assert "ingo_inbox_acknowledge_seconds_count 6" in lines
    assert "ingo_inbox_conflicts_total 1" in lines
    assert all(line.startswith("# ") or line.count(" ") == 1 for line in lines)
    assert answer(filled, "/")[0] == 404


def test_health_says_when_the_store_is_down(tmp_path: Path, make_inbox: Make) -> None:
    inbox = make_inbox(tmp_path / "nowhere" / "events.db")

    assert answer(inbox, "/healthz")[0] == 503
    assert b"ingo_inbox_up 0" in answer(inbox, "/metrics")[2]


@pytest.mark.anyio
async def test_health_over_asgi(tmp_path: Path, make_inbox: Make) -> None:
    sent: list[dict[str, Any]] = []

    async def send(message: dict[str, Any]) -> None:
        sent.append(message)

    async def receive() -> dict[str, Any]:
        return {"type": "http.request"}

    app = asgi(make_inbox(tmp_path / "events.db"))
    await app({"type": "http", "path": "/healthz"}, receive, send)

    assert sent[0]["status"] == 200
    assert json.loads(sent[1]["body"])["status"] == "ok"


def test_health_over_wsgi(tmp_path: Path, make_inbox: Make) -> None:
    started: list[Any] = []
    app = wsgi(make_inbox(tmp_path / "events.db"))

    (text,) = app({"PATH_INFO": "/metrics"}, lambda *args: started.append(args))

    assert started[0][0] == "200 OK"
    assert b"ingo_inbox_up 1" in text
