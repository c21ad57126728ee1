"""A local simulator of the Ingo Payments API: real HTTP, signatures, bookings, faults on demand.

It shares no code with the client, so that it is a second opinion on it. What it assumes beyond
Ingo's public documentation is listed in README.md beside this file.
"""

TYPE_CHECKING = False  # what type checkers take for true; importing typing costs 9 ms

if TYPE_CHECKING:
    from .authentication import User
    from .faults import Fault
    from .outbox import Attempt
    from .request import Request
    from .simulator import Simulator
    from .store import Booking

__all__ = ["Attempt", "Booking", "Fault", "Request", "Simulator", "User"]

_HOMES = {
    "Attempt": "outbox",
    "Booking": "store",
    "Fault": "faults",
    "Request": "request",
    "Simulator": "simulator",
    "User": "authentication",
}


def __getattr__(name: str) -> object:
    # Loaded when first used: the server pulls in asyncio, sqlite3 and h11.
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f".{_HOMES[name]}", __name__), name)
