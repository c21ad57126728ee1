"""Which Ingo a client talks to: sandbox, production, or a simulator. There is no default."""

from typing import ClassVar
from urllib.parse import urlsplit

import attrs

from ingo_wrapper.errors import ConfigurationError

_INGO_DOMAINS = ("ingo.money", "ingopayments.com", "ingomoney.com")


@attrs.frozen
class Environment:
    """A pair of hosts: payments and Notify on one, Embedded Account Capture sessions on the other.

    Use `Environment.SANDBOX`, `Environment.PRODUCTION` or `Environment.simulator(url)`.

    Source: docs/ingopay/quick-start, docs/iframe/quick-start.
    """

    name: str
    api_url: str
    capture_url: str

    SANDBOX: ClassVar["Environment"]
    PRODUCTION: ClassVar["Environment"]

    @classmethod
    def simulator(cls, url: str) -> "Environment":
        """Talk to a simulator at *url*, e.g. ``http://127.0.0.1:8099``; never to a host of Ingo's.

        Raises:
            ConfigurationError: *url* is not ``http(s)://host[:port]`` or names a host of Ingo's.
        """
        origin = _origin(url)
        return cls(name="simulator", api_url=origin, capture_url=origin)

    @property
    def is_simulator(self) -> bool:
        """True when nothing real can happen."""
        return self.name == "simulator"


def _origin(url: str) -> str:
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname, parts.port
    except ValueError:
        raise ConfigurationError("simulator URL: must look like http://host:port") from None
    # ASCII: other spellings of a dot or letter would still be resolved as a host of Ingo's.
    plain = parts.scheme in {"http", "https"} and url.isascii()
    if not host or not plain or parts.username is not None:
        raise ConfigurationError("simulator URL: must look like http://host:port")
    if parts.path.strip("/") or parts.query or parts.fragment:
        raise ConfigurationError("simulator URL: must have no path, query or fragment")
    if host.rstrip(".").endswith(_INGO_DOMAINS):
        raise ConfigurationError("simulator URL: names a host of Ingo's; choose that environment")
    return f"{parts.scheme}://{parts.netloc}"


Environment.SANDBOX = Environment(
    name="sandbox",
    api_url="https://payapi-sandbox.ingo.money",
    capture_url="https://iip-session-management-uat.ingo.money",
)
Environment.PRODUCTION = Environment(
    name="production",
    api_url="https://payapi.ingo.money",
    capture_url="https://iip-session-management.ingo.money",
)
