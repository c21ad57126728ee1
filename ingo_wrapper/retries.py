"""When an attempt is repeated, and how long to wait first. Pure: no clock, no sleep, no network.

Retries stand above signing, so every attempt is signed anew; all attempts of a call carry the same
reference. Source: docs/hub/retry-logic, en/ingopay-api/idempotency.
"""

from enum import Enum

import attrs

from ingo_wrapper.dates import read_date
from ingo_wrapper.errors import ConfigurationError
from ingo_wrapper.operations import Repeat


class Ending(Enum):
    """How one attempt ended, as far as repeating it is concerned."""

    NOT_SENT = "no connection"
    LIMITED = "rate limited"
    UNKNOWN = "outcome unknown"
    STILL_RUNNING = "still running"
    FINAL = "final"


def _positive(_policy: "RetryPolicy", field: "attrs.Attribute[float]", value: float | None) -> None:
    if value is not None and not 0 <= value < float("inf"):
        raise ConfigurationError(f"{field.name}: must be finite seconds, not negative")


@attrs.frozen(kw_only=True)
class RetryPolicy:
    """How patiently a call is repeated. All times are in seconds.

    Attributes:
        attempts: the most attempts of one call, the first included; 1 switches retries off.
        budget: no attempt starts later than this after the first.
        base: the first back-off; doubled each time, with full jitter.
        cap: the longest back-off.
        retry_after_cap: a longer ``Retry-After`` than this is not waited for.
        stand_in: how long Ingo waits for a network on your program; None means 60 (a simulator: 0).
        margin: added to *stand_in* between two sends of a push; Ingo asks for 3 to 4.
    """

    attempts: int = attrs.field(default=4)
    budget: float = attrs.field(default=240.0, validator=_positive)
    base: float = attrs.field(default=0.5, validator=_positive)
    cap: float = attrs.field(default=8.0, validator=_positive)
    retry_after_cap: float = attrs.field(default=60.0, validator=_positive)
    stand_in: float | None = attrs.field(default=None, validator=_positive)
    margin: float = attrs.field(default=4.0, validator=_positive)

    def __attrs_post_init__(self) -> None:
        if self.attempts < 1:
            raise ConfigurationError("attempts: must be at least 1")

    @classmethod
    def off(cls) -> "RetryPolicy":
        """One attempt, whatever happens."""
        return cls(attempts=1)

    def for_simulator(self) -> "RetryPolicy":
        """A simulator answers at once: unless a stand-in time was chosen, do not wait for one."""
        return self if self.stand_in is not None else attrs.evolve(self, stand_in=0.0, margin=0.25)

    @property
    def spacing(self) -> float:
        """Seconds between two sends of the same push."""
        return (60.0 if self.stand_in is None else self.stand_in) + self.margin


_REPEATABLE = {
    Ending.NOT_SENT: set(Repeat),
    Ending.LIMITED: set(Repeat),
    Ending.UNKNOWN: {Repeat.FREELY, Repeat.KEYED, Repeat.SPACED},
    Ending.STILL_RUNNING: {Repeat.FREELY, Repeat.KEYED, Repeat.SPACED},
    Ending.FINAL: set[Repeat](),
}


def next_delay(
    policy: RetryPolicy,
    repeat: Repeat,
    ending: Ending,
    *,
    attempt: int,
    elapsed: float,
    since_sent: float,
    jitter: float,
    retry_after: float | None = None,
) -> float | None:
    """Seconds to wait before the next attempt, or None when there is none.

    Args:
        policy: how patiently to repeat.
        repeat: what the operation allows.
        ending: how the last attempt ended.
        attempt: its number, from 1.
        elapsed: seconds since the first attempt began.
        since_sent: seconds since the last attempt began.
        jitter: a random number in [0, 1).
        retry_after: what the server asked for, if it did.
    """
    if attempt >= policy.attempts or repeat not in _REPEATABLE[ending]:
        return None
    delay = jitter * min(policy.cap, policy.base * 2 ** (attempt - 1))
    if ending is Ending.STILL_RUNNING or (ending is Ending.UNKNOWN and repeat is Repeat.SPACED):
        delay = max(delay, policy.spacing - since_sent)
    if retry_after is not None:
        if retry_after > policy.retry_after_cap:
            return None
        delay = max(delay, retry_after)
    return delay if elapsed + delay <= policy.budget else None


def read_retry_after(value: str | None, now: float) -> float | None:
    """Seconds that a ``Retry-After`` asks for, in seconds or as a date; None for nonsense.

    Args:
        value: the header.
        now: the server's time, as far as it is known.
    """
    text = (value or "").strip()
    if text.isascii() and text.isdigit() and len(text) <= 6:
        return float(text)
    date = read_date(text) if text.endswith("GMT") else None
    return None if date is None else max(0.0, date - now)
