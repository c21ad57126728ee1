"""Which handler gets which event, and under which lasting name its work is recorded."""

import inspect
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from ingo_wrapper.errors import ConfigurationError

from .seam import canonical_name, canonical_topic

F = TypeVar("F", bound=Callable[..., Any])


@dataclass(frozen=True, slots=True)
class Handler:
    """A registered function.

    Attributes:
        mark: what is stored with an event that it has handled.
        what: event types and topics; empty for every event.
        versions: values of `metadata.version` it takes; empty for all.
    """

    call: Callable[..., Any]
    mark: str
    what: tuple[type[Any] | str, ...]
    versions: tuple[str, ...]
    is_async: bool
    wants_transaction: bool

    def takes(self, event: Any) -> bool:
        """Tell whether this handler is to run for an event."""
        if self.versions and str(getattr(event, "version", "")) not in self.versions:
            return False
        return not self.what or any(_matches(each, event) for each in self.what)


def _matches(what: type[Any] | str, event: Any) -> bool:
    if isinstance(what, str):
        return event.topic == what or canonical_topic(event) in (what, canonical_name(what))
    return isinstance(event, what)


class Registry:
    """The handlers of an inbox, in the order of their registration."""

    def __init__(self) -> None:
        self.handlers: list[Handler] = []

    def on(
        self, *what: type[Any] | str, name: str | None, version: int, versions: tuple[str, ...]
    ) -> Callable[[F], F]:
        """Make the decorator; see `Inbox.on`."""

        def register(call: F) -> F:
            mark = name or str(getattr(call, "__qualname__", type(call).__qualname__))
            mark = mark if version == 1 else f"{mark}@{version}"
            if any(each.mark == mark for each in self.handlers):
                raise ConfigurationError(
                    f"two handlers are called {mark!r}: give one of them name=..., the name under"
                    " which handled events are recorded"
                )
            self.handlers.append(
                Handler(
                    call,
                    mark,
                    () if "*" in what else what,
                    tuple(map(str, versions)),
                    _is_async(call),
                    _wants_transaction(call),
                )
            )
            return call

        return register

    def matching(self, event: Any) -> list[Handler]:
        """Give the handlers that are to run for an event."""
        return [each for each in self.handlers if each.takes(event)]


def _is_async(call: Callable[..., Any]) -> bool:
    return inspect.iscoroutinefunction(call) or inspect.iscoroutinefunction(
        getattr(call, "__call__", None)  # noqa: B004 - an object with an async __call__
    )


def _wants_transaction(call: Callable[..., Any]) -> bool:
    """Tell a handler of (event, transaction) from one of (event); refuse any other at once."""
    signature = inspect.signature(call)
    for number in (2, 1):
        try:
            signature.bind(*[None] * number)
        except TypeError:
            continue
        return number == 2
    raise ConfigurationError(f"{call!r} must take (event, transaction) or (event)")
