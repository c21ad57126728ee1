"""The simulator as a process: command line, durability under kill -9, control over HTTP."""

import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections import Counter

import pytest

from tests.simulator import bodies
from tests.simulator.signer import Peer


def start(*arguments: str) -> tuple[subprocess.Popen, dict]:
    command = [sys.executable, "-m", "ingo_wrapper.simulator", "--json", *arguments]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    return process, json.loads(process.stdout.readline())


def end(process: subprocess.Popen, number: int = signal.SIGTERM) -> int:
    process.send_signal(number)
    code = process.wait(timeout=10)
    assert process.stdout is not None
    process.stdout.close()
    return code


def ask(url: str, method: str, door: str, given=None):
    body = b"" if given is None else json.dumps(given).encode()
    status, _, reply = Peer(url).send(
        method, f"/_simulator{door}", body, {"Content-Length": str(len(body))}
    )
    return status, json.loads(reply)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_it_ends_cleanly(number):
    process, about = start("--user", "u", "--secret", "s", "--participant-id", "77")
    assert about["url"].startswith("http://127.0.0.1:")
    assert (about["username"], about["participant_id"]) == ("u", 77)
    status, _, _ = Peer(about["url"]).post(bodies.RISK_SESSION, bodies.v12(), user="u", secret="s")
    assert status == 200
    assert end(process, number) == 0


def test_without_json_the_first_line_is_the_url():
    command = [sys.executable, "-m", "ingo_wrapper.simulator"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    url = process.stdout.readline().strip()
    assert ask(url, "GET", "")[0] == 200
    assert end(process) == 0


@pytest.mark.parametrize("given", [(), ("--user", "u", "--secret", "mine-alone")])
def test_it_prints_the_variables_of_a_client(given):
    """A copy of what is printed is enough; a secret of one's own is not repeated."""
    command = [sys.executable, "-m", "ingo_wrapper.simulator", *given]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    lines = [process.stdout.readline().strip() for _ in range(7)]
    printed = dict(line.removeprefix("export ").split("=", 1) for line in lines[2:])
    assert "mine-alone" not in "".join(lines)
    printed["INGO_SECRET"] = "mine-alone" if given else printed["INGO_SECRET"]
    body = bodies.v12()
    body["request"]["participant_id"] = printed["INGO_PARTICIPANT_ID"]
    status, _, reply = Peer(printed["INGO_SIMULATOR_URL"]).post(
        bodies.RISK_SESSION,
        body,
        user=printed["INGO_USERNAME"],
        secret=printed["INGO_SECRET"],
    )
    assert (status, json.loads(reply)["response"]["status"]) == (200, "100")
    assert printed["INGO_ENVIRONMENT"] == "simulator"
    assert end(process) == 0


def test_a_taken_port_is_an_error(sim):
    port = sim.url.rpartition(":")[2]
    command = [sys.executable, "-m", "ingo_wrapper.simulator", "--port", port]
    finished = subprocess.run(command, capture_output=True, text=True, timeout=20, check=False)
    assert finished.returncode == 1
    assert "cannot listen" in finished.stderr


def test_another_host_is_warned_about():
    command = [sys.executable, "-m", "ingo_wrapper.simulator", "--json", "--host", "0.0.0.0"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.readline()
    process.terminate()
    assert "others can reach" in process.communicate(timeout=10)[1]


def test_kill_9_forgets_and_doubles_nothing(tmp_path):
    data = str(tmp_path / "simulator.db")
    process, about = start("--data", data)
    peer = Peer(about["url"])
    token = peer.call(bodies.VERIFY, bodies.verify_card())["data"]["customer_account_token"]
    requests = [bodies.process(token, f"tx-{number}") for number in range(200)]
    answered: set[str] = set()

    def pay(share):
        for request in share:
            try:
                peer.call(bodies.PROCESS, request)
            except OSError:
                return
            answered.add(request["participant_unique_id1"])

    threads = [threading.Thread(target=pay, args=(requests[start::4],)) for start in range(4)]
    for thread in threads:
        thread.start()
    while len(answered) < 40:
        time.sleep(0.001)
    os.kill(process.pid, signal.SIGKILL)
    for thread in threads:
        thread.join()
    assert end(process) == -signal.SIGKILL
    assert len(answered) < 200, "killed in the middle"

    process, about = start("--data", data)
    _, known = ask(about["url"], "GET", "/bookings")
    assert answered <= {booking["reference"] for booking in known["bookings"]}
    peer = Peer(about["url"])
    codes = {
        request["participant_unique_id1"]: peer.call(bodies.PROCESS, request)["status"]
        for request in requests
    }
    assert all(codes[reference] == 101 for reference in answered)
    _, known = ask(about["url"], "GET", "/bookings")
    assert Counter({b["reference"]: b["times_booked"] for b in known["bookings"]}) == Counter(
        codes.keys()
    )
    assert end(process) == 0


def test_control_over_http(sim, peer, card):
    assert ask(sim.url, "POST", "/faults", {"fault": "http_503", "operation": "process"})[0] == 200
    _, faults = ask(sim.url, "GET", "/faults")
    assert [waiting["fault"] for waiting in faults["waiting"]] == ["http_503"]
    assert {known["fault"]: known["books"] for known in faults["known"]}["http_503"] is False
    assert peer.post(bodies.PROCESS, bodies.process(card))[0] == 503
    assert ask(sim.url, "POST", "/answers", {"operation": "process", "code": 851})[0] == 200
    assert peer.call(bodies.PROCESS, bodies.process(card))["status"] == 851
    peer.call(bodies.PROCESS, bodies.process(card, "x"))
    peer.call(bodies.PROCESS, bodies.process(card, "y"))
    _, known = ask(sim.url, "GET", "/bookings?reference=x")
    (booking,) = known["bookings"]
    assert (booking["operation"], booking["amount"], booking["times_booked"]) == (
        "process",
        "25.1",
        1,
    )
    assert len(ask(sim.url, "GET", "/executions?operation=verify")[1]["bookings"]) == 1
    staged = peer.call(bodies.STAGE, bodies.stage())["data"]["notification_id"]
    assert ask(sim.url, "POST", "/claims", {"notification_id": staged})[0] == 200
    assert ask(sim.url, "DELETE", "/faults") == (200, {"done": True})
    assert ask(sim.url, "POST", "/reset")[0] == 200
    assert ask(sim.url, "GET", "/bookings") == (200, {"bookings": []})


def answers(url: str) -> bool:
    try:
        return ask(url, "GET", "")[0] == 200
    except ConnectionError:
        return False


def test_a_closed_listener_can_be_asked_for_over_http(sim):
    status, _ = ask(sim.url, "POST", "/faults", {"fault": "refused_connection", "seconds": 30})
    assert status == 200
    deadline = time.monotonic() + 5
    while answers(sim.url):
        assert time.monotonic() < deadline
    sim.clear_faults()
    assert ask(sim.url, "GET", "")[0] == 200


@pytest.mark.parametrize(
    ("method", "door", "given", "status"),
    [
        ("GET", "/nothing", None, 404),
        ("POST", "/faults", {"fault": "nonsense"}, 400),
        ("POST", "/faults", {}, 400),
        ("POST", "/faults", [], 400),
        ("POST", "/answers", {"operation": "pay"}, 400),
        ("POST", "/checks", {"check_number": "1", "state": "paid"}, 400),
        ("GET", "/bookings?nonsense=1", None, 400),
    ],
)
def test_control_says_what_is_wrong(sim, method, door, given, status):
    code, reply = ask(sim.url, method, door, given)
    assert code == status
    assert "error" in reply
