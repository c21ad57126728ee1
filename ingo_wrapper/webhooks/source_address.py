"""The documented check: deliveries come from a short list of addresses."""

import ipaddress
from collections.abc import Iterable
from typing import Any

from ingo_client.facts import WEBHOOK_SOURCES
from ingo_wrapper.errors import ConfigurationError, SourceNotAllowed
from ingo_wrapper.webhooks.addresses import Address, Network, read_address, read_forwarded, within
from ingo_wrapper.webhooks.authenticity import Authenticity
from ingo_wrapper.webhooks.delivery import Delivery

UNIX_SOCKET = "unix"
_LONGEST_CHAIN = 32


class SourceAddress(Authenticity):
    """Accept the source addresses that Ingo documents for an environment.

    Behind a proxy the peer is the proxy. Only for the proxies named in `trusted_proxies` is
    `X-Forwarded-For` believed, and only as far as they wrote it: it is read from the right, and the
    first address that is no trusted proxy is the sender. Nothing to the left of it counts, because
    anyone can write it.

    Args:
        environment: "sandbox", "production", or an `Environment`.
        trusted_proxies: addresses or networks of your own proxies; "unix" for one on a Unix socket.
        also: further addresses or networks to accept, for example when Ingo announces new ones.

    Raises:
        ConfigurationError: unknown environment, unreadable or all-embracing network.
    """

    needs_body = False

    def __init__(
        self, environment: Any, *, trusted_proxies: Iterable[str] = (), also: Iterable[str] = ()
    ) -> None:
        name = getattr(environment, "name", environment)
        documented = WEBHOOK_SOURCES.get(name.lower()) if isinstance(name, str) else None
        if documented is None:
            known = ", ".join(WEBHOOK_SOURCES)
            raise ConfigurationError(
                f"no source addresses are documented for this environment (there are: {known}); "
                "the simulator is believed by Simulated()"
            )
        self._allowed = _networks("also", (*documented, *_texts("also", also)))
        proxies = _texts("trusted_proxies", trusted_proxies)
        self._unix_trusted = UNIX_SOCKET in proxies
        self._proxies = _networks("trusted_proxies", [p for p in proxies if p != UNIX_SOCKET])
        self._environment = name.lower()
        # Parsing an address costs more than all the rest; most peers are written as documented.
        self._quick = frozenset(documented) if not self._proxies else frozenset()

    def __repr__(self) -> str:
        return f"SourceAddress({self._environment!r}, {len(self._allowed)} networks)"

    def check(self, delivery: Delivery) -> None:
        """Find the sender and look it up."""
        if delivery.peer in self._quick:
            return
        if not within(self._sender(delivery), self._allowed):
            raise SourceNotAllowed("the source address is not on the allowlist")

    def _sender(self, delivery: Delivery) -> Address:
        if not delivery.peer:
            if not self._unix_trusted:
                raise SourceNotAllowed("the connection has no source address")
        else:
            peer = read_address(delivery.peer)
            if peer is None:
                raise SourceNotAllowed("the source address is unreadable")
            if not within(peer, self._proxies):
                return peer
        return self._forwarded(delivery)

    def _forwarded(self, delivery: Delivery) -> Address:
        entries = ",".join(delivery.values("X-Forwarded-For")).split(",", _LONGEST_CHAIN)
        if len(entries) > _LONGEST_CHAIN:
            raise SourceNotAllowed("X-Forwarded-For is too long")
        for entry in reversed(entries):
            address = read_forwarded(entry)
            if address is None:
                raise SourceNotAllowed("X-Forwarded-For is missing or unreadable")
            if not within(address, self._proxies):
                return address
        raise SourceNotAllowed("X-Forwarded-For names only proxies")


def _texts(option: str, given: Iterable[str]) -> tuple[str, ...]:
    if isinstance(given, str):
        raise ConfigurationError(f"{option} must be a list of addresses, not one text")
    return tuple(given)


def _networks(option: str, texts: Iterable[str]) -> tuple[Network, ...]:
    return tuple(_network(option, text) for text in texts)


def _network(option: str, text: str) -> Network:
    try:
        network = ipaddress.ip_network(text)
    except ValueError:
        raise ConfigurationError(
            f"{option}: {text!r} is neither an address nor a network"
        ) from None
    if network.prefixlen == 0:
        raise ConfigurationError(f"{option}: {text!r} is everyone")
    return network
