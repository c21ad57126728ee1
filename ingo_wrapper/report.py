"""Telling how a call went: to observers and the log, and to the caller as one error."""

from collections.abc import Callable
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
    Suspended,
)
from ingo_wrapper.logs import log_attempt, log_broken_observer, log_finished
from ingo_wrapper.observe import Attempt, Finished
from ingo_wrapper.operations import Repeat
from ingo_wrapper.outcome import Verdict
from ingo_wrapper.redaction import scrub
from ingo_wrapper.saved import RawReply

Record = TypeVar("Record", Attempt, Finished)

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
    advice = _advice(call, kind, verdict)
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
        error.saved_request = attrs.evolve(call.saved, sent_at=call.doubtful_at or call.sent_at)
        error.assume = call.operation.assume
        error._client = call.session.client
    return error


def _advice(call: Call, kind: type[IngoError], verdict: Verdict | None) -> str:
    if issubclass(kind, NotSent):
        return "send it again when the connection works"
    if not issubclass(kind, OutcomeUnknown):
        return verdict.advice if verdict else ""
    if issubclass(kind, Suspended):
        return verdict.advice if verdict else ""
    told = f"{verdict.advice}; " if verdict and verdict.from_ingo else ""
    assume = call.operation.assume
    booked = f"; until then book it as a {assume}, as Ingo documents" if assume else ""
    return told + (_UNDOCUMENTED if call.repeat is Repeat.UNDOCUMENTED else _RESOLVE) + booked


def _text(call: Call, kind: type[IngoError], why: str, message: str | None, advice: str) -> str:
    name = call.operation.name + (f" {call.shown_reference}" if call.saved.reference else "")
    tries = f"{call.attempts} attempt" + ("s" if call.attempts != 1 else "")
    said = f' Ingo says: "{message}".' if message else ""
    return f"{name}: {_meaning(call, kind)} after {tries}: {why}.{said} Next: {advice}."


def _meaning(call: Call, kind: type[IngoError]) -> str:
    moved = "no money moved" if call.operation.moves_money else "nothing happened"
    if issubclass(kind, Suspended):
        return "HELD, neither paid nor declined"
    if issubclass(kind, OutcomeUnknown):
        return "OUTCOME UNKNOWN" + (
            ", the money may have moved," if call.operation.moves_money else ""
        )
    if issubclass(kind, NotSent):
        return f"not sent, {moved},"
    if issubclass(kind, Declined):
        return f"declined, {moved},"
    return f"rejected, {moved},"
