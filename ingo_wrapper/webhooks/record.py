"""What events and their parts have in common: frozen, compared by value, shown safely."""

from collections.abc import Iterator, Mapping
from typing import Any, TypeVar, dataclass_transform

import attrs

from ingo_wrapper.redaction import MASK, scrub

SENSITIVE = "sensitive"

_Class = TypeVar("_Class", bound=type)


@dataclass_transform(kw_only_default=True, frozen_default=True)
def record(cls: _Class) -> _Class:
    """Make a frozen, slotted, keyword-only class with `Record`'s repr, equality and hash."""
    return attrs.frozen(kw_only=True, repr=False, eq=False)(cls)


def fields_of(cls: Any) -> tuple["attrs.Attribute[Any]", ...]:
    """The fields of a record class, inherited ones first."""
    fields: tuple[attrs.Attribute[Any], ...] = attrs.fields(cls)
    return fields


@record
class Record:
    """A value read from a delivery.

    Attributes:
        extras: what Ingo sent and this class has no field for, or could not read: path -> value as
            it came.
    """

    extras: Mapping[str, Any] = attrs.field(factory=dict)

    def __repr__(self) -> str:
        """Show what is set. Sensitive values and everything unknown are named, never shown."""
        return f"{type(self).__name__}({', '.join(self._shown())})"

    def _shown(self) -> Iterator[str]:
        for field in fields_of(type(self)):
            value = getattr(self, field.name)
            if field.name == "extras":
                if value:
                    yield f"extras=<{len(value)} fields>"
            elif isinstance(value, bytes):
                yield f"{field.name}=<{len(value)} bytes>"
            elif value is not None and value != ():
                shown = MASK if field.metadata.get(SENSITIVE) else scrub(repr(value))
                yield f"{field.name}={shown}"

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        return all(getattr(self, f.name) == getattr(other, f.name) for f in fields_of(type(self)))

    def __hash__(self) -> int:
        # extras may hold lists and objects; leaving them out keeps equal values equal in hash.
        named = (getattr(self, f.name) for f in fields_of(type(self)) if f.name != "extras")
        return hash((type(self), *named))
