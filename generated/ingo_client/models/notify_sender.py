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
class NotifySender(_Model):
    """Who pays, as shown to the recipient.

    Source: example docs/notify-managed/notify/stage

    Attributes:
        sender_account: Account of the sender, at the client.
    """

    name_personal: NamePersonal | Unset = _attrs_field(default=UNSET, repr=_redacted)
    contact_address: ContactAddress | Unset = _attrs_field(default=UNSET, repr=_redacted)
    contact_telcom: ContactTelcom | Unset = _attrs_field(default=UNSET, repr=_redacted)
    sender_account: str | Unset = _attrs_field(default=UNSET, repr=_redacted)
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=_redacted)

    CONSTRAINTS: ClassVar[dict[str, dict[str, Any]]] = {
        "name_personal": {"attr": "name_personal", "type": "object", "sensitive": True},
        "contact_address": {"attr": "contact_address", "type": "object", "sensitive": True},
        "contact_telcom": {"attr": "contact_telcom", "type": "object", "sensitive": True},
        "sender_account": {"attr": "sender_account", "type": "string", "sensitive": True},
    }
    RULES: ClassVar[tuple[dict[str, Any], ...]] = ()

    def to_dict(self) -> dict[str, Any]:
        out: dict[str, Any] = dict(self.additional_properties)
        v: Any
        v = self.name_personal
        if v is not UNSET:
            out["name_personal"] = v.to_dict() if isinstance(v, _Model) else v
        v = self.contact_address
        if v is not UNSET:
            out["contact_address"] = v.to_dict() if isinstance(v, _Model) else v
        v = self.contact_telcom
        if v is not UNSET:
            out["contact_telcom"] = v.to_dict() if isinstance(v, _Model) else v
        v = self.sender_account
        if v is not UNSET:
            out["sender_account"] = v
        return out

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        rest = dict(src_dict) if isinstance(src_dict, dict) else _mapping(src_dict)
        take: Callable[..., Any] = rest.pop
        model = cls(
            name_personal=NamePersonal.from_dict(v) if isinstance(v := take("name_personal", UNSET), dict) else v,
            contact_address=ContactAddress.from_dict(v) if isinstance(v := take("contact_address", UNSET), dict) else v,
            contact_telcom=ContactTelcom.from_dict(v) if isinstance(v := take("contact_telcom", UNSET), dict) else v,
            sender_account=take("sender_account", UNSET),
        )
        model.additional_properties = rest
        return model


# At the foot: models refer to each other in circles, and an import inside from_dict would cost more than the reading.
from ..models.contact_address import ContactAddress  # noqa: E402
from ..models.contact_telcom import ContactTelcom  # noqa: E402
from ..models.name_personal import NamePersonal  # noqa: E402
