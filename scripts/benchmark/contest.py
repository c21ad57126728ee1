"""A group of contestants that are measured together, and who could not take part."""

from collections.abc import Callable
from dataclasses import dataclass, field

from scripts.benchmark.rounds import Contestant, Row, Run, compare


@dataclass
class Contest:
    """What takes turns together.

    Attributes:
        name: as shown.
        rounds: how often each takes its turn.
        calls: how many calls one turn has.
        absent: who could not take part, and why.
    """

    name: str
    rounds: int
    calls: int
    contestants: list[Contestant] = field(default_factory=list)
    absent: dict[str, str] = field(default_factory=dict)

    def add(self, contestant: Contestant) -> None:
        """Let *contestant* take part."""
        self.contestants.append(contestant)

    def try_to_add(self, name: str, make: Callable[[], Run], *against: str) -> None:
        """Let someone take part whose packages may be missing."""
        try:
            self.contestants.append(Contestant(name, make(), against))
        except ImportError as problem:
            self.absent[name] = str(problem)

    def run(self, speed: float) -> list[Row]:
        """Measure, with the number of rounds times *speed*."""
        rounds = max(3, round(self.rounds * speed))
        return compare(self.contestants, rounds=rounds, calls=self.calls)
