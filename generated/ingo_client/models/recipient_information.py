# Written by scripts/generate from openapi/bundled.yaml. Do not edit: edit openapi/ and run it again.
from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, ClassVar, Self

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
class RecipientInformation(_Model):
    """Data of the recipient for RVDM and other checks. Limits and required fields are not known.

    Source: example docs/iframe/session/create

    Attributes:
        first_name: First name of the recipient.
        last_name: Last name of the recipient.
        business_name: Name of a business recipient.
        address_line1: Street address.
        city: City.
        state: State.
        zip_code: ZIP code.
        email_address: Email address.
        phone_number: Phone number.
        mobile_number: Mobile phone number.
    """

    first_name: str | Unset = _attrs_field(default=UNSET, repr=_redacted)
    last_name: str | Unset = _attrs_field(default=UNSET, repr=_redacted)
    business_name: str | Unset = _attrs_field(default=UNSET, repr=_redacted)
    address_line1: str | Unset = _attrs_field(default=UNSET, repr=_redacted)
    city: str | Unset = _attrs_field(default=UNSET, repr=_redacted)
    state: str | Unset = _attrs_field(default=UNSET, repr=_redacted)
    zip_code: str | Unset = _attrs_field(default=UNSET, repr=_redacted)
    email_address: str | Unset = _attrs_field(default=UNSET, repr=_redacted)
    phone_number: str | Unset = _attrs_field(default=UNSET, repr=_redacted)
    mobile_number: str | Unset = _attrs_field(default=UNSET, repr=_redacted)
    open_banking: OpenBankingCustomer | Unset = _attrs_field(default=UNSET, repr=_shown_nested)
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=_redacted)

    CONSTRAINTS: ClassVar[dict[str, dict[str, Any]]] = {
        "first_name": {"attr": "first_name", "type": "string", "sensitive": True},
        "last_name": {"attr": "last_name", "type": "string", "sensitive": True},
        "business_name": {"attr": "business_name", "type": "string", "sensitive": True},
        "address_line1": {"attr": "address_line1", "type": "string", "sensitive": True},
        "city": {"attr": "city", "type": "string", "sensitive": True},
        "state": {"attr": "state", "type": "string", "sensitive": True},
        "zip_code": {"attr": "zip_code", "type": "string", "sensitive": True},
        "email_address": {"attr": "email_address", "type": "string", "sensitive": True},
        "phone_number": {"attr": "phone_number", "type": "string", "sensitive": True},
        "mobile_number": {"attr": "mobile_number", "type": "string", "sensitive": True},
        "open_banking": {"attr": "open_banking", "type": "object"},
    }
    RULES: ClassVar[tuple[dict[str, Any], ...]] = ()

    def to_dict(self) -> dict[str, Any]:
        out: dict[str, Any] = dict(self.additional_properties)
        v: Any
        v = self.first_name
        if v is not UNSET:
            out["first_name"] = v
        v = self.last_name
        if v is not UNSET:
            out["last_name"] = v
        v = self.business_name
        if v is not UNSET:
            out["business_name"] = v
        v = self.address_line1
        if v is not UNSET:
            out["address_line1"] = v
        v = self.city
        if v is not UNSET:
            out["city"] = v
        v = self.state
        if v is not UNSET:
            out["state"] = v
        v = self.zip_code
        if v is not UNSET:
            out["zip_code"] = v
        v = self.email_address
        if v is not UNSET:
            out["email_address"] = v
        v = self.phone_number
        if v is not UNSET:
            out["phone_number"] = v
        v = self.mobile_number
        if v is not UNSET:
            out["mobile_number"] = v
        v = self.open_banking
        if v is not UNSET:
            out["open_banking"] = v.to_dict() if isinstance(v, _Model) else v
        return out

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        rest = dict(src_dict) if isinstance(src_dict, dict) else _mapping(src_dict)
        take: Callable[..., Any] = rest.pop
        model = cls(
            first_name=take("first_name", UNSET),
            last_name=take("last_name", UNSET),
            business_name=take("business_name", UNSET),
            address_line1=take("address_line1", UNSET),
            city=take("city", UNSET),
            state=take("state", UNSET),
            zip_code=take("zip_code", UNSET),
            email_address=take("email_address", UNSET),
            phone_number=take("phone_number", UNSET),
            mobile_number=take("mobile_number", UNSET),
            open_banking=OpenBankingCustomer.from_dict(v) if isinstance(v := take("open_banking", UNSET), dict) else v,
        )
        model.additional_properties = rest
        return model


# At the foot: models refer to each other in circles, and an import inside from_dict would cost more than the reading.
from ..models.open_banking_customer import OpenBankingCustomer  # noqa: E402
