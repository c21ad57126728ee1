# Written by scripts/generate from openapi/bundled.yaml. Do not edit: edit openapi/ and run it again.
from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any, ClassVar, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import (
    UNSET,
    Unset,
    _mapping,
    _read_amount,
    _redacted,
)
from ..types import Model as _Model


@_attrs_define(kw_only=True, repr=False)
class NotifyTransactionAmount(_Model):
    """The amount to pay; a JSON number in this operation.

    Source: example docs/notify-managed/notify/stage
    Source: example docs/notify-managed/quick-start

    Attributes:
        amount: Amount in the currency named.
        currency_code: Only `USD` met.
    """

    amount: Decimal | Unset = UNSET
    currency_code: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=_redacted)

    CONSTRAINTS: ClassVar[dict[str, dict[str, Any]]] = {
        "amount": {"attr": "amount", "type": "decimal"},
        "currency_code": {"attr": "currency_code", "type": "string"},
    }
    RULES: ClassVar[tuple[dict[str, Any], ...]] = ()

    def to_dict(self) -> dict[str, Any]:
        out: dict[str, Any] = dict(self.additional_properties)
        v: Any
        v = self.amount
        if v is not UNSET:
            out["amount"] = v
        v = self.currency_code
        if v is not UNSET:
            out["currency_code"] = v
        return out

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        rest = dict(src_dict) if isinstance(src_dict, dict) else _mapping(src_dict)
        take: Callable[..., Any] = rest.pop
        model = cls(
            amount=_read_amount(take("amount", UNSET)),
            currency_code=take("currency_code", UNSET),
        )
        model.additional_properties = rest
        return model


# At the foot: models refer to each other in circles, and an import inside from_dict would cost more than the reading.
