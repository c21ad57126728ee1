# Written by scripts/generate from openapi/bundled.yaml. Do not edit: edit openapi/ and run it again.
from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, ClassVar, Literal, Self

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
class VerifyCheck(_Model):
    """Verify and tokenise the payee of a check by mail. There is no token alternative and no amount here.

    Source: documented docs/ingopay/verify/check

    Attributes:
        participant_unique_id1: Client id tied to the creation of the token, e.g. of the customer or account, 1 to
            255 characters. No personal data.
        account_type: Always CK (check by mail).
        participant_id: Number that Ingo assigned to the participant, five digits. [documented
            docs/ingopay/verify/*; documented docs/ingopay/process/*; documented docs/hub/reporting – five digits;
            older docs en/ingopay-api/gateway/verify – INT 5]
        timestamp: Time of the request in Unix seconds.
        version: Version of the request body; the current value is 11.
        recipient: Payee; required when recipient_is_beneficiary is 0, otherwise filled from the beneficiary.
        beneficiary: Whom the payment is for; all of it is printed as remittance data with the check.
        participant_unique_id2: Second id of the client, at most 255 characters, to be carried forward to process.
            No personal data.
        store_id: Id of the store, at most 255 characters; required for retail participants.
        terminal_id: Id of the terminal, at most 255 characters; required for retail participants.
        clerk_id: Id of the clerk, at most 255 characters; required for retail participants.
    """

    participant_unique_id1: str
    account_type: Literal["CK"] = "CK"
    participant_id: int | Unset = UNSET
    timestamp: int | Unset = UNSET
    version: int | Unset = UNSET
    recipient: CheckRecipient | Unset = _attrs_field(default=UNSET, repr=_redacted)
    recipient_is_beneficiary: RecipientIsBeneficiary | Unset = UNSET
    beneficiary: CheckBeneficiary | Unset = _attrs_field(default=UNSET, repr=_redacted)
    participant_unique_id2: str | Unset = UNSET
    store_id: str | Unset = UNSET
    terminal_id: str | Unset = UNSET
    clerk_id: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=_redacted)

    CONSTRAINTS: ClassVar[dict[str, dict[str, Any]]] = {
        "participant_id": {
            "attr": "participant_id",
            "type": "integer",
            "maximum": 99999,
            "required": True,
            "stamped": True,
        },
        "timestamp": {"attr": "timestamp", "type": "integer", "required": True, "stamped": True},
        "version": {"attr": "version", "type": "integer", "required": True, "stamped": True},
        "participant_unique_id1": {
            "attr": "participant_unique_id1",
            "type": "string",
            "min_length": 1,
            "max_length": 255,
            "required": True,
        },
        "account_type": {"attr": "account_type", "type": "string", "const": "CK", "required": True},
        "recipient": {"attr": "recipient", "type": "object", "sensitive": True},
        "recipient_is_beneficiary": {"attr": "recipient_is_beneficiary", "type": "integer", "enum": (0, 1)},
        "beneficiary": {"attr": "beneficiary", "type": "object", "sensitive": True},
        "participant_unique_id2": {"attr": "participant_unique_id2", "type": "string", "max_length": 255},
        "store_id": {"attr": "store_id", "type": "string", "max_length": 255},
        "terminal_id": {"attr": "terminal_id", "type": "string", "max_length": 255},
        "clerk_id": {"attr": "clerk_id", "type": "string", "max_length": 255},
    }
    RULES: ClassVar[tuple[dict[str, Any], ...]] = (
        {"rule": "requires", "field": "recipient_is_beneficiary", "equals": 0, "default": 1, "others": ["recipient"]},
    )

    def to_dict(self) -> dict[str, Any]:
        out: dict[str, Any] = dict(self.additional_properties)
        v: Any
        v = self.participant_unique_id1
        if v is not UNSET:
            out["participant_unique_id1"] = v
        v = self.account_type
        if v is not UNSET:
            out["account_type"] = v
        v = self.participant_id
        if v is not UNSET:
            out["participant_id"] = v
        v = self.timestamp
        if v is not UNSET:
            out["timestamp"] = v
        v = self.version
        if v is not UNSET:
            out["version"] = v
        v = self.recipient
        if v is not UNSET:
            out["recipient"] = v.to_dict() if isinstance(v, _Model) else v
        v = self.recipient_is_beneficiary
        if v is not UNSET:
            out["recipient_is_beneficiary"] = v.value if isinstance(v, RecipientIsBeneficiary) else v
        v = self.beneficiary
        if v is not UNSET:
            out["beneficiary"] = v.to_dict() if isinstance(v, _Model) else v
        v = self.participant_unique_id2
        if v is not UNSET:
            out["participant_unique_id2"] = v
        v = self.store_id
        if v is not UNSET:
            out["store_id"] = v
        v = self.terminal_id
        if v is not UNSET:
            out["terminal_id"] = v
        v = self.clerk_id
        if v is not UNSET:
            out["clerk_id"] = v
        return out

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        rest = dict(src_dict) if isinstance(src_dict, dict) else _mapping(src_dict)
        take: Callable[..., Any] = rest.pop
        model = cls(
            participant_unique_id1=take("participant_unique_id1", UNSET),
            account_type=take("account_type", UNSET),
            participant_id=take("participant_id", UNSET),
            timestamp=take("timestamp", UNSET),
            version=take("version", UNSET),
            recipient=CheckRecipient.from_dict(v) if isinstance(v := take("recipient", UNSET), dict) else v,
            recipient_is_beneficiary=_read_enum(v, RecipientIsBeneficiary)
            if type(v := take("recipient_is_beneficiary", UNSET)) is int
            else v,
            beneficiary=CheckBeneficiary.from_dict(v) if isinstance(v := take("beneficiary", UNSET), dict) else v,
            participant_unique_id2=take("participant_unique_id2", UNSET),
            store_id=take("store_id", UNSET),
            terminal_id=take("terminal_id", UNSET),
            clerk_id=take("clerk_id", UNSET),
        )
        model.additional_properties = rest
        return model


# At the foot: models refer to each other in circles, and an import inside from_dict would cost more than the reading.
from ..models.check_beneficiary import CheckBeneficiary  # noqa: E402
from ..models.check_recipient import CheckRecipient  # noqa: E402
from ..models.recipient_is_beneficiary import RecipientIsBeneficiary  # noqa: E402
