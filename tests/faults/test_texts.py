"""What an on-call engineer reads: what happened, what it means for the money, what to do next."""

import json

import pytest

from ingo_wrapper import IngoError, RetryPolicy
from ingo_wrapper.exchange import SendFailure
from ingo_wrapper.saved import RawReply
from tests.faults import driven
from tests.faults.driven import NOW, answered, begin, date_refused, to_send
from tests.faults.requests import cancel_check, debit, push, search_billers

LOST = SendFailure(sent=True, why="no answer in time")
DOWN = SendFailure(sent=False, why="no connection (refused, unreachable, or TLS failed)")
RESOLVE = "call error.resolve(), or ingo.resolve(error.saved_request) in another process"
PUSHED = (
    f"do not repeat it under a new reference; {RESOLVE}; until then book it as a success, as Ingo "
    "documents"
)
KEYS = (
    "check user name and secret (not the participant_id), that secret and environment belong "
    "together, and that no proxy rewrites path, body or the signed headers"
)
UNKNOWN = "process pay-1: OUTCOME UNKNOWN, the money may have moved, after 1 attempt: "
NOTHING = "process pay-1: rejected, no money moved, after 1 attempt: "


def coded(code: int):
    return lambda send: answered(send, code, data={})


def gateway(status: int, message: str, **headers: str) -> RawReply:
    names = {name.replace("_", "-"): value for name, value in headers.items()}
    return RawReply(status, names, json.dumps({"message": message}).encode())


def ending(request, operation, *answers, policy=None, shared=None) -> str:
    """The text of the error in which a call ends that gets these answers."""
    shared = shared or driven.session(policy=policy or RetryPolicy.off())
    flow, told = begin(shared, request, operation), iter(answers)
    try:
        while True:
            send = to_send(flow)
            answer = next(told)
            flow.send(answer(send) if callable(answer) else answer)
    except IngoError as error:
        return str(error)


PUSHES = [
    (LOST, f"{UNKNOWN}no answer in time. Next: {PUSHED}."),
    (DOWN, "process pay-1: not sent, no money moved, after 1 attempt: no connection (refused, unreachable, or TLS failed). Next: send it again, under the same reference, when the connection works."),
    (gateway(502, "Bad Gateway"), f'{UNKNOWN}HTTP 502 does not tell whether the request was processed. The reply says: "Bad Gateway". Next: {PUSHED}.'),
    (RawReply(200, {}, b"<html>"), f"{UNKNOWN}the reply (HTTP 200, 6 bytes) is not the documented JSON. Next: {PUSHED}."),
    (coded(100), f"{UNKNOWN}the reply says success but lacks data.participant_unique_id1. The reply says: \"told\". Next: {PUSHED}."),
    (coded(500), f'{UNKNOWN}Ingo answered 500: system or communication failure. The reply says: "told". Next: retry with exponential back-off; contact Ingo if it persists; {PUSHED}.'),
    (coded(424242), f'{UNKNOWN}Ingo answered 424242: unlisted. The reply says: "told". Next: Ingo does not publish this code: contact Ingo with the time and participant_unique_id1; {PUSHED}.'),
    (coded(130), 'process pay-1: HELD, neither paid nor declined, after 1 attempt: Ingo answered 130: suspended by OFAC screening. The reply says: "told". Next: wait for the webhook that clears or fails it; do not send again.'),
    (coded(700), 'process pay-1: declined, no money moved, after 1 attempt: Ingo answered 700: transaction or routing outcome. The reply says: "told". Next: look at the code; mostly final for this attempt.'),
    (coded(851), 'process pay-1: declined, no money moved, after 1 attempt: Ingo answered 851: card issuer decline. The reply says: "told". Next: do not retry; the recipient contacts the issuer.'),
    (coded(601), f'{NOTHING}Ingo answered 601: field validation or velocity. The reply says: "told". Next: correct the value, the amount or the timing.'),
    (gateway(401, "HMAC signature does not match"), f'{NOTHING}HTTP 401: signature or user refused. The reply says: "HMAC signature does not match". Next: {KEYS}.'),
    (gateway(429, "slow", retry_after="7"), f'{NOTHING}HTTP 429: too many requests. The reply says: "slow". Next: wait 7 s, slow down, then send again; max_in_flight limits how many calls run at once.'),
    (gateway(404, "no Route"), f'{NOTHING}HTTP 404: refused before it was processed. The reply says: "no Route". Next: correct the request, or the proxy that refused it.'),
]  # fmt: skip


@pytest.mark.parametrize(("answer", "text"), PUSHES, ids=range(len(PUSHES)))
def test_a_push(answer, text):
    assert ending(push("pay-1"), "process", answer) == text


def test_a_clock_that_is_off():
    shared = driven.session(correct_clock=False)
    text = ending(push("pay-1"), "process", date_refused(NOW - 3600), shared=shared)
    assert "this machine's clock is 3600 s ahead of the server's" in text
    assert "set this machine's clock (Ingo accepts 300 seconds of difference)" in text


def test_a_refusal_after_a_lost_reply_says_both():
    refusal = gateway(401, "HMAC signature does not match")
    text = ending(push("pay-1"), "process", LOST, refusal, policy=RetryPolicy())
    assert text == (
        "process pay-1: OUTCOME UNKNOWN, the money may have moved, after 2 attempts: an earlier "
        "attempt may have been processed, and the last one failed (HTTP 401: signature or user "
        f'refused). The reply says: "HMAC signature does not match". Next: {KEYS}; {PUSHED}.'
    )


def test_a_pull_is_never_to_be_repeated():
    assert ending(debit("pull-1"), "debit", LOST) == (
        "debit pull-1: OUTCOME UNKNOWN, the money may have moved, after 1 attempt: no answer in "
        "time. Next: do not repeat it under a new reference; Ingo does not document a repetition "
        "of this call as safe: find out from webhooks, the daily report or Ingo before sending it "
        "again; until then book it as a failure, as Ingo documents."
    )


def test_a_read_is_harmless():
    assert ending(search_billers(), "search_billers", LOST) == (
        "search_billers: NO USABLE ANSWER, nothing was changed, after 1 attempt: no answer in "
        "time. Next: make the call again."
    )


def test_a_cancel():
    assert ending(cancel_check("chk-1"), "cancel_check", LOST) == (
        "cancel_check chk-1: OUTCOME UNKNOWN, it may have been done, after 1 attempt: no answer "
        f"in time. Next: {RESOLVE}."
    )


def test_the_message_of_a_server_is_one_short_line():
    message = "line one\nline two\x1b[31m \ud800 " + "x" * 5000
    text = ending(push("pay-1"), "process", gateway(500, message))
    assert "line one line two [31m" in text
    assert text.isprintable()
    assert len(text) < 1000
    text.encode()
