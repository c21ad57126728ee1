# Written by scripts/generate from openapi/bundled.yaml. Do not edit: edit openapi/ and run it again.
from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any, ClassVar, Literal, Self

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
class VerifyPayPal(_Model):
    """Verify and tokenise a PayPal account. Send either an earlier token or the raw account with name and address,
    never both.

    Source: documented docs/ingopay/verify/paypal-venmo – leading fields required by position

    Attributes:
        participant_unique_id1: Client id tied to the creation of the token, to be carried forward to process, 1 to
            254 characters. No personal data.
        account_type: Always PU (PayPal, unverified).
        participant_id: Number that Ingo assigned to the participant, five digits. [documented
            docs/ingopay/verify/*; documented docs/ingopay/process/*; documented docs/hub/reporting – five digits;
            older docs en/ingopay-api/gateway/verify – INT 5]
        timestamp: Time of the request in Unix seconds.
        version: Version of the request body; the current value is 11.
        customer_account_token: Token of an account verified earlier, 1 to 254 characters; if sent, leave out the
            raw account, name and address fields.
        account: Account at the wallet, 1 to 254 characters; receiver_type says what it is.
        recipient_first_name: First name of the recipient, 1 to 254 characters; required with the raw account.
        recipient_last_name: Last name of the recipient, 1 to 254 characters; required with the raw account.
        recipient_address1: First address line, 1 to 254 characters; required with the raw account.
        recipient_address2: Second address line. [example docs/ingopay/verify/paypal-venmo]
        recipient_city: City; required with the raw account.
        recipient_state: State or territory of the recipient, two-letter US postal code (including AS, AA, AE, AP).
            [documented docs/ingopay/verify/paypal-venmo – rule; example docs/ingopay/verify/paypal-venmo – type;
            inferred docs/ingopay/verify/ach – same US address fields as the ACH page; inferred
            docs/ingopay/verify/ach – rest of the pattern, from the USPS state codes]
        recipient_zip: US postal code of the recipient, ZIP or ZIP+4. [documented docs/ingopay/verify/paypal-venmo –
            rule; example docs/ingopay/verify/paypal-venmo – type; inferred docs/ingopay/verify/ach – same US
            address fields as the ACH page]
        recipient_phone: Telephone number of the recipient. [example docs/ingopay/verify/paypal-venmo; inferred
            docs/ingopay/verify/paypal-venmo – type, a string in most verify samples]
        amount: Amount. [example docs/ingopay/verify/paypal-venmo]
        participant_unique_id2: Second id of the client. [example docs/ingopay/verify/paypal-venmo]
        store_id: Id of the store; may be empty. [example docs/ingopay/verify/paypal-venmo]
        terminal_id: Id of the terminal; may be empty. [example docs/ingopay/verify/paypal-venmo]
        clerk_id: Id of the clerk; may be empty. [example docs/ingopay/verify/paypal-venmo]
        receiver_type: What `account` holds; required with the raw account.
    """

    participant_unique_id1: str
    account_type: Literal["PU"] = "PU"
    participant_id: int | Unset = UNSET
    timestamp: int | Unset = UNSET
    version: int | Unset = UNSET
    customer_account_token: str | Unset = _attrs_field(default=UNSET, repr=_redacted)
    account: str | Unset = _attrs_field(default=UNSET, repr=_redacted)
    recipient_first_name: str | Unset = _attrs_field(default=UNSET, repr=_redacted)
    recipient_last_name: str | Unset = _attrs_field(default=UNSET, repr=_redacted)
    recipient_address1: str | Unset = _attrs_field(default=UNSET, repr=_redacted)
    recipient_address2: str | Unset = _attrs_field(default=UNSET, repr=_redacted)
    recipient_city: str | Unset = _attrs_field(default=UNSET, repr=_redacted)
    recipient_state: str | Unset = _attrs_field(default=UNSET, repr=_redacted)
    recipient_zip: str | Unset = _attrs_field(default=UNSET, repr=_redacted)
    recipient_phone: str | Unset = _attrs_field(default=UNSET, repr=_redacted)
    amount: Decimal | Unset = UNSET
    participant_unique_id2: str | Unset = UNSET
    store_id: str | Unset = UNSET
    terminal_id: str | Unset = UNSET
    clerk_id: str | Unset = UNSET
    receiver_type: PayPalReceiverType | Unset = UNSET
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
            "max_length": 254,
            "required": True,
        },
        "customer_account_token": {
            "attr": "customer_account_token",
            "type": "string",
            "min_length": 1,
            "max_length": 254,
            "sensitive": True,
        },
        "account": {"attr": "account", "type": "string", "min_length": 1, "max_length": 254, "sensitive": True},
        "recipient_first_name": {
            "attr": "recipient_first_name",
            "type": "string",
            "min_length": 1,
            "max_length": 254,
            "sensitive": True,
        },
        "recipient_last_name": {
            "attr": "recipient_last_name",
            "type": "string",
            "min_length": 1,
            "max_length": 254,
            "sensitive": True,
        },
        "recipient_address1": {
            "attr": "recipient_address1",
            "type": "string",
            "min_length": 1,
            "max_length": 254,
            "sensitive": True,
        },
        "recipient_address2": {"attr": "recipient_address2", "type": "string", "sensitive": True},
        "recipient_city": {"attr": "recipient_city", "type": "string", "sensitive": True},
        "recipient_state": {
            "attr": "recipient_state",
            "type": "string",
            "min_length": 2,
            "max_length": 2,
            "pattern": "^(?:A[LKSZRAEP]|C[AOT]|D[EC]|F[LM]|G[AU]|HI|I[ADLN]|K[SY]|LA|M[ADEHINOPST]|N[CDEHJMVY]|O[HKR]|P[ARW]|RI|S[CD]|T[NX]|UT|V[AIT]|W[AIVY])$",
            "sensitive": True,
        },
        "recipient_zip": {
            "attr": "recipient_zip",
            "type": "string",
            "max_length": 10,
            "pattern": "^[0-9]{5}(?:-[0-9]{4})?$",
            "sensitive": True,
        },
        "recipient_phone": {"attr": "recipient_phone", "type": "string", "sensitive": True},
        "amount": {"attr": "amount", "type": "decimal"},
        "participant_unique_id2": {"attr": "participant_unique_id2", "type": "string"},
        "store_id": {"attr": "store_id", "type": "string"},
        "terminal_id": {"attr": "terminal_id", "type": "string"},
        "clerk_id": {"attr": "clerk_id", "type": "string"},
        "account_type": {"attr": "account_type", "type": "string", "const": "PU", "required": True},
        "receiver_type": {"attr": "receiver_type", "type": "integer", "enum": (1, 2, 3)},
    }
    RULES: ClassVar[tuple[dict[str, Any], ...]] = (
        {
            "rule": "exactly_one_of",
            "groups": [
                ["customer_account_token"],
                [
                    "account",
                    "receiver_type",
                    "recipient_first_name",
                    "recipient_last_name",
                    "recipient_address1",
                    "recipient_city",
                    "recipient_state",
                    "recipient_zip",
                ],
            ],
        },
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
        v = self.customer_account_token
        if v is not UNSET:
            out["customer_account_token"] = v
        v = self.account
        if v is not UNSET:
            out["account"] = v
        v = self.recipient_first_name
        if v is not UNSET:
            out["recipient_first_name"] = v
        v = self.recipient_last_name
        if v is not UNSET:
            out["recipient_last_name"] = v
        v = self.recipient_address1
        if v is not UNSET:
            out["recipient_address1"] = v
        v = self.recipient_address2
        if v is not UNSET:
            out["recipient_address2"] = v
        v = self.recipient_city
        if v is not UNSET:
            out["recipient_city"] = v
        v = self.recipient_state
        if v is not UNSET:
            out["recipient_state"] = v
        v = self.recipient_zip
        if v is not UNSET:
            out["recipient_zip"] = v
        v = self.recipient_phone
        if v is not UNSET:
            out["recipient_phone"] = v
        v = self.amount
        if v is not UNSET:
            out["amount"] = v
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
        v = self.receiver_type
        if v is not UNSET:
            out["receiver_type"] = v.value if isinstance(v, PayPalReceiverType) else v
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
            customer_account_token=take("customer_account_token", UNSET),
            account=take("account", UNSET),
            recipient_first_name=take("recipient_first_name", UNSET),
            recipient_last_name=take("recipient_last_name", UNSET),
            recipient_address1=take("recipient_address1", UNSET),
            recipient_address2=take("recipient_address2", UNSET),
            recipient_city=take("recipient_city", UNSET),
            recipient_state=take("recipient_state", UNSET),
            recipient_zip=take("recipient_zip", UNSET),
            recipient_phone=take("recipient_phone", UNSET),
            amount=_read_amount(take("amount", UNSET)),
            participant_unique_id2=take("participant_unique_id2", UNSET),
            store_id=take("store_id", UNSET),
            terminal_id=take("terminal_id", UNSET),
            clerk_id=take("clerk_id", UNSET),
            receiver_type=_read_enum(v, PayPalReceiverType) if type(v := take("receiver_type", UNSET)) is int else v,
        )
        model.additional_properties = rest
        return model


# At the foot: models refer to each other in circles, and an import inside from_dict would cost more than the reading.
from ..models.pay_pal_receiver_type import PayPalReceiverType  # noqa: E402
