"""Notify Managed Parties: stage (v4), docs/notify-managed/notify/stage.

Only the three envelopes, the party rule and the role rule are documented; every other type comes
from the examples. The idempotency of the reference is not restated for v4, so repeats are staged
again unless `deduplicate_undocumented` says otherwise. Ours: `notify_type` 1-3 (in development) and
the roles 1 and 2 without `multiparty_enabled` are answered 401.
"""

import uuid
from typing import Any

from ..events import notify_event
from ..fields import INCORRECT, Refused, check, group, money, several, text, whole
from ..operation import Acted, Call, Key, Operation, Style
from .common import check_timestamp, unique_ids
from .notify_classic import CHALLENGE, NOTICE

_PLACE = {name: text() for name in ("address1", "address2", "city", "state", "zip")}
_PERSON = {"first_name": text(), "last_name": text()}
_SETTINGS = {
    "client_provided_id": text(),
    "role": whole(required=True, choices=(0, 1, 2)),
    "classification": whole(),
    "recipient_enabled": whole(choices=(0, 1)),
}
_PARTY = {
    "settings": group(_SETTINGS, required=True),
    "name_personal": group(_PERSON),
    "contact_telcom": group({"email": text(), "phone_mobile": text()}),
    "contact_address": group(_PLACE),
    "authentication": several(CHALLENGE),
    "notification": several(NOTICE),
}
_SENDER = {
    "name_personal": group(_PERSON),
    "contact_address": group(_PLACE),
    "contact_telcom": group({"email": text()}),
    "sender_account": text(),
}
_TRANSACTION = {
    "transaction_amount": group(
        {"amount": money(required=True), "currency_code": text(choices=("USD",))}, required=True
    ),
    "participant_unique_ids": group(
        {
            "participant_unique_id1": text(shortest=1, required=True),
            "participant_unique_id2": text(),
        },
        required=True,
    ),
    "workflow_id": whole(),
    "notify_type": whole(choices=(0,)),
    "sender": group(_SENDER),
}
_FIELDS = {
    "request": group(
        {"participant_id": whole(required=True), "timestamp": whole(required=True)}, required=True
    ),
    "transaction": group(_TRANSACTION, required=True),
    "transaction_parties": several(_PARTY, required=True, shortest=1),
}


def _check(call: Call) -> None:
    check(_FIELDS, call.body)
    check_timestamp(call.body["request"]["timestamp"])
    roles = [party["settings"] for party in call.body["transaction_parties"]]
    if not any(each["role"] == 0 and each.get("recipient_enabled") == 1 for each in roles):
        raise Refused(INCORRECT, "No party has role 0 with recipient_enabled 1")
    if not call.settings.multiparty_enabled and any(each["role"] != 0 for each in roles):
        raise Refused(INCORRECT, "Roles 1 and 2 need multiparty_enabled")


def _act(call: Call, number: int) -> Acted:
    transaction = call.body["transaction"]
    ids = unique_ids(transaction["participant_unique_ids"])
    parties = [_party(party) for party in call.body["transaction_parties"]]
    notification = {
        "notification_id": number,
        "state": "staged",
        "amount": str(transaction["transaction_amount"]["amount"]),
        "tracer_id": f"tr-{number}",
        "names": [party["name"] for party in parties if party["role"] == 0],
        "parties": parties,
        **ids,
    }
    call.store.put("notification", str(number), notification)
    for party in parties:
        event = notify_event(
            "transaction.party.notification.status.sent",
            notification,
            call.now,
            status="1204",
            message="IIP-003-EMAIL: NOTIFICATION TIMEOUT",
            party_id=party["party_id"],
        )
        call.events.append(event)
    reply = {
        "participant_unique_ids": ids,
        "notification_id": str(number),
        "tracer_id": notification["tracer_id"],
        "parties": [
            {name: party[name] for name in ("client_provided_id", "party_id")} for party in parties
        ],
    }
    return Acted({"transaction": reply})


def _party(party: dict[str, Any]) -> dict[str, Any]:
    name = party.get("name_personal") or {}
    return {
        "client_provided_id": party["settings"].get("client_provided_id", ""),
        "party_id": str(uuid.uuid4()),
        "role": party["settings"]["role"],
        "name": [name.get("first_name", ""), name.get("last_name", "")],
        "decision": None,
    }


STAGE_PARTIES = Operation(
    name="stage_parties",
    path="/gateway/v4/notify",
    style=Style.ENVELOPE,
    check=_check,
    act=_act,
    reference=("transaction", "participant_unique_ids", "participant_unique_id1"),
    amount=("transaction", "transaction_amount", "amount"),
    participant=("request", "participant_id"),
    money=True,
    key=Key.UNDOCUMENTED,
)
