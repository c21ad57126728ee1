"""Debit: pulls money from a verified account, in the v12 envelope (docs/ingopay/debit/process-ach).

No page documents idempotency for debit (ingopay.md section 10 names verify and process only), so a
debit sent twice is booked twice unless `deduplicate_undocumented` says otherwise.
"""

from ..operation import Acted, Call, Key, Operation, Style
from ..refused import Refused
from .common import TOKEN_NOT_ACCEPTED, posting, unique_ids, usable_token


def _check(call: Call) -> None:
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
