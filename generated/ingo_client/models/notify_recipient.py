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
)
from ..types import Model as _Model


@_attrs_define(kw_only=True, repr=False)
class NotifyRecipient(_Model):
    """Who is to be paid. A person by first and last name, or a business by its name, never both.

    Source: example docs/notify-classic/notify/stage

    Attributes:
        customer_id: The client's id of the customer.
        first_name: First name, together with last_name. [documented docs/notify-classic/notify/stage – the rule;
            example docs/notify-classic/notify/stage – the type]
        last_name: Last name, together with first_name. [documented docs/notify-classic/notify/stage – the rule;
            example docs/notify-classic/notify/stage – the type]
        business_name: Name of a business; only with client-level configuration. [documented
            docs/notify-classic/notify/stage]
        email: Email address.
        mobile: Mobile phone number (ten digits in the example); may be required by OTAC configuration. [documented
            docs/notify-classic/notify/stage – the condition; example docs/notify-classic/notify/stage – the type]
        phone: Phone number (ten digits in the example).
        address1: Street address.
        address2: Second line of the address; may be an empty text.
        city: City.
        state: State.
        zip_: ZIP code.
    """

    customer_id: str | Unset = UNSET
    first_name: str | Unset = _attrs_field(default=UNSET, repr=_redacted)
    last_name: str | Unset = _attrs_field(default=UNSET, repr=_redacted)
    business_name: str | Unset = _attrs_field(default=UNSET, repr=_redacted)
    email: str | Unset = _attrs_field(default=UNSET, repr=_redacted)
    mobile: str | Unset = _attrs_field(default=UNSET, repr=_redacted)
    phone: str | Unset = _attrs_field(default=UNSET, repr=_redacted)
    address1: str | Unset = _attrs_field(default=UNSET, repr=_redacted)
    address2: str | Unset = _attrs_field(default=UNSET, repr=_redacted)
    city: str | Unset = _attrs_field(default=UNSET, repr=_redacted)
    state: str | Unset = _attrs_field(default=UNSET, repr=_redacted)
    zip_: str | Unset = _attrs_field(default=UNSET, repr=_redacted)
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=_redacted)

    CONSTRAINTS: ClassVar[dict[str, dict[str, Any]]] = {
        "customer_id": {"attr": "customer_id", "type": "string"},
        "first_name": {"attr": "first_name", "type": "string", "sensitive": True},
        "last_name": {"attr": "last_name", "type": "string", "sensitive": True},
        "business_name": {"attr": "business_name", "type": "string", "sensitive": True},
        "email": {"attr": "email", "type": "string", "sensitive": True},
        "mobile": {"attr": "mobile", "type": "string", "sensitive": True},
        "phone": {"attr": "phone", "type": "string", "sensitive": True},
        "address1": {"attr": "address1", "type": "string", "sensitive": True},
        "address2": {"attr": "address2", "type": "string", "sensitive": True},
        "city": {"attr": "city", "type": "string", "sensitive": True},
        "state": {"attr": "state", "type": "string", "sensitive": True},
        "zip": {"attr": "zip_", "type": "string", "sensitive": True},
    }
    RULES: ClassVar[tuple[dict[str, Any], ...]] = (
        {"rule": "exactly_one_of", "groups": [["first_name", "last_name"], ["business_name"]]},
    )

    def to_dict(self) -> dict[str, Any]:
        out: dict[str, Any] = dict(self.additional_properties)
        v: Any
        v = self.customer_id
        if v is not UNSET:
            out["customer_id"] = v
        v = self.first_name
        if v is not UNSET:
            out["first_name"] = v
        v = self.last_name
        if v is not UNSET:
            out["last_name"] = v
        v = self.business_name
        if v is not UNSET:
            out["business_name"] = v
        v = self.email
        if v is not UNSET:
            out["email"] = v
        v = self.mobile
        if v is not UNSET:
            out["mobile"] = v
        v = self.phone
        if v is not UNSET:
            out["phone"] = v
        v = self.address1
        if v is not UNSET:
            out["address1"] = v
        v = self.address2
        if v is not UNSET:
            out["address2"] = v
        v = self.city
        if v is not UNSET:
            out["city"] = v
        v = self.state
        if v is not UNSET:
            out["state"] = v
        v = self.zip_
        if v is not UNSET:
            out["zip"] = v
        return out

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        rest = dict(src_dict) if isinstance(src_dict, dict) else _mapping(src_dict)
        take: Callable[..., Any] = rest.pop
        model = cls(
            customer_id=take("customer_id", UNSET),
            first_name=take("first_name", UNSET),
            last_name=take("last_name", UNSET),
            business_name=take("business_name", UNSET),
            email=take("email", UNSET),
            mobile=take("mobile", UNSET),
            phone=take("phone", UNSET),
            address1=take("address1", UNSET),
            address2=take("address2", UNSET),
            city=take("city", UNSET),
            state=take("state", UNSET),
            zip_=take("zip", UNSET),
        )
        model.additional_properties = rest
        return model


# At the foot: models refer to each other in circles, and an import inside from_dict would cost more than the reading.
