"""What both receivers answer, and the store seam. Strangers hear no more than a short reason."""

import inspect
import logging
from collections.abc import Callable
from http import HTTPStatus
from typing import NamedTuple

from ingo_wrapper.errors import (
    BodyTooLarge,
    ConfigurationError,
    MalformedEvent,
    Unauthentic,
    UnsupportedEncoding,
    WebhookError,
)
from ingo_wrapper.webhooks.event import Event

logger = logging.getLogger("ingo_wrapper.webhooks")

BODY_SECONDS = 5.0
STORE_SECONDS = 0.9
# An honest sender of a body that is too large hears so only if the rest is read; more than this is
# not.
DRAINED_BODIES = 8

# Any: what a store returns (a receipt, nothing) is its own affair.
Accept = Callable[[Event], object]


class Answer(NamedTuple):
    """A status, a short reason, and whether the connection can serve another request."""

    status: int
    reason: str
    close: bool = False

    @property
    def body(self) -> bytes:
        """The reason as text; success needs none."""
        return self.reason.encode()

    @property
    def line(self) -> str:
        """Status and its standard phrase."""
        return f"{self.status} {HTTPStatus(self.status).phrase}"

    def headers(self) -> list[tuple[str, str]]:
        """The headers of the answer."""
        found = [
            ("Content-Type", "text/plain; charset=utf-8"),
            ("Content-Length", str(len(self.body))),
        ]
        return [*found, ("Allow", "POST")] if self.status == 405 else found


ACCEPTED = Answer(200, "")
BAD_LENGTH = Answer(400, "bad content length", close=True)
INCOMPLETE = Answer(400, "incomplete body", close=True)
LENGTH_REQUIRED = Answer(411, "length required", close=True)
TOO_SLOW = Answer(408, "body too slow", close=True)
NOT_STORED = Answer(503, "not stored, deliver again")


def wrong_method(method: str) -> Answer:
    """The answer to everything but POST; to HEAD without a body."""
    return Answer(405, "" if method == "HEAD" else "only POST", close=True)


def is_async(accept: Accept) -> bool:
    """Whether calling it gives a coroutine; objects with an async `__call__` count."""
    call = getattr(accept, "__call__", None)  # noqa: B004
    return inspect.iscoroutinefunction(accept) or inspect.iscoroutinefunction(call)


def refusal(error: WebhookError) -> Answer:
    """The answer for an error; nothing of what was received is in it."""
    reasons = {
        Unauthentic: "not authentic",
        BodyTooLarge: "too large",
        UnsupportedEncoding: "unsupported content encoding",
        MalformedEvent: "malformed event",
    }
    reason = next((text for kind, text in reasons.items() if isinstance(error, kind)), "refused")
    logger.warning("webhook refused with %d: %s", error.status_hint, error)
    return Answer(error.status_hint, reason, close=isinstance(error, (BodyTooLarge, Unauthentic)))


def log_unstored(event: Event, error: BaseException | None) -> None:
    """Say that a store failed. Its own words may quote the event: they are for debugging."""
    why = "no answer in time" if error is None else type(error).__name__
    debugging = error if logger.isEnabledFor(logging.DEBUG) else None
    logger.error(
        "webhook %s (%s) was not stored: %s", event.id, event.topic, why, exc_info=debugging
    )


def accept_of(sink: object, *names: str) -> Accept:
    """The function that stores an event: the first method of that name, or the sink itself.

    Raises:
        ConfigurationError: there is none.
    """
    found = next((getattr(sink, name) for name in names if hasattr(sink, name)), sink)
    if not callable(found):
        raise ConfigurationError(f"the sink must be callable or have a method {' or '.join(names)}")
    return found


def positive(name: str, value: float) -> float:
    """A limit that limits.

    Raises:
        ConfigurationError: zero, negative, or not finite.
    """
    if not 0 < value < float("inf"):
        raise ConfigurationError(f"{name} must be positive and finite")
    return value


def declared_length(values: list[str]) -> int | None:
    """The declared content length; `None` when there is none.

    Raises:
        ValueError: several that differ, or not a plain number.
    """
    texts = {value.strip(" \t") for value in values}
    if not texts:
        return None
    if len(texts) > 1:
        raise ValueError("content lengths differ")
    digits = texts.pop()
    if not (digits.isascii() and digits.isdigit() and len(digits) <= 18):
        raise ValueError("content length is not a number")
    return int(digits)
