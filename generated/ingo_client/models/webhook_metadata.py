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
class WebhookMetadata(_Model):
    """Which event, when, and in which version.

    Source: example api-reference/websockets/notification-bounced

    Attributes:
        id: Unique per event, the key for deduplication. Often has a prefix such as `prod1-` or `sb01-`; not to be
            read as a UUID. [documented docs/hub/webhooks; example ingopay-webhooks/webhooks/check-paid]
        topic: Name of the event, to route by.
        timestamp: Unix seconds.
        topic_description: Free text, sometimes ending in "(Terminal)" or "(Non-terminal)".
        version: Version of the contract of this topic; a new one may add fields.
    """

    id: str
    topic: str
    timestamp: int | Unset = UNSET
    topic_description: str | Unset = UNSET
    version: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=_redacted)

    def to_dict(self) -> dict[str, Any]:
        out: dict[str, Any] = dict(self.additional_properties)
        v: Any
        v = self.id
        if v is not UNSET:
            out["id"] = v
        v = self.topic
        if v is not UNSET:
            out["topic"] = v
        v = self.timestamp
        if v is not UNSET:
            out["timestamp"] = v
        v = self.topic_description
        if v is not UNSET:
            out["topic_description"] = v
        v = self.version
        if v is not UNSET:
            out["version"] = v
        return out

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        rest = dict(src_dict) if isinstance(src_dict, dict) else _mapping(src_dict)
        take: Callable[..., Any] = rest.pop
        model = cls(
            id=take("id", UNSET),
            topic=take("topic", UNSET),
            timestamp=take("timestamp", UNSET),
            topic_description=take("topic_description", UNSET),
            version=take("version", UNSET),
        )
        model.additional_properties = rest
        return model


# At the foot: models refer to each other in circles, and an import inside from_dict would cost more than the reading.
