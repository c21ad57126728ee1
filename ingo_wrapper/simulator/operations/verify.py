"""Verify: validates an account and hands out a token that never expires (docs/ingopay/verify/*).

Ours: a card or account number that is all digits and fails the check digit is answered 1042, the
    meaning of the code in older docs; at the check page at least one of `recipient` and
    `beneficiary` must be there.
"""

import uuid
from typing import Any

from ..operation import Acted, Body, Call, Key, Operation, Style
from ..refused import MISSING, Refused
from .common import check_envelope, posting, unique_ids, usable_token

_BANKS = {"CA": "Sample Bank", "AC": "Sample Bank", "SD": "Sample Bank", "BP": "Sample Utility"}


def _check(call: Call) -> None:
    body = call.body
    check_envelope(body)
    if body["account_type"] == "CK" and not (body.get("recipient") or body.get("beneficiary")):
        raise Refused(MISSING, "recipient and beneficiary are missing")
    token, account = body.get("customer_account_token"), body.get("account") or ""
    if token is not None:
        usable_token(call.store, token, body["account_type"])
    elif body["account_type"] == "CA" and account.isdigit() and not _passes_check_digit(account):
        raise Refused(1042, "Check digit failure")


def _passes_check_digit(account: str) -> bool:
    doubled = [int(digit) * (1 + place % 2) for place, digit in enumerate(reversed(account))]
    return sum(value - 9 if value > 9 else value for value in doubled) % 10 == 0


def _act(call: Call, number: int) -> Acted:
    body = call.body
    token = body.get("customer_account_token")
    if token is None:
        token = str(uuid.uuid4())
        account = _account(body)
        call.store.put("token", token, account)
    else:
        account = call.store.get("token", token) or {}
    data: Body = {
        "customer_account_token": token,
        "last_4": account["last_4"],
        "request_timestamp": int(call.now),
        **unique_ids(body),
    }
    account_type = body["account_type"]
    if account_type == "CK":
        return Acted({**data, **posting("CK", call.now)})
    if account_type in ("CA", "PU", "VE"):
        data["expiration_date"] = account["expiration_date"]
    data["issuers"] = [_issuer(account_type, number, call.now)]
    data["count"] = 1
    return Acted(data)


def _account(body: Body) -> Body:
    shown = body.get("account") or (body.get("beneficiary") or {}).get("beneficiary_account")
    return {
        "account_type": body["account_type"],
        "last_4": str(shown or "0000")[-4:],
        "expiration_date": body.get("expiration_date", ""),
    }


def _issuer(account_type: str, number: int, now: float) -> dict[str, Any]:
    card = account_type == "CA"
    place = "" if account_type in ("PU", "VE") else None
    return {
        "payee_id": str(number),
        "payee_name": _BANKS.get(account_type, "Sample Wallet"),
        "payee_address": place,
        "payee_city": place,
        "payee_state": place,
        "payee_zip": place,
        "credit_info": {
            "min": "0.01",
            "max": "10000.00",
            "card_type": "Debit" if card else "DDA" if account_type in ("AC", "SD") else "NA",
            **posting(account_type, now),
        },
        "issuing_network": "Visa" if card else "NA",
        "credit_enabled": 1,
        "debit_enabled": int(account_type in ("CA", "AC", "SD")),
    }


VERIFY = Operation(
    name="verify",
    path="/gateway/verify",
    style=Style.FLAT,
    check=_check,
    act=_act,
    key=Key.DOCUMENTED,
    anew_when_changed=True,
)
