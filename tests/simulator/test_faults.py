"""Every fault, seen from a plain socket: what is on the wire, and what was booked."""

import email.utils
import json
import socket
import threading
import time
from urllib.parse import urlsplit

import pytest

from ingo_wrapper.simulator import Fault
from ingo_wrapper.simulator.fault_plan import FaultPlan, injection
from tests.simulator import bodies
from tests.simulator.signer import signed_headers

REFUSED, RESET, SILENCE = "refused", "reset", "silence"
CLOSED = "closed early"

# By hand, so that neither the list nor its meaning changes unnoticed: (seen on the wire, booked).
EXPECTED = {
    Fault.REFUSED_CONNECTION: (REFUSED, False),
    Fault.RESET_BEFORE_BODY: (RESET, False),
    Fault.RESET_AFTER_BODY: (RESET, False),
    Fault.RESET_AFTER_BOOKING: (RESET, True),
    Fault.TIMEOUT_BEFORE_BOOKING: (SILENCE, False),
    Fault.TIMEOUT_AFTER_BOOKING: (SILENCE, True),
    Fault.TRUNCATED_RESPONSE: (CLOSED, True),
    Fault.SLOW_DRIP: (200, True),
    Fault.NO_AUTHORIZATION_401: (401, False),
    Fault.DATE_REFUSED_401: (401, False),
    Fault.USER_REFUSED_401: (401, False),
    Fault.SIGNATURE_REFUSED_401: (401, False),
    Fault.DATE_REFUSED_403: (403, False),
    Fault.USER_REFUSED_403: (403, False),
    Fault.SIGNATURE_REFUSED_403: (403, False),
    Fault.WRONG_CLOCK: (401, False),
    Fault.WRONG_CLOCK_CACHED: (401, False),
    Fault.RATE_LIMITED: (429, False),
    Fault.RATE_LIMITED_BARE: (429, False),
    Fault.HTTP_500: (500, False),
    Fault.HTTP_502: (502, False),
    Fault.HTTP_503: (503, False),
    Fault.HTTP_504: (504, False),
    Fault.HTTP_520: (520, False),
    Fault.HTTP_500_AFTER_BOOKING: (500, True),
    Fault.HTTP_502_AFTER_BOOKING: (502, True),
    Fault.HTTP_503_AFTER_BOOKING: (503, True),
    Fault.HTTP_504_AFTER_BOOKING: (504, True),
    Fault.HTTP_520_AFTER_BOOKING: (520, True),
    Fault.HTML_200: (200, False),
    Fault.HTML_200_AFTER_BOOKING: (200, True),
    Fault.HTML_502: (502, False),
    Fault.HTML_502_AFTER_BOOKING: (502, True),
    Fault.EMPTY_200: (200, False),
    Fault.EMPTY_200_AFTER_BOOKING: (200, True),
    Fault.JSON_LIST: (200, True),
    Fault.JSON_STRING: (200, True),
    Fault.DATA_AS_STRING: (200, True),
    Fault.TRUNCATED_JSON: (200, True),
    Fault.NULL_OBJECTS: (200, True),
    Fault.UNKNOWN_FIELDS: (200, True),
    Fault.UNKNOWN_CODE: (200, False),
    Fault.UNKNOWN_CODE_AFTER_BOOKING: (200, True),
    Fault.BODY_CODE_402: (200, False),
    Fault.PENDING_102: (200, True),
    Fault.IN_PROGRESS_104: (200, True),
    Fault.DUPLICATE_ANSWER: (200, True),
}


def message(target, document, **extra) -> bytes:
    body = json.dumps(document).encode()
    headers = signed_headers("POST", target, body) | {"Host": "x", "Connection": "close"} | extra
    lines = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
    return f"POST {target} HTTP/1.1\r\n{lines}\r\n".encode() + body


def exchange(sim, sent: bytes, *, patience: float = 5.0) -> tuple[object, bytes]:
    """Send bytes; say how it ended (HTTP status or what happened) and what was received."""
    parts = urlsplit(sim.url)
    try:
        connection = socket.create_connection((parts.hostname, parts.port), timeout=5)
    except ConnectionRefusedError:
        return REFUSED, b""
    received = b""
    with connection:
        connection.sendall(sent)
        connection.settimeout(patience)
        try:
            while chunk := connection.recv(65536):
                received += chunk
        except ConnectionResetError:
            return RESET, received
        except TimeoutError:
            return SILENCE, received
    if not received:
        return CLOSED, received
    promised = int(headers_in(received)["Content-Length"])
    whole = len(received.partition(b"\r\n\r\n")[2]) >= promised
    return (int(received[9:12]) if whole else CLOSED), received


def document_in(received: bytes):
    return json.loads(received.partition(b"\r\n\r\n")[2])


def headers_in(received: bytes) -> dict[str, str]:
    lines = received.partition(b"\r\n\r\n")[0].decode().split("\r\n")[1:]
    return dict(line.split(": ", 1) for line in lines)


def test_the_list_is_complete():
    assert set(EXPECTED) == set(Fault)


@pytest.mark.parametrize("fault", Fault, ids=lambda fault: fault.value)
def test_on_the_wire_and_in_the_books(sim, card, fault):
    seconds = {Fault.SLOW_DRIP: 0.1, Fault.REFUSED_CONNECTION: 5.0}.get(fault)
    sim.inject(fault, operation="process", seconds=seconds)
    seen, booked = EXPECTED[fault]
    patience = 0.3 if seen is SILENCE else 5
    request = message(bodies.PROCESS, bodies.process(card, "x"))
    ended, _ = exchange(sim, request, patience=patience)
    assert ended == seen
    assert [booking.times_booked for booking in sim.bookings("x")] == [1] * booked
    assert fault.books is booked
    sim.clear_faults()
    after, received = exchange(sim, message(bodies.PROCESS, bodies.process(card, "y")))
    assert (after, document_in(received)["status"]) == (200, 100), "once and no longer"


# Asked for by header, a fault strikes the one request; a closed listener cannot be asked for.
@pytest.mark.parametrize(
    "fault",
    [fault for fault in Fault if fault is not Fault.REFUSED_CONNECTION],
    ids=lambda f: f.value,
)
def test_asked_for_by_header(sim, card, fault):
    asked = fault.value + ("; seconds=0.1" if fault is Fault.SLOW_DRIP else "")
    request = message(bodies.PROCESS, bodies.process(card, "x"), **{"X-Simulator-Fault": asked})
    seen, booked = EXPECTED[fault]
    assert exchange(sim, request, patience=0.3 if seen is SILENCE else 5)[0] == seen
    assert len(sim.bookings("x")) == booked


@pytest.mark.parametrize("asked", ["nonsense", "refused_connection", "slow_drip; seconds=x"])
def test_a_header_that_cannot_be_followed(sim, card, asked):
    request = message(bodies.PROCESS, bodies.process(card, "x"), **{"X-Simulator-Fault": asked})
    ended, received = exchange(sim, request)
    assert ended == 400
    assert document_in(received)["message"].startswith("simulator: ")
    assert sim.bookings() == []


@pytest.mark.parametrize("fault", [fault for fault in Fault if fault.books], ids=lambda f: f.value)
def test_a_repeat_after_a_booked_push_finds_the_result(sim, peer, card, fault):
    request = bodies.process(card, "x")
    sim.inject(fault, seconds=0.05)
    exchange(sim, message(bodies.PROCESS, request), patience=0.3)
    again = peer.call(bodies.PROCESS, request)
    assert again["status"] == (100 if fault is Fault.IN_PROGRESS_104 else 101)
    assert str(again["data"]["transaction_id"]) == sim.bookings("x")[0].transaction_id
    assert peer.call(bodies.PROCESS, request)["status"] == 101
    assert sim.bookings("x")[0].times_booked == 1


@pytest.mark.parametrize("fault", [fault for fault in Fault if fault.books], ids=lambda f: f.value)
def test_what_is_not_carried_out_does_not_meet_a_fault_that_books(sim, card, fault):
    sim.inject(fault)
    ended, received = exchange(sim, message(bodies.PROCESS, bodies.process(card, amount="x")))
    assert (ended, document_in(received)["status"]) == (200, 401)
    assert len(sim.waiting_faults) == 1


def test_reset_before_the_body_arrives(sim, card):
    sim.inject(Fault.RESET_BEFORE_BODY)
    head = (
        message(bodies.PROCESS, bodies.process(card, "x")).partition(b"\r\n\r\n")[0] + b"\r\n\r\n"
    )
    assert exchange(sim, head)[0] == RESET
    assert sim.requests[-1].body == b""


def test_a_refusing_listener_drops_open_connections_and_comes_back(sim, card):
    parts = urlsplit(sim.url)
    with socket.create_connection((parts.hostname, parts.port), timeout=5) as idle:
        sim.inject(Fault.REFUSED_CONNECTION, seconds=0.2)
        with pytest.raises(ConnectionResetError):
            idle.recv(1)
    request = message(bodies.PROCESS, bodies.process(card, "x"))
    assert exchange(sim, request)[0] == REFUSED
    deadline = time.monotonic() + 5
    while (ended := exchange(sim, request)[0]) == REFUSED:
        assert time.monotonic() < deadline
        time.sleep(0.02)
    assert ended == 200


def test_operation_reference_and_times(sim, peer, card):
    sim.inject(Fault.HTTP_503, operation="process", reference="x", times=2)
    assert peer.post(bodies.DEBIT, bodies.debit(card, "x"))[0] == 200
    assert peer.post(bodies.PROCESS, bodies.process(card, "y"))[0] == 200
    statuses = [peer.post(bodies.PROCESS, bodies.process(card, "x"))[0] for _ in range(3)]
    assert statuses == [503, 503, 200]


def test_a_nested_reference_is_found(sim, peer, card):
    sim.inject(Fault.HTTP_503, reference="d")
    assert peer.post(bodies.DEBIT, bodies.debit(card, "d"))[0] == 503


def test_a_reference_cannot_be_known_before_the_body(sim):
    with pytest.raises(ValueError, match="before a reference"):
        sim.inject(Fault.RESET_BEFORE_BODY, reference="x")
    with pytest.raises(ValueError, match="no operation"):
        sim.inject(Fault.HTTP_500, operation="pay")


def test_faults_strike_in_the_order_told():
    plan = FaultPlan()
    for fault in (Fault.HTTP_500, Fault.HTTP_502):
        plan.add(injection(fault))
    struck = []
    while (met := plan.find("process", "x")) is not None:
        struck.append(met.fault)
        plan.use(met)
    assert struck == [Fault.HTTP_500, Fault.HTTP_502]


@pytest.mark.parametrize(
    ("fault", "age"), [(Fault.WRONG_CLOCK, None), (Fault.WRONG_CLOCK_CACHED, "60")]
)
def test_a_wrong_clock_shows_in_date_and_accepts_who_follows_it(sim, peer, card, fault, age):
    sim.inject(fault, times=None, seconds=-7200)
    status, headers, _ = peer.post(bodies.PROCESS, bodies.process(card, "x"))
    assert status == 401
    assert headers.get("Age") == age
    shown = email.utils.parsedate_to_datetime(headers["Date"]).timestamp()
    assert abs(shown - (time.time() - 7200)) < 5
    assert peer.post(bodies.PROCESS, bodies.process(card, "x"), at=shown)[0] == 200
    sim.clear_faults()
    assert peer.post(bodies.PROCESS, bodies.process(card, "x"))[0] == 200


def test_retry_after(sim, peer, card):
    sim.inject(Fault.RATE_LIMITED, seconds=2.5)
    sim.inject(Fault.RATE_LIMITED_BARE)
    assert peer.post(bodies.PROCESS, bodies.process(card))[1]["Retry-After"] == "3"
    assert "Retry-After" not in peer.post(bodies.PROCESS, bodies.process(card))[1]


@pytest.mark.parametrize(
    ("fault", "text", "challenge"),
    [
        (Fault.NO_AUTHORIZATION_401, "Unauthorized", True),
        (Fault.DATE_REFUSED_401, "a valid date or x-date header is required", True),
        (Fault.USER_REFUSED_401, "HMAC signature cannot be verified", True),
        (Fault.SIGNATURE_REFUSED_401, "HMAC signature does not match", True),
        (Fault.DATE_REFUSED_403, "a valid date or x-date header is required", False),
        (Fault.USER_REFUSED_403, "HMAC signature cannot be verified", False),
        (Fault.SIGNATURE_REFUSED_403, "HMAC signature does not match", False),
    ],
)
def test_refusals_say_what_the_gateway_says(sim, peer, card, fault, text, challenge):
    sim.inject(fault)
    _, headers, body = peer.post(bodies.PROCESS, bodies.process(card))
    assert text in json.loads(body)["message"]
    assert (headers.get("WWW-Authenticate") == "hmac") is challenge


def test_bodies_of_the_malformed(sim, card):
    def body_of(fault):
        sim.inject(fault)
        return exchange(sim, message(bodies.PROCESS, bodies.process(card)))[1].partition(
            b"\r\n\r\n"
        )[2]

    assert body_of(Fault.HTML_200).startswith(b"<!DOCTYPE html>")
    assert body_of(Fault.HTML_502_AFTER_BOOKING).startswith(b"<!DOCTYPE html>")
    assert body_of(Fault.EMPTY_200) == b""
    assert isinstance(json.loads(body_of(Fault.JSON_LIST)), list)
    assert json.loads(body_of(Fault.JSON_STRING)) == "Success"
    assert json.loads(body_of(Fault.DATA_AS_STRING))["data"] == "unexpected"
    assert json.loads(body_of(Fault.NULL_OBJECTS))["data"] is None
    assert json.loads(body_of(Fault.BODY_CODE_402))["status"] == 402
    assert json.loads(body_of(Fault.PENDING_102))["status"] == 102
    assert json.loads(body_of(Fault.IN_PROGRESS_104))["status"] == 104
    assert json.loads(body_of(Fault.UNKNOWN_CODE))["status"] == 424242
    assert "field_of_tomorrow" in json.loads(body_of(Fault.UNKNOWN_FIELDS))["data"]
    with pytest.raises(ValueError, match=r"Expecting|Unterminated"):
        json.loads(body_of(Fault.TRUNCATED_JSON))


def test_the_codes_of_the_envelope_are_strings(sim, peer, card):
    sim.inject(Fault.PENDING_102)
    reply = peer.call(bodies.DEBIT, bodies.debit(card))
    assert reply["response"]["status"] == "102"
    sim.inject(Fault.NULL_OBJECTS)
    reply = peer.call(bodies.DEBIT, bodies.debit(card))
    assert (reply["transaction"], reply["response"]["status"]) == (None, "100")


def test_unknown_enum_values(sim, peer):
    sim.inject(Fault.UNKNOWN_FIELDS)
    (issuer,) = peer.call(bodies.VERIFY, bodies.verify_card())["data"]["issuers"]
    assert issuer["issuing_network"] == issuer["credit_info"]["card_type"] == "SomethingNew"


def test_the_truncated_reply_promises_more_than_it_holds(sim, card):
    sim.inject(Fault.TRUNCATED_RESPONSE)
    _, received = exchange(sim, message(bodies.PROCESS, bodies.process(card)))
    promised = int(headers_in(received)["Content-Length"])
    assert 0 < len(received.partition(b"\r\n\r\n")[2]) < promised


def test_the_drip_is_slow_and_whole(sim, card):
    sim.inject(Fault.SLOW_DRIP, seconds=0.3)
    started = time.monotonic()
    _, received = exchange(sim, message(bodies.PROCESS, bodies.process(card)))
    assert document_in(received)["status"] == 100
    assert time.monotonic() - started > 0.3


def test_the_duplicate_answer_is_twice_on_the_wire(sim, card):
    sim.inject(Fault.DUPLICATE_ANSWER)
    _, received = exchange(sim, message(bodies.PROCESS, bodies.process(card)))
    assert received.count(b"HTTP/1.1 200") == 2


def test_silence_ends_with_the_simulator(sim, card):
    sim.inject(Fault.TIMEOUT_AFTER_BOOKING)
    ended = []
    sent = message(bodies.PROCESS, bodies.process(card, "x"))
    waiting = threading.Thread(target=lambda: ended.append(exchange(sim, sent, patience=20)[0]))
    waiting.start()
    while not sim.bookings("x"):
        time.sleep(0.01)
    sim.stop()
    waiting.join(timeout=5)
    assert ended == [RESET]
