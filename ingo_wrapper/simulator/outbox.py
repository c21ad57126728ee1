"""The webhooks that leave: a queue, a thread that posts them, and a log of every attempt.

Ours: Ingo says that what is not acknowledged with 2xx is delivered again (docs/hub/webhooks), not
    when and how often. Here the pauses are a few seconds in all, then an event is given up.
"""

import heapq
import http.client
import json
import logging
import random
import threading
import time
from dataclasses import dataclass
from typing import Any

from .receiver import Receiver

__all__ = ["Attempt", "Outbox"]

_log = logging.getLogger("ingo_wrapper.simulator")
PAUSES = (0.1, 0.3, 1.0, 2.0)
_KEPT_EVENTS = 20_000


@dataclass(frozen=True, slots=True)
class Attempt:
    """One post of one event.

    Attributes:
        event_id: `metadata.id`.
        topic: `metadata.topic`.
        number: 1 for the first attempt; a duplicate or re-delivery starts at 1 again.
        status: Of the answer; None when there was none.
        error: Why there was none.
        seconds: How long it took.
    """

    event_id: str
    topic: str
    number: int
    status: int | None
    error: str | None
    seconds: float

    @property
    def acknowledged(self) -> bool:
        """Whether the receiver took it (2xx)."""
        return self.status is not None and 200 <= self.status < 300


class Outbox:
    """Posts events to one receiver, in order as far as nothing fails.

    Args:
        receiver: Where to.
        duplicate: Which share of the events is posted twice, 0 to 1.
        shuffle: Seconds that an event may wait at random, so that they arrive out of order.
        seed: Makes both repeatable.
    """

    def __init__(
        self,
        receiver: Receiver,
        *,
        duplicate: float = 0.0,
        shuffle: float = 0.0,
        seed: int | None = None,
    ) -> None:
        self._receiver = receiver
        self._duplicate = duplicate
        self._shuffle = shuffle
        self._random = random.Random(seed)  # noqa: S311 - no secret
        self._changed = threading.Condition()
        self._waiting: list[tuple[float, int, str, int]] = []
        self._events: dict[str, tuple[str, bytes]] = {}
        self._attempts: list[Attempt] = []
        self._count = 0
        self._posting = False
        self._closes_at: float | None = None
        self._thread = threading.Thread(target=self._run, name="ingo-webhooks", daemon=True)

    @property
    def attempts(self) -> list[Attempt]:
        """Every attempt so far, oldest first."""
        with self._changed:
            return list(self._attempts)

    def put(self, event: dict[str, Any]) -> None:
        """Queue an event, as it is now."""
        body = json.dumps(event, separators=(",", ":"), default=str).encode()
        metadata = event["metadata"]
        with self._changed:
            self._events[metadata["id"]] = (metadata["topic"], body)
            if len(self._events) > _KEPT_EVENTS:
                del self._events[next(iter(self._events))]
            times = 2 if self._random.random() < self._duplicate else 1
            for _ in range(times):
                self._push(metadata["id"], 1, self._random.uniform(0, self._shuffle))

    def redeliver(self, event_id: str) -> None:
        """Post a known event again, whatever became of it.

        Raises:
            KeyError: There is no such event.
        """
        with self._changed:
            if event_id not in self._events:
                raise KeyError(event_id)
            self._push(event_id, 1, 0.0)

    def wait(self, seconds: float) -> bool:
        """Whether everything was acknowledged or given up within so many seconds."""
        with self._changed:
            return self._changed.wait_for(lambda: not self._waiting and not self._posting, seconds)

    def close(self, seconds: float = 5.0) -> None:
        """Post what is left, for so many seconds at most, and end the thread."""
        with self._changed:
            self._closes_at = time.monotonic() + seconds
            self._changed.notify_all()
        if self._thread.ident is None:  # nothing was ever posted
            return
        self._thread.join(seconds)
        if self._thread.is_alive():
            self._receiver.interrupt()
            self._thread.join()
        if self._waiting:
            _log.warning("%d webhooks were not delivered", len(self._waiting))

    def _push(self, event_id: str, number: int, pause: float) -> None:
        if self._thread.ident is None:
            self._thread.start()
        self._count += 1
        heapq.heappush(self._waiting, (time.monotonic() + pause, self._count, event_id, number))
        self._changed.notify_all()

    def _run(self) -> None:
        while (entry := self._next()) is not None:
            event_id, number = entry
            topic, body = self._events.get(event_id, ("", b""))
            attempt = self._post(event_id, topic, number, body)
            with self._changed:
                self._attempts.append(attempt)
                self._posting = False
                if not attempt.acknowledged:
                    self._again(attempt)
                self._changed.notify_all()

    def _next(self) -> tuple[str, int] | None:
        with self._changed:
            while True:
                now = time.monotonic()
                closing = self._closes_at is not None
                if closing and (not self._waiting or now >= (self._closes_at or 0)):
                    return None
                due = self._waiting[0][0] if self._waiting else None
                if due is not None and (closing or due <= now):
                    _, _, event_id, number = heapq.heappop(self._waiting)
                    self._posting = True
                    return event_id, number
                self._changed.wait(None if due is None else due - now)

    def _post(self, event_id: str, topic: str, number: int, body: bytes) -> Attempt:
        started = time.monotonic()
        status, error = None, None
        try:
            status = self._receiver.post(body)
        except (OSError, http.client.HTTPException) as problem:
            error = type(problem).__name__
        return Attempt(event_id, topic, number, status, error, time.monotonic() - started)

    def _again(self, attempt: Attempt) -> None:
        if attempt.number <= len(PAUSES):
            self._push(attempt.event_id, attempt.number + 1, PAUSES[attempt.number - 1])
        else:
            _log.warning("webhook %s was given up (%s)", attempt.event_id, attempt.topic)
