"""Debit: pulls money from a verified account, in the v12 envelope (docs/ingopay/debit/process-ach).

No page documents idempotency for debit (ingopay.md section 10 names verify and process only), so a
debit sent twice is booked twice unless `deduplicate_undocumented` says otherwise.
"""

from ..fields import Refused, check, group, money_text, text, whole
from ..operation import Acted, Call, Key, Operation, Style
from .common import LEDGER, TOKEN_NOT_ACCEPTED, posting, unique_ids, usable_token, v12

_TRANSACTION = {
    "account_type": text(required=True, choices=("CA", "AC", "SD")),
    "transaction_amount": group(
        {"currency_code": text(choices=("USD",)), "amount": money_text(required=True)},
        required=True,
    ),
    "participant_unique_ids": group(
        {
            "participant_unique_id1": text(255, shortest=1, required=True),
            "participant_unique_id2": text(255),
        },
        required=True,
    ),
    "customer_account_token": text(255, shortest=1, required=True),
    "source_of_funds": whole(choices=(1, 2, 3, 4)),
    "recipient_phone": text(),
    "risk_assessment_token": text(),
    "additional_detail": group({"source_name": text(), "descriptive_purpose": text()}),
}
_FIELDS = {
    **v12(),
    "transaction": group(_TRANSACTION, required=True),
    "ledger": group(LEDGER),
    "sender": group(),
    "sender_account": text(100),
}


def _check(call: Call) -> None:
    check(_FIELDS, call.body)
    transaction = call.body["transaction"]
    usable_token(call.store, transaction["customer_account_token"], transaction["account_type"])
    risk = transaction.get("risk_assessment_token")
    if risk is not None and call.store.get("risk_assessment", risk) is None:
        raise Refused(TOKEN_NOT_ACCEPTED, "transaction.risk_assessment_token is not known")


def _act(call: Call, number: int) -> Acted:
    transaction = call.body["transaction"]
    reply = {
        **posting(transaction["account_type"], call.now),
        "transaction_id": str(number),
        "customer_account_token": transaction["customer_account_token"],
        "participant_unique_ids": unique_ids(transaction["participant_unique_ids"]),
    }
    return Acted({"transaction": reply})


DEBIT = Operation(
    name="debit",
    path="/gateway/v12/debit/process",
    style=Style.ENVELOPE,
    check=_check,
    act=_act,
    reference=("transaction", "participant_unique_ids", "participant_unique_id1"),
    amount=("transaction", "transaction_amount", "amount"),
    participant=("request", "participant_id"),
    money=True,
    key=Key.UNDOCUMENTED,
)
