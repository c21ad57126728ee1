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
    _read_enum,
    _redacted,
)
from ..types import Model as _Model


@_attrs_define(kw_only=True, repr=False)
class PartySettings(_Model):
    """What a party is in this disbursement.

    Source: example docs/notify-managed/notify/stage
    Source: example docs/notify-managed/quick-start

    Attributes:
        client_provided_id: The client's id of the party; echoed together with Ingo's party_id. [documented
            docs/notify-managed/notify/stage – the meaning; example docs/notify-managed/notify/stage – the type]
        role: [documented docs/notify-managed/notify/stage; example docs/notify-managed/notify/stage – the type]
        classification: Only 1 met, for persons; further values are not known.
        recipient_enabled: [documented docs/notify-managed/notify/stage; example docs/notify-managed/notify/stage –
            the type]
    """

    client_provided_id: str | Unset = UNSET
    role: PartyRole | Unset = UNSET
    classification: int | Unset = UNSET
    recipient_enabled: RecipientEnabled | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=_redacted)

    CONSTRAINTS: ClassVar[dict[str, dict[str, Any]]] = {
        "client_provided_id": {"attr": "client_provided_id", "type": "string"},
        "role": {"attr": "role", "type": "integer", "enum": (0, 1, 2)},
        "classification": {"attr": "classification", "type": "integer"},
        "recipient_enabled": {"attr": "recipient_enabled", "type": "integer", "enum": (0, 1)},
    }
    RULES: ClassVar[tuple[dict[str, Any], ...]] = ()

    def to_dict(self) -> dict[str, Any]:
        out: dict[str, Any] = dict(self.additional_properties)
        v: Any
        v = self.client_provided_id
        if v is not UNSET:
            out["client_provided_id"] = v
        v = self.role
        if v is not UNSET:
            out["role"] = v.value if isinstance(v, PartyRole) else v
        v = self.classification
        if v is not UNSET:
            out["classification"] = v
        v = self.recipient_enabled
        if v is not UNSET:
            out["recipient_enabled"] = v.value if isinstance(v, RecipientEnabled) else v
        return out

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        rest = dict(src_dict) if isinstance(src_dict, dict) else _mapping(src_dict)
        take: Callable[..., Any] = rest.pop
        model = cls(
            client_provided_id=take("client_provided_id", UNSET),
            role=_read_enum(v, PartyRole) if type(v := take("role", UNSET)) is int else v,
            classification=take("classification", UNSET),
            recipient_enabled=_read_enum(v, RecipientEnabled)
            if type(v := take("recipient_enabled", UNSET)) is int
            else v,
        )
        model.additional_properties = rest
        return model


# At the foot: models refer to each other in circles, and an import inside from_dict would cost more than the reading.
from ..models.party_role import PartyRole  # noqa: E402
from ..models.recipient_enabled import RecipientEnabled  # noqa: E402
