"""What events and their nested objects have in common: frozen, slotted, compared by value, shown safely."""

import dataclasses
from collections.abc import Iterator, Mapping
from typing import Any, TypeVar, dataclass_transform

SENSITIVE = "sensitive"

_Class = TypeVar("_Class", bound=type)


@dataclass_transform(kw_only_default=True, frozen_default=True)
def record(cls: _Class) -> _Class:
    """Make a frozen, slotted, keyword-only dataclass that keeps `Record`'s repr, equality and hash."""
    made: Any = dataclasses.dataclass(frozen=True, slots=True, kw_only=True, repr=False, eq=False)(
        cls
    )
    return made  # type: ignore[no-any-return]


@record
class Record:
    """A value read from a delivery.

    Attributes:
        extras: what Ingo sent and this class has no field for, or could not read: path -> value as
            it came.
    """

    extras: Mapping[str, Any] = dataclasses.field(default_factory=dict)

    def __repr__(self) -> str:
        """Show what is set. Sensitive values and everything unknown are named, never shown."""
        return f"{type(self).__name__}({', '.join(self._shown())})"

    def _shown(self) -> Iterator[str]:
        for field in dataclasses.fields(self):
            value = getattr(self, field.name)
            if field.name == "extras":
                if value:
                    yield f"extras=<{len(value)} fields>"
            elif isinstance(value, bytes):
                yield f"{field.name}=<{len(value)} bytes>"
            elif value is not None and value != ():
                yield f"{field.name}={'***' if field.metadata.get(SENSITIVE) else repr(value)}"

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        return all(
            getattr(self, f.name) == getattr(other, f.name) for f in dataclasses.fields(self)
        )

    def __hash__(self) -> int:
        # extras may hold lists and objects; leaving them out keeps equal values equal in hash.
        named = (getattr(self, f.name) for f in dataclasses.fields(self) if f.name != "extras")
        return hash((type(self), *named))
