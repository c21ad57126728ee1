"""Telling how a call went: to observers and the log, and to the caller as one error."""

from collections.abc import Callable, Iterator
from typing import TypeVar

import attrs

from ingo_wrapper.call import Call
from ingo_wrapper.errors import (
    ClockSkewRejected,
    Declined,
    IngoError,
    NotSent,
    OutcomeUnknown,
    RateLimited,
    RequestRejected,
    Suspended,
)
from ingo_wrapper.logs import log_attempt, log_broken_observer, log_finished
from ingo_wrapper.observe import Attempt, Finished
from ingo_wrapper.operations import Repeat
from ingo_wrapper.outcome import Verdict
from ingo_wrapper.redaction import scrub
from ingo_wrapper.saved import RawReply

Record = TypeVar("Record", Attempt, Finished)

_LONGEST_MESSAGE = 300
_RESOLVE = "call error.resolve(), or ingo.resolve(error.saved_request) in another process"
_UNDOCUMENTED = (
    "Ingo does not document a repetition of this call as safe: find out from webhooks, the daily "
    "report or Ingo before sending it again"
)


def tell_attempt(
    call: Call, ending: str, verdict: Verdict | None, raw: RawReply | None, wait: float | None
) -> None:
    """Tell log and observers how one attempt ended."""
    attempt = Attempt(
        operation=call.operation.name,
        reference=call.shown_reference,
        number=call.attempts,
        ending=ending,
        code=verdict.code if verdict else None,
        http_status=raw.status if raw else None,
        at=call.sent_at,
        seconds=call.session.monotonic() - call.sent,
        wait=wait,
    )
    call.history.append(attempt)
    log_attempt(attempt)
    for observer in call.session.observers:
        _tell(observer.attempted, attempt)


def tell_finished(call: Call, outcome: str, code: int | None) -> None:
    """Tell log and observers how the call ended."""
    finished = Finished(
        operation=call.operation.name,
        reference=call.shown_reference,
        environment=call.session.environment.name,
        outcome=outcome,
        code=code,
        attempts=tuple(call.history),
        at=call.started_at,
        seconds=call.session.monotonic() - call.started,
    )
    log_finished(finished)
    for observer in call.session.observers:
        _tell(observer.finished, finished)


def _tell(tell: Callable[[Record], None], record: Record) -> None:
    try:
        tell(record)
    except Exception as problem:  # it must not hide what became of the money
        log_broken_observer(problem)


def build_error(
    call: Call,
    kind: type[IngoError],
    why: str,
    verdict: Verdict | None = None,
    raw: RawReply | None = None,
    *,
    skew: float | None = None,
    retry_after: float | None = None,
) -> IngoError:
    """Build the one error of a failed call: what happened, what it means, what to do next."""
    if call.doubt and not issubclass(kind, OutcomeUnknown):
        # A refusal at the door of a later attempt says nothing about the one before it.
        why = f"an earlier attempt may have been processed, and the last one failed ({why})"
        kind = OutcomeUnknown
    hidden = call.hidden()
    message = scrub(verdict.message, hidden) if verdict and verdict.message else None
    advice = _advice(call, kind, verdict, retry_after)
    if issubclass(kind, ClockSkewRejected) and skew is not None and abs(skew) >= 1:
        side = "ahead of" if skew > 0 else "behind"
        why = f"{why}; this machine's clock is {abs(skew):.0f} s {side} the server's"
    error = kind(_text(call, kind, why, message, advice))
    error.operation = call.operation.name
    error.reference = call.saved.reference or None
    error.attempts = call.attempts
    error.message, error.advice = message, advice
    error.raw = raw
    error.http_status = raw.status if raw else None
    if verdict is not None and verdict.family is not None:
        error.code, error.code_family = verdict.code, verdict.family.name
    if isinstance(error, ClockSkewRejected):
        error.skew = skew
    if isinstance(error, RateLimited):
        error.retry_after = retry_after
    if isinstance(error, OutcomeUnknown):
        sent_at = call.doubtful_at or call.sent_at or None
        error.saved_request = attrs.evolve(call.saved, sent_at=sent_at)
        error.assume = call.operation.assume
        error._client = call.session.client
    return error


def _advice(
    call: Call, kind: type[IngoError], verdict: Verdict | None, retry_after: float | None
) -> str:
    if issubclass(kind, NotSent):
        return "send it again, under the same reference, when the connection works"
    told = verdict.advice if verdict else ""
    if issubclass(kind, RateLimited):
        wait = "" if retry_after is None else f"wait {retry_after:g} s, "
        return f"{wait}{told}; max_in_flight limits how many calls run at once"
    if not issubclass(kind, OutcomeUnknown) or issubclass(kind, Suspended):
        return told
    if verdict and verdict.error and issubclass(verdict.error, RequestRejected | Declined):
        told = ""  # it was about the last attempt alone
    return "; ".join(part for part in (told, *_ways_out(call)) if part)


def _ways_out(call: Call) -> Iterator[str]:
    """What to do about an open outcome."""
    if call.repeat is Repeat.FREELY:
        yield "make the call again"
        return
    if call.operation.moves_money:
        yield "do not repeat it under a new reference"
    if call.repeat is Repeat.UNDOCUMENTED:
        yield _UNDOCUMENTED
    elif call.repeat is Repeat.ON_REQUEST and call.reopened:
        yield "look up the item at Ingo: the answer to a repetition does not tell"
    else:
        yield _RESOLVE
    if call.operation.assume:
        yield f"until then book it as a {call.operation.assume}, as Ingo documents"


def _text(call: Call, kind: type[IngoError], why: str, message: str | None, advice: str) -> str:
    name = call.operation.name + (f" {call.shown_reference}" if call.saved.reference else "")
    tries = f" after {call.attempts} attempt" + ("s" if call.attempts != 1 else "")
    said = f' The reply says: "{_printable(message)}".' if message else ""
    meaning = f"{_meaning(call, kind)},{tries}" if call.attempts else _meaning(call, kind)
    return f"{name}: {meaning}: {why}.{said} Next: {advice}."


def _printable(message: str) -> str:
    """One line of a log, whatever a server sends."""
    line = "".join(letter if letter.isprintable() else " " for letter in message)
    return line if len(line) <= _LONGEST_MESSAGE else f"{line[:_LONGEST_MESSAGE]}..."


def _meaning(call: Call, kind: type[IngoError]) -> str:
    moved = "no money moved" if call.operation.moves_money else "nothing happened"
    if issubclass(kind, Suspended):
        return "HELD, neither paid nor declined"
    if issubclass(kind, OutcomeUnknown):
        if call.operation.moves_money:
            return "OUTCOME UNKNOWN, the money may have moved"
        if call.repeat is Repeat.FREELY:
            return "NO USABLE ANSWER, nothing was changed"
        return "OUTCOME UNKNOWN, it may have been done"
    if issubclass(kind, NotSent):
        return f"not sent, {moved}"
    if issubclass(kind, Declined):
        return f"declined, {moved}"
    return f"rejected, {moved}"
