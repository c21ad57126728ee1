"""Which faults are waiting, and which request meets one."""

from dataclasses import dataclass

from .fault_effects import refuse_without_socket
from .faults import Fault, Phase

HEADER = "x-simulator-fault"

_DEFAULT_SECONDS = {
    Fault.REFUSED_CONNECTION: 0.5,
    Fault.TIMEOUT_BEFORE_BOOKING: 300.0,
    Fault.TIMEOUT_AFTER_BOOKING: 300.0,
    Fault.SLOW_DRIP: 1.0,
    Fault.RATE_LIMITED: 1.0,
    Fault.WRONG_CLOCK: 3600.0,
    Fault.WRONG_CLOCK_CACHED: 3600.0,
}


@dataclass(slots=True)
class Injection:
    """A fault that waits: for one operation, one reference, `times` requests (None: always)."""

    fault: Fault
    operation: str | None = None
    reference: str | None = None
    times: int | None = 1
    seconds: float = 0.0

    def meets(self, operation: str, reference: str) -> bool:
        """Whether this request is meant."""
        return self.operation in (None, operation) and self.reference in (None, reference)


def injection(
    fault: Fault,
    *,
    operation: str | None = None,
    reference: str | None = None,
    times: int | None = 1,
    seconds: float | None = None,
) -> Injection:
    """Build one, with the fault's own default duration.

    Raises:
        ValueError: A reference for a fault that strikes before the body, and so the reference, was
            read.
    """
    if reference is not None and fault.phase in (Phase.LISTENER, Phase.HEAD):
        raise ValueError(f"{fault.name} strikes before a reference can be read")
    duration = _DEFAULT_SECONDS.get(fault, 0.0) if seconds is None else seconds
    return Injection(fault, operation, reference, times, duration)


def from_header(value: str) -> Injection:
    """Read `X-Simulator-Fault: name` or `name; seconds=2`, which holds for the one request.

    Raises:
        ValueError: Unknown fault, or one that a request cannot ask for.
    """
    name, _, rest = value.partition(";")
    fault = Fault.named(name.strip().lower())
    if fault.phase is Phase.LISTENER:
        raise ValueError(f"{fault.value} cannot be asked for by a request that was accepted")
    key, _, seconds = rest.strip().partition("=")
    return injection(fault, seconds=float(seconds) if key == "seconds" else None)


class FaultPlan:
    """The waiting faults, first come first served."""

    def __init__(self) -> None:
        self._waiting: list[Injection] = []

    def add(self, waiting: Injection) -> None:
        """Let a fault wait."""
        self._waiting.append(waiting)

    def find(self, operation: str, reference: str) -> Injection | None:
        """The fault that this request meets once its body was read."""
        return next(
            (
                each
                for each in self._waiting
                if each.fault.phase is not Phase.HEAD and each.meets(operation, reference)
            ),
            None,
        )

    def find_at_head(self, operation: str) -> Injection | None:
        """The fault that this request meets when only its head was read."""
        return next(
            (
                each
                for each in self._waiting
                if each.fault.phase is Phase.HEAD and each.operation in (None, operation)
            ),
            None,
        )

    def met_by(
        self, operation: str, reference: str, *, asked: str | None, socket: bool
    ) -> Injection | None:
        """The fault that a complete request meets: the one its header asks for, or one waiting.

        Raises:
            ValueError: It cannot have what it asks for, or needs a socket for it.
        """
        if asked is not None:
            met: Injection | None = from_header(asked)
        else:
            # Without a socket nobody saw the head alone.
            at_head = None if socket else self.find_at_head(operation)
            met = at_head or self.find(operation, reference)
        if met is not None and not socket:
            refuse_without_socket(met.fault)
        return met

    def use(self, met: Injection) -> None:
        """Count a fault as having struck."""
        if met.times is None:
            return
        met.times -= 1
        if met.times <= 0:
            self._waiting = [each for each in self._waiting if each is not met]

    def waiting(self) -> tuple[Injection, ...]:
        """The faults still waiting."""
        return tuple(self._waiting)

    def clear(self) -> None:
        """Let no fault wait any longer."""
        self._waiting.clear()
