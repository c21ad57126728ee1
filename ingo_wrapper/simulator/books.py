"""What can be looked at: what came in and what was carried out."""

from .gateway import Gateway
from .request import Request
from .store import Booking


class Books:
    """The part of the simulator that shows what happened."""

    _gateway: Gateway

    def bookings(
        self, reference: str | None = None, *, operation: str | None = None
    ) -> list[Booking]:
        """What moved money, or will: pushes, pulls and staged disbursements."""
        with self._gateway.lock:
            return self._gateway.store.executions(
                reference=reference, operation=operation, money_only=True
            )

    def executions(
        self, reference: str | None = None, *, operation: str | None = None
    ) -> list[Booking]:
        """Everything that was carried out, also what moves no money."""
        with self._gateway.lock:
            return self._gateway.store.executions(reference=reference, operation=operation)

    @property
    def requests(self) -> list[Request]:
        """The requests received, oldest first (the last 20,000)."""
        with self._gateway.lock:
            return list(self._gateway.requests)
