"""How one JSON value becomes one typed field.

Each reader takes what Ingo sent and returns the typed value, `None` for what counts as absent
(`null`, `""`), or `UNREADABLE` for a value of another kind. It never raises and never guesses: what
is unreadable stays as it came, in `extras`. Pure.
"""

import re
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import attrs

from ingo_wrapper.webhooks.record import SENSITIVE, Record, fields_of

UNREADABLE = object()
READER = "reader"

# Identifiers become keys of databases (PostgreSQL indexes some 2,700 bytes at most). The API allows
# 100 characters.
MAX_IDENTIFIER = 255

_PLAIN_DECIMAL = re.compile(r"-?[0-9]{1,18}(?:\.[0-9]{1,18})?")
_US_DATE = re.compile(r"([0-9]{2})/([0-9]{2})/([0-9]{4})")

Reader = Callable[[Any], Any]


def read_text(value: Any) -> Any:
    """A string, or a whole number digit by digit (an 18-digit reference came as a number)."""
    if type(value) is str:
        return value or None
    if type(value) is int:
        return str(value)
    return None if value is None else UNREADABLE


def read_identifier(value: Any) -> Any:
    """A text that can be a key: see `MAX_IDENTIFIER`."""
    if type(value) is str:
        return (value or None) if len(value) <= MAX_IDENTIFIER else UNREADABLE
    return read_text(value)


def read_key(value: Any) -> Any:
    """An identifier that is a string: "1" and 1 must not meet as the same event."""
    return value if type(value) is str and 0 < len(value) <= MAX_IDENTIFIER else UNREADABLE


def read_integer(value: Any) -> Any:
    """A whole number, or a string of digits: Ingo's codes travel as both."""
    if type(value) is int:
        return value
    if type(value) is str:
        if value.isdigit() and value.isascii() and len(value) <= 18:
            return int(value)
        return UNREADABLE if value else None
    return None if value is None else UNREADABLE


def read_flag(value: Any) -> Any:
    """True or false, nothing that merely looks like it."""
    return value if value is None or type(value) is bool else UNREADABLE


def read_money(value: Any) -> Any:
    """A plain decimal, as string or number. No exponents: `1e999999` must not become an amount."""
    if type(value) is Decimal or type(value) is int:
        value = str(value)
    if type(value) is str:
        if _PLAIN_DECIMAL.fullmatch(value):
            return Decimal(value)
        return UNREADABLE if value else None
    return None if value is None else UNREADABLE


def read_us_date(value: Any) -> Any:
    """A date written MM/DD/YYYY."""
    if type(value) is not str:
        return None if value is None else UNREADABLE
    if not value:
        return None
    parts = _US_DATE.fullmatch(value)
    if parts is None:
        return UNREADABLE
    try:
        return date(int(parts[3]), int(parts[1]), int(parts[2]))
    except ValueError:
        return UNREADABLE


def read_unix_time(value: Any) -> Any:
    """Unix seconds as an aware UTC time."""
    seconds = value if type(value) is int else read_integer(value)
    if seconds is None or seconds is UNREADABLE:
        return seconds
    try:
        return datetime.fromtimestamp(seconds, UTC)
    except (OverflowError, ValueError, OSError):
        return UNREADABLE


def read_fields(
    source: Mapping[str, Any],
    readers: Mapping[str, tuple[str, Reader]],
    values: dict[str, Any],
    extras: dict[str, Any],
    prefix: str = "",
) -> None:
    """Sort what stands in `source` into typed `values` and, under its path, `extras`."""
    for name, value in source.items():
        if name in readers:
            attribute, read = readers[name]
            typed = read(value)
            if typed is None:
                continue
            if typed is not UNREADABLE:
                values[attribute] = typed
                continue
        extras[prefix + name] = value


def readers_of(cls: type[Record]) -> dict[str, tuple[str, Reader]]:
    """The readers that the fields of `cls` declare, by JSON name (which is the field's name)."""
    declared = ((f.name, f.metadata.get(READER)) for f in fields_of(cls))
    return {name: (name, reader) for name, reader in declared if reader is not None}


def _field(reader: Reader, *, sensitive: bool = False, default: Any = None) -> Any:
    return attrs.field(default=default, metadata={READER: reader, SENSITIVE: sensitive})


def text(*, sensitive: bool = False) -> Any:
    """Declare a text field."""
    return _field(read_text, sensitive=sensitive)


def integer() -> Any:
    """Declare a whole-number field."""
    return _field(read_integer)


def flag() -> Any:
    """Declare a true/false field."""
    return _field(read_flag)


def money() -> Any:
    """Declare an amount in US dollars."""
    return _field(read_money)


def us_date() -> Any:
    """Declare a date field that Ingo writes MM/DD/YYYY."""
    return _field(read_us_date)


def nested(cls: type[Record]) -> Any:
    """Declare an object field of the given class."""
    return _field(_object_reader(cls))


def nested_list(cls: type[Record]) -> Any:
    """Declare a list of objects of the given class; empty when Ingo sent none."""
    read_one = _object_reader(cls)

    def read(value: Any) -> Any:
        if type(value) is not list:
            return None if value is None else UNREADABLE
        made = tuple(read_one(item) for item in value)
        # One odd item makes the whole list unreadable: half a list would look complete.
        return UNREADABLE if any(type(item) is not cls for item in made) else made

    return _field(read, default=())


def _object_reader(cls: type[Record]) -> Reader:
    readers = readers_of(cls)

    def read(value: Any) -> Any:
        if type(value) is not dict:
            return None if value is None else UNREADABLE
        values: dict[str, Any] = {}
        extras: dict[str, Any] = {}
        read_fields(value, readers, values, extras)
        return cls(extras=extras, **values)

    return read
