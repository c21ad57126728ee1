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
class Biller(_Model):
    """A company that takes bill payments.

    Source: example docs/ingopay/ancillary/biller-search

    Attributes:
        id: Id of the biller, sent as `payee_id` in a BillPay verify. [documented
            docs/ingopay/ancillary/biller-search – that it is the payee_id; example
            docs/ingopay/ancillary/biller-search – the type]
        name: Name of the biller.
        address: Street address of the biller.
        city: City of the biller.
        state: State of the biller.
        zip_: ZIP code of the biller.
        min_: Smallest amount that the biller takes.
        max_: Largest amount that the biller takes.
        card_type: Open set; `NA` met.
        estimated_posting_time: Free text.
        estimated_posting_date: Date of the estimated posting, as text.
        credit_enabled: 1 when a push to this biller is possible, otherwise 0.
        debit_enabled: 1 when a pull is possible, otherwise 0.
    """

    id: str | Unset = UNSET
    name: str | Unset = UNSET
    address: str | Unset = _attrs_field(default=UNSET, repr=_redacted)
    city: str | Unset = _attrs_field(default=UNSET, repr=_redacted)
    state: str | Unset = _attrs_field(default=UNSET, repr=_redacted)
    zip_: str | Unset = _attrs_field(default=UNSET, repr=_redacted)
    min_: Decimal | Unset = UNSET
    max_: Decimal | Unset = UNSET
    card_type: str | Unset = UNSET
    estimated_posting_time: str | Unset = UNSET
    estimated_posting_date: str | Unset = UNSET
    credit_enabled: int | Unset = UNSET
    debit_enabled: int | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=_redacted)

    def to_dict(self) -> dict[str, Any]:
        out: dict[str, Any] = dict(self.additional_properties)
        v: Any
        v = self.id
        if v is not UNSET:
            out["id"] = v
        v = self.name
        if v is not UNSET:
            out["name"] = v
        v = self.address
        if v is not UNSET:
            out["address"] = v
        v = self.city
        if v is not UNSET:
            out["city"] = v
        v = self.state
        if v is not UNSET:
            out["state"] = v
        v = self.zip_
        if v is not UNSET:
            out["zip"] = v
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
        v = self.credit_enabled
        if v is not UNSET:
            out["credit_enabled"] = v
        v = self.debit_enabled
        if v is not UNSET:
            out["debit_enabled"] = v
        return out

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        rest = dict(src_dict) if isinstance(src_dict, dict) else _mapping(src_dict)
        take: Callable[..., Any] = rest.pop
        model = cls(
            id=take("id", UNSET),
            name=take("name", UNSET),
            address=take("address", UNSET),
            city=take("city", UNSET),
            state=take("state", UNSET),
            zip_=take("zip", UNSET),
            min_=_read_text_amount(take("min", UNSET)),
            max_=_read_text_amount(take("max", UNSET)),
            card_type=take("card_type", UNSET),
            estimated_posting_time=take("estimated_posting_time", UNSET),
            estimated_posting_date=take("estimated_posting_date", UNSET),
            credit_enabled=take("credit_enabled", UNSET),
            debit_enabled=take("debit_enabled", UNSET),
        )
        model.additional_properties = rest
        return model


# At the foot: models refer to each other in circles, and an import inside from_dict would cost more than the reading.
