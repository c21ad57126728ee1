"""The request signature, in named stages. Pure: no clock, no network, no environment.

HMAC request signing: SHA-512 of the exact body, a string to sign built from the
request line and four headers, HMAC with the secret, Base64. Each stage is public so that a
difference can be compared stage by stage. Source: docs/ingopay/authentication (headers, algorithm);
the line format of the string to sign is reconstructed, not published by Ingo.
"""

from base64 import b64encode
from collections.abc import Mapping
from datetime import datetime
from email.utils import formatdate
from functools import lru_cache
from hashlib import sha512
from hmac import digest

from ingo_wrapper.credentials import ALGORITHMS
from ingo_wrapper.errors import ConfigurationError

CONTENT_TYPE = "application/json"
ORDER_A = ("request-line", "x-date", "content-type", "content-sha512", "content-length")
ORDER_B = ("request-line", "x-date", "content-type", "content-length", "content-sha512")


def date_header(at: datetime | float) -> str:
    """Write *at* (aware datetime, or Unix seconds) as the X-Date header: GMT, RFC 1123 form."""
    if isinstance(at, datetime):
        if at.tzinfo is None:
            raise ConfigurationError("at: needs a time zone")
        at = at.timestamp()
    return _date_of_second(int(at))


@lru_cache(maxsize=4)
def _date_of_second(second: int) -> str:
    return formatdate(second, usegmt=True)


def body_hash(body: bytes) -> str:
    """Base64 of the raw SHA-512 of the body: the Content-sha512 header (88 characters)."""
    return b64encode(sha512(body).digest()).decode()


def request_line(method: str, target: str) -> str:
    """The first element of the string to sign: ``POST /gateway/process HTTP/1.1``.

    Raises:
        ConfigurationError: *target* is not a raw request target (path and encoded query).
    """
    if (
        not target.startswith("/")
        or not target.isascii()
        or not target.isprintable()
        or " " in target
    ):
        raise ConfigurationError("target: must be an encoded path with its query, e.g. /a?b=c%20d")
    return f"{method.upper()} {target} HTTP/1.1"


def string_to_sign(line: str, headers: Mapping[str, str], order: tuple[str, ...] = ORDER_A) -> str:
    """Join the request line and ``name: value`` lines, in *order*, with LF; none at the end."""
    return "\n".join(
        [line if name == "request-line" else f"{name}: {headers[name]}" for name in order]
    )


def signature(text: str, secret: str, algorithm: str = "hmac-sha512") -> str:
    """Base64 of the raw HMAC of *text*; the key is the secret's UTF-8 bytes, used as they are."""
    return b64encode(digest(secret.encode(), text.encode(), ALGORITHMS[algorithm])).decode()


def authorization(
    username: str, mac: str, order: tuple[str, ...] = ORDER_A, algorithm: str = "hmac-sha512"
) -> str:
    """The Authorization header; it lists exactly the headers that were signed, in that order."""
    return (
        f'hmac username="{username}", algorithm="{algorithm}", '
        f'headers="{" ".join(order)}", signature="{mac}"'
    )


def sign(
    *,
    method: str,
    target: str,
    body: bytes,
    username: str,
    secret: str,
    at: datetime | float,
    algorithm: str = "hmac-sha512",
    order: tuple[str, ...] = ORDER_A,
) -> dict[str, str]:
    """Return the headers to send with *body*, exactly as signed.

    Args:
        method: the HTTP method.
        target: raw request target: path with encoded query, as it goes on the wire.
        body: the exact bytes to be sent; may be empty.
        username: Ingo's user name for this client.
        secret: never sent.
        at: the time of this attempt (aware datetime or Unix seconds); Ingo accepts 300 s of skew.
        algorithm: hmac-sha512, or hmac-sha256 for legacy credentials.
        order: the signed names in order; `ORDER_A` unless Ingo says otherwise.

    Raises:
        ConfigurationError: an argument cannot be signed; names it.

    Source: docs/ingopay/authentication, docs/hub/authentication.
    """
    if algorithm not in ALGORITHMS:
        raise ConfigurationError("algorithm: must be hmac-sha512 (or hmac-sha256, legacy only)")
    date, hashed, length = date_header(at), body_hash(body), str(len(body))
    signed = {
        "x-date": date,
        "content-type": CONTENT_TYPE,
        "content-sha512": hashed,
        "content-length": length,
    }
    text = string_to_sign(request_line(method, target), signed, order)
    return {
        "X-Date": date,
        "Content-Type": CONTENT_TYPE,
        "Content-sha512": hashed,
        "Content-Length": length,
        "Authorization": authorization(
            username, signature(text, secret, algorithm), order, algorithm
        ),
    }
