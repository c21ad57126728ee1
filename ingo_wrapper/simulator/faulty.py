"""What a test may break: the faults that wait for requests."""

from .direction import known_operation
from .fault_effects import refuse_without_socket
from .fault_plan import Injection, injection
from .faults import Fault, Phase
from .gateway import Gateway
from .listener import Listener


class Faulty:
    """The part of the simulator that goes wrong."""

    _gateway: Gateway
    _listener: Listener | None

    def inject(
        self,
        fault: Fault,
        *,
        operation: str | None = None,
        reference: str | None = None,
        times: int | None = 1,
        seconds: float | None = None,
    ) -> None:
        """Let a fault strike the next matching requests.

        A refused connection takes effect at once and for `seconds`, whatever the operation; a fault
        that books waits for a request that is carried out. With a wrong clock, every request that
        meets it is judged by that clock, so give `times=None` and `clear_faults()` to keep it
        wrong.

        Args:
            fault: What goes wrong.
            operation: Only for this operation.
            reference: Only for this `participant_unique_id1`.
            times: How many requests; None for all.
            seconds: The fault's duration, its `Retry-After`, or how far off the clock is.
        """
        waiting = injection(
            fault,
            operation=None if operation is None else known_operation(operation),
            reference=reference,
            times=times,
            seconds=seconds,
        )
        if self._listener is None:
            refuse_without_socket(fault)
        elif fault.phase is Phase.LISTENER:
            self._listener.refuse(waiting.seconds)
            return
        with self._gateway.lock:
            self._gateway.faults.add(waiting)

    def clear_faults(self) -> None:
        """No fault waits any longer, connections are accepted, told answers are forgotten."""
        with self._gateway.lock:
            self._gateway.faults.clear()
            self._gateway.program.clear()
        if self._listener is not None:
            self._listener.accept()

    @property
    def waiting_faults(self) -> tuple[Injection, ...]:
        """The faults that have not struck yet."""
        with self._gateway.lock:
            return self._gateway.faults.waiting()
