"""One valid request of every kind, written by hand from the operation pages, to be broken by tests.

`build("VerifyCard", recipient_zip="1")` changes a field; a value of `UNSET` leaves it out. A variant
stands behind a colon: `build("VerifyCard:token")` is the card request that names a token.
"""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from ingo_client import models
from ingo_client.types import UNSET

CARD = "4111111111111111"
TOKEN = "9b2f6c1e-5a70-4f0e-9d0b-1f2d3c4b5a69"

_HOLDER = {
    "recipient_first_name": "Mina",
    "recipient_last_name": "Okafor",
    "recipient_address1": "9 Elm St",
    "recipient_city": "Macon",
    "recipient_state": "GA",
    "recipient_zip": "31201",
}
_ID = {"participant_unique_id1": "ord-7781"}
_TOKEN = {"customer_account_token": TOKEN}
_CARD = {**_ID, "account": CARD, **_HOLDER}
_BANK = {**_ID, "account": "000123456", "routing_number": "021000021", **_HOLDER}
_BILL = {**_ID, "payee_id": "900001", "account": "B-77", **_HOLDER}
_WALLET = {**_ID, "account": "mina@example.org", "receiver_type": 1, **_HOLDER}
_PUSH = {**_ID, **_TOKEN, "amount": Decimal("25.10"), "source_of_funds": 4}
_CHECK = {
    **_ID,
    "check_number": "10045",
    "amount": Decimal("25.10"),
    "explanation": "asked by the payee",
}
_PERSON = {"first_name": "Mina", "last_name": "Okafor"}


def _debit(transaction: type) -> dict[str, Any]:
    return {
        "transaction": transaction(
            transaction_amount=models.TransactionAmount(amount=Decimal("25.10")),
            participant_unique_ids=models.ParticipantUniqueIds(participant_unique_id1="ord-7781"),
            customer_account_token=TOKEN,
        )
    }


def party(role: int = 0, recipient_enabled: int = 1) -> models.Party:
    """A party of a v4 stage, by default a recipient."""
    return models.Party(
        settings=models.PartySettings(
            client_provided_id="r1",
            role=role,
            classification=1,
            recipient_enabled=recipient_enabled,
        ),
        name_personal=models.NamePersonal(**_PERSON),
    )


def stage_transaction(amount: Any = Decimal("42.10"), reference: str = "ord-7781") -> Any:
    """The `transaction` of a v4 stage."""
    return models.NotifyTransaction(
        transaction_amount=models.NotifyTransactionAmount(amount=amount, currency_code="USD"),
        participant_unique_ids=models.ParticipantUniqueIds(participant_unique_id1=reference),
        workflow_id=1,
        notify_type=0,
    )


_FIELDS: dict[str, Callable[[], dict[str, Any]]] = {
    **dict.fromkeys(("VerifyCard", "VerifyRetailCard"), lambda: _CARD),
    **dict.fromkeys(("VerifyAch", "VerifySameDayAch"), lambda: _BANK),
    **dict.fromkeys(("VerifyBillPay", "VerifyRetailBillPay"), lambda: _BILL),
    **dict.fromkeys(("VerifyPayPal", "VerifyVenmo"), lambda: _WALLET),
    "VerifyCheck": lambda: {
        **_ID,
        "beneficiary": models.CheckBeneficiary(beneficiary_account="A-1"),
    },
    "DebitCard": lambda: _debit(models.DebitCardTransaction),
    "DebitAch": lambda: _debit(models.DebitAchTransaction),
    "DebitSameDayAch": lambda: _debit(models.DebitSameDayAchTransaction),
    "BillerSearch": lambda: {"account": "B-77"},
    "CheckCancel": lambda: {**_CHECK, "reason_code": 75},
    "CheckStop": lambda: {**_CHECK, "reason_code": 77},
    "RiskSession": dict,
    "RiskScore": lambda: {"transaction": models.RiskTransaction(account_type="CA")},
    "NotifyStage": lambda: {
        **_ID,
        "amount": Decimal("42.10"),
        "workflow_id": 1,
        "recipient": models.NotifyRecipient(**_PERSON),
    },
    "NotifyStageParties": lambda: {
        "transaction": stage_transaction(),
        "transaction_parties": [party()],
    },
    "NotifyCancel": lambda: {
        **_ID,
        **_PERSON,
        "amount": Decimal("42.10"),
        "tracer_id": "tr-1",
    },
    "CaptureSession": lambda: {
        **_ID,
        "recipient_information": models.RecipientInformation(**_PERSON),
    },
}


def build(kind: str, **changes: Any) -> Any:
    """A valid request of this kind, with *changes*."""
    name, _, variant = kind.partition(":")
    fields = _FIELDS.get(name, lambda: _PUSH)()
    if variant == "token":
        kept = ("participant_unique_id1", "payee_id")
        fields = {field: fields[field] for field in kept if field in fields} | _TOKEN
    return getattr(models, name)(**fields | changes)


KINDS = [
    "VerifyCard",
    "VerifyAch",
    "VerifySameDayAch",
    "VerifyBillPay",
    "VerifyCheck",
    "VerifyPayPal",
    "VerifyVenmo",
    "VerifyRetailCard",
    "VerifyRetailBillPay",
    "ProcessCard",
    "ProcessAch",
    "ProcessSameDayAch",
    "ProcessRtp",
    "ProcessBillPay",
    "ProcessCheck",
    "ProcessPayPalVerified",
    "ProcessPayPal",
    "ProcessVenmo",
    "ProcessRetailCard",
    "ProcessRetailBillPay",
    "DebitCard",
    "DebitAch",
    "DebitSameDayAch",
    "BillerSearch",
    "CheckCancel",
    "CheckStop",
    "RiskSession",
    "RiskScore",
    "NotifyStage",
    "NotifyStageParties",
    "NotifyCancel",
    "CaptureSession",
]

OPERATION_OF = {
    "Verify": "verify", "Process": "process", "Debit": "debit", "BillerSearch": "search_billers",
    "CheckCancel": "cancel_check", "CheckStop": "stop_check", "RiskSession": "start_risk_session",
    "RiskScore": "score_risk", "NotifyStageParties": "stage_parties",
    "NotifyStage": "stage_notification", "NotifyCancel": "cancel_notification",
    "CaptureSession": "create_capture_session",
}  # fmt: skip


def operation_of(kind: str) -> str:
    """The operation that takes this kind of request."""
    return next(name for start, name in OPERATION_OF.items() if kind.startswith(start))


__all__ = ["CARD", "KINDS", "TOKEN", "UNSET", "build", "operation_of", "party", "stage_transaction"]
