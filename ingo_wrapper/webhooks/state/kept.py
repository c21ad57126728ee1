"""States kept in the inbox's database: facts as rows, the state derived when it is asked for."""

import json
from dataclasses import asdict
from decimal import Decimal
from typing import Any

from ingo_wrapper.webhooks.inbox import Inbox, Transaction

from .facts import AnswerFact, EventFact, Fact
from .payment import PaymentState, state_of

_CREATE = (
    "CREATE TABLE IF NOT EXISTS ingo_facts (reference TEXT NOT NULL, kind TEXT NOT NULL,"
    " id TEXT NOT NULL, fact TEXT NOT NULL, PRIMARY KEY (reference, kind, id, fact))"
)


class PaymentStates:
    """The states of the payments that a team cares about, by `participant_unique_id1`.

    Made once per inbox; it registers a handler that records every event's fact, in the same
    transaction that marks the event as handled.
    """

    def __init__(self, inbox: Inbox) -> None:
        self._inbox = inbox
        self._ready = False
        inbox.on("*", name="ingo.payment_states")(self._record_event)

    def record(self, fact: Fact) -> None:
        """Record an API answer (or an event from elsewhere)."""
        self._create()
        with self._inbox.transaction() as transaction:
            self._insert(transaction, fact)

    def get(self, reference: str) -> PaymentState:
        """Give the current state of a payment."""
        self._create()
        with self._inbox.store.reading() as session:
            rows = session.own(
                "SELECT kind, fact FROM ingo_facts WHERE reference = ?", (reference,)
            )
        return state_of(_fact(kind, json.loads(text)) for kind, text in rows)

    def _record_event(self, event: Any, transaction: Transaction) -> None:
        fact = EventFact.of(event)
        if fact.reference:
            self._create()
            self._insert(transaction, fact)

    def _create(self) -> None:
        if not self._ready:
            with self._inbox.transaction() as transaction:
                transaction.execute(_CREATE)
            self._ready = True

    def _insert(self, transaction: Transaction, fact: Fact) -> None:
        kind = "event" if isinstance(fact, EventFact) else "answer"
        text = json.dumps(asdict(fact), default=str, sort_keys=True)
        mark = "%s" if "://" in self._inbox.store.url else "?"
        transaction.execute(
            f"INSERT INTO ingo_facts VALUES ({mark}, {mark}, {mark}, {mark})"  # noqa: S608
            " ON CONFLICT DO NOTHING",
            (fact.reference, kind, fact.id, text),
        )


def _fact(kind: str, values: dict[str, Any]) -> Fact:
    if kind == "answer":
        return AnswerFact(**values)
    amount = values.pop("check_amount")
    return EventFact(**values, check_amount=None if amount is None else Decimal(amount))
