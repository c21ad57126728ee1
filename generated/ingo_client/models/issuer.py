# Written by scripts/generate from openapi/bundled.yaml. Do not edit: edit openapi/ and run it again.
from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import (
    UNSET,
    Unset,
    _mapping,
    _redacted,
    _shown_nested,
)
from ..types import Model as _Model


@_attrs_define(kw_only=True, repr=False)
class Issuer(_Model):
    """Bank, biller or wallet behind a verified account.

    Source: example docs/ingopay/verify/*

    Attributes:
        payee_id: Ingo's id of the payee.
        payee_name: Name of the bank, biller or wallet.
        payee_address: Street address of the payee; may be null or empty.
        payee_city: City of the payee; may be null or empty.
        payee_state: State of the payee; may be null or empty.
        payee_zip: Postal code of the payee; may be null or empty.
        issuing_network: Network of the card; `Visa` and `NA` are known, others may come.
        credit_enabled: 1 if the account can be pushed to, else 0.
        debit_enabled: 1 if the account can be pulled from, else 0.
    """

    payee_id: str | Unset = UNSET
    payee_name: str | Unset = UNSET
    payee_address: None | str | Unset = _attrs_field(default=UNSET, repr=_redacted)
    payee_city: None | str | Unset = _attrs_field(default=UNSET, repr=_redacted)
    payee_state: None | str | Unset = _attrs_field(default=UNSET, repr=_redacted)
    payee_zip: None | str | Unset = _attrs_field(default=UNSET, repr=_redacted)
    credit_info: CreditInfo | Unset = _attrs_field(default=UNSET, repr=_shown_nested)
    issuing_network: str | Unset = UNSET
    credit_enabled: int | Unset = UNSET
    debit_enabled: int | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=_redacted)

    def to_dict(self) -> dict[str, Any]:
        out: dict[str, Any] = dict(self.additional_properties)
        v: Any
        v = self.payee_id
        if v is not UNSET:
            out["payee_id"] = v
        v = self.payee_name
        if v is not UNSET:
            out["payee_name"] = v
        v = self.payee_address
        if v is not UNSET:
            out["payee_address"] = v
        v = self.payee_city
        if v is not UNSET:
            out["payee_city"] = v
        v = self.payee_state
        if v is not UNSET:
            out["payee_state"] = v
        v = self.payee_zip
        if v is not UNSET:
            out["payee_zip"] = v
        v = self.credit_info
        if v is not UNSET:
            out["credit_info"] = v.to_dict() if isinstance(v, _Model) else v
        v = self.issuing_network
        if v is not UNSET:
            out["issuing_network"] = v
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
            payee_id=take("payee_id", UNSET),
            payee_name=take("payee_name", UNSET),
            payee_address=take("payee_address", UNSET),
            payee_city=take("payee_city", UNSET),
            payee_state=take("payee_state", UNSET),
            payee_zip=take("payee_zip", UNSET),
            credit_info=CreditInfo.from_dict(v) if isinstance(v := take("credit_info", UNSET), dict) else v,
            issuing_network=take("issuing_network", UNSET),
            credit_enabled=take("credit_enabled", UNSET),
            debit_enabled=take("debit_enabled", UNSET),
        )
        model.additional_properties = rest
        return model


# At the foot: models refer to each other in circles, and an import inside from_dict would cost more than the reading.
from ..models.credit_info import CreditInfo  # noqa: E402
