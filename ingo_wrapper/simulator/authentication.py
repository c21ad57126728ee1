"""Verification of a signed request: a second opinion on the client's signing.

Nothing here is shared with the client's own signing code. The documented part
(docs/ingopay/authentication, docs/hub/authentication) is the header's grammar, HMAC-SHA512,
`Content-sha512`, and ±300 seconds. The string to sign, the order of the checks and the wording of
the refusals follow Kong's `hmac-auth` plugin, the nearest public implementation; that Ingo answers
in the same words is an assumption.

Ours: that request-line, a date, Content-Type, Content-sha512 and Content-Length must all be signed,
    and that a wrong body hash is refused in the words used for a wrong signature.
"""

import base64
import calendar
import hashlib
import hmac
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

__all__ = ["Refusal", "User", "string_to_sign", "verify"]

CLOCK_SKEW_SECONDS = 300.0

NO_CREDENTIALS = "Unauthorized"
BAD_DATE = (
    "HMAC signature cannot be verified, "
    "a valid date or x-date header is required for HMAC Authentication"
)
CANNOT_VERIFY = "HMAC signature cannot be verified"
MISMATCH = "HMAC signature does not match"

_CREDENTIALS = re.compile(
    r'\s*[Hh]mac\s*username="(.+)",\s*algorithm="(.+)",\s*headers="(.+)",\s*signature="(.+)"'
)
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_HTTP_DATE = re.compile(
    r"(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), (\d{2}) (" + "|".join(_MONTHS) + r") (\d{4}) "
    r"([01]\d|2[0-3]):([0-5]\d):([0-5]\d|60) GMT"
)
_DIGESTS = {"hmac-sha512": "sha512", "hmac-sha256": "sha256"}
_ALWAYS_SIGNED = ("request-line", "content-type", "content-sha512", "content-length")


@dataclass(frozen=True, slots=True)
class User:
    """Somebody who may sign: `legacy` users may still use HMAC-SHA256."""

    username: str
    secret: str
    legacy: bool = False

    def __repr__(self) -> str:
        return f"User(username={self.username!r}, legacy={self.legacy})"


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a request was not let in; `older_status` is what an older Kong release answers."""

    message: str
    status: int = 401

    @property
    def older_status(self) -> int:
        """401 without credentials, 403 for everything else."""
        return 401 if self.message == NO_CREDENTIALS else 403


@dataclass(frozen=True, slots=True)
class _Credentials:
    username: str
    algorithm: str
    names: tuple[str, ...]
    signature: str


def verify(
    method: str,
    target: str,
    headers: Mapping[str, str] | Iterable[tuple[str, str]],
    body: bytes,
    *,
    now: float,
    users: Mapping[str, User],
    http_version: str = "1.1",
) -> User | Refusal:
    """Say who signed this request, or why it is refused.

    Args:
        method: As received, e.g. `POST`.
        target: The raw request target: path and query, percent-encoding untouched.
        headers: As received; names in any case, values decoded as Latin-1. The first of a repeated
            header counts.
        body: The raw body.
        now: The server's clock, Unix seconds.
        users: Who may sign, by user name.
        http_version: As on the wire.
    """
    fields = _first_values(headers)
    if "proxy-authorization" not in fields and "authorization" not in fields:
        return Refusal(NO_CREDENTIALS)
    if not any(_date_is_near(fields.get(name), now) for name in ("x-date", "date")):
        return Refusal(BAD_DATE)
    given = _credentials(fields.get("proxy-authorization")) or _credentials(
        fields.get("authorization")
    )
    if given is None or given.algorithm not in _DIGESTS or not _signs_enough(given, fields):
        return Refusal(CANNOT_VERIFY)
    user = users.get(given.username)
    if user is None or (given.algorithm == "hmac-sha256" and not user.legacy):
        return Refusal(CANNOT_VERIFY)
    signed = string_to_sign(method, target, fields, given.names, http_version=http_version)
    mac = hmac.digest(user.secret.encode(), signed, _DIGESTS[given.algorithm])
    signature = given.signature.encode("latin-1", "replace")
    genuine = hmac.compare_digest(base64.b64encode(mac), signature)
    return user if genuine and _body_is_the_signed_one(fields, body) else Refusal(MISMATCH)


def string_to_sign(
    method: str,
    target: str,
    fields: Mapping[str, str],
    names: Iterable[str],
    *,
    http_version: str = "1.1",
) -> bytes:
    """Rebuild what the client says it signed, from its own list (`fields` by lower-case name)."""
    lines = []
    for name in names:
        value = fields.get(name.lower())
        if value is not None:
            lines.append(f"{name}: {value}")
        elif name == "request-line":
            lines.append(f"{method} {target or '/'} HTTP/{http_version}")
        elif name == "@request-target":
            lines.append(f"{name}: {method.lower()} {target or '/'}")
        else:
            lines.append(f"{name}:")
    return "\n".join(lines).encode("latin-1", "backslashreplace")


def _first_values(headers: Mapping[str, str] | Iterable[tuple[str, str]]) -> dict[str, str]:
    fields: dict[str, str] = {}
    for name, value in headers.items() if isinstance(headers, Mapping) else headers:
        fields.setdefault(name.lower(), value)
    return fields


def _credentials(value: str | None) -> _Credentials | None:
    found = _CREDENTIALS.search(value) if value else None
    if found is None:
        return None
    username, algorithm, names, signature = found.groups()
    return _Credentials(username, algorithm, tuple(names.split(" ")), signature)


def _signs_enough(given: _Credentials, fields: Mapping[str, str]) -> bool:
    if "" in given.names:  # a double space in the list
        return False
    dated = any(name in given.names and name in fields for name in ("x-date", "date"))
    covered = all(name in given.names for name in _ALWAYS_SIGNED)
    return dated and covered and "content-sha512" in fields and "content-length" in fields


def _date_is_near(value: str | None, now: float) -> bool:
    found = _HTTP_DATE.fullmatch(value) if value else None
    if found is None:
        return False
    day, month, year, hour, minute, second = found.groups()
    moment = (int(year), _MONTHS.index(month) + 1, int(day), int(hour), int(minute), int(second))
    return abs(now - calendar.timegm(moment)) <= CLOCK_SKEW_SECONDS


def _body_is_the_signed_one(fields: Mapping[str, str], body: bytes) -> bool:
    expected = base64.b64encode(hashlib.sha512(body).digest()).decode()
    return fields["content-sha512"] == expected and fields["content-length"] == str(len(body))
