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
class ContactTelcom(_Model):
    """Email and telephone numbers (Ingo spells it `telcom`).

    Source: example docs/ingopay/process/card
    Source: example docs/notify-managed/notify/stage

    Attributes:
        email: Email address.
        phone_home: Home telephone number. [example docs/ingopay/process/card]
        phone_mobile: Mobile telephone number.
    """

    email: str | Unset = _attrs_field(default=UNSET, repr=_redacted)
    phone_home: str | Unset = _attrs_field(default=UNSET, repr=_redacted)
    phone_mobile: str | Unset = _attrs_field(default=UNSET, repr=_redacted)
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=_redacted)

    CONSTRAINTS: ClassVar[dict[str, dict[str, Any]]] = {
        "email": {"attr": "email", "type": "string", "sensitive": True},
        "phone_home": {"attr": "phone_home", "type": "string", "sensitive": True},
        "phone_mobile": {"attr": "phone_mobile", "type": "string", "sensitive": True},
    }
    RULES: ClassVar[tuple[dict[str, Any], ...]] = ()

    def to_dict(self) -> dict[str, Any]:
        out: dict[str, Any] = dict(self.additional_properties)
        v: Any
        v = self.email
        if v is not UNSET:
            out["email"] = v
        v = self.phone_home
        if v is not UNSET:
            out["phone_home"] = v
        v = self.phone_mobile
        if v is not UNSET:
            out["phone_mobile"] = v
        return out

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        rest = dict(src_dict) if isinstance(src_dict, dict) else _mapping(src_dict)
        take: Callable[..., Any] = rest.pop
        model = cls(
            email=take("email", UNSET),
            phone_home=take("phone_home", UNSET),
            phone_mobile=take("phone_mobile", UNSET),
        )
        model.additional_properties = rest
        return model


# At the foot: models refer to each other in circles, and an import inside from_dict would cost more than the reading.
