"""Where webhooks go, and what became of them."""

from collections.abc import Callable
from typing import Any

from ingo_wrapper.errors import ConfigurationError

from .outbox import Attempt, Outbox
from .receiver import Receiver


class Postal:
    """The part of the simulator that posts webhooks."""

    _outbox: Outbox | None = None

    def deliver_to(
        self,
        url: str | None,
        *,
        secret: str | None = None,
        duplicate: float = 0.0,
        shuffle: float = 0.0,
        seed: int | None = None,
        anywhere: bool = False,
        timeout: float = 10.0,
    ) -> None:
        """Post every event from now on to this URL; None ends it.

        An event that is not acknowledged with 2xx in time is posted again, five times in all.

        Args:
            url: A receiver on this machine.
            secret: Signs the body: `X-Ingo-Signature`, base64 of HMAC-SHA512 (ours, not Ingo's).
            duplicate: Which share of the events is posted twice, 0 to 1.
            shuffle: Seconds that an event may wait at random, so that they arrive out of order.
            seed: Makes both repeatable.
            anywhere: Allow a receiver beyond this machine.
            timeout: Seconds until a post has failed; Ingo gives 10.

        Raises:
            ConfigurationError: The URL or an option cannot be used.
        """
        if not 0 <= duplicate <= 1 or shuffle < 0 or timeout <= 0:
            raise ConfigurationError("deliver_to: duplicate is 0 to 1, the seconds are positive")
        receiver = url and Receiver(url, secret=secret, anywhere=anywhere, timeout=timeout)
        self._stop_posting()
        if receiver:
            self._outbox = Outbox(receiver, duplicate=duplicate, shuffle=shuffle, seed=seed)

    @property
    def deliveries(self) -> list[Attempt]:
        """Every attempt to post an event to the present receiver, oldest first."""
        return self._outbox.attempts if self._outbox is not None else []

    def redeliver(self, event_id: str) -> None:
        """Post an event again, as Ingo does when it missed the acknowledgement.

        Raises:
            KeyError: No such event.
            ConfigurationError: There is no receiver.
        """
        self._posting_outbox().redeliver(event_id)

    def wait_until_delivered(self, seconds: float = 10.0) -> bool:
        """Whether every event was acknowledged or given up within so many seconds."""
        return self._posting_outbox().wait(seconds)

    def _teller(
        self, on_event: Callable[[dict[str, Any]], None] | None
    ) -> Callable[[dict[str, Any]], None]:
        def tell(event: dict[str, Any]) -> None:
            if self._outbox is not None:
                self._outbox.put(event)
            if on_event is not None:
                on_event(event)

        return tell

    def _posting_outbox(self) -> Outbox:
        if self._outbox is None:
            raise ConfigurationError("there is no receiver: Simulator(deliver_to=...)")
        return self._outbox

    def _stop_posting(self) -> None:
        if self._outbox is not None:
            self._outbox.close()
