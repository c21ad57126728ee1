"""Whatever a server sends: a reply, or an IngoError; never anything foreign, never a value shown."""

import json
import logging
import pickle
import socket
import threading
from contextlib import suppress

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from ingo_wrapper import IngoError, NotSent, Reply, RetryPolicy, Timeouts
from ingo_wrapper.operations import OPERATIONS, dig
from ingo_wrapper.saved import RawReply
from tests.faults import driven, requests
from tests.faults.driven import begin, to_send
from tests.faults.leaks import Shown
from tests.faults.requests import Planted

PLANTED = Planted()
REQUESTS = {
    "verify": requests.verify("ref-1", PLANTED),
    "process": requests.push("ref-1", planted=PLANTED),
    "debit": requests.debit("ref-1", planted=PLANTED),
    "search_billers": requests.search_billers(PLANTED),
    "cancel_check": requests.cancel_check("ref-1", planted=PLANTED),
    "stop_check": requests.stop_check("ref-1", planted=PLANTED),
    "start_risk_session": requests.models.RiskSession(),
    "score_risk": requests.score_risk(planted=PLANTED),
    "stage_notification": requests.stage("ref-1", PLANTED),
    "stage_parties": requests.stage_parties("ref-1", PLANTED),
    "cancel_notification": requests.cancel_notification("ref-1", "PLANTEDa", "PLANTEDb", PLANTED),
    "create_capture_session": requests.capture_session("ref-1", PLANTED),
}

_SCALARS = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=20),
    st.sampled_from(["ref-1", "other", "", "100", 100, 101, 104, 130, 402, 500, 700, 9e99, 10**20]),
)  # fmt: skip
_NAMES = st.sampled_from([
    "status", "status_code", "response", "data", "transaction", "session", "message",
    "client_message", "participant_unique_id1", "participant_unique_ids", "transaction_id",
    "customer_account_token", "issuers", "billers", "parties", "authorized_url", "score",
    "authorized_url_expiration_utc", "notification_id", "x",
])  # fmt: skip
_JSON = st.recursive(
    _SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_NAMES, inner, max_size=6),
    max_leaves=25,
)
_BODIES = st.one_of(
    st.binary(max_size=60),
    _JSON.map(lambda value: json.dumps(value).encode()),
    st.dictionaries(_NAMES, _JSON, max_size=8).map(lambda value: json.dumps(value).encode()),
    st.integers(1, 3000).map(lambda depth: b'{"status":100,"data":' + b"[" * depth + b"]" * depth),
    st.integers(1, 3000).map(
        lambda depth: b'{"status":100,"data":' + b"[" * depth + b"]" * depth + b"}"
    ),
)
_DATES = st.sampled_from([
    "Fri, 31 Dec 9999 23:59:59 GMT", "Thu, 01 Jan 1970 00:00:00 GMT", "Mon, 01 Jan 0001 00:00:00 GMT",
    "Fri, 20 Nov 2026 18:00:00", "Fri, 20 Nov 2026 18:00:00 -0000", "Fri, 20 Nov 2026 99:99:99 GMT",
    "Fri, 31 Dec 9999 23:59:59 -2359", "0", "", "now", "Fri, 20 Nov 99999999999 18:00:00 GMT",
])  # fmt: skip
_HEADERS = st.fixed_dictionaries(
    {},
    optional={
        "date": _DATES | st.text(max_size=30),
        "age": st.text(max_size=3),
        "retry-after": st.sampled_from(["0", "\xb2", "٣", "1e3", "-1", " 7 ", "9" * 40, "nan"]),
    },
)
_STATUSES = st.sampled_from([
    100, 200, 201, 204, 206, 301, 304, 307, 400, 401, 402, 403, 404, 408, 409, 413, 422, 425, 429,
    451, 499, 500, 502, 503, 504, 520, 599, 600, 999,
])  # fmt: skip


class _Everything(logging.Handler):
    """Formats each record, as a handler of a service would."""

    def emit(self, record: logging.LogRecord) -> None:
        self.format(record).encode()


@pytest.fixture(autouse=True)
def debug():
    logger, handler = logging.getLogger("ingo_wrapper"), _Everything()
    logger.addHandler(handler)
    logger.setLevel(logging.DEBUG)
    yield
    logger.removeHandler(handler)
    logger.setLevel(logging.NOTSET)


def look_at(ended: Reply | IngoError) -> None:
    """Use everything that a caller may use."""
    str(ended).encode()
    repr(ended).encode()
    again = pickle.loads(pickle.dumps(ended))
    assert type(again) is type(ended)
    if isinstance(ended, Reply):
        for name in dir(type(ended)):
            if not name.startswith("_"):
                getattr(ended, name)


@settings(max_examples=400, deadline=None)
@given(st.sampled_from(sorted(OPERATIONS)), _STATUSES, _HEADERS, _BODIES)
@example("process", 401, {"date": "Fri, 31 Dec 9999 23:59:59 GMT"}, b'{"message": "a valid date"}')
@example("process", 429, {"retry-after": "\xb2"}, b"")
@example("process", 200, {}, b'{"status":100,"data":' + b"[" * 900 + b"]" * 900 + b"}")
@example("process", 200, {}, b'{"status":' + b"1" * 5000 + b"}")
@example("process", 200, {}, b'{"status":1e999999999,"data":{"participant_unique_id1":1e99999}}')
@example("process", 500, {}, json.dumps({"message": "\ud800" * 9}).encode())
def test_any_reply(operation, status, headers, body):
    row = OPERATIONS[operation]
    shared = driven.session(policy=RetryPolicy(attempts=2))
    flow = begin(shared, REQUESTS[operation], operation)
    answer = RawReply(status, headers, body)
    try:
        while True:
            to_send(flow)
            flow.send(answer)
    except StopIteration as end:
        ended = end.value
    except IngoError as error:
        ended = error
    look_at(ended)
    if isinstance(ended, Reply):
        assert 200 <= status < 300
        assert 100 <= ended.code <= 132
        if ended.reference and ended.code != 104 and row.names_request:
            assert str(dig(json.loads(body), row.echo)) == "ref-1"
    assert not isinstance(ended, NotSent)


@pytest.mark.parametrize("operation", sorted(OPERATIONS))
@pytest.mark.parametrize("status", [200, 400, 401, 403, 429, 500])
def test_an_echo_of_everything_shows_nothing(operation, status):
    """A server that repeats the request in its message, in its keys, in HTML, in a header."""
    shared, shown = driven.session(policy=RetryPolicy.off()), Shown()
    told = shown.observers()
    object.__setattr__(shared, "observers", told)
    for write in _ECHOES:
        flow = begin(shared, REQUESTS[operation], operation)
        with shown.logs():
            send = to_send(flow)
            headers = {"x-echo": send.body.decode(), "date": send.headers["Authorization"]}
            try:
                flow.send(RawReply(status, headers, write(send.body.decode())))
            except StopIteration as end:
                shown.add(end.value)
            except IngoError as error:
                shown.add(error)
    shown.must_not_show(PLANTED.values)


def _nested(text: str) -> dict:
    """The values of the request under names that are not sensitive, and as names."""
    values: list[str] = []

    def collect(node: object) -> None:
        if isinstance(node, dict):
            for item in node.values():
                collect(item)
        elif isinstance(node, list):
            for item in node:
                collect(item)
        else:
            values.append(str(node))

    collect(json.loads(text))
    return {
        "status": 700,
        "note": values,
        **dict.fromkeys(values, 1),
        "message": " ".join(values),
        "client_message": ", ".join(values),
        "response": {"status": "700", "message": "/".join(values)},
        "status_code": 700,
    }


_ECHOES = (
    lambda text: text.encode(),
    lambda text: json.dumps({"message": text, "client_message": text, "status": 700}).encode(),
    lambda text: json.dumps({"response": {"message": text, "status": "851"}}).encode(),
    lambda text: json.dumps(_nested(text)).encode(),
    lambda text: f"<html>{text}</html>".encode(),
)

# Over a real connection: what httpx itself makes of it.
_BROKEN = [
    b"",
    b"\0" * 100,
    b"HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n",
    b"HTTP/1.1 200 OK\r\nContent-Length: 99999999999999999999999\r\n\r\n{}",
    b"HTTP/1.1 200 OK\r\nContent-Length: 2, 3\r\n\r\n{}",
    b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nffffffffffffffffffffffff\r\n",
    b"HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip\r\n\r\n{}",
    b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 2\r\n\r\n{}",
    b"HTTP/1.1 200 OK\r\nContent-Encoding: br, zstd, deflate\r\nContent-Length: 2\r\n\r\n{}",
    b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=no-such\r\nContent-Length: 2\r\n\r\n{}",
    b"HTTP/1.1 200 OK\r\nSet-Cookie: =;;==\xff\r\nContent-Length: 2\r\n\r\n{}",
    b"HTTP/1.1 200 OK\r\n\xff: \xff\r\n\r\n",
    b"HTTP/1.1 200 OK\r\n: empty\r\n\r\n",
    b"HTTP/1.1 200\r\n\r\n",
    b"HTTP/1.1 99 Low\r\n\r\n",
    b"HTTP/1.1 1000 High\r\n\r\n",
    b"HTTP/2 200\r\n\r\n",
    b"HTTP/1.1 307 X\r\nLocation: \r\nContent-Length: 0\r\n\r\n",
    b"HTTP/1.1 307 X\r\nLocation: http://\xff\xfe:99999/\r\nContent-Length: 0\r\n\r\n",
    b"HTTP/1.1 307 X\r\nLocation: javascript:alert(1)\r\nContent-Length: 0\r\n\r\n",
    b"HTTP/1.1 307 X\r\nLocation: http://xn--\r\nContent-Length: 0\r\n\r\n",
    b"HTTP/1.1 407 Proxy\r\nProxy-Authenticate: x\r\nContent-Length: 0\r\n\r\n",
    b"HTTP/1.1 401 X\r\nWWW-Authenticate: Digest x\r\nContent-Length: 0\r\n\r\n",
    b"HTTP/1.1 101 X\r\nUpgrade: y\r\n\r\n",
    b"HTTP/1.1 100 Continue\r\n\r\n" * 1000,
]
_RAW = st.one_of(
    st.binary(max_size=80),
    st.sampled_from(_BROKEN),
    st.builds(
        lambda status, headers, body: (
            b"HTTP/1.1 %d X\r\n" % status + b"".join(headers) + b"\r\n" + body
        ),
        st.integers(0, 1100),
        st.lists(
            st.sampled_from([
                b"Content-Length: 5\r\n", b"Content-Length: x\r\n", b"Transfer-Encoding: chunked\r\n",
                b"Content-Encoding: gzip\r\n", b"Connection: close\r\n", b"Location: //[::\r\n",
                b"Date: \xff\r\n", b"Retry-After: \xb2\r\n", b" folded\r\n", b"Trailer: x\r\n",
            ]),
            max_size=4,
        ),
        st.binary(max_size=40) | st.just(b'{"status":100}'),
    ),
)  # fmt: skip


class Rude:
    """A server that answers every request with the same bytes and hangs up."""

    def __init__(self) -> None:
        self.reply = b""
        self._listener = socket.create_server(("127.0.0.1", 0), backlog=64)
        self.url = f"http://127.0.0.1:{self._listener.getsockname()[1]}"
        threading.Thread(target=self._serve, daemon=True).start()

    def _serve(self) -> None:
        while True:
            try:
                client, _ = self._listener.accept()
            except OSError:
                return
            with client, suppress(OSError):
                seen = b""
                while b"\r\n\r\n" not in seen:
                    seen += client.recv(65536)
                length = int(seen.lower().split(b"content-length: ")[1].split(b"\r\n")[0])
                while len(seen.partition(b"\r\n\r\n")[2]) < length:
                    seen += client.recv(65536)
                client.sendall(self.reply)
                client.shutdown(socket.SHUT_WR)
                client.recv(1)

    def close(self) -> None:
        with suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()


@pytest.fixture
def rude():
    server = Rude()
    yield server
    server.close()


_HURRY = Timeouts(connect=5, read=5, write=5, pool=5, reply=5)
_REAL = settings(
    max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def check_rude(ended: object) -> None:
    assert isinstance(ended, IngoError), ended
    assert not isinstance(ended, NotSent), ended
    look_at(ended)


@_REAL
@given(_RAW)
def test_any_bytes(rude, make, raw):
    rude.reply = raw
    with make(rude.url, retries=RetryPolicy.off(), timeouts=_HURRY) as ingo:
        with pytest.raises(IngoError) as raised:
            ingo.process(REQUESTS["process"])
        check_rude(raised.value)


@pytest.mark.parametrize("raw", _BROKEN, ids=range(len(_BROKEN)))
def test_broken_replies(rude, make, raw):
    rude.reply = raw
    ingo = make(rude.url, retries=RetryPolicy.off(), timeouts=_HURRY)
    with pytest.raises(IngoError) as raised:
        ingo.debit(REQUESTS["debit"])
    check_rude(raised.value)


@pytest.mark.anyio
@pytest.mark.parametrize("raw", _BROKEN, ids=range(len(_BROKEN)))
async def test_broken_replies_async(rude, make_async, raw):
    rude.reply = raw
    async with make_async(rude.url, retries=RetryPolicy.off(), timeouts=_HURRY) as ingo:
        with pytest.raises(IngoError) as raised:
            await ingo.debit(REQUESTS["debit"])
        check_rude(raised.value)


def test_every_operation_is_tried():
    assert REQUESTS.keys() == OPERATIONS.keys()
