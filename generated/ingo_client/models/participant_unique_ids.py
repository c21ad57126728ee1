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
class ParticipantUniqueIds(_Model):
    """The client's own ids of one transaction, in a request.

    Source: example docs/ingopay/debit/process-ach
    Source: older docs en/ingopay-api/gateway/process/debit – the object is required
    Source: example docs/notify-managed/notify/stage

    Attributes:
        participant_unique_id1: Unique id of the transaction in the client's system; the idempotency key. Save it
            before the call. [example docs/ingopay/debit/process-ach; older docs
            en/ingopay-api/gateway/process/debit; inferred docs/ingopay/debit/process-ach – required, because the
            required object exists to carry it; example docs/notify-managed/notify/stage]
        participant_unique_id2: Second id of the client. [example docs/ingopay/debit/process-ach; older docs
            en/ingopay-api/gateway/process/debit; example docs/notify-managed/notify/stage]
    """

    participant_unique_id1: str
    participant_unique_id2: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=_redacted)

    CONSTRAINTS: ClassVar[dict[str, dict[str, Any]]] = {
        "participant_unique_id1": {"attr": "participant_unique_id1", "type": "string", "required": True},
        "participant_unique_id2": {"attr": "participant_unique_id2", "type": "string"},
    }
    RULES: ClassVar[tuple[dict[str, Any], ...]] = ()

    def to_dict(self) -> dict[str, Any]:
        out: dict[str, Any] = dict(self.additional_properties)
        v: Any
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
            participant_unique_id1=take("participant_unique_id1", UNSET),
            participant_unique_id2=take("participant_unique_id2", UNSET),
        )
        model.additional_properties = rest
        return model


# At the foot: models refer to each other in circles, and an import inside from_dict would cost more than the reading.
