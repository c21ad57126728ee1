"""A thousand random requests, signed by the wrapper, verified by the simulator over a socket.

The simulator rebuilds the signature from what came over the wire, with nothing of the wrapper's
code (ingo_wrapper/simulator/authentication.py). One changed byte must be noticed, wherever it is.
"""

import random
import string
import time
from decimal import Decimal
from http.client import HTTPConnection
from urllib.parse import urlsplit

import pytest

from ingo_wrapper import Credentials, Environment
from ingo_wrapper.exchange import exchange
from ingo_wrapper.preparation import prepare
from ingo_wrapper.simulator import Simulator
from tests.unit.hand import make_session
from tests.unit.requests import KINDS, build, operation_of

COUNT = 1000
ALPHABET = string.ascii_letters + string.digits + ' .-_/äßЖ漢字😀"\\\n'
SIGNED = ("X-Date", "Content-Type", "Content-sha512", "Content-Length")


@pytest.fixture(scope="module")
def simulator():
    with Simulator() as running:
        yield running


@pytest.fixture
def wire(simulator):
    connection = HTTPConnection(urlsplit(simulator.url).netloc, timeout=10)
    yield connection
    connection.close()


def session_of(simulator, **changes):
    known = {
        "username": simulator.username,
        "secret": simulator.secret,
        "participant_id": simulator.participant_id,
    }
    credentials = Credentials(**known | changes)
    environment = Environment.simulator(simulator.url)
    return make_session(environment=environment, credentials=credentials, now=time.time)


def signed_requests(simulator, seed):
    """Random requests of every kind as the wrapper would send them: path, headers, body."""
    chance = random.Random(seed)
    session = session_of(simulator)
    for number in range(COUNT):
        kind = chance.choice(KINDS)
        request = build(kind)
        if hasattr(request, "amount"):
            request.amount = Decimal(chance.randrange(1, 10**8)) / 100
        if hasattr(request, "participant_unique_id1"):
            request.participant_unique_id1 = f"ord-{seed}-{number}"
        for _ in range(chance.randrange(4)):
            name = "x" + "".join(chance.choices(string.ascii_lowercase, k=5))
            request[name] = "".join(chance.choices(ALPHABET, k=chance.randrange(200)))
        send = next(exchange(prepare(session, operation_of(kind), request)))
        yield send.operation.path, send.headers, send.body, chance


def put(wire, path, headers, body):
    wire.putrequest("POST", path, skip_accept_encoding=True)
    for name, value in headers.items():
        wire.putheader(name, value)
    wire.endheaders(body)
    reply = wire.getresponse()
    return reply.status, reply.read()


def test_all_are_accepted(simulator, wire):
    """The signature holds; what the operation says about the request is another matter."""
    for path, headers, body, _ in signed_requests(simulator, 1):
        status, answer = put(wire, path, headers, body)
        assert status == 200, (status, answer, body)


def another(text, chance, alphabet=string.ascii_letters + string.digits):
    """*text* with one character changed."""
    place = chance.randrange(len(text))
    kept = text[place]
    new = chance.choice([each for each in alphabet if each != kept])
    return text[:place] + new + text[place + 1 :]


def changed(where, path, headers, body, chance):
    """The request with one byte changed in one place."""
    headers = dict(headers)
    match where:
        case "body":
            place = chance.randrange(len(body))
            body = body[:place] + bytes([(body[place] + chance.randrange(1, 256)) % 256]) + body[place + 1 :]  # fmt: skip
        case "path":
            path = path + "?" if chance.random() < 0.5 else path + "?a=" + chance.choice("bcd")
        case "signature":
            before, _, rest = headers["Authorization"].partition('signature="')
            mac = rest.rstrip('"')
            # The last character before "==" holds 4 bits that are no part of the MAC.
            headers["Authorization"] = f'{before}signature="{another(mac[:85], chance)}{mac[85:]}"'
        case "username":
            headers["Authorization"] = headers["Authorization"].replace(
                'username="s', 'username="z'
            )
        case "X-Date":
            first, second = headers[where].rsplit(":", 1)
            headers[where] = f"{first}:{(int(second[:2]) + 1) % 60:02d} GMT"
        case _:
            headers[where] = another(headers[where], chance)
    return path, headers, body


PLACES = ("body", "path", "signature", "username", "X-Date", "Content-Type", "Content-sha512")


def test_all_with_one_byte_changed_are_refused(simulator, wire):
    """In the body, the path, the signature, the user name, and each signed header."""
    refused = dict.fromkeys(PLACES, 0)
    executed = len(simulator.executions())
    for number, (path, headers, body, chance) in enumerate(signed_requests(simulator, 2)):
        where = PLACES[number % len(PLACES)]
        status, answer = put(wire, *changed(where, path, headers, body, chance))
        assert status == 401, (where, status, answer)
        refused[where] += 1

    assert min(refused.values()) > COUNT // len(PLACES) - 1
    assert len(simulator.executions()) == executed


def test_another_length_is_refused(simulator):
    """A byte more or less on the wire than was signed: the length is signed, and so is the hash."""
    for path, headers, body, chance in list(signed_requests(simulator, 3))[:50]:
        wire = HTTPConnection(urlsplit(simulator.url).netloc, timeout=10)
        more = body + b" " * chance.randrange(1, 9)
        status, answer = put(wire, path, {**headers, "Content-Length": str(len(more))}, more)
        wire.close()
        assert status == 401, answer


@pytest.mark.parametrize(
    "secret", ["simulator-secre", "simulator-secretx", "Simulator-secret", "x"]
)
def test_another_secret_is_refused(simulator, wire, secret):
    """The key is the secret, whole."""
    session = session_of(simulator, secret=secret)
    send = next(exchange(prepare(session, "process", build("ProcessCard"))))

    assert put(wire, send.operation.path, send.headers, send.body)[0] == 401
