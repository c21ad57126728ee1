"""Bodies at rest: an optional cipher, and digests that tell two bodies apart.

Webhook bodies hold names, addresses and tokens. With a cipher both the body and its digest are
stored encrypted: the digest of a guessable body is itself a secret.
"""

import base64
import binascii
import hashlib
import json
from dataclasses import dataclass
from typing import Protocol


class Cipher(Protocol):
    """Encrypts bodies; `cryptography.fernet.Fernet` and `MultiFernet` fit as they are."""

    def encrypt(self, data: bytes, /) -> bytes:
        """Give the ciphertext."""

    def decrypt(self, token: bytes, /) -> bytes:
        """Give the plain text back, or raise."""


@dataclass(frozen=True, slots=True)
class Sealing:
    """How bodies go into the table and come out again."""

    cipher: Cipher | None = None

    def seal(self, body: bytes) -> bytes:
        """Give the bytes to store."""
        return body if self.cipher is None else self.cipher.encrypt(body)

    def unseal(self, stored: bytes) -> bytes:
        """Give the body as it was received."""
        return stored if self.cipher is None else self.cipher.decrypt(stored)

    def digest(self, body: bytes) -> str:
        """Give the text that later tells whether another body is the same."""
        plain = hashlib.sha256(body).digest()
        if self.cipher is None:
            return plain.hex()
        return "sealed:" + base64.b64encode(self.cipher.encrypt(plain)).decode()

    def same(self, stored_digest: str, body: bytes) -> bool:
        """Tell whether *body* is the one that *stored_digest* was made of."""
        plain = hashlib.sha256(body).digest()
        if not stored_digest.startswith("sealed:"):
            return stored_digest == plain.hex()
        try:
            token = base64.b64decode(stored_digest[7:])
        except binascii.Error:
            return False
        return self.cipher is not None and self.cipher.decrypt(token) == plain


def same_json(one: bytes, other: bytes) -> bool:
    """Tell whether two bodies say the same in another key order or spacing."""
    try:
        return bool(json.loads(one) == json.loads(other))
    except (ValueError, RecursionError):
        return False
