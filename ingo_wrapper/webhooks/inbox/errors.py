"""What the inbox raises, and what a handler may raise to say what happens next."""

from ingo_wrapper.errors import ConfigurationError, IngoError, WebhookError


class StoreUnavailable(WebhookError):
    """The event is not durable: answer 503 and let Ingo deliver it again."""

    status_hint = 503


class StoreInUse(StoreUnavailable, ConfigurationError):
    """Another process has this SQLite file open; SQLite serves one process."""


class GiveUp(IngoError):
    """Raised by a handler: no further attempt makes sense, straight to the dead letters."""


class RetryLater(IngoError):
    """Raised by a handler: try again after so many seconds instead of the usual back-off.

    Args:
        seconds: the wait before the next attempt; the attempt counts all the same.
    """

    def __init__(self, seconds: float) -> None:
        super().__init__(f"retry in {seconds} s")
        self.seconds = seconds


class HandedBack(IngoError):
    """The worker is shutting down and has given this event back; nothing more may be written."""
