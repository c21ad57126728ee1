# Written by scripts/generate from openapi/bundled.yaml. Do not edit: edit openapi/ and run it again.
from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import (
    UNSET,
    _mapping,
    _redacted,
    _shown_nested,
)
from ..types import Model as _Model


@_attrs_define(kw_only=True, repr=False)
class WebhookEnvelope(_Model):
    """What every webhook carries. The order of the keys varies.

    Source: example api-reference/websockets/notification-bounced
    """

    metadata: WebhookMetadata = _attrs_field(repr=_shown_nested)
    data: WebhookData = _attrs_field(repr=_shown_nested)
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=_redacted)

    def to_dict(self) -> dict[str, Any]:
        out: dict[str, Any] = dict(self.additional_properties)
        v: Any
        v = self.metadata
        if v is not UNSET:
            out["metadata"] = v.to_dict() if isinstance(v, _Model) else v
        v = self.data
        if v is not UNSET:
            out["data"] = v.to_dict() if isinstance(v, _Model) else v
        return out

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        rest = dict(src_dict) if isinstance(src_dict, dict) else _mapping(src_dict)
        take: Callable[..., Any] = rest.pop
        model = cls(
            metadata=WebhookMetadata.from_dict(v) if isinstance(v := take("metadata", UNSET), dict) else v,
            data=WebhookData.from_dict(v) if isinstance(v := take("data", UNSET), dict) else v,
        )
        model.additional_properties = rest
        return model


# At the foot: models refer to each other in circles, and an import inside from_dict would cost more than the reading.
from ..models.webhook_data import WebhookData  # noqa: E402
from ..models.webhook_metadata import WebhookMetadata  # noqa: E402
