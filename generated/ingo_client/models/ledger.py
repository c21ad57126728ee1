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
class Ledger(_Model):
    """Link to the ledger service. Only for clients configured for it; otherwise leave the object out completely.

    Source: documented docs/ingopay/ancillary/check-stop – fields and limits
    Source: documented docs/ingopay/process/* – the object

    Attributes:
        api_key: Key of the ledger service, 1 to 100 characters. [documented docs/ingopay/ancillary/check-stop]
        user_id: User of the ledger service, 1 to 100 characters. [documented docs/ingopay/ancillary/check-stop]
        entity_type: [documented docs/ingopay/ancillary/check-stop]
        entity_id: Id of the entity, at most 100 characters. [documented docs/ingopay/ancillary/check-stop]
    """

    api_key: str | Unset = _attrs_field(default=UNSET, repr=_redacted)
    user_id: str | Unset = UNSET
    entity_type: LedgerEntityType | Unset = UNSET
    entity_id: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=_redacted)

    CONSTRAINTS: ClassVar[dict[str, dict[str, Any]]] = {
        "api_key": {"attr": "api_key", "type": "string", "min_length": 1, "max_length": 100, "sensitive": True},
        "user_id": {"attr": "user_id", "type": "string", "min_length": 1, "max_length": 100},
        "entity_type": {
            "attr": "entity_type",
            "type": "string",
            "min_length": 1,
            "max_length": 50,
            "enum": ("program", "business", "user"),
        },
        "entity_id": {"attr": "entity_id", "type": "string", "max_length": 100},
    }
    RULES: ClassVar[tuple[dict[str, Any], ...]] = ()

    def to_dict(self) -> dict[str, Any]:
        out: dict[str, Any] = dict(self.additional_properties)
        v: Any
        v = self.api_key
        if v is not UNSET:
            out["api_key"] = v
        v = self.user_id
        if v is not UNSET:
            out["user_id"] = v
        v = self.entity_type
        if v is not UNSET:
            out["entity_type"] = v.value if isinstance(v, LedgerEntityType) else v
        v = self.entity_id
        if v is not UNSET:
            out["entity_id"] = v
        return out

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        rest = dict(src_dict) if isinstance(src_dict, dict) else _mapping(src_dict)
        take: Callable[..., Any] = rest.pop
        model = cls(
            api_key=take("api_key", UNSET),
            user_id=take("user_id", UNSET),
            entity_type=_read_enum(v, LedgerEntityType) if type(v := take("entity_type", UNSET)) is str else v,
            entity_id=take("entity_id", UNSET),
        )
        model.additional_properties = rest
        return model


# At the foot: models refer to each other in circles, and an import inside from_dict would cost more than the reading.
from ..models.ledger_entity_type import LedgerEntityType  # noqa: E402
