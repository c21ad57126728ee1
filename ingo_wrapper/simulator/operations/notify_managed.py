"""Notify Managed Parties: stage (v4), docs/notify-managed/notify/stage.

Only the three envelopes, the party rule and the role rule are documented; every other type comes
from the examples. The idempotency of the reference is not restated for v4, so repeats are staged
again unless `deduplicate_undocumented` says otherwise. Ours: `notify_type` 1-3 (in development) and
the roles 1 and 2 without `multiparty_enabled` are answered 401.
"""

import uuid
from typing import Any

from ..events import notify_event
from ..operation import Acted, Call, Key, Operation, Style
from ..refused import INCORRECT, Refused
from .common import check_timestamp, unique_ids


def _check(call: Call) -> None:
    check_timestamp(call.body["request"]["timestamp"])
    if call.body["transaction"].get("notify_type", 0) != 0:
        raise Refused(INCORRECT, "transaction.notify_type 1 to 3 are in development")
    roles = [_role(party) for party in call.body["transaction_parties"]]
    if not call.settings.multiparty_enabled and any(role != 0 for role in roles):
        raise Refused(INCORRECT, "Roles 1 and 2 need multiparty_enabled")


def _role(party: dict[str, Any]) -> int | None:
    role: int | None = (party.get("settings") or {}).get("role")
    return role


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
        "client_provided_id": (party.get("settings") or {}).get("client_provided_id", ""),
        "party_id": str(uuid.uuid4()),
        "role": _role(party),
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
