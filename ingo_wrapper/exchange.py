"""One call, from request to reply or error, without any I/O of its own.

`exchange` is a generator: it yields what is to be done (`Send`, `Pause`) and is told what came of
it, so the sync and the async client share every decision. Once an attempt may have been processed
(doubt), nothing that happens to a later attempt at the door (a refusal by the gateway, of a field,
or for velocity) can turn the call into "nothing happened"; only an answer to the payment does.
"""

from collections.abc import Generator
from typing import Any, NamedTuple

import attrs

from ingo_wrapper.call import Call
from ingo_wrapper.codes import SYSTEM_FAILURE, Result, result_of
from ingo_wrapper.errors import (
    ClockSkewRejected,
    ConfigurationError,
    ConnectionFailed,
    Declined,
    GatewayRejected,
    IngoError,
    OutcomeUnknown,
    RateLimited,
)
from ingo_wrapper.logs import log_clock, log_reply, log_request
from ingo_wrapper.money import encode
from ingo_wrapper.operations import Operation, Repeat, stamp
from ingo_wrapper.outcome import Verdict, judge, measure_skew
from ingo_wrapper.replies import Reply
from ingo_wrapper.report import build_error, tell_attempt, tell_finished
from ingo_wrapper.retries import Ending, next_delay, read_retry_after
from ingo_wrapper.saved import RawReply
from ingo_wrapper.signing import sign

# Where Ingo documents a repetition as idempotent, the answer to it is the answer to the original.
_IDEMPOTENT = frozenset({Repeat.FREELY, Repeat.KEYED, Repeat.SPACED})


class Send(NamedTuple):
    """Send these bytes; the transport knows host and timeouts."""

    operation: Operation
    headers: dict[str, str]
    body: bytes


class Pause(NamedTuple):
    """Wait before going on."""

    seconds: float


class SendFailure(NamedTuple):
    """No reply came.

    Attributes:
        sent: whether any of the request may have reached Ingo.
        why: what happened, without values.
    """

    sent: bool
    why: str


Step = Send | Pause
Answer = RawReply | SendFailure | None
Flow = Generator[Step, Answer, Reply[Any]]


def exchange(call: Call) -> Flow:
    """Make the call: yield steps, return the reply. Between two `Send` there is always a `Pause`.

    Raises:
        IngoError: typed by outcome.
    """
    session = call.session
    call.started, call.started_at = session.monotonic(), session.now()
    try:
        if call.doubt and (wait := _stand_in_left(call)) > 0:
            yield Pause(wait)
        while True:
            try:
                answer = yield _next_send(call)
            except ConfigurationError as problem:  # the client was closed meanwhile
                call.in_flight = False
                if call.doubt:
                    raise build_error(call, ConfigurationError, str(problem)) from None
                raise
            outcome = _digest(call, answer)
            if isinstance(outcome, Reply):
                tell_finished(call, outcome.result.value, outcome.code)
                return outcome
            call.in_flight = False
            yield outcome
    except IngoError as error:
        tell_finished(call, type(error).__name__, error.code)
        raise
    except BaseException:
        _note_interruption(call)
        tell_finished(call, "interrupted", None)
        raise


def _stand_in_left(call: Call) -> float:
    """How long a push must still wait after the attempt that left its outcome open."""
    if call.repeat is not Repeat.SPACED or call.saved.sent_at is None:
        return 0.0
    spacing = call.session.policy.spacing
    return min(spacing, call.saved.sent_at + spacing - call.session.now())


def _next_send(call: Call) -> Send:
    session = call.session
    call.attempts += 1
    call.sent, call.sent_at = session.monotonic(), session.now()
    headers = sign(
        method="POST",
        target=call.operation.path,
        body=call.saved.body,
        username=session.credentials.username,
        secret=session.credentials.secret,
        at=session.signing_time(),
        algorithm=session.credentials.algorithm,
    )
    if call.saved.idempotency_key is not None:
        headers["Idempotency-Key"] = call.saved.idempotency_key
    log_request(call.operation.path, headers, call.saved.body)
    call.in_flight = True
    return Send(call.operation, headers, call.saved.body)


def _digest(call: Call, answer: Answer) -> Reply[Any] | Pause:
    """Turn one answer into a reply, into a pause before the next attempt, or into an error."""
    if isinstance(answer, RawReply):
        return _digest_reply(call, answer)
    failure = answer or SendFailure(sent=True, why="no reply came")
    if failure.sent:
        call.note_doubt()
    kind = OutcomeUnknown if failure.sent else ConnectionFailed
    delay = _delay(call, Ending.UNKNOWN if failure.sent else Ending.NOT_SENT)
    tell_attempt(call, kind.__name__, None, None, delay)
    if delay is None:
        raise build_error(call, kind, failure.why)
    return Pause(delay)


def _digest_reply(call: Call, raw: RawReply) -> Reply[Any] | Pause:
    session = call.session
    offset = session.offset.seconds
    skew = measure_skew(raw.headers, call.sent_at + offset, session.now() + offset)
    verdict = judge(call.operation, raw, reference=call.saved.reference, skew=skew)
    log_reply(raw, call.hidden)
    if verdict.error is None:
        return _accept(call, raw, verdict)
    if issubclass(verdict.error, ClockSkewRejected) and _correct_clock(call, offset, skew):
        tell_attempt(call, verdict.error.__name__, verdict, raw, 0.0)
        return Pause(0.0)
    _settle(call, verdict.error)
    retry_after = read_retry_after(raw.headers.get("retry-after"), session.signing_time())
    delay = _delay(call, _ending(verdict), retry_after)
    tell_attempt(call, verdict.error.__name__, verdict, raw, delay)
    if delay is not None:
        return Pause(delay)
    raise build_error(
        call, verdict.error, verdict.why, verdict, raw, skew=skew, retry_after=retry_after
    )


def _accept(call: Call, raw: RawReply, verdict: Verdict) -> Reply[Any] | Pause:
    code = verdict.code or 0
    result = result_of(code)
    delay = _delay(call, Ending.STILL_RUNNING) if result is Result.STILL_RUNNING else None
    tell_attempt(call, result.value, verdict, raw, delay)
    if delay is not None:
        return Pause(delay)
    return call.make(
        operation=call.operation.name,
        reference=call.saved.reference or None,
        code=code,
        result=result,
        message=verdict.message,
        attempts=call.attempts,
        raw=raw,
        document=verdict.document or {},
        model=call.operation.reply,
    )


def _correct_clock(call: Call, offset: float, skew: float | None) -> bool:
    """Learn the clock's offset from the server's Date, once per call, and stamp the body anew.

    *skew* was measured with *offset*: other calls may have corrected the shared one meanwhile.
    """
    session = call.session
    if not session.correct_clock or skew is None or call.earlier_offset is not None:
        return False
    call.earlier_offset = session.offset.seconds
    session.offset.seconds = offset - skew
    log_clock(session.offset.seconds)
    if call.payload is not None and not call.doubt:
        stamp(call.operation, call.payload, session.credentials, session.signing_time())
        call.saved = attrs.evolve(call.saved, body=encode(call.payload))
    return True


def _settle(call: Call, error: type[IngoError]) -> None:
    """Note what a failed attempt says about doubt; drop a clock correction that did not help."""
    if issubclass(error, GatewayRejected):
        if error is not RateLimited and call.earlier_offset is not None:
            call.session.offset.seconds = call.earlier_offset
    elif issubclass(error, OutcomeUnknown):
        call.note_doubt()
    elif issubclass(error, Declined) and call.repeat in _IDEMPOTENT:
        # A refused request (velocity, say) may have been refused before anyone looked whether it
        # is a repetition: only a decline is the answer to the payment itself.
        call.doubt = False


def _ending(verdict: Verdict) -> Ending:
    if verdict.error is RateLimited:
        return Ending.LIMITED
    # 9xx and unlisted codes are answers too: the documented advice is to ask Ingo, not to repeat.
    repeatable = not verdict.from_ingo or verdict.family is SYSTEM_FAILURE
    return Ending.UNKNOWN if verdict.error is OutcomeUnknown and repeatable else Ending.FINAL


def _delay(call: Call, ending: Ending, retry_after: float | None = None) -> float | None:
    now = call.session.monotonic()
    return next_delay(
        call.session.policy,
        call.repeat,
        ending,
        attempt=call.attempts,
        elapsed=now - call.started,
        since_sent=now - call.sent,
        jitter=call.session.random(),
        retry_after=retry_after,
    )


def _note_interruption(call: Call) -> None:
    """Keep a request whose call was cancelled while its outcome was open."""
    if (call.in_flight or call.doubt) and call.repeat is not Repeat.FREELY:
        at = call.sent_at if call.in_flight else call.doubtful_at
        call.session.interrupted.append(attrs.evolve(call.saved, sent_at=at))
