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
class CheckRecipient(_Model):
    """Payee of a check by mail - pay-to line and mailing address.

    Source: documented docs/ingopay/verify/check – the object
    Source: example docs/ingopay/verify/check – its fields

    Attributes:
        recipient_line1: Pay-to line.
        recipient_address1: First address line.
        recipient_address2: Second address line.
        recipient_city: City.
        recipient_state: State or territory, two-letter US postal code. [example docs/ingopay/verify/check; inferred
            docs/ingopay/verify/ach – same US address fields as the ACH page; inferred docs/ingopay/verify/ach –
            rest of the pattern, from the USPS state codes]
        recipient_zip: US postal code, ZIP or ZIP+4. [example docs/ingopay/verify/check; inferred
            docs/ingopay/verify/ach – same US address fields as the ACH page]
        recipient_phone: Telephone number.
    """

    recipient_line1: str | Unset = _attrs_field(default=UNSET, repr=_redacted)
    recipient_address1: str | Unset = _attrs_field(default=UNSET, repr=_redacted)
    recipient_address2: str | Unset = _attrs_field(default=UNSET, repr=_redacted)
    recipient_city: str | Unset = _attrs_field(default=UNSET, repr=_redacted)
    recipient_state: str | Unset = _attrs_field(default=UNSET, repr=_redacted)
    recipient_zip: str | Unset = _attrs_field(default=UNSET, repr=_redacted)
    recipient_phone: str | Unset = _attrs_field(default=UNSET, repr=_redacted)
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=_redacted)

    CONSTRAINTS: ClassVar[dict[str, dict[str, Any]]] = {
        "recipient_line1": {"attr": "recipient_line1", "type": "string", "sensitive": True},
        "recipient_address1": {"attr": "recipient_address1", "type": "string", "sensitive": True},
        "recipient_address2": {"attr": "recipient_address2", "type": "string", "sensitive": True},
        "recipient_city": {"attr": "recipient_city", "type": "string", "sensitive": True},
        "recipient_state": {
            "attr": "recipient_state",
            "type": "string",
            "min_length": 2,
            "max_length": 2,
            "pattern": "^(?:A[LKSZRAEP]|C[AOT]|D[EC]|F[LM]|G[AU]|HI|I[ADLN]|K[SY]|LA|M[ADEHINOPST]|N[CDEHJMVY]|O[HKR]|P[ARW]|RI|S[CD]|T[NX]|UT|V[AIT]|W[AIVY])$",
            "sensitive": True,
        },
        "recipient_zip": {
            "attr": "recipient_zip",
            "type": "string",
            "max_length": 10,
            "pattern": "^[0-9]{5}(?:-[0-9]{4})?$",
            "sensitive": True,
        },
        "recipient_phone": {"attr": "recipient_phone", "type": "string", "sensitive": True},
    }
    RULES: ClassVar[tuple[dict[str, Any], ...]] = ()

    def to_dict(self) -> dict[str, Any]:
        out: dict[str, Any] = dict(self.additional_properties)
        v: Any
        v = self.recipient_line1
        if v is not UNSET:
            out["recipient_line1"] = v
        v = self.recipient_address1
        if v is not UNSET:
            out["recipient_address1"] = v
        v = self.recipient_address2
        if v is not UNSET:
            out["recipient_address2"] = v
        v = self.recipient_city
        if v is not UNSET:
            out["recipient_city"] = v
        v = self.recipient_state
        if v is not UNSET:
            out["recipient_state"] = v
        v = self.recipient_zip
        if v is not UNSET:
            out["recipient_zip"] = v
        v = self.recipient_phone
        if v is not UNSET:
            out["recipient_phone"] = v
        return out

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        rest = dict(src_dict) if isinstance(src_dict, dict) else _mapping(src_dict)
        take: Callable[..., Any] = rest.pop
        model = cls(
            recipient_line1=take("recipient_line1", UNSET),
            recipient_address1=take("recipient_address1", UNSET),
            recipient_address2=take("recipient_address2", UNSET),
            recipient_city=take("recipient_city", UNSET),
            recipient_state=take("recipient_state", UNSET),
            recipient_zip=take("recipient_zip", UNSET),
            recipient_phone=take("recipient_phone", UNSET),
        )
        model.additional_properties = rest
        return model


# At the foot: models refer to each other in circles, and an import inside from_dict would cost more than the reading.
