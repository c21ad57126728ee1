"""From what came back to what it means for the money. Pure.

The rule: only what Ingo documents as a success is a success, only what it documents as a refusal is
a refusal, and everything else (another status, HTML, half a document, an unlisted code) leaves the
outcome unknown.
"""

from collections.abc import Mapping
from typing import Any, NamedTuple

from ingo_wrapper.codes import WITHOUT_RESULT, Family, Outcome, family_of, normalise
from ingo_wrapper.dates import read_date
from ingo_wrapper.errors import (
    ClockSkewRejected,
    Declined,
    GatewayRejected,
    IngoError,
    IssuerDeclined,
    OutcomeUnknown,
    RateLimited,
    RequestRejected,
    SignatureRejected,
    StateConflict,
    Suspended,
)
from ingo_wrapper.money import decode
from ingo_wrapper.operations import Operation, dig
from ingo_wrapper.saved import RawReply

# HTTP statuses that say, before anything was done: this request will not be processed.
_REFUSING = frozenset({400, *range(404, 408), *range(410, 418), 421, 422, 426, 428, 431, 451})
# What a code says about a request that was let in; a refusal at the door cannot say it too.
_ACCEPTING = frozenset({Outcome.DONE, Outcome.HELD})
_MAX_SKEW = 300
_ERRORS: dict[Outcome, type[IngoError]] = {
    Outcome.HELD: Suspended,
    Outcome.REJECTED: RequestRejected,
    Outcome.DECLINED: Declined,
    Outcome.ISSUER_DECLINED: IssuerDeclined,
    Outcome.STATE_CONFLICT: StateConflict,
    Outcome.SKEWED: ClockSkewRejected,
    Outcome.UNKNOWN: OutcomeUnknown,
}
_CHECK_SIGNATURE = (
    "check user name and secret (not the participant_id), that secret and environment belong "
    "together, and that no proxy rewrites path, body or the signed headers"
)
_CHECK_CLOCK = (
    "set this machine's clock (Ingo accepts 300 seconds of difference), then send it again"
)


class Verdict(NamedTuple):
    """What one reply means.

    Attributes:
        error: the kind of failure, or None for a success.
        code: Ingo's status code, if readable.
        family: its documented family.
        message: Ingo's own text.
        why: what happened, in our words.
        advice: what to do next.
        document: the decoded reply, when it is a JSON object.
        from_ingo: the verdict rests on a code of Ingo's, not on a status of some gateway.
    """

    error: type[IngoError] | None
    code: int | None
    family: Family | None
    message: str | None
    why: str
    advice: str
    document: dict[str, Any] | None
    from_ingo: bool


def judge(
    operation: Operation, raw: RawReply, *, reference: str = "", skew: float | None = None
) -> Verdict:
    """Say what *raw* means for *operation*.

    Args:
        operation: the operation that was called.
        raw: the reply as it came.
        reference: the client's id of the request; a reply that names another one is not its reply.
        skew: how far this machine's clock is ahead of the server's, if that is known.
    """
    document = _object(raw.body)
    code = normalise(dig(document, operation.status))
    family = None if code is None else family_of(code)
    message = _text(dig(document, operation.message)) or _text(dig(document, ("message",)))
    seen = (code, family, message)
    echo = dig(document, operation.echo)
    if reference and echo not in (None, "") and str(echo) != reference:
        why = "the reply names another participant_unique_id1: it belongs to another request"
        return Verdict(OutcomeUnknown, *seen, why, "", document, False)
    if raw.status in {401, 403, 429} and family is not None and family.outcome in _ACCEPTING:
        why = f"HTTP {raw.status} and the code in the body contradict each other"
        return Verdict(OutcomeUnknown, *seen, why, "", document, False)
    if raw.status in {401, 403}:
        return _gateway(seen, document, raw.status, skew)
    if raw.status == 429:
        why, advice = "HTTP 429: too many requests", "slow down, then send again"
        return Verdict(RateLimited, *seen, why, advice, document, False)
    if 200 <= raw.status < 300:
        named = not (reference and operation.names_request) or echo not in (None, "")
        return _answered(operation, seen, document, raw, named=named)
    if raw.status in _REFUSING:
        return _refused(seen, document, raw.status)
    why = f"HTTP {raw.status} does not tell whether the request was processed"
    return Verdict(OutcomeUnknown, *seen, why, "", document, False)


_Seen = tuple[int | None, Family | None, str | None]


def _answered(
    operation: Operation,
    seen: _Seen,
    document: dict[str, Any] | None,
    raw: RawReply,
    *,
    named: bool,
) -> Verdict:
    code, family, _ = seen
    if document is None or code is None or family is None:
        why = f"the reply (HTTP {raw.status}, {len(raw.body)} bytes) is not the documented JSON"
        return Verdict(OutcomeUnknown, *seen, why, "", document, False)
    if family.outcome is Outcome.DONE:
        lacking = _lacking(operation, code, document, named=named)
        if lacking:
            why = f"the reply says success but lacks {'.'.join(lacking)}"
            return Verdict(OutcomeUnknown, *seen, why, "", document, False)
        return Verdict(None, *seen, family.name, family.advice, document, True)
    why = f"Ingo answered {code}: {family.name}"
    return Verdict(_ERRORS[family.outcome], *seen, why, family.advice, document, True)


def _lacking(
    operation: Operation, code: int, document: dict[str, Any], *, named: bool
) -> tuple[str, ...]:
    """Which part is missing that makes a success this request's, and of use."""
    if code in WITHOUT_RESULT and operation.moves_money:
        return ()
    if not named:
        return operation.echo
    missing = operation.essential and dig(document, operation.essential) in (None, "")
    return operation.essential if missing else ()


def _refused(seen: _Seen, document: dict[str, Any] | None, status: int) -> Verdict:
    _, family, _ = seen
    if family is None:
        why = f"HTTP {status}: refused before it was processed"
        return Verdict(
            RequestRejected,
            *seen,
            why,
            "correct the request, or the proxy that refused it",
            document,
            False,
        )
    if family.outcome in {Outcome.DONE, Outcome.UNKNOWN}:
        why = f"HTTP {status} and the code in the body contradict each other"
        return Verdict(OutcomeUnknown, *seen, why, "", document, False)
    why = f"Ingo answered {seen[0]}: {family.name}"
    return Verdict(_ERRORS[family.outcome], *seen, why, family.advice, document, True)


def _gateway(
    seen: _Seen, document: dict[str, Any] | None, status: int, skew: float | None
) -> Verdict:
    text = (seen[2] or "").lower()
    kind: type[GatewayRejected]
    if "valid date" in text or "x-date" in text or (skew is not None and abs(skew) > _MAX_SKEW):
        why, advice, kind = "signed time refused", _CHECK_CLOCK, ClockSkewRejected
    elif "signature" in text or status == 401:
        why, advice, kind = "signature or user refused", _CHECK_SIGNATURE, SignatureRejected
    else:
        why, advice, kind = "caller refused", _CHECK_SIGNATURE, GatewayRejected
    return Verdict(kind, *seen, f"HTTP {status}: {why}", advice, document, False)


def measure_skew(headers: Mapping[str, str], sent_at: float, received_at: float) -> float | None:
    """Seconds this machine's clock is ahead of the server's, by the server's Date.

    Midpoint of sending and receiving; None without a readable Date, or when Age says that the
    reply comes from a cache.
    """
    date = headers.get("date")
    if date is None or "age" in headers:
        return None
    server = read_date(date)
    return None if server is None else (sent_at + received_at) / 2 - server


def _object(body: bytes) -> dict[str, Any] | None:
    try:
        document = decode(body)
    except (ValueError, RecursionError, ArithmeticError):
        return None
    return document if isinstance(document, dict) else None


def _text(value: Any) -> str | None:
    return value if isinstance(value, str) and value else None
