"""Process: pushes money to a verified account (docs/ingopay/process/*).

Ours: raw account fields beside the token are refused; the page only says that it takes a token.
"""

from typing import Any

from ..operation import Acted, Call, Key, Operation, Style
from ..refused import INCORRECT, Refused
from .common import check_envelope, posting, unique_ids, usable_token

_RAW = ("account", "routing_number", "expiration_date")


def _check(call: Call) -> None:
    body = call.body
    check_envelope(body)
    for name in _RAW:
        if body.get(name) is not None:
            raise Refused(INCORRECT, f"{name} must be left out at process")
    usable_token(call.store, body["customer_account_token"], body["account_type"])


def _act(call: Call, number: int) -> Acted:
    body = call.body
    account_type = body["account_type"]
    data: dict[str, Any] = {
        "transaction_id": number,
        **posting(account_type, call.now),
        "request_timestamp": int(call.now),
        "customer_account_token": body["customer_account_token"],
        **unique_ids(body),
    }
    if account_type == "CK":
        data["check_number"] = _issue_check(call, number)
    return Acted(data, timed=account_type not in ("BP", "CK"))


def _issue_check(call: Call, number: int) -> str:
    check_number = str(number)
    check_record = {
        "check_number": check_number,
        "state": "routed",
        "amount": f"{call.body['amount']:.2f}",
        "transaction_id": number,
        **unique_ids(call.body),
    }
    call.store.put("check", check_number, check_record)
    return check_number


PROCESS = Operation(
    name="process",
    path="/gateway/process",
    style=Style.FLAT,
    check=_check,
    act=_act,
    amount=("amount",),
    money=True,
    key=Key.DOCUMENTED,
)
