"""What an observer of calls is told: each attempt, and how the call ended. Nothing sensitive.

`Ingo(observers=[...])` takes any object with the two methods of `Observer`; logging and
OpenTelemetry are two of them.
"""

from typing import NamedTuple, Protocol


class Attempt(NamedTuple):
    """One attempt of a call.

    Attributes:
        operation: the name of the call.
        reference: its ``participant_unique_id1``, masked where it looks like a card number.
        number: from 1.
        ending: ``reply``, or the name of the error kind.
        code: Ingo's status code, if readable.
        http_status: the HTTP status, if a reply came.
        at: Unix time when it began.
        seconds: how long it took.
        wait: seconds until the next attempt; None when this was the last.
    """

    operation: str
    reference: str | None
    number: int
    ending: str
    code: int | None
    http_status: int | None
    at: float
    seconds: float
    wait: float | None


class Finished(NamedTuple):
    """How a whole call ended.

    Attributes:
        operation: the name of the call.
        reference: its ``participant_unique_id1``, masked where it looks like a card number.
        environment: where it went.
        outcome: ``success`` and the like (`codes.Result`), the name of an error kind, or
            ``interrupted``.
        code: Ingo's status code, if readable.
        attempts: every attempt that was answered or failed, in order.
        at: Unix time when the call began.
        seconds: how long the call took, waits included.
    """

    operation: str
    reference: str | None
    environment: str
    outcome: str
    code: int | None
    attempts: tuple[Attempt, ...]
    at: float
    seconds: float


class Observer(Protocol):
    """Is told of every attempt and every finished call; must be quick. What it raises is logged."""

    def attempted(self, attempt: Attempt) -> None:
        """Tell that an attempt ended."""

    def finished(self, call: Finished) -> None:
        """Tell that the call ended."""
