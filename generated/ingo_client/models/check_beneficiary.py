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
class CheckBeneficiary(_Model):
    """Whom a check by mail is for. Persistent data only; everything in it is printed as remittance data with the
    check.

    Source: documented docs/ingopay/verify/check – the object
    Source: example docs/ingopay/verify/check – its fields

    Attributes:
        beneficiary_account: Account of the beneficiary.
        beneficiary_first_name: First name.
        beneficiary_last_name: Last name.
        beneficiary_address1: First address line.
        beneficiary_address2: Second address line.
        beneficiary_city: City.
        beneficiary_state: State or territory, two-letter US postal code. [example docs/ingopay/verify/check;
            inferred docs/ingopay/verify/ach – same US address fields as the ACH page; inferred
            docs/ingopay/verify/ach – rest of the pattern, from the USPS state codes]
        beneficiary_zip: US postal code, ZIP or ZIP+4. [example docs/ingopay/verify/check; inferred
            docs/ingopay/verify/ach – same US address fields as the ACH page]
        beneficiary_phone: Telephone number.
    """

    beneficiary_account: str | Unset = _attrs_field(default=UNSET, repr=_redacted)
    beneficiary_first_name: str | Unset = _attrs_field(default=UNSET, repr=_redacted)
    beneficiary_last_name: str | Unset = _attrs_field(default=UNSET, repr=_redacted)
    beneficiary_address1: str | Unset = _attrs_field(default=UNSET, repr=_redacted)
    beneficiary_address2: str | Unset = _attrs_field(default=UNSET, repr=_redacted)
    beneficiary_city: str | Unset = _attrs_field(default=UNSET, repr=_redacted)
    beneficiary_state: str | Unset = _attrs_field(default=UNSET, repr=_redacted)
    beneficiary_zip: str | Unset = _attrs_field(default=UNSET, repr=_redacted)
    beneficiary_phone: str | Unset = _attrs_field(default=UNSET, repr=_redacted)
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=_redacted)

    CONSTRAINTS: ClassVar[dict[str, dict[str, Any]]] = {
        "beneficiary_account": {"attr": "beneficiary_account", "type": "string", "sensitive": True},
        "beneficiary_first_name": {"attr": "beneficiary_first_name", "type": "string", "sensitive": True},
        "beneficiary_last_name": {"attr": "beneficiary_last_name", "type": "string", "sensitive": True},
        "beneficiary_address1": {"attr": "beneficiary_address1", "type": "string", "sensitive": True},
        "beneficiary_address2": {"attr": "beneficiary_address2", "type": "string", "sensitive": True},
        "beneficiary_city": {"attr": "beneficiary_city", "type": "string", "sensitive": True},
        "beneficiary_state": {
            "attr": "beneficiary_state",
            "type": "string",
            "min_length": 2,
            "max_length": 2,
            "pattern": "^(?:A[LKSZRAEP]|C[AOT]|D[EC]|F[LM]|G[AU]|HI|I[ADLN]|K[SY]|LA|M[ADEHINOPST]|N[CDEHJMVY]|O[HKR]|P[ARW]|RI|S[CD]|T[NX]|UT|V[AIT]|W[AIVY])$",
            "sensitive": True,
        },
        "beneficiary_zip": {
            "attr": "beneficiary_zip",
            "type": "string",
            "max_length": 10,
            "pattern": "^[0-9]{5}(?:-[0-9]{4})?$",
            "sensitive": True,
        },
        "beneficiary_phone": {"attr": "beneficiary_phone", "type": "string", "sensitive": True},
    }
    RULES: ClassVar[tuple[dict[str, Any], ...]] = ()

    def to_dict(self) -> dict[str, Any]:
        out: dict[str, Any] = dict(self.additional_properties)
        v: Any
        v = self.beneficiary_account
        if v is not UNSET:
            out["beneficiary_account"] = v
        v = self.beneficiary_first_name
        if v is not UNSET:
            out["beneficiary_first_name"] = v
        v = self.beneficiary_last_name
        if v is not UNSET:
            out["beneficiary_last_name"] = v
        v = self.beneficiary_address1
        if v is not UNSET:
            out["beneficiary_address1"] = v
        v = self.beneficiary_address2
        if v is not UNSET:
            out["beneficiary_address2"] = v
        v = self.beneficiary_city
        if v is not UNSET:
            out["beneficiary_city"] = v
        v = self.beneficiary_state
        if v is not UNSET:
            out["beneficiary_state"] = v
        v = self.beneficiary_zip
        if v is not UNSET:
            out["beneficiary_zip"] = v
        v = self.beneficiary_phone
        if v is not UNSET:
            out["beneficiary_phone"] = v
        return out

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        rest = dict(src_dict) if isinstance(src_dict, dict) else _mapping(src_dict)
        take: Callable[..., Any] = rest.pop
        model = cls(
            beneficiary_account=take("beneficiary_account", UNSET),
            beneficiary_first_name=take("beneficiary_first_name", UNSET),
            beneficiary_last_name=take("beneficiary_last_name", UNSET),
            beneficiary_address1=take("beneficiary_address1", UNSET),
            beneficiary_address2=take("beneficiary_address2", UNSET),
            beneficiary_city=take("beneficiary_city", UNSET),
            beneficiary_state=take("beneficiary_state", UNSET),
            beneficiary_zip=take("beneficiary_zip", UNSET),
            beneficiary_phone=take("beneficiary_phone", UNSET),
        )
        model.additional_properties = rest
        return model


# At the foot: models refer to each other in circles, and an import inside from_dict would cost more than the reading.
