"""Process: pushes money to a verified account (docs/ingopay/process/*).

Ours: a token is also dispensed with when track data stands in for it (retail), and
    `source_of_funds` is only required for cards, where older docs say so.
"""

from typing import Any

from ..fields import (
    INCORRECT,
    INVALID_VALUE,
    MISSING,
    Field,
    Refused,
    check,
    either,
    group,
    money,
    text,
    whole,
)
from ..operation import Acted, Body, Call, Key, Operation, Style
from .common import LEDGER, check_timestamp, posting, unique_ids, usable_token, v11

_TYPES = ("CA", "AC", "SD", "RT", "BP", "CK", "PD", "PU", "VE")
_TRACK1 = r"(%B)([0-9]{12,22})([/^])([\s\S]*)([/^])([0-9]{2})([0-9]{2})([0-9]*)([?])"


def _fields(account_type: str) -> dict[str, Field]:
    longest = 254 if account_type in ("PD", "PU", "VE") else 255
    fields: dict[str, Field] = {
        **v11(account_type, longest=longest),
        "amount": money(required=True),
        "customer_account_token": text(longest, shortest=1),
        "source_of_funds": whole(required=account_type == "CA", choices=(1, 2, 3, 4)),
        "recipient_phone": text(25 if account_type == "CK" else 10),
        "ledger": group(LEDGER),
        "sender": group(),
        "retail_location": group(),
        "track1": text(255, pattern=_TRACK1),
        "track2": text(),
    }
    if account_type == "BP":
        fields["recipient_phone"] = either()
    if account_type in ("AC", "SD", "RT"):
        fields["additional_detail"] = group({"source_name": text(), "descriptive_purpose": text()})
    if account_type == "CK":
        fields |= {"check_memo_data": text(30), "remittance_memo_data": text(193)}
    return fields


_FIELDS = {account_type: _fields(account_type) for account_type in _TYPES}


def _check(call: Call) -> None:
    body = call.body
    check({"account_type": text(required=True, choices=_TYPES)}, body)
    account_type = body["account_type"]
    check(_FIELDS[account_type], body)
    check_timestamp(body["timestamp"])
    _check_detail(body, account_type)
    token = body.get("customer_account_token")
    if token is not None:
        for name in ("account", "routing_number", "expiration_date"):
            if body.get(name) is not None:
                raise Refused(INCORRECT, f"{name} must be left out at process")
        usable_token(call.store, token, account_type)
    elif not (body.get("track1") or body.get("track2")):
        raise Refused(MISSING, "customer_account_token is missing")


def _check_detail(body: Body, account_type: str) -> None:
    detail = body.get("additional_detail")
    if detail is None:
        return
    if account_type == "RT":
        raise Refused(INCORRECT, "additional_detail must be left out for RT")
    if sum(len(value) for value in detail.values() if isinstance(value, str)) > 21:
        raise Refused(INVALID_VALUE, "additional_detail is longer than 21 characters together")


def _act(call: Call, number: int) -> Acted:
    body = call.body
    account_type = body["account_type"]
    data: dict[str, Any] = {
        "transaction_id": number,
        **posting(account_type, call.now),
        "request_timestamp": int(call.now),
        "customer_account_token": body.get("customer_account_token", ""),
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
