"""What Ingo's status codes mean and what the documentation advises.

One numeric code set serves replies and webhook events (docs/hub/errors). Narrow ranges and single
codes stand before the wide ranges that contain them; a code that no row covers is `UNLISTED`, never
an error of its own. Pure data and one lookup.
"""

from enum import StrEnum
from typing import NamedTuple


class Outcome(StrEnum):
    """What a status code says about the money."""

    DONE = "done"
    HELD = "held"
    REJECTED = "rejected"
    DECLINED = "declined"
    ISSUER_DECLINED = "issuer_declined"
    STATE_CONFLICT = "state_conflict"
    SKEWED = "skewed"
    UNKNOWN = "unknown"


class Result(StrEnum):
    """How a request that Ingo accepted ended."""

    SUCCESS = "success"
    IDEMPOTENT = "idempotent"
    """101: the earlier result; nothing new was done."""
    PENDING_ISSUER = "pending_issuer"
    """102: stand-in; the network has not answered yet. For a push it counts as success."""
    QUEUED = "queued"
    """103: accepted and queued."""
    STILL_RUNNING = "still_running"
    """104: the original request is still being processed."""
    SOFT_VERIFICATION = "soft_verification"
    """111-129, 131-132: approved, with a soft verification result worth a look."""


class Family(NamedTuple):
    """A documented range of codes."""

    low: int
    high: int
    name: str
    outcome: Outcome
    advice: str


_CARD_DATA = "correct the card or account data, or verify (tokenise) again"
_AVS = "AVS declined: correct the address and verify again"

FAMILIES: tuple[Family, ...] = (
    Family(130, 130, "suspended by OFAC screening", Outcome.HELD, "wait for the webhook that clears or fails it; do not send again"),
    Family(1106, 1106, "suspended by OFAC screening", Outcome.HELD, "wait for the webhook that clears or fails it; do not send again"),
    Family(100, 110, "success, in progress or idempotent", Outcome.DONE, "nothing to do"),
    Family(111, 129, "soft verification result", Outcome.DONE, "proceed; look at the code if it matters"),
    Family(131, 132, "soft verification result", Outcome.DONE, "proceed; look at the code if it matters"),
    Family(402, 402, "signature timestamp too far off", Outcome.SKEWED, "set this machine's clock; Ingo accepts 300 seconds"),
    Family(400, 499, "request or authentication error", Outcome.REJECTED, "fix the request; do not retry"),
    Family(500, 599, "system or communication failure", Outcome.UNKNOWN, "retry with exponential back-off; contact Ingo if it persists"),
    Family(600, 616, "field validation or velocity", Outcome.REJECTED, "correct the value, the amount or the timing"),
    Family(700, 742, "transaction or routing outcome", Outcome.DECLINED, "look at the code; mostly final for this attempt"),
    Family(753, 755, "address verification declined", Outcome.DECLINED, _AVS),
    Family(777, 777, "name and address verification failed", Outcome.DECLINED, "correct the name and address and verify again"),
    Family(780, 787, "state does not fit the action", Outcome.STATE_CONFLICT, "read the current state before a retry"),
    Family(750, 815, "card data, token or track data", Outcome.DECLINED, _CARD_DATA),
    Family(851, 867, "card issuer decline", Outcome.ISSUER_DECLINED, "do not retry; the recipient contacts the issuer"),
    Family(900, 999, "unclassified internal error", Outcome.UNKNOWN, "contact Ingo with the time and participant_unique_id1"),
    Family(1042, 1042, "check-digit failure", Outcome.DECLINED, "the account number is mistyped; correct it and verify again"),
    Family(13723, 13723, "idempotency key mismatch", Outcome.REJECTED, "use a new Idempotency-Key for changed parameters"),
)  # fmt: skip

UNLISTED = Family(0, 0, "unlisted", Outcome.UNKNOWN, "Ingo does not publish this code: contact Ingo with the time and participant_unique_id1")  # fmt: skip

SYSTEM_FAILURE = next(family for family in FAMILIES if family.low == 500)

WITHOUT_RESULT = frozenset({102, 103, 104})
"""Accepted, with the result still to come: what such a reply holds is not documented."""

_RESULTS = {
    101: Result.IDEMPOTENT,
    102: Result.PENDING_ISSUER,
    103: Result.QUEUED,
    104: Result.STILL_RUNNING,
}


def family_of(code: int) -> Family:
    """Return the narrowest documented family of *code*, or `UNLISTED`.

    Source: docs/hub/errors, en/ingopay-api/codes-messaging/response-codes.
    """
    for family in FAMILIES:
        if family.low <= code <= family.high:
            return family
    return UNLISTED


def result_of(code: int) -> Result:
    """Say which kind of success *code* is; only for codes whose outcome is `Outcome.DONE`."""
    if code >= 111:
        return Result.SOFT_VERIFICATION
    return _RESULTS.get(code, Result.SUCCESS)


def normalise(value: object) -> int | None:
    """Turn a status that arrives as an integer or as a string of digits into an integer.

    Anything else (missing, boolean, text) is None: a reply without a readable status.
    """
    if isinstance(value, bool):
        return None
    if isinstance(value, int):
        return value if abs(value) < 10**9 else None
    if isinstance(value, str) and len(value) <= 9 and value.isascii() and value.isdigit():
        return int(value)
    return None
