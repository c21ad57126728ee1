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
    _shown_nested,
)
from ..types import Model as _Model


@_attrs_define(kw_only=True, repr=False)
class WebhookData(_Model):
    """Ids to correlate by, and the payload of the topic.

    Source: example api-reference/websockets/notification-bounced
    """

    event: WebhookPayload = _attrs_field(repr=_shown_nested)
    ancillary: WebhookAncillary | Unset = _attrs_field(default=UNSET, repr=_shown_nested)
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=_redacted)

    def to_dict(self) -> dict[str, Any]:
        out: dict[str, Any] = dict(self.additional_properties)
        v: Any
        v = self.event
        if v is not UNSET:
            out["event"] = v.to_dict() if isinstance(v, _Model) else v
        v = self.ancillary
        if v is not UNSET:
            out["ancillary"] = v.to_dict() if isinstance(v, _Model) else v
        return out

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        rest = dict(src_dict) if isinstance(src_dict, dict) else _mapping(src_dict)
        take: Callable[..., Any] = rest.pop
        model = cls(
            event=WebhookPayload.from_dict(v) if isinstance(v := take("event", UNSET), dict) else v,
            ancillary=WebhookAncillary.from_dict(v) if isinstance(v := take("ancillary", UNSET), dict) else v,
        )
        model.additional_properties = rest
        return model


# At the foot: models refer to each other in circles, and an import inside from_dict would cost more than the reading.
from ..models.webhook_ancillary import WebhookAncillary  # noqa: E402
from ..models.webhook_payload import WebhookPayload  # noqa: E402
