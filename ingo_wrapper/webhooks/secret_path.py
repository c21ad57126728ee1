"""An address that cannot be guessed."""

import hmac
import re

from ingo_wrapper.errors import ConfigurationError, Unauthentic
from ingo_wrapper.redaction import MASK
from ingo_wrapper.webhooks.delivery import Delivery
from ingo_wrapper.webhooks.secrecy import Secretive

MIN_LENGTH = 16
_SEGMENT = re.compile(r"[A-Za-z0-9._~-]+")


class SecretPath(Secretive):
    """Accept deliveries whose path ends with a secret segment: `https://you.example/ingo/<segment>`.

    Make it with `secrets.token_urlsafe(24)` and register the whole address with Ingo. Paths stand
    in access logs of servers and proxies: combine it with another check, and keep it out of those
    logs.

    Raises:
        ConfigurationError: shorter than 16 characters, or with others than letters, digits and
            "-._~".
    """

    needs_body = False

    def __init__(self, segment: str) -> None:
        if len(segment) < MIN_LENGTH or not _SEGMENT.fullmatch(segment):
            raise ConfigurationError(
                f"the secret path segment needs at least {MIN_LENGTH} letters, digits or any of "
                "'-._~': make it with secrets.token_urlsafe(24)"
            )
        self._segment = segment.encode()

    def __repr__(self) -> str:
        return f"SecretPath({MASK})"

    def check(self, delivery: Delivery) -> None:
        """Compare the last segment in constant time."""
        last = delivery.path.removesuffix("/").rpartition("/")[2]
        if not hmac.compare_digest(last.encode("utf-8", "surrogatepass"), self._segment):
            raise Unauthentic("the path is not the registered one")
