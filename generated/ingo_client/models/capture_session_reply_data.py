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
class CaptureSessionReplyData(_Model):
    """The session.

    Source: example docs/iframe/session/create

    Attributes:
        session_identifier: UUID of the session; browser events and webhooks carry it.
        authorized_url: What the browser mounts, within 30 seconds.
        authorized_url_expiration_utc: ISO 8601 time in UTC, with a fraction.
        participant_unique_id1: Echo of the request.
        participant_unique_id2: Echo of the request; an empty text when absent.
    """

    session_identifier: str | Unset = UNSET
    authorized_url: str | Unset = _attrs_field(default=UNSET, repr=_redacted)
    authorized_url_expiration_utc: str | Unset = UNSET
    participant_unique_id1: str | Unset = UNSET
    participant_unique_id2: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=_redacted)

    def to_dict(self) -> dict[str, Any]:
        out: dict[str, Any] = dict(self.additional_properties)
        v: Any
        v = self.session_identifier
        if v is not UNSET:
            out["session_identifier"] = v
        v = self.authorized_url
        if v is not UNSET:
            out["authorized_url"] = v
        v = self.authorized_url_expiration_utc
        if v is not UNSET:
            out["authorized_url_expiration_utc"] = v
        v = self.participant_unique_id1
        if v is not UNSET:
            out["participant_unique_id1"] = v
        v = self.participant_unique_id2
        if v is not UNSET:
            out["participant_unique_id2"] = v
        return out

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        rest = dict(src_dict) if isinstance(src_dict, dict) else _mapping(src_dict)
        take: Callable[..., Any] = rest.pop
        model = cls(
            session_identifier=take("session_identifier", UNSET),
            authorized_url=take("authorized_url", UNSET),
            authorized_url_expiration_utc=take("authorized_url_expiration_utc", UNSET),
            participant_unique_id1=take("participant_unique_id1", UNSET),
            participant_unique_id2=take("participant_unique_id2", UNSET),
        )
        model.additional_properties = rest
        return model


# At the foot: models refer to each other in circles, and an import inside from_dict would cost more than the reading.
