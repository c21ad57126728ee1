"""What became of a run of handlers, and the run itself while it lasts."""

import asyncio
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from .transactions import Transaction


class Result(StrEnum):
    """What `Inbox.handle` did."""

    DONE = "done"
    UNHANDLED = "unhandled"
    RETRY = "retry"
    DEAD = "dead"
    SETTLED = "settled"
    NOT_DUE = "not_due"
    BLOCKED = "blocked"
    BUSY = "busy"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one call of `Inbox.handle`.

    Attributes:
        result: done, unhandled, retry, dead: the handlers ran (or there were none); settled: it
            was finished before; not_due, blocked, busy: nothing ran, ask again at *again_at*;
            missing: no such event.
        again_at: Unix seconds at which an engine should ask again, if it should.
    """

    event_id: str
    result: Result
    again_at: float | None = None


@dataclass(slots=True)
class Run:
    """One run in progress; the worker can take it back."""

    event_id: str
    loop: asyncio.AbstractEventLoop | None = None
    slack: float = 0.0
    transaction: Transaction | None = None
    waiting_for: Any = None
    revoked: bool = False
    failures: list[BaseException] = field(default_factory=list)
    tried: set[str] = field(default_factory=set)
    event: Any = None

    def hand_back(self) -> None:
        """Forbid this run to write anything more."""
        self.revoked = True
        if self.transaction is not None:
            self.transaction.revoke()
        if self.waiting_for is not None:
            self.waiting_for.cancel()
