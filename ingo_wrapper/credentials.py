"""Who signs: user name, secret and participant id, checked once and never shown."""

from typing import Any, NoReturn

import attrs

from ingo_wrapper.errors import ConfigurationError

ALGORITHMS = {"hmac-sha512": "sha512", "hmac-sha256": "sha256"}
MAX_PARTICIPANT_DIGITS = 5


def _check_username(_self: Any, _field: Any, value: Any) -> None:
    if not isinstance(value, str) or not value:
        raise ConfigurationError("username: is missing")
    if not value.isascii() or not value.isprintable() or '"' in value or value != value.strip():
        raise ConfigurationError("username: must be printable ASCII without quotes or outer spaces")


def _check_secret(_self: Any, _field: Any, value: Any) -> None:
    if not isinstance(value, str) or not value:
        raise ConfigurationError("secret: is missing")
    if value != value.strip():
        raise ConfigurationError("secret: has spaces or a line break around it")


def _check_participant_id(_self: Any, _field: Any, value: Any) -> None:
    digits = str(value) if isinstance(value, int) and not isinstance(value, bool) else value
    if not isinstance(digits, str) or not digits:
        raise ConfigurationError("participant_id: is missing")
    if not (digits.isascii() and digits.isdigit() and len(digits) <= MAX_PARTICIPANT_DIGITS):
        raise ConfigurationError("participant_id: must be a number of at most 5 digits")


def _check_algorithm(_self: Any, _field: Any, value: Any) -> None:
    if value not in ALGORITHMS:
        raise ConfigurationError("algorithm: must be hmac-sha512 (or hmac-sha256, legacy only)")


@attrs.frozen(kw_only=True)
class Credentials:
    """What Ingo's integration manager hands out at onboarding.

    Args:
        username: stands in the Authorization header; not the participant id.
        secret: signs; never sent, never shown.
        participant_id: at most 5 digits; goes into request bodies.
        algorithm: ``hmac-sha512``; ``hmac-sha256`` only for credentials that Ingo marked legacy.

    Raises:
        ConfigurationError: a value is missing or cannot be right; names the value, never shows it.

    Source: docs/hub/authentication.
    """

    username: str = attrs.field(validator=_check_username)
    secret: str = attrs.field(repr=False, validator=_check_secret)
    participant_id: int | str = attrs.field(validator=_check_participant_id)
    algorithm: str = attrs.field(default="hmac-sha512", validator=_check_algorithm)

    def __attrs_post_init__(self) -> None:
        if self.username == str(self.participant_id):
            raise ConfigurationError("username: is the participant_id; Ingo issues two values")

    def __reduce__(self) -> NoReturn:
        raise TypeError("Credentials are not pickled: load them again where they are needed")
