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
class NotifyStagePartiesReplyTransaction(_Model):
    """The staged notification and its parties.

    Source: example docs/notify-managed/notify/stage
    Source: example docs/notify-managed/quick-start

    Attributes:
        notification_id: Ingo's id of the notification.
        tracer_id: Needed to cancel; in the reference example only. [example docs/notify-managed/notify/stage]
        parties: The parties with the ids that Ingo gave them.
    """

    participant_unique_ids: ParticipantUniqueIdsEcho | Unset = _attrs_field(default=UNSET, repr=_shown_nested)
    notification_id: int | str | Unset = UNSET
    tracer_id: str | Unset = UNSET
    parties: list[StagedParty] | Unset = _attrs_field(default=UNSET, repr=_shown_nested)
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=_redacted)

    def to_dict(self) -> dict[str, Any]:
        out: dict[str, Any] = dict(self.additional_properties)
        v: Any
        v = self.participant_unique_ids
        if v is not UNSET:
            out["participant_unique_ids"] = v.to_dict() if isinstance(v, _Model) else v
        v = self.notification_id
        if v is not UNSET:
            out["notification_id"] = v
        v = self.tracer_id
        if v is not UNSET:
            out["tracer_id"] = v
        v = self.parties
        if v is not UNSET:
            out["parties"] = (
                [i.to_dict() if isinstance(i, _Model) else i for i in v] if isinstance(v, (list, tuple)) else v
            )
        return out

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        rest = dict(src_dict) if isinstance(src_dict, dict) else _mapping(src_dict)
        take: Callable[..., Any] = rest.pop
        model = cls(
            participant_unique_ids=ParticipantUniqueIdsEcho.from_dict(v)
            if isinstance(v := take("participant_unique_ids", UNSET), dict)
            else v,
            notification_id=take("notification_id", UNSET),
            tracer_id=take("tracer_id", UNSET),
            parties=[StagedParty.from_dict(i) if isinstance(i, dict) else i for i in v]
            if isinstance(v := take("parties", UNSET), list)
            else v,
        )
        model.additional_properties = rest
        return model


# At the foot: models refer to each other in circles, and an import inside from_dict would cost more than the reading.
from ..models.participant_unique_ids_echo import ParticipantUniqueIdsEcho  # noqa: E402
from ..models.staged_party import StagedParty  # noqa: E402
