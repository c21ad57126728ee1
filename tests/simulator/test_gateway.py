"""Routing, bodies that are no JSON, and connections."""

import http.client
import json
import socket
from urllib.parse import urlsplit

import pytest

from ingo_wrapper.simulator import Simulator
from tests.simulator import bodies
from tests.simulator.signer import Peer, signed_headers


def test_unknown_path(peer):
    assert peer.post("/gateway/verify--card", {})[0] == 404


def test_wrong_method(peer):
    status, headers, _ = peer.send("GET", bodies.VERIFY, b"", {})
    assert (status, headers["Allow"]) == (405, "POST")


@pytest.mark.parametrize("body", [b"", b"[]", b"<xml/>", b'{"a":NaN}', b'{"a":', b"\xff"])
def test_what_is_no_json_object(peer, body):
    headers = signed_headers("POST", bodies.VERIFY, body)
    assert peer.send("POST", bodies.VERIFY, body, headers)[0] == 400


def test_the_path_is_looked_at_before_the_signature(peer):
    assert peer.send("POST", "/nowhere", b"{}", {"Content-Length": "2"})[0] == 404


def test_a_connection_is_kept_and_requests_may_be_pipelined(sim):
    body = json.dumps(bodies.v12()).encode()
    head = "".join(
        f"{name}: {value}\r\n"
        for name, value in signed_headers("POST", bodies.RISK_SESSION, body).items()
    )
    one = f"POST {bodies.RISK_SESSION} HTTP/1.1\r\nHost: x\r\n{head}\r\n".encode() + body
    with socket.create_connection(sim.url.removeprefix("http://").split(":")) as connection:
        connection.sendall(one * 3)
        connection.settimeout(5)
        received = b""
        while received.count(b"HTTP/1.1 200") < 3 or not received.endswith(b"}"):
            received += connection.recv(65536)
    assert received.count(b'"status":"100"') == 3


def test_a_broken_request_is_answered_and_the_connection_closed(sim):
    with socket.create_connection(sim.url.removeprefix("http://").split(":")) as connection:
        connection.sendall(b"NONSENSE\r\n\r\n")
        connection.settimeout(5)
        received = b""
        while chunk := connection.recv(65536):
            received += chunk
    assert received.startswith(b"HTTP/1.1 400 ")


def test_a_hundred_connections_at_once(sim):
    host = urlsplit(sim.url).netloc
    connections = [http.client.HTTPConnection(host, timeout=10) for _ in range(100)]
    body = json.dumps(bodies.v12()).encode()
    headers = signed_headers("POST", bodies.RISK_SESSION, body)
    for connection in connections:
        connection.request("POST", bodies.RISK_SESSION, body, headers)
    replies = [json.loads(connection.getresponse().read()) for connection in connections]
    for connection in connections:
        connection.close()
    assert len({reply["session"]["risk_session_token"] for reply in replies}) == 100


def test_every_request_is_on_record(sim, peer):
    document = bodies.v12()
    peer.call(bodies.RISK_SESSION, document)
    (request,) = sim.requests
    assert (request.method, request.target) == ("POST", bodies.RISK_SESSION)
    assert json.loads(request.body) == document
    assert request.header("content-type") == "application/json"


def test_reset_forgets(sim, peer, card):
    peer.call(bodies.PROCESS, bodies.process(card))
    sim.reset()
    assert sim.bookings() == []
    assert sim.executions() == []
    assert sim.requests == []
    assert peer.call(bodies.PROCESS, bodies.process(card))["status"] == 760


def test_listening_beyond_loopback_is_warned_about():
    with pytest.warns(RuntimeWarning, match="others can reach"):
        simulator = Simulator(host="0.0.0.0")
    simulator.start().stop()


def test_the_clock_is_the_given_one():
    with Simulator(clock=lambda: 1_770_000_000.0) as sim:
        peer = Peer(sim.url)
        status, headers, _ = peer.post(bodies.RISK_SESSION, bodies.v12())
        assert (status, headers["Date"]) == (401, "Mon, 02 Feb 2026 02:40:00 GMT")
        assert peer.post(bodies.RISK_SESSION, bodies.v12(), at=1_770_000_000)[0] == 200


def test_an_older_gateway_answers_403():
    with Simulator(older_gateway=True) as sim:
        status, headers, _ = Peer(sim.url).post(bodies.RISK_SESSION, bodies.v12(), secret="wrong")
    assert status == 403
    assert "WWW-Authenticate" not in headers


def test_stopping_twice_is_harmless():
    simulator = Simulator().start()
    simulator.stop()
    simulator.stop()
