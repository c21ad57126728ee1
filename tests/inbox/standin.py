"""A stand-in for the typed events, so that these tests need nothing of the receiving side."""

import json
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Event:
    id: str
    topic: str
    canonical_topic: str
    version: str | None
    participant_unique_id1: str | None
    notification_id: str | None
    party_id: str | None
    raw: bytes


class CheckPaid(Event):
    pass


class CheckIssued(Event):
    pass


PAID = "gateway.transaction.recipient.payment.status.check.paid"
ISSUED = "gateway.transaction.recipient.payment.status.check.issued"
SENT = "transaction.party.notification.status.sent"
ALIAS = {"transaction.recipient.notification.sent": SENT}
TYPES = {PAID: CheckPaid, ISSUED: CheckIssued}


def parse(raw: bytes) -> Event:
    document = json.loads(raw)
    metadata, ancillary = document["metadata"], document["data"]["ancillary"]
    topic = metadata["topic"]
    return TYPES.get(topic, Event)(
        id=metadata["id"],
        topic=topic,
        canonical_topic=ALIAS.get(topic, topic),
        version=metadata.get("version"),
        participant_unique_id1=ancillary.get("participant_unique_id1") or None,
        notification_id=ancillary.get("notification_id") or None,
        party_id=ancillary.get("party_id") or None,
        raw=raw,
    )


def body(
    event_id: str, topic: str = PAID, *, reference: str = "tx-1", version: str = "1", **event: Any
) -> bytes:
    return json.dumps(
        {
            "metadata": {
                "id": event_id,
                "timestamp": 1770000000,
                "topic": topic,
                "topic_description": "Check paid",
                "version": version,
            },
            "data": {
                "ancillary": {"participant_unique_id1": reference, "participant_unique_id2": ""},
                "event": {"status": "100", "client_message": "Success", **event},
            },
        }
    ).encode()


def make(event_id: str, topic: str = PAID, **rest: Any) -> Event:
    return parse(body(event_id, topic, **rest))
