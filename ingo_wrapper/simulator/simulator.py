"""The simulator as an object: start it, tell it what to do wrong, look at what it booked."""

import ipaddress
import time
import warnings
from collections.abc import Callable, Iterable
from os import PathLike
from types import TracebackType
from typing import Any, Self

from .authentication import User
from .connection import Connection, OpenConnections
from .control import Control
from .direction import Direction, known_operation
from .fault_plan import Injection, injection
from .faults import Fault, Phase
from .gateway import Gateway
from .listener import Listener
from .operation import Settings
from .request import Request
from .store import Booking, Store

__all__ = ["Simulator"]


class Simulator(Direction):
    """A local Ingo over real HTTP: signatures truly checked, bookings truly kept, faults on demand.

    A context manager for synchronous and asynchronous code; it serves from a thread of its own.

    Args:
        host: Where to listen; anything but loopback is warned about.
        port: 0 takes a free one.
        data: A file that keeps everything, committed before each reply; None keeps it in memory.
        username: Who may sign.
        secret: The secret of that user.
        participant_id: The participant that requests must name.
        users: Further users, e.g. `User("old", "…", legacy=True)` for HMAC-SHA256.
        clock: Unix seconds; slow answers wait in real time.
        on_event: Called with each webhook payload, in the thread that caused it.
        deduplicate_undocumented: Recognise repeats of debit and of the v4 stage too.
        multiparty_enabled: Whether approvers and interested parties are accepted.
        older_gateway: Refuse with the 403 of older gateway releases.
    """

    def __init__(
        self,
        *,
        host: str = "127.0.0.1",
        port: int = 0,
        data: str | PathLike[str] | None = None,
        username: str = "simulator-user",
        secret: str = "simulator-secret",  # noqa: S107 - opens nothing but this simulator
        participant_id: int = 10001,
        users: Iterable[User] = (),
        clock: Callable[[], float] = time.time,
        on_event: Callable[[dict[str, Any]], None] | None = None,
        deduplicate_undocumented: bool = False,
        multiparty_enabled: bool = True,
        older_gateway: bool = False,
    ) -> None:
        if not _is_loopback(host):
            warnings.warn(
                f"the simulator listens on {host}, which others can reach",
                RuntimeWarning,
                stacklevel=2,
            )
        self.username = username
        self.secret = secret
        self.participant_id = participant_id
        self._listener = Listener(self._connection, host, port)
        self._gateway = Gateway(
            store=Store(data),
            users={user.username: user for user in (*users, User(username, secret))},
            settings=Settings(participant_id, deduplicate_undocumented, multiparty_enabled),
            clock=clock,
            on_event=on_event,
            older_statuses=older_gateway,
        )
        self._control = Control(self)
        self._stopped = False

    @property
    def url(self) -> str:
        """The base URL, without a slash at the end."""
        host = f"[{self._listener.host}]" if ":" in self._listener.host else self._listener.host
        return f"http://{host}:{self._listener.port}"

    def start(self) -> Self:
        """Start serving."""
        self._listener.start()
        return self

    def stop(self) -> None:
        """Stop serving and close the data file."""
        if not self._stopped:
            self._stopped = True
            self._listener.stop()
            self._gateway.store.close()

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()

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
        if fault.phase is Phase.LISTENER:
            self._listener.refuse(waiting.seconds)
            return
        with self._gateway.lock:
            self._gateway.faults.add(waiting)

    def clear_faults(self) -> None:
        """No fault waits any longer, connections are accepted, told answers are forgotten."""
        with self._gateway.lock:
            self._gateway.faults.clear()
            self._gateway.program.clear()
        self._listener.accept()

    @property
    def waiting_faults(self) -> tuple[Injection, ...]:
        """The faults that have not struck yet."""
        with self._gateway.lock:
            return self._gateway.faults.waiting()

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

    def reset(self) -> None:
        """Forget bookings, state, requests, faults and told answers."""
        with self._gateway.lock:
            self._gateway.store.clear()
            self._gateway.requests.clear()
        self.clear_faults()

    def _connection(self, open_connections: OpenConnections) -> Connection:
        return Connection(self._gateway, self._control.answer, open_connections)


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
