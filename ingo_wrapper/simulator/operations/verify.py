"""Verify: validates an account and hands out a token that never expires (docs/ingopay/verify/*).

Ours: a card or account number that is all digits and fails the check digit is answered 1042, the
    meaning of the code in older docs; at the check page at least one of `recipient` and
    `beneficiary` must be there.
"""

import uuid
from typing import Any

from ..fields import INCORRECT, MISSING, Field, Refused, check, group, money, text, whole
from ..operation import Acted, Body, Call, Key, Operation, Style
from .common import address, check_timestamp, posting, unique_ids, usable_token, v11

_RAW = (
    "account",
    "recipient_first_name",
    "recipient_last_name",
    "recipient_address1",
    "recipient_city",
    "recipient_state",
    "recipient_zip",
)
_ALSO_LEFT_OUT = ("expiration_date", "recipient_address2", "routing_number", "receiver_type")
_BANKS = {"CA": "Sample Bank", "AC": "Sample Bank", "SD": "Sample Bank", "BP": "Sample Utility"}


def _account_fields(account_type: str) -> dict[str, Field]:
    longest = 254 if account_type in ("PU", "VE") else 255
    names = ("customer_account_token", "account", "recipient_first_name", "recipient_last_name")
    return {
        **v11(account_type, longest=longest),
        **{name: text(longest, shortest=1) for name in names},
        **address(),
        "amount": money(),
        "recipient_business_name": text(150, nullable=True),
    }


_PARTY = {
    "recipient": group(),
    "beneficiary": group(),
    "recipient_is_beneficiary": whole(choices=(0, 1)),
}
_FIELDS: dict[str, dict[str, Field]] = {
    "CA": {
        **_account_fields("CA"),
        "third_party_token": group(),
        "expiration_date": text(pattern=r"[0-9]{2}(?:0[1-9]|1[0-2])"),
        "cvv": text(),
    },
    "AC": {**_account_fields("AC"), "routing_number": text(9)},
    "SD": {**_account_fields("SD"), "routing_number": text(9)},
    "BP": {**_account_fields("BP"), "payee_id": text(40, required=True)},
    "CK": {**v11("CK"), **_PARTY},
    "PU": {**_account_fields("PU"), "receiver_type": whole(choices=(1, 2, 3))},
    "VE": {**_account_fields("VE"), "receiver_type": whole(choices=(1, 2, 4))},
}


def _check(call: Call) -> None:
    body = call.body
    check({"account_type": text(required=True, choices=_FIELDS)}, body)
    account_type = body["account_type"]
    check(_FIELDS[account_type], body)
    check_timestamp(body["timestamp"])
    if account_type == "CK":
        _check_parties(body)
        return
    token = body.get("customer_account_token")
    others = (*_RAW, *_ALSO_LEFT_OUT)
    if token is not None:
        _refuse_beside("customer_account_token", body, (*others, "third_party_token"))
        usable_token(call.store, token, account_type)
    elif body.get("third_party_token") is not None:
        _refuse_beside("third_party_token", body, ("account", "expiration_date", "cvv"))
    else:
        _check_raw(body, account_type)


def _check_raw(body: Body, account_type: str) -> None:
    # At a terminal (retail) no page shows the address as part of the raw group.
    needed = [*_RAW[:3]] if body.get("terminal_id") else [*_RAW]
    if account_type in ("AC", "SD"):
        needed.append("routing_number")
    if account_type in ("PU", "VE"):
        needed.append("receiver_type")
    for name in needed:
        if body.get(name) is None:
            raise Refused(MISSING, f"{name} is missing")
    account = body["account"]
    if account_type == "CA" and account.isdigit() and not _passes_check_digit(account):
        raise Refused(1042, "Check digit failure")


def _check_parties(body: Body) -> None:
    if body.get("recipient_is_beneficiary", 1) == 0 and body.get("recipient") is None:
        raise Refused(MISSING, "recipient is missing")
    if body.get("recipient") is None and body.get("beneficiary") is None:
        raise Refused(MISSING, "recipient and beneficiary are missing")


def _refuse_beside(chosen: str, body: Body, others: tuple[str, ...]) -> None:
    for name in others:
        if body.get(name) is not None:
            raise Refused(INCORRECT, f"{name} must be left out with {chosen}")


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
