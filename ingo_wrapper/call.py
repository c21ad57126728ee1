"""One call in progress: what it shares with the others of its client, and what is its own."""

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import Any

import attrs

from ingo_wrapper.credentials import Credentials
from ingo_wrapper.environment import Environment
from ingo_wrapper.money import decode
from ingo_wrapper.observe import Attempt, Observer
from ingo_wrapper.operations import Operation, Repeat
from ingo_wrapper.redaction import scrub, sensitive_values
from ingo_wrapper.replies import Reply
from ingo_wrapper.retries import RetryPolicy
from ingo_wrapper.saved import SavedRequest


@attrs.define(eq=False)
class ClockOffset:
    """Seconds to add to this machine's clock when signing; learned from the server."""

    seconds: float = 0.0


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Session:
    """What all calls of one client share.

    Attributes:
        now: Unix time, for signing.
        monotonic: seconds that never jump, for waits and budgets.
        random: a number in [0, 1), for jitter.
        interrupted: requests whose call was cancelled while its outcome was open.
        client: resolves an `OutcomeUnknown` later.
    """

    environment: Environment
    credentials: Credentials
    policy: RetryPolicy
    now: Callable[[], float]
    monotonic: Callable[[], float]
    random: Callable[[], float]
    correct_clock: bool
    observers: Sequence[Observer]
    client: Any
    offset: ClockOffset = attrs.field(factory=ClockOffset)
    interrupted: list[SavedRequest] = attrs.field(factory=list)

    def signing_time(self) -> float:
        """The server's time, as far as it is known."""
        return self.now() + self.offset.seconds


@attrs.define(kw_only=True, eq=False, repr=False)
class Call:
    """One call in progress.

    Attributes:
        make: the reply class to return.
        saved: the request; its bytes are what is sent.
        payload: stamped again when the clock is corrected; None when the bytes must stay.
        repeat: the operation's rule, or a wider one on request.
        reopened: it takes up a saved request.
        doubt: an attempt may have been processed, and nothing has told how it ended.
        doubtful_at: Unix time of the last such attempt.
        in_flight: an attempt is on its way right now.
        earlier_offset: the clock's offset before this call corrected it.
    """

    session: Session
    operation: Operation
    make: type[Reply[Any]]
    saved: SavedRequest
    repeat: Repeat
    payload: dict[str, Any] | None = None
    reopened: bool = False
    doubt: bool = False
    doubtful_at: float | None = None
    in_flight: bool = False
    attempts: int = 0
    started: float = 0.0
    started_at: float = 0.0
    sent: float = 0.0
    sent_at: float = 0.0
    earlier_offset: float | None = None
    history: list[Attempt] = attrs.field(factory=list)

    @cached_property
    def shown_reference(self) -> str | None:
        """The reference, masked where it looks like a card number."""
        return scrub(self.saved.reference) if self.saved.reference else None

    def hidden(self) -> frozenset[str]:
        """Texts that must not be shown, even where a reply echoes them."""
        return sensitive_values(decode(self.saved.body)) | {self.session.credentials.secret}

    def note_doubt(self) -> None:
        """Remember that the attempt just made may have been processed."""
        self.doubt, self.doubtful_at = True, self.sent_at
