# Written by scripts/generate from openapi/bundled.yaml. Do not edit: edit openapi/ and run it again.
from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import (
    UNSET,
    Unset,
    _mapping,
    _read_text_amount,
    _redacted,
)
from ..types import Model as _Model


@_attrs_define(kw_only=True, repr=False)
class CreditInfo(_Model):
    """What a push to the account may look like.

    Source: example docs/ingopay/verify/*

    Attributes:
        min_: Smallest amount of a push.
        max_: Largest amount of a push.
        card_type: Type of the card; `Debit`, `DDA` and `NA` are known, others may come.
        estimated_posting_time: Expected posting time, free text.
        estimated_posting_date: Expected posting date, MM/DD/YYYY.
    """

    min_: Decimal | Unset = UNSET
    max_: Decimal | Unset = UNSET
    card_type: str | Unset = UNSET
    estimated_posting_time: str | Unset = UNSET
    estimated_posting_date: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=_redacted)

    def to_dict(self) -> dict[str, Any]:
        out: dict[str, Any] = dict(self.additional_properties)
        v: Any
        v = self.min_
        if v is not UNSET:
            out["min"] = format(v, "f") if type(v) is Decimal else v
        v = self.max_
        if v is not UNSET:
            out["max"] = format(v, "f") if type(v) is Decimal else v
        v = self.card_type
        if v is not UNSET:
            out["card_type"] = v
        v = self.estimated_posting_time
        if v is not UNSET:
            out["estimated_posting_time"] = v
        v = self.estimated_posting_date
        if v is not UNSET:
            out["estimated_posting_date"] = v
        return out

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        rest = dict(src_dict) if isinstance(src_dict, dict) else _mapping(src_dict)
        take: Callable[..., Any] = rest.pop
        model = cls(
            min_=_read_text_amount(take("min", UNSET)),
            max_=_read_text_amount(take("max", UNSET)),
            card_type=take("card_type", UNSET),
            estimated_posting_time=take("estimated_posting_time", UNSET),
            estimated_posting_date=take("estimated_posting_date", UNSET),
        )
        model.additional_properties = rest
        return model


# At the foot: models refer to each other in circles, and an import inside from_dict would cost more than the reading.
