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
class Party(_Model):
    """A recipient, an approver or an interested party. The business-name form of a party is not publicly known.

    Source: example docs/notify-managed/notify/stage
    Source: example docs/notify-managed/quick-start

    Attributes:
        contact_address: [example docs/notify-managed/notify/stage; inferred docs/notify-managed/notify/stage – that
            it is optional for an approver]
        authentication: Identity challenges; absent on the approver of the example.
        notification: Extra lines in the notice; absent on the approver of the example.
    """

    settings: PartySettings | Unset = _attrs_field(default=UNSET, repr=_shown_nested)
    name_personal: NamePersonal | Unset = _attrs_field(default=UNSET, repr=_redacted)
    contact_telcom: ContactTelcom | Unset = _attrs_field(default=UNSET, repr=_redacted)
    contact_address: ContactAddress | Unset = _attrs_field(default=UNSET, repr=_redacted)
    authentication: list[AuthenticationRecord] | Unset = _attrs_field(default=UNSET, repr=_shown_nested)
    notification: list[NotificationRecord] | Unset = _attrs_field(default=UNSET, repr=_shown_nested)
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=_redacted)

    CONSTRAINTS: ClassVar[dict[str, dict[str, Any]]] = {
        "settings": {"attr": "settings", "type": "object"},
        "name_personal": {"attr": "name_personal", "type": "object", "sensitive": True},
        "contact_telcom": {"attr": "contact_telcom", "type": "object", "sensitive": True},
        "contact_address": {"attr": "contact_address", "type": "object", "sensitive": True},
        "authentication": {"attr": "authentication", "type": "array", "items": {"type": "object"}},
        "notification": {"attr": "notification", "type": "array", "items": {"type": "object"}},
    }
    RULES: ClassVar[tuple[dict[str, Any], ...]] = ()

    def to_dict(self) -> dict[str, Any]:
        out: dict[str, Any] = dict(self.additional_properties)
        v: Any
        v = self.settings
        if v is not UNSET:
            out["settings"] = v.to_dict() if isinstance(v, _Model) else v
        v = self.name_personal
        if v is not UNSET:
            out["name_personal"] = v.to_dict() if isinstance(v, _Model) else v
        v = self.contact_telcom
        if v is not UNSET:
            out["contact_telcom"] = v.to_dict() if isinstance(v, _Model) else v
        v = self.contact_address
        if v is not UNSET:
            out["contact_address"] = v.to_dict() if isinstance(v, _Model) else v
        v = self.authentication
        if v is not UNSET:
            out["authentication"] = (
                [i.to_dict() if isinstance(i, _Model) else i for i in v] if isinstance(v, (list, tuple)) else v
            )
        v = self.notification
        if v is not UNSET:
            out["notification"] = (
                [i.to_dict() if isinstance(i, _Model) else i for i in v] if isinstance(v, (list, tuple)) else v
            )
        return out

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        rest = dict(src_dict) if isinstance(src_dict, dict) else _mapping(src_dict)
        take: Callable[..., Any] = rest.pop
        model = cls(
            settings=PartySettings.from_dict(v) if isinstance(v := take("settings", UNSET), dict) else v,
            name_personal=NamePersonal.from_dict(v) if isinstance(v := take("name_personal", UNSET), dict) else v,
            contact_telcom=ContactTelcom.from_dict(v) if isinstance(v := take("contact_telcom", UNSET), dict) else v,
            contact_address=ContactAddress.from_dict(v) if isinstance(v := take("contact_address", UNSET), dict) else v,
            authentication=[AuthenticationRecord.from_dict(i) if isinstance(i, dict) else i for i in v]
            if isinstance(v := take("authentication", UNSET), list)
            else v,
            notification=[NotificationRecord.from_dict(i) if isinstance(i, dict) else i for i in v]
            if isinstance(v := take("notification", UNSET), list)
            else v,
        )
        model.additional_properties = rest
        return model


# At the foot: models refer to each other in circles, and an import inside from_dict would cost more than the reading.
from ..models.authentication_record import AuthenticationRecord  # noqa: E402
from ..models.contact_address import ContactAddress  # noqa: E402
from ..models.contact_telcom import ContactTelcom  # noqa: E402
from ..models.name_personal import NamePersonal  # noqa: E402
from ..models.notification_record import NotificationRecord  # noqa: E402
from ..models.party_settings import PartySettings  # noqa: E402
