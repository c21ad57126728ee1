"""A signature over the raw body, for the day Ingo says what `X-Ingo-Signature` is.

One edition of docs/hub/webhooks names the header; algorithm, key, encoding and signed string are
not public. What is here is the usual form: HMAC over the raw body, everything configurable.
"""

import base64
import hashlib
import hmac
from collections.abc import Iterable
from typing import Literal

from ingo_wrapper.errors import ConfigurationError, Unauthentic
from ingo_wrapper.webhooks.delivery import Delivery
from ingo_wrapper.webhooks.secrecy import Secretive

ALGORITHMS = ("sha256", "sha384", "sha512")
ENCODINGS = ("base64", "hex")


class Hmac(Secretive):
    """Accept deliveries signed with one of the secrets.

    Args:
        secrets: one, or during a rotation several; texts are taken as UTF-8.
        header: which header carries the signature.
        algorithm: "sha512", "sha384" or "sha256".
        encoding: "base64" or "hex".
        prefix: what stands before the signature in the header, such as "sha512=".

    Raises:
        ConfigurationError: no secret, an empty one, or an unknown option.
    """

    needs_body = True

    def __init__(
        self,
        secrets: Iterable[str | bytes],
        *,
        header: str = "X-Ingo-Signature",
        algorithm: Literal["sha256", "sha384", "sha512"] = "sha512",
        encoding: Literal["base64", "hex"] = "base64",
        prefix: str = "",
    ) -> None:
        if isinstance(secrets, (str, bytes)):
            raise ConfigurationError("secrets must be a list: several are valid during a rotation")
        self._secrets = tuple(s.encode() if isinstance(s, str) else bytes(s) for s in secrets)
        if not self._secrets or not all(self._secrets):
            raise ConfigurationError(
                "a signature check needs at least one secret, none of them empty"
            )
        if algorithm not in ALGORITHMS:
            raise ConfigurationError(f"algorithm must be one of {', '.join(ALGORITHMS)}")
        if encoding not in ENCODINGS:
            raise ConfigurationError(f"encoding must be one of {', '.join(ENCODINGS)}")
        self.header = header
        self.algorithm = algorithm
        self.encoding = encoding
        self.prefix = prefix

    def __repr__(self) -> str:
        return (
            f"Hmac(header={self.header!r}, algorithm={self.algorithm!r}, "
            f"encoding={self.encoding!r}, secrets=<{len(self._secrets)}>)"
        )

    def check(self, delivery: Delivery) -> None:
        """Compare with the signature of every secret, in constant time."""
        given = delivery.values(self.header)
        if len(given) != 1:
            raise Unauthentic("the signature header must be there exactly once")
        signature = given[0].strip(" \t")
        if self.encoding == "hex":
            start = len(self.prefix)
            signature = signature[:start] + signature[start:].lower()
        # Bytes, because comparing texts that are not ASCII raises; no early end, so that time tells
        # nothing.
        received = signature.encode("utf-8", "surrogatepass")
        matches = [
            hmac.compare_digest(received, self._signature(secret, delivery.body))
            for secret in self._secrets
        ]
        if not any(matches):
            raise Unauthentic("no secret matches the signature")

    def sign(self, body: bytes) -> tuple[str, str]:
        """Header name and value that this check accepts for a body, made with the first secret."""
        return self.header, self._signature(self._secrets[0], body).decode()

    def _signature(self, secret: bytes, body: bytes) -> bytes:
        digest = hmac.digest(secret, body, getattr(hashlib, self.algorithm))
        encoded = base64.b64encode(digest) if self.encoding == "base64" else digest.hex().encode()
        return self.prefix.encode() + encoded
