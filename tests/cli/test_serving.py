"""`ingo simulate`, `ingo webhooks serve` and `send`, as processes of their own."""

import http.client
import json
import os
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

INGO = [sys.executable, "-W", "error", "-m", "ingo_wrapper.cli"]
TOPIC = "gateway.transaction.recipient.payment.status.check.paid"
HANDLERS = """
from ingo_wrapper.webhooks import CheckPaid, Inbox

inbox = Inbox("events.db")


@inbox.on(CheckPaid)
def paid(event, transaction):
    transaction.execute("CREATE TABLE IF NOT EXISTS paid (id TEXT, number TEXT)")
    transaction.execute("INSERT INTO paid VALUES (?, ?)", (event.id, event.check_number))
"""


@contextmanager
def running(
    *arguments: str, folder: Path, end: signal.Signals = signal.SIGINT
) -> Iterator[subprocess.Popen[str]]:
    """A process of the command, ended by a signal: it finishes and exits with 0."""
    process = subprocess.Popen(
        [*INGO, *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": os.environ["PYTHONPATH"] + os.pathsep + str(folder)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        yield process
        process.send_signal(end)
        _, errors = process.communicate(timeout=20)
        assert (process.returncode, errors) == (0, "")
    finally:
        process.kill()
        process.wait()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def ingo(*arguments: str, folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*INGO, *arguments], cwd=folder, capture_output=True, text=True, check=False
    )


def get(port: int, path: str) -> tuple[int, bytes]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    try:
        connection.request("GET", path)
        response = connection.getresponse()
        return response.status, response.read()
    finally:
        connection.close()


def until(what, seconds=15.0):
    end = time.monotonic() + seconds
    while not (value := what()):
        assert time.monotonic() < end, "it did not happen"
        time.sleep(0.05)
    return value


def open_port(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def test_simulate(tmp_path):
    """One line of JSON says where it is; a request without a signature is refused."""
    with running("simulate", "--json", folder=tmp_path) as process:
        assert process.stdout is not None
        about = json.loads(process.stdout.readline())
        port = int(about["url"].rpartition(":")[2])
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
        connection.request("POST", "/gateway/verify", b"{}")
        assert connection.getresponse().status == 401
        connection.close()


@pytest.mark.parametrize("end", [signal.SIGINT, signal.SIGTERM])
def test_serve_and_send(end, tmp_path):
    """A delivery and its repetition are acknowledged; the handler's row is there once."""
    (tmp_path / "handlers.py").write_text(HANDLERS, encoding="utf-8")
    port = free_port()
    url = f"http://127.0.0.1:{port}/ingo/webhooks"
    serve = ("webhooks", "serve", "--app", "handlers:inbox", "--from", "simulator")
    with running(*serve, "--port", str(port), folder=tmp_path, end=end):
        until(lambda: open_port(port))
        for _ in range(2):
            sent = ingo("webhooks", "send", TOPIC, "--to", url, "--id", "e-1", folder=tmp_path)
            assert (sent.returncode, sent.stdout) == (0, f"200 from {url}\n")
        until(lambda: b'status="done"} 1' in get(port, "/metrics")[1])
        assert get(port, "/healthz")[0] == 200
        shown = ingo("webhooks", "show", "e-1", "--inbox", "events.db", folder=tmp_path)
        assert TOPIC in shown.stdout
    with sqlite3.connect(tmp_path / "events.db") as database:
        rows = database.execute("SELECT id FROM paid").fetchall()
    database.close()
    assert rows == [("e-1",)]


def test_serve_wants_to_know_who_may_send(tmp_path):
    refused = ingo("webhooks", "serve", "--inbox", "events.db", folder=tmp_path)

    assert refused.returncode == 2
    assert "who may send?" in refused.stderr
    assert not (tmp_path / "events.db").exists()


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (["send", "no.such.topic"], 2, "topic"),
        (["send", TOPIC, "--to", "http://93.184.215.14/hook"], 2, "private network"),
        (["send", TOPIC, "--set", "nonsense"], 2, "--set"),
        (["serve", "--from", "simulator"], 2, "--inbox"),
        (["serve", "--from", "simulator", "--app", "nowhere:inbox"], 2, "nowhere:inbox"),
    ],
)
def test_clear_errors(arguments, status, said, tmp_path):
    ended = ingo("webhooks", *arguments, folder=tmp_path)

    assert ended.returncode == status
    assert said in ended.stderr
    assert "Traceback" not in ended.stderr


def test_topics_are_listed(tmp_path):
    listed = ingo("webhooks", "send", folder=tmp_path)

    assert listed.returncode == 0
    assert TOPIC in listed.stdout.splitlines()


def test_a_reader_that_has_seen_enough(tmp_path):
    """`ingo spec | head` ends quietly."""
    piped = subprocess.Popen(
        [*INGO, "spec"], cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert piped.stdout is not None
    assert piped.stderr is not None
    piped.stdout.readline()
    piped.stdout.close()
    errors = piped.stderr.read()
    piped.stderr.close()

    assert (piped.wait(20), errors) == (0, b"")
