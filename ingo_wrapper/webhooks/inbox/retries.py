"""How long to wait before the next attempt, and when to stop."""

import random
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RetryPolicy:
    """Exponential back-off with jitter. The wait is stored with the event, not slept.

    Attributes:
        attempts: runs of an event in all before it becomes a dead letter.
        first: seconds before the second attempt.
        factor: growth of the wait from attempt to attempt.
        longest: upper limit of a wait, in seconds.
        jitter: share of the wait that is random, so that a burst of failures spreads out.
    """

    attempts: int = 12
    first: float = 2.0
    factor: float = 2.0
    longest: float = 3600.0
    jitter: float = 0.2

    def delay(self, attempts_so_far: int, rnd: Callable[[], float] = random.random) -> float | None:
        """Give the seconds to wait after so many attempts, or None when they are used up."""
        if attempts_so_far >= self.attempts:
            return None
        exponent = min(attempts_so_far - 1, 64)
        wait = min(self.first * self.factor**exponent, self.longest)
        return wait * (1 - self.jitter + 2 * self.jitter * rnd())
