"""Which connection the next request takes: the one that was used last.

One pool that holds every connection looks at all of them for every request (httpx's does: with 32
in flight a call costs two and a half times what it costs alone). So each lane is a pool of one
connection, and a request takes a whole lane. Pure: lanes are opened, waited for and closed by whom
they belong to.
"""

from collections import deque
from collections.abc import Callable
from time import monotonic
from typing import Generic, TypeVar

Lane = TypeVar("Lane")
LONGEST_IDLE = 5.0  # seconds; httpx closes an idle connection after as many


class Lanes(Generic[Lane]):
    """The free lanes to one host. Safe to share between threads: a deque's ends are atomic.

    Args:
        make: makes a lane, which connects when first used. The first is made at once, so that
            options that cannot be right are refused here and not in the middle of a payment.
        now: seconds that never jump.
    """

    def __init__(self, make: Callable[[], Lane], *, now: Callable[[], float] = monotonic) -> None:
        self._make = make
        self._now = now
        self._free: deque[tuple[float, Lane]] = deque()
        self.give(make())

    def take(self) -> Lane:
        """The free lane that was used last, or a new one."""
        try:
            return self._free.pop()[1]
        except IndexError:
            return self._make()

    def give(self, lane: Lane) -> None:
        """Put *lane* back."""
        self._free.append((self._now(), lane))

    def forget_idle(self) -> Lane | None:
        """Take out the lane that was used longest ago, if that is too long ago: to be closed."""
        try:
            since, lane = self._free.popleft()
        except IndexError:
            return None
        if self._now() - since > LONGEST_IDLE:
            return lane
        self._free.appendleft((since, lane))
        return None

    def forget_all(self) -> list[Lane]:
        """Take out every free lane: to be closed."""
        lanes = []
        while self._free:
            lanes.append(self.take())
        return lanes
