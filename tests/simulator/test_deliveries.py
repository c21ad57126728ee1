"""Webhooks out: posted to a local URL, again when not acknowledged, never elsewhere."""

import base64
import hashlib
import hmac
import json
import socket
import subprocess
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from ingo_wrapper.errors import ConfigurationError
from ingo_wrapper.simulator import Simulator, outbox
from tests.simulator import bodies
from tests.simulator.signer import Peer


class Inbox(ThreadingHTTPServer):
    """Answers with the statuses it was given, then with 204."""

    daemon_threads = False

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Post)
        self.statuses = []
        self.received = []
        self.headers = []

    @property
    def url(self):
        return f"http://127.0.0.1:{self.server_port}/ingo?x=1"

    @property
    def ids(self):
        return [event["metadata"]["id"] for event in self.received]


class Post(BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.headers.append((self.path, dict(self.headers), body))
        self.server.received.append(json.loads(body))
        self.send_response(self.server.statuses.pop(0) if self.server.statuses else 204)
        self.send_header("Location", "http://192.0.2.1/")
        self.end_headers()

    def log_message(self, *args):
        pass


@pytest.fixture
def inbox():
    with Inbox() as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        yield server
        server.shutdown()
        thread.join()


@pytest.fixture
def quick(monkeypatch):
    monkeypatch.setattr(outbox, "PAUSES", (0.01,) * 4)


def stage(peer):
    return peer.call(bodies.STAGE, bodies.stage())["data"]["notification_id"]


def test_what_happens_is_posted_in_order(inbox, events):
    with Simulator(deliver_to=inbox.url, on_event=events.append) as sim:
        peer = Peer(sim.url)
        number = stage(peer)
        sim.claim(number)
        sim.finish(number)
        assert sim.wait_until_delivered()
        assert inbox.received == events
        assert [each["metadata"]["topic"].rpartition(".")[2] for each in inbox.received] == [
            "sent",
            "success",
            "success",
        ]
        path, headers, _ = inbox.headers[0]
        assert (path, headers["Content-Type"]) == ("/ingo?x=1", "application/json")
        assert headers["Host"] == inbox.url.split("/")[2]
        assert "X-Ingo-Signature" not in headers
        assert [(each.event_id, each.number, each.status) for each in sim.deliveries] == [
            (event["metadata"]["id"], 1, 204) for event in events
        ]


@pytest.mark.parametrize("status", [500, 301, 404])
def test_what_is_not_acknowledged_is_posted_again(inbox, quick, status):
    inbox.statuses = [status, status]
    with Simulator(deliver_to=inbox.url) as sim:
        stage(Peer(sim.url))
        assert sim.wait_until_delivered()
        assert len(set(inbox.ids)) == 1
        assert [(each.number, each.status) for each in sim.deliveries] == [
            (1, status),
            (2, status),
            (3, 204),
        ]


def test_it_gives_up_in_the_end(inbox, quick, caplog):
    inbox.statuses = [500] * 9
    with Simulator(deliver_to=inbox.url) as sim:
        stage(Peer(sim.url))
        assert sim.wait_until_delivered()
        assert [each.acknowledged for each in sim.deliveries] == [False] * 5
    assert "given up" in caplog.text


def test_nobody_there_and_nobody_answering(quick):
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        url = f"http://127.0.0.1:{silent.getsockname()[1]}/"
        with Simulator() as sim:
            sim.deliver_to(url, timeout=0.02)
            stage(Peer(sim.url))
            assert sim.wait_until_delivered()
            assert {each.error for each in sim.deliveries} == {"TimeoutError"}
            silent.close()
            sim.deliver_to(url)
            stage(Peer(sim.url))
            assert sim.wait_until_delivered()
            assert {each.error for each in sim.deliveries} == {"ConnectionRefusedError"}


def test_again_on_demand_and_twice_by_chance(inbox):
    with Simulator() as sim:
        sim.deliver_to(inbox.url, duplicate=0.5, seed=1)
        peer = Peer(sim.url)
        for _ in range(20):
            stage(peer)
        assert sim.wait_until_delivered()
        assert len(set(inbox.ids)) == 20
        assert 22 < len(inbox.ids) < 38
        first = inbox.ids[0]
        before = inbox.ids.count(first)
        sim.redeliver(first)
        assert sim.wait_until_delivered()
        assert inbox.ids.count(first) == before + 1
        assert inbox.received[-1] == inbox.received[0]
        with pytest.raises(KeyError):
            sim.redeliver("nobody")


def test_out_of_order(inbox, events):
    with Simulator(on_event=events.append) as sim:
        sim.deliver_to(inbox.url, shuffle=0.3, seed=7)
        for _ in range(12):
            stage(Peer(sim.url))
        assert sim.wait_until_delivered()
    sent = [event["metadata"]["id"] for event in events]
    assert inbox.ids != sent
    assert sorted(inbox.ids) == sorted(sent)


def test_signed_with_a_secret(inbox):
    with Simulator() as sim:
        sim.deliver_to(inbox.url, secret="s3cret")
        stage(Peer(sim.url))
        assert sim.wait_until_delivered()
    _, headers, body = inbox.headers[0]
    mac = hmac.new(b"s3cret", body, hashlib.sha512).digest()
    assert headers["X-Ingo-Signature"] == base64.b64encode(mac).decode()


def test_stopping_posts_what_is_left(inbox):
    with Simulator() as sim:
        sim.deliver_to(inbox.url, shuffle=60)
        for _ in range(5):
            stage(Peer(sim.url))
    assert len(inbox.ids) == 5


def test_stopping_does_not_wait_for_ever(monkeypatch, caplog):
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        box = outbox.Outbox(outbox.Receiver(f"http://127.0.0.1:{silent.getsockname()[1]}/"))
        box.put({"metadata": {"id": "e-1", "topic": "t"}})
        box.close(0.05)
    assert "1 webhooks were not delivered" in caplog.text


@pytest.mark.parametrize(
    ("url", "told"),
    [
        ("http://192.0.2.1/", "is not this machine"),
        ("http://10.0.0.1/", "is not this machine"),
        ("ftp://127.0.0.1/", "http://"),
        ("http://127.0.0.1:x/", "port"),
        ("127.0.0.1:80", "http://"),
        ("http://nobody.invalid/", "no known host"),
    ],
)
def test_never_beyond_this_machine_unless_told(url, told):
    with pytest.raises(ConfigurationError, match=told):
        Simulator(deliver_to=url)


def test_beyond_this_machine_when_told():
    with Simulator() as sim:
        sim.deliver_to("http://192.0.2.1/", anywhere=True)
        assert sim.deliveries == []


def test_odd_options():
    with Simulator() as sim:
        for options in ({"duplicate": 2}, {"shuffle": -1}, {"timeout": 0}, {"secret": ""}):
            with pytest.raises(ConfigurationError):
                sim.deliver_to("http://127.0.0.1:1/", **options)
        with pytest.raises(ConfigurationError, match="no receiver"):
            sim.redeliver("e")


def test_from_the_shell_with_the_doors_of_the_simulator(inbox):
    command = [sys.executable, "-m", "ingo_wrapper.cli", "simulate", "--json"]
    command += ["--deliver-to", inbox.url]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        peer = Peer(json.loads(process.stdout.readline())["url"])
        number = stage(peer)

        def door(name, given):
            body = json.dumps(given).encode()
            headers = {"Content-Length": str(len(body))}
            return peer.send("POST", f"/_simulator/{name}", body, headers)[0]

        assert door("claims", {"notification_id": number}) == 200
        assert door("finishes", {"notification_id": number, "paid": False}) == 200
        process.terminate()
        assert process.wait(10) == 0
    topics = [event["metadata"]["topic"] for event in inbox.received]
    assert topics[-1] == "transaction.recipient.payment.status.terminated"
    assert len(topics) == 3


def test_from_the_shell_never_beyond_this_machine():
    command = [sys.executable, "-m", "ingo_wrapper.simulator", "--deliver-to", "http://192.0.2.1/"]
    refused = subprocess.run(command, capture_output=True, text=True, check=False)
    assert refused.returncode == 2
    assert "is not this machine" in refused.stderr
