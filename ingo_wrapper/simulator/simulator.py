"""The simulator as an object: start it, tell it what goes wrong; the rest is in its parts."""

import ipaddress
import time
import warnings
from collections.abc import Callable, Iterable
from os import PathLike
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from .authentication import User
from .books import Books
from .connection import Connection, OpenConnections
from .control import Control
from .direction import Direction
from .faulty import Faulty
from .gateway import Gateway
from .listener import Listener
from .operation import Settings
from .postal import Postal
from .spec_check import spec_check
from .store import Store

if TYPE_CHECKING:
    from .asgi import AsgiApplication

__all__ = ["Simulator"]


_NOWHERE = "http://ingo-simulator.invalid"
_DRAIN_SECONDS = 5.0


class Simulator(Direction, Faulty, Books, Postal):
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
        deliver_to: A URL on this machine that webhooks are posted to; see `deliver_to()`.
        listen: False opens no socket: the simulator is reached by its `asgi` door alone.
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
        deliver_to: str | None = None,
        listen: bool = True,
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
        spec = spec_check()
        self.deliver_to(deliver_to)
        self._listener = Listener(self._connection, host, port) if listen else None
        self._gateway = Gateway(
            store=Store(data),
            spec=spec,
            users={user.username: user for user in (*users, User(username, secret))},
            settings=Settings(participant_id, deduplicate_undocumented, multiparty_enabled),
            clock=clock,
            on_event=self._teller(on_event),
            older_statuses=older_gateway,
        )
        self._control = Control(self)
        self._stopped = False

    @property
    def url(self) -> str:
        """The base URL, without a slash at the end; without a socket, one that leads nowhere."""
        if self._listener is None:
            return _NOWHERE
        host = f"[{self._listener.host}]" if ":" in self._listener.host else self._listener.host
        return f"http://{host}:{self._listener.port}"

    def start(self) -> Self:
        """Start serving."""
        if self._listener is not None:
            self._listener.start()
        return self

    def stop(self) -> None:
        """Stop serving, post the webhooks that are left (for 5 s), close the data file."""
        if not self._stopped:
            self._stopped = True
            if self._listener is not None:
                self._listener.stop()
            self._stop_posting()
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

    def reset(self) -> None:
        """Forget bookings, state, requests, faults and told answers."""
        with self._gateway.lock:
            self._gateway.store.clear()
            self._gateway.requests.clear()
        self.clear_faults()

    @property
    def asgi(self) -> "AsgiApplication":
        """The same simulator as an ASGI application; faults below HTTP need `url` instead."""
        from .asgi import AsgiApplication

        return AsgiApplication(self._gateway, self._control.answer, self._drain)

    def _drain(self) -> None:
        if self._outbox is not None:
            self._outbox.wait(_DRAIN_SECONDS)

    def _connection(self, open_connections: OpenConnections) -> Connection:
        return Connection(self._gateway, self._control.answer, open_connections)


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
