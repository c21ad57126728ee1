"""Run webhook handlers with Celery: the inbox stores and runs, Celery decides when and where.

The seam is two calls: `inbox.accept(event)` where the webhook is received, and
`inbox.handle(event_id)` in a task. The inbox keeps its promises (durable before the 2xx, effects
exactly once, back-off, order) whatever the broker does: a message that is lost is found by
`rescue`, one that comes twice changes nothing.

    DATABASE_URL=postgresql://... celery -A celery_app worker --beat

Needs PostgreSQL: receiver and workers are several processes.
"""

import os
import time
from contextlib import suppress

from celery import Celery
from kombu.exceptions import OperationalError

from ingo_wrapper.webhooks.inbox import Inbox, Transaction

app = Celery("payments", broker=os.environ.get("CELERY_BROKER_URL", "amqp://"))
# what Celery holds is only ids, and the inbox knows what is done: late acks lose nothing
app.conf.update(
    task_ignore_result=True,
    task_acks_late=True,
    broker_connection_retry_on_startup=True,
    beat_schedule={"rescue": {"task": "rescue", "schedule": 30.0}},
)

inbox = Inbox(os.environ["DATABASE_URL"], engine="external")


@inbox.on("gateway.transaction.recipient.payment.status.check.paid", name="book")
def book(event, transaction: Transaction) -> None:
    """Write what follows from the event; it commits together with the mark "handled"."""
    transaction.execute(
        "INSERT INTO bookings (event, reference) VALUES (%s, %s)",
        (event.id, event.participant_unique_id1),
    )


class CeleryInbox:
    """What the receiver gets: `WebhookASGI(CeleryInbox(), ...)` or `WebhookWSGI(...)`."""

    def accept(self, event) -> None:
        """Store, then tell Celery; the event is safe even if the broker is not there."""
        accepted = inbox.accept(event)
        if accepted.new:
            with suppress(OperationalError):  # the broker is away: `rescue` will find the event
                handle.apply_async((accepted.id,), retry=False)


@app.task(name="handle", bind=True, max_retries=None)
def handle(self, event_id: str) -> None:
    """Run the handlers of one event; come back when the inbox says so."""
    outcome = inbox.handle(event_id)
    if outcome.again_at is not None:
        raise self.retry(countdown=max(0.0, outcome.again_at - time.time()))


@app.task(name="rescue")
def rescue() -> None:
    """Find events whose message was lost, and those whose worker died."""
    for event_id in inbox.operations.due(500):
        handle.delay(event_id)
