# Written by scripts/generate from openapi/bundled.yaml. Do not edit: edit openapi/ and run it again.
from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any, ClassVar, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import (
    UNSET,
    Unset,
    _mapping,
    _read_amount,
    _read_enum,
    _redacted,
)
from ..types import Model as _Model


@_attrs_define(kw_only=True, repr=False)
class BillerSearch(_Model):
    """Search for billers by the bill account number.

    Source: documented docs/ingopay/ancillary/biller-search

    Attributes:
        account: Bill account number to search with.
        participant_id: Assigned by Ingo.
        amount: Checked against the limits of the biller.
        rail_type: CREDIT (push) when left out.
        store_id: Required for retail participants.
        clerk_id: Required for retail participants.
        terminal_id: Required for retail participants.
    """

    account: str = _attrs_field(repr=_redacted)
    participant_id: int | Unset = UNSET
    amount: Decimal | None | Unset = UNSET
    rail_type: None | RailType | Unset = UNSET
    store_id: None | str | Unset = UNSET
    clerk_id: None | str | Unset = UNSET
    terminal_id: None | str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=_redacted)

    CONSTRAINTS: ClassVar[dict[str, dict[str, Any]]] = {
        "participant_id": {"attr": "participant_id", "type": "integer", "required": True, "stamped": True},
        "account": {"attr": "account", "type": "string", "max_length": 255, "required": True, "sensitive": True},
        "amount": {"attr": "amount", "type": "decimal", "minimum": Decimal("0.01"), "nullable": True},
        "rail_type": {
            "attr": "rail_type",
            "type": "string",
            "max_length": 6,
            "enum": ("CREDIT", "DEBIT"),
            "nullable": True,
        },
        "store_id": {"attr": "store_id", "type": "string", "max_length": 255, "nullable": True},
        "clerk_id": {"attr": "clerk_id", "type": "string", "max_length": 255, "nullable": True},
        "terminal_id": {"attr": "terminal_id", "type": "string", "max_length": 255, "nullable": True},
    }
    RULES: ClassVar[tuple[dict[str, Any], ...]] = ()

    def to_dict(self) -> dict[str, Any]:
        out: dict[str, Any] = dict(self.additional_properties)
        v: Any
        v = self.account
        if v is not UNSET:
            out["account"] = v
        v = self.participant_id
        if v is not UNSET:
            out["participant_id"] = v
        v = self.amount
        if v is not UNSET:
            out["amount"] = v
        v = self.rail_type
        if v is not UNSET:
            out["rail_type"] = v.value if isinstance(v, RailType) else v
        v = self.store_id
        if v is not UNSET:
            out["store_id"] = v
        v = self.clerk_id
        if v is not UNSET:
            out["clerk_id"] = v
        v = self.terminal_id
        if v is not UNSET:
            out["terminal_id"] = v
        return out

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        rest = dict(src_dict) if isinstance(src_dict, dict) else _mapping(src_dict)
        take: Callable[..., Any] = rest.pop
        model = cls(
            account=take("account", UNSET),
            participant_id=take("participant_id", UNSET),
            amount=_read_amount(take("amount", UNSET)),
            rail_type=_read_enum(v, RailType) if type(v := take("rail_type", UNSET)) is str else v,
            store_id=take("store_id", UNSET),
            clerk_id=take("clerk_id", UNSET),
            terminal_id=take("terminal_id", UNSET),
        )
        model.additional_properties = rest
        return model


# At the foot: models refer to each other in circles, and an import inside from_dict would cost more than the reading.
from ..models.rail_type import RailType  # noqa: E402
