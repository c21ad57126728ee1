# Written by scripts/generate from openapi/bundled.yaml. Do not edit: edit openapi/ and run it again.
"""What the models share: UNSET, open enums, amounts, dates, and a repr that does not give secrets away."""

from __future__ import annotations

import re
from collections.abc import Mapping, MutableMapping
from decimal import Decimal
from enum import EnumType, IntEnum, StrEnum
from typing import TYPE_CHECKING, Any, Generic, Literal, TypeVar

if TYPE_CHECKING:
    import datetime
    from typing import Self

REDACTED = "[redacted]"


class Unset:
    """The type of UNSET: a field that is not there, which is not the same as null."""

    __slots__ = ()
    _only: Unset | None = None

    def __new__(cls) -> Unset:
        """Gives the one instance, so that `is UNSET` holds after copy, deepcopy and pickle too."""
        if cls._only is None:
            cls._only = super().__new__(cls)
        return cls._only

    def __bool__(self) -> Literal[False]:
        return False

    def __copy__(self) -> Unset:
        return self

    def __deepcopy__(self, memo: object) -> Unset:
        return self

    def __reduce__(self) -> tuple[type[Unset], tuple[()]]:
        return Unset, ()

    def __repr__(self) -> str:
        return "UNSET"


UNSET: Unset = Unset()


class Model:
    """What every generated model is: a JSON object with named fields and room for those the contract does not name.

    Fields that came with another JSON type than the contract says are kept as they came, and written as they came.
    """

    __slots__ = ()
    additional_properties: dict[str, Any]

    def to_dict(self) -> dict[str, Any]:
        """Gives the JSON object; amounts that are JSON numbers stay Decimal."""
        raise NotImplementedError

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Reads a JSON object; raises nothing but TypeError, and that only for what is not a mapping."""
        raise NotImplementedError

    @property
    def additional_keys(self) -> list[str]:
        """Names of the fields that the contract does not name."""
        return list(self.additional_properties)

    def __getitem__(self, key: str) -> Any:
        return self.additional_properties[key]

    def __setitem__(self, key: str, value: Any) -> None:
        self.additional_properties[key] = value

    def __delitem__(self, key: str) -> None:
        del self.additional_properties[key]

    def __contains__(self, key: str) -> bool:
        return key in self.additional_properties

    def __repr__(self) -> str:
        fields = getattr(type(self), "__attrs_attrs__", ())
        # An attribute's own `repr` is how the contract wants it shown; True means: nothing special.
        shown = ((a.name, (a.repr if callable(a.repr) else _shown)(getattr(self, a.name, UNSET))) for a in fields)
        return f"{type(self).__name__}({', '.join(f'{name}={text}' for name, text in shown)})"


_GROUPS_OF_DIGITS = re.compile(r"[0-9]+(?:[ -][0-9]+)*")
_DIGITS = re.compile(r"[0-9]+")
_CARD_LENGTHS = range(12, 20)
_SSN_LIKE = re.compile(r"(?<![0-9])[0-9]{3}-[0-9]{2}-[0-9]{4}(?![0-9])")


def mask_numbers(text: str) -> str:
    """Masks in free text whatever looks like a card number or an SSN."""
    return _SSN_LIKE.sub(REDACTED, _GROUPS_OF_DIGITS.sub(_mask_cards, text))


def _mask_cards(match: re.Match[str]) -> str:
    """Mask every card number that whole groups of digits make, whatever stands beside them."""
    text = match.group()
    if len(text) < _CARD_LENGTHS.start:
        return text
    groups = [(group.start(), group.end()) for group in _DIGITS.finditer(text)]
    masked = text
    for start, end in reversed(_card_spans(text, groups)):
        masked = masked[:start] + REDACTED + masked[end:]
    return masked


def _card_spans(text: str, groups: list[tuple[int, int]]) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    for first, (start, _) in enumerate(groups):
        digits, end_of_card = "", 0
        for begin, end in groups[first:]:
            digits += text[begin:end]
            if len(digits) >= _CARD_LENGTHS.stop:
                break
            if len(digits) in _CARD_LENGTHS and _has_check_digit(digits):
                end_of_card = end
        if end_of_card and spans and start < spans[-1][1]:
            spans[-1] = (spans[-1][0], max(spans[-1][1], end_of_card))
        elif end_of_card:
            spans.append((start, end_of_card))
    return spans


def _has_check_digit(text: str) -> bool:
    digits = [int(character) for character in text]
    doubled = (sum(divmod(2 * digit, 10)) for digit in digits[-2::-2])
    return (sum(digits[-1::-2]) + sum(doubled)) % 10 == 0


def _redacted(value: object) -> str:
    if value is UNSET or value is None:
        return repr(value)
    return REDACTED if value or not isinstance(value, (dict, list)) else repr(value)


def _shown(value: object) -> str:
    if isinstance(value, (list, tuple)):
        return f"[{', '.join(map(_shown, value))}]"
    if isinstance(value, (str, int, Decimal)):
        return mask_numbers(repr(value))  # a text of Ingo's may quote what was sent
    if value is None or isinstance(value, (float, Model, Unset)) or hasattr(value, "isoformat"):
        return repr(value)
    return REDACTED


def _shown_nested(value: object) -> str:
    if isinstance(value, (list, tuple)):
        return f"[{', '.join(map(_shown_nested, value))}]"
    # An object was expected: anything else may hold what the object would have hidden.
    return repr(value) if value is None or isinstance(value, (Model, Unset)) else REDACTED


def _mapping(value: object) -> dict[str, Any]:
    if isinstance(value, Mapping):
        return dict(value)
    raise TypeError(f"from_dict takes a JSON object, not {type(value).__name__}")


def _read_variant(value: dict[str, Any], tag: str, models: Mapping[str, type[Model]], other: type[Model] | None) -> Any:
    mark = value.get(tag)
    model = models.get(mark, other) if isinstance(mark, str) else other
    return value if model is None else model.from_dict(value)


class _OpenType(EnumType):
    """Metaclass of the open enums: True and 1.0 are not 1 here, although Python finds them under it."""

    def __call__(cls, value: Any, *args: Any, **more: Any) -> Any:
        if isinstance(value, bool) or not isinstance(value, (str, int)):
            # Never the value itself: it may have come from a field that is not shown.
            raise ValueError(f"{cls.__name__} does not take {type(value).__name__}")
        return super().__call__(value, *args, **more)


class OpenStrEnum(StrEnum, metaclass=_OpenType):
    """An enum that lets a value pass which it does not know: the API may add one any day."""

    @classmethod
    def _missing_(cls, value: object) -> Self:
        if type(value) is not str:
            raise ValueError(f"{cls.__name__} does not take {type(value).__name__}")
        member = str.__new__(cls, value)
        member._name_, member._value_ = "UNKNOWN", value
        return member

    def __reduce_ex__(self, _protocol: object) -> tuple[Any, ...]:
        # By value: the first releases of Python 3.11 go by name, and an unknown one has none.
        return type(self), (self._value_,)

    @property
    def is_known(self) -> bool:
        """Whether the contract lists this value."""
        return self._value_ in type(self)._value2member_map_


class OpenIntEnum(IntEnum, metaclass=_OpenType):
    """An enum of numbers that lets a value pass which it does not know."""

    @classmethod
    def _missing_(cls, value: object) -> Self:
        if type(value) is not int:
            raise ValueError(f"{cls.__name__} does not take {type(value).__name__}")
        member = int.__new__(cls, value)
        member._name_, member._value_ = "UNKNOWN", value
        return member

    def __reduce_ex__(self, _protocol: object) -> tuple[Any, ...]:
        # By value: the first releases of Python 3.11 go by name, and an unknown one has none.
        return type(self), (self._value_,)

    @property
    def is_known(self) -> bool:
        """Whether the contract lists this value."""
        return self._value_ in type(self)._value2member_map_


def _read_enum(value: Any, kind: type[OpenStrEnum] | type[OpenIntEnum]) -> Any:
    # Straight to the table: calling the enum goes through two more Python functions.
    return kind._value2member_map_.get(value) or kind(value)


class _NumberForText(Decimal):
    """A JSON number that came where text was expected; it goes back as a number."""

    __slots__ = ()


# No leading zeros: "007.50" would come back as "7.50".
_PLAIN_AMOUNT = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?").fullmatch


def _read_amount(value: Any) -> Any:
    kind = type(value)
    if kind is int:
        return Decimal(value)
    if kind is float:
        amount = Decimal(repr(value))
        return amount if amount.is_finite() else value
    return value


def _read_text_amount(value: Any) -> Any:
    if type(value) is str:
        return Decimal(value) if _PLAIN_AMOUNT(value) else value
    return _NumberForText(value) if type(value) is Decimal else value


def _read_date(value: str, kind: type[datetime.date]) -> Any:
    try:
        moment = kind.fromisoformat(value)
    except ValueError:
        return value
    return moment if _write_date(moment) == value else value


def _write_date(value: datetime.date) -> str:
    text = value.isoformat()
    return f"{text[:-6]}Z" if text.endswith("+00:00") else text


T = TypeVar("T")


class Response(Generic[T]):
    """A response of an endpoint function; `status_code` is a plain int, so that 520 is not an error."""

    __slots__ = ("content", "headers", "parsed", "status_code")

    def __init__(
        self, *, status_code: int, content: bytes, headers: MutableMapping[str, str], parsed: T | None
    ) -> None:
        self.status_code = status_code
        self.content = content
        self.headers = headers
        self.parsed = parsed


__all__ = ["REDACTED", "UNSET", "Model", "OpenIntEnum", "OpenStrEnum", "Response", "Unset"]
