"""How long to wait, and how to reach Ingo when not in the ordinary way. No I/O."""

from typing import TYPE_CHECKING
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

import attrs

from ingo_wrapper.environment import Environment
from ingo_wrapper.errors import ConfigurationError

if TYPE_CHECKING:
    import ssl


def _finite(_timeouts: "Timeouts", field: "attrs.Attribute[float]", value: object) -> None:
    if not isinstance(value, int | float) or not 0 < value < float("inf"):
        raise ConfigurationError(f"timeout {field.name}: must be a finite number of seconds")


@attrs.frozen(kw_only=True)
class Timeouts:
    """Seconds to wait; always finite.

    Attributes:
        connect: for a connection.
        read: for the next bytes of a reply; longer than the 60 s that Ingo may wait for a network.
        write: for the next bytes of a request.
        pool: for a free connection.
        reply: for a whole reply, from its first byte to its last.
    """

    connect: float = attrs.field(default=10.0, validator=_finite)
    read: float = attrs.field(default=75.0, validator=_finite)
    write: float = attrs.field(default=30.0, validator=_finite)
    pool: float = attrs.field(default=30.0, validator=_finite)
    reply: float = attrs.field(default=30.0, validator=_finite)


@attrs.frozen(kw_only=True)
class Connection:
    """How to reach Ingo, when not in the ordinary way.

    Attributes:
        proxy: URL of a forward proxy; the environment's proxy variables count as usual.
        client_certificate: paths of a certificate and its key, for mutual TLS.
        ssl_context: your own TLS settings, instead of httpx's.
    """

    proxy: str | None = None
    client_certificate: tuple[str, str] | None = None
    ssl_context: "ssl.SSLContext | None" = None

    def proxy_for(self, host: str, environment: Environment) -> str | None:
        """The proxy to *host*: the one given, or the machine's own; none of its for a simulator."""
        if self.proxy is not None or environment.is_simulator:
            return self.proxy
        url = urlsplit(host)
        if proxy_bypass(url.hostname or ""):
            return None
        known = getproxies()
        proxy = known.get(url.scheme) or known.get("all")
        return f"http://{proxy}" if proxy and "://" not in proxy else proxy
