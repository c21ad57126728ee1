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
)
from ..types import Model as _Model


@_attrs_define(kw_only=True, repr=False)
class WebhookAncillary(_Model):
    """Ids to correlate by. An empty string counts as absent.

    Source: example api-reference/websockets/notification-bounced

    Attributes:
        participant_unique_id1: First id of the request.
        participant_unique_id2: Second id of the request; an integer above 2^53 in one example. [example
            api-reference/websockets/notification-bounced; example api-reference/websockets/otac-delivery-generated]
        session_id: Id of the session; absent or empty for pure IngoPay and on some Notify events.
        notification_id: Ingo's id of the staged item, a string here and an integer in the reply to staging
            (Notify).
        party_id: Id of the party (Notify Managed). [example api-reference/websockets/party-notification-bounced]
        tracer_token: Embedded Account Capture only; made of the participant, a Unix time and a UUID. [example
            iframe-webhooks/websockets/check-stopped; example
            ingopay-webhooks/websockets/account-tokenization-success]
    """

    participant_unique_id1: int | str | Unset = UNSET
    participant_unique_id2: int | str | Unset = UNSET
    session_id: str | Unset = UNSET
    notification_id: int | str | Unset = UNSET
    party_id: str | Unset = UNSET
    tracer_token: str | Unset = _attrs_field(default=UNSET, repr=_redacted)
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=_redacted)

    def to_dict(self) -> dict[str, Any]:
        out: dict[str, Any] = dict(self.additional_properties)
        v: Any
        v = self.participant_unique_id1
        if v is not UNSET:
            out["participant_unique_id1"] = v
        v = self.participant_unique_id2
        if v is not UNSET:
            out["participant_unique_id2"] = v
        v = self.session_id
        if v is not UNSET:
            out["session_id"] = v
        v = self.notification_id
        if v is not UNSET:
            out["notification_id"] = v
        v = self.party_id
        if v is not UNSET:
            out["party_id"] = v
        v = self.tracer_token
        if v is not UNSET:
            out["tracer_token"] = v
        return out

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        rest = dict(src_dict) if isinstance(src_dict, dict) else _mapping(src_dict)
        take: Callable[..., Any] = rest.pop
        model = cls(
            participant_unique_id1=take("participant_unique_id1", UNSET),
            participant_unique_id2=take("participant_unique_id2", UNSET),
            session_id=take("session_id", UNSET),
            notification_id=take("notification_id", UNSET),
            party_id=take("party_id", UNSET),
            tracer_token=take("tracer_token", UNSET),
        )
        model.additional_properties = rest
        return model


# At the foot: models refer to each other in circles, and an import inside from_dict would cost more than the reading.
