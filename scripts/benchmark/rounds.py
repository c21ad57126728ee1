"""Measuring contestants side by side: interleaved rounds, medians, ratios with their spread.

On a machine that others use too, seconds say little and even CPU seconds drift. So contestants take
turns in small blocks, in a new order each round, and each ratio is taken within its round.
"""

import gc
import random
import statistics
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

Run = Callable[[int], object]
Timing = tuple[float, float]


@dataclass
class Contestant:
    """Something that can be done *n* times.

    Attributes:
        name: as shown.
        run: does it so many times.
        against: the contestants of the same contest to be compared with.
    """

    name: str
    run: Run
    against: tuple[str, ...] = ()


@dataclass
class Spread:
    """A median and the quartiles around it."""

    median: float
    low: float
    high: float

    @classmethod
    def of(cls, values: Iterable[float]) -> "Spread":
        low, median, high = statistics.quantiles(list(values), n=4, method="inclusive")
        return cls(median, low, high)


@dataclass
class Row:
    """What came out for one contestant: seconds for one, and ratios by what it is compared with."""

    name: str
    cpu: Spread
    wall: Spread
    cpu_ratio: dict[str, Spread] = field(default_factory=dict)
    wall_ratio: dict[str, Spread] = field(default_factory=dict)
    facts: dict[str, float] = field(default_factory=dict)


def compare(contestants: list[Contestant], *, rounds: int, calls: int) -> list[Row]:
    """Let the *contestants* take turns, *calls* each, for so many *rounds*."""
    for contestant in contestants:
        contestant.run(calls)
    gc.collect()
    gc.freeze()  # what stays for good is not looked at again in every collection
    timings: dict[str, list[Timing]] = {contestant.name: [] for contestant in contestants}
    for _ in range(rounds):
        for contestant in random.sample(contestants, len(contestants)):
            gc.collect()
            timings[contestant.name].append(_time(contestant.run, calls))
    gc.unfreeze()
    return [summarise(contestant, timings) for contestant in contestants]


def _time(run: Run, calls: int) -> Timing:
    wall, cpu = time.perf_counter(), time.process_time()
    run(calls)
    return (time.process_time() - cpu) / calls, (time.perf_counter() - wall) / calls


def summarise(contestant: Contestant, timings: dict[str, list[Timing]]) -> Row:
    """Medians, and ratios round by round."""
    own = timings[contestant.name]
    row = Row(contestant.name, Spread.of(t[0] for t in own), Spread.of(t[1] for t in own))
    for other in contestant.against:
        pairs = list(zip(own, timings[other], strict=True))
        row.cpu_ratio[other] = Spread.of(mine[0] / its[0] for mine, its in pairs)
        row.wall_ratio[other] = Spread.of(mine[1] / its[1] for mine, its in pairs)
    return row
