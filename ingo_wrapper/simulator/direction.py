"""What a test may tell the simulator to do: answers, and what happens to payments afterwards."""

from collections.abc import Callable, Mapping
from typing import Any

from . import lifecycle
from .answers import Planned
from .gateway import Gateway
from .operations import OPERATIONS
from .store import Store

_NAMES = frozenset(operation.name for operation in OPERATIONS)


class Direction:
    """The part of the simulator that directs the play."""

    _gateway: Gateway

    def answer(
        self,
        operation: str,
        code: int | None = None,
        *,
        times: int | None = 1,
        where: Mapping[str, object] | None = None,
        message: str | None = None,
        slow: float = 0.0,
    ) -> None:
        """Tell how the next matching requests are answered: declines, 102, 103, 130, slow.

        Args:
            operation: The operationId, e.g. `process`.
            code: The status code; None keeps the normal answer.
            times: For how many requests; None for all.
            where: Values that fields of the body must have, by name, at any depth.
            message: The message beside the code.
            slow: Seconds until the reply; a repeat meanwhile gets 104.
        """
        planned = Planned(known_operation(operation), code, times, dict(where or {}), message, slow)
        with self._gateway.lock:
            self._gateway.program.add(planned)

    def advance_check(self, check_number: str, state: str) -> None:
        """Move a check on: `check_issued`, `paid`, `stopped`, `returned`, `canceled`, `routed`."""
        self._change(lambda store, now: lifecycle.advance_check(store, check_number, state, now))

    def claim(self, notification_id: int | str) -> None:
        """Let the recipient claim a staged disbursement; it cannot be canceled afterwards."""
        self._change(lambda store, now: lifecycle.claim(store, str(notification_id), now))

    def decide(self, notification_id: int | str, party_id: str, *, approved: bool) -> None:
        """Let an approver decide."""
        self._change(
            lambda store, now: lifecycle.decide(
                store, str(notification_id), party_id, approved=approved, now=now
            )
        )

    def finish(self, notification_id: int | str, *, paid: bool = True) -> None:
        """End a disbursement: paid, or terminated by Ingo."""
        self._change(
            lambda store, now: lifecycle.finish(store, str(notification_id), paid=paid, now=now)
        )

    def complete_capture(self, session_identifier: str, *, account_type: str = "CA") -> str:
        """Let the recipient finish a capture session; returns the customer account token."""
        settings = self._gateway.settings
        events = self._change(
            lambda store, now: lifecycle.complete_capture(
                store, settings, session_identifier, account_type=account_type, now=now
            )
        )
        return str(events[0]["data"]["event"]["customer_account_token"])

    def settle_suspended(self, reference: str, *, cleared: bool) -> None:
        """End an OFAC suspension (130): carry the held request out, or terminate it."""
        settings = self._gateway.settings
        self._change(
            lambda store, now: lifecycle.settle(
                store, settings, reference, cleared=cleared, now=now
            )
        )

    def _change(
        self, change: Callable[[Store, float], list[dict[str, Any]]]
    ) -> list[dict[str, Any]]:
        with self._gateway.lock, self._gateway.store.transaction():
            events = change(self._gateway.store, self._gateway.clock())
        self._gateway.emit(events)
        return events


def known_operation(operation: str) -> str:
    """The name, if it is an operationId.

    Raises:
        ValueError: It is none.
    """
    if operation not in _NAMES:
        raise ValueError(f"{operation!r} is no operation; there are {', '.join(sorted(_NAMES))}")
    return operation
