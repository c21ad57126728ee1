"""Counts of this process since its start, for the metrics page."""

import threading
from collections import Counter

BUCKETS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0)


class Counters:
    """Thread-safe counts and the distribution of acknowledgement times."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._counts: Counter[str] = Counter()
        self._buckets = [0] * len(BUCKETS)
        self._seconds = 0.0

    def add(self, name: str, number: int = 1) -> None:
        """Count something."""
        with self._lock:
            self._counts[name] += number

    def acknowledged(self, seconds: float) -> None:
        """Note how long a delivery took to become durable."""
        with self._lock:
            self._counts["acknowledged"] += 1
            self._seconds += seconds
            for index, limit in enumerate(BUCKETS):
                if seconds <= limit:
                    self._buckets[index] += 1
                    break

    def snapshot(self) -> dict[str, int]:
        """Give all counts."""
        with self._lock:
            return dict(self._counts)

    def histogram(self) -> tuple[list[tuple[float, int]], int, float]:
        """Give cumulative buckets, count and sum of acknowledgement times."""
        with self._lock:
            total = 0
            cumulative = []
            for limit, number in zip(BUCKETS, self._buckets, strict=True):
                total += number
                cumulative.append((limit, total))
            return cumulative, self._counts["acknowledged"], self._seconds
