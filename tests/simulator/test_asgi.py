"""The ASGI door: the same gateway, no socket; faults below HTTP are refused."""

import asyncio
import json
import subprocess
import sys
import threading

import httpx
import pytest

from ingo_wrapper import AsyncIngo, Credentials, Environment
from ingo_wrapper.errors import ConfigurationError
from ingo_wrapper.models import VerifyCard
from ingo_wrapper.simulator import Fault, Simulator
from tests.simulator import bodies
from tests.simulator.signer import Peer, signed_headers

BELOW_HTTP = {
    Fault.REFUSED_CONNECTION,
    Fault.RESET_BEFORE_BODY,
    Fault.RESET_AFTER_BODY,
    Fault.RESET_AFTER_BOOKING,
    Fault.TIMEOUT_BEFORE_BOOKING,
    Fault.TIMEOUT_AFTER_BOOKING,
    Fault.TRUNCATED_RESPONSE,
    Fault.DUPLICATE_ANSWER,
}


@pytest.fixture
def anyio_backend():
    return "asyncio"


@pytest.fixture
def sim():
    with Simulator(listen=False) as running:
        yield running


@pytest.fixture
async def client(sim):
    transport = httpx.ASGITransport(sim.asgi)
    async with httpx.AsyncClient(transport=transport, base_url=sim.url) as open_client:
        yield open_client


async def post(client, target, document, extra=None, **signing):
    body = json.dumps(document).encode()
    headers = signed_headers("POST", target, body, **signing) | (extra or {})
    return await client.post(target, content=body, headers=headers)


async def pay(client, reference, **more):
    verified = await post(client, bodies.VERIFY, bodies.verify_card())
    token = verified.json()["data"]["customer_account_token"]
    return await post(client, bodies.PROCESS, bodies.process(token, reference), **more)


@pytest.mark.anyio
async def test_a_payment(sim, client):
    reply = await pay(client, "tx-1")
    assert reply.json()["status"] == 100
    assert reply.headers["content-type"] == "application/json"
    assert "date" in reply.headers
    assert sim.bookings("tx-1")[0].times_booked == 1


@pytest.mark.anyio
async def test_signatures_count_here_too_with_the_query(client):
    assert (await post(client, bodies.VERIFY, {}, secret="wrong")).status_code == 401
    target = f"{bodies.RISK_SESSION}?a=%2F&b=%C3%A4"
    reply = await post(client, target, bodies.v12())
    assert reply.json()["response"]["status"] == "100"


@pytest.mark.anyio
@pytest.mark.parametrize("fault", [each for each in Fault if each not in BELOW_HTTP])
async def test_faults_of_http_strike(sim, client, fault):
    sim.inject(fault, operation="process", seconds=0.01 if fault is Fault.SLOW_DRIP else None)
    reply = await pay(client, "tx-1")
    assert len(sim.bookings("tx-1")) == fault.books
    if fault is Fault.HTTP_503_AFTER_BOOKING:
        assert reply.status_code == 503
    if fault is Fault.SLOW_DRIP:
        assert reply.json()["status"] == 100


@pytest.mark.parametrize("fault", sorted(BELOW_HTTP, key=lambda fault: fault.value))
def test_faults_of_the_socket_are_refused_and_it_says_why(sim, fault):
    with pytest.raises(ConfigurationError, match=r"does not own the socket.*with Simulator\(\)"):
        sim.inject(fault)


@pytest.mark.anyio
@pytest.mark.parametrize("name", ["reset_before_body", "timeout_after_booking"])
async def test_the_header_cannot_ask_for_them_either(sim, client, name):
    reply = await pay(client, "tx-1", extra={"X-Simulator-Fault": name})
    assert reply.status_code == 400
    assert "does not own the socket" in reply.json()["message"]
    assert sim.bookings() == []


@pytest.mark.anyio
@pytest.mark.parametrize("fault", [Fault.RESET_BEFORE_BODY, Fault.DUPLICATE_ANSWER])
async def test_a_fault_for_the_socket_does_not_strike_at_the_other_door(fault):
    with Simulator() as sim:
        sim.inject(fault, operation="process")
        transport = httpx.ASGITransport(sim.asgi)
        async with httpx.AsyncClient(transport=transport, base_url=sim.url) as client:
            assert (await pay(client, "tx-1")).status_code == 400
        assert sim.bookings() == []
        assert len(sim.waiting_faults) == 1


@pytest.mark.anyio
async def test_slow_answers(sim, client):
    sim.answer("process", slow=0.05)
    started = asyncio.get_running_loop().time()
    await pay(client, "tx-1")
    assert asyncio.get_running_loop().time() - started >= 0.05


@pytest.mark.anyio
async def test_the_simulators_own_doors_and_its_limits(client):
    assert (await client.get("/_simulator")).json()["username"] == "simulator-user"
    assert (
        await client.post(bodies.VERIFY, content=b"x" * (4 * 1024 * 1024 + 1))
    ).status_code == 413
    stranger = httpx.ASGITransport(client._transport.app, client=("192.0.2.1", 1))
    async with httpx.AsyncClient(transport=stranger, base_url="http://sim") as other:
        assert (await other.get("/_simulator")).status_code == 403


@pytest.mark.anyio
async def test_the_client_of_this_package_over_it(sim):
    async with AsyncIngo(
        environment=Environment.simulator(sim.url),
        credentials=Credentials(
            username=sim.username, secret=sim.secret, participant_id=sim.participant_id
        ),
        http_client=httpx.AsyncClient(transport=httpx.ASGITransport(sim.asgi)),
    ) as ingo:
        fields = bodies.verify_card()
        for stamped in ("participant_id", "timestamp", "version"):
            del fields[stamped]
        reply = await ingo.verify(VerifyCard(**fields))
    assert (reply.code, reply.attempts) == (100, 1)
    assert len(sim.executions()) == 1


def test_without_a_socket_the_url_leads_nowhere(sim):
    assert sim.url == "http://ingo-simulator.invalid"
    assert not [each for each in threading.enumerate() if each.name == "ingo-simulator"]


@pytest.mark.anyio
async def test_no_websockets(sim):
    with pytest.raises(RuntimeError, match="HTTP"):
        await sim.asgi({"type": "websocket"}, None, None)


APPLICATION = "from ingo_wrapper.simulator import Simulator\nsim = Simulator(listen=False)\n"


def test_under_uvicorn(tmp_path):
    (tmp_path / "served.py").write_text(APPLICATION)
    command = [sys.executable, "-m", "uvicorn", "served:sim.asgi", "--port", "0"]
    command += ["--app-dir", str(tmp_path), "--no-date-header"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as server:
        for line in server.stderr:
            if "running on" in line:
                break
        peer = Peer("http://" + line.partition("http://")[2].split()[0])
        token = peer.call(bodies.VERIFY, bodies.verify_card())["data"]["customer_account_token"]
        headers = peer.post(bodies.PROCESS, bodies.process(token))[1]
        server.terminate()
        rest = server.stderr.read()
    assert headers["date"].endswith("GMT")
    assert "Finished server process" in rest
