"""The life of a mailed check. `reason_code` is a string ("75", "77" and "02" were seen)."""

from decimal import Decimal
from typing import ClassVar

from ingo_wrapper.webhooks.event import Event, Topic
from ingo_wrapper.webhooks.fields import money, text
from ingo_wrapper.webhooks.record import record

_RETURNED = "gateway.transaction.recipient.status.payment.check.returned"


@record
class CheckChosen(Event):
    """The recipient chose a check and confirmed the address on file. Not terminal.

    Product: Notify. Source: api-reference/websockets/check-in-process.
    """

    TOPICS: ClassVar[tuple[Topic, ...]] = (
        Topic("transaction.recipient.payment.status.check", "notify", terminal=False),
    )


@record
class CheckIssued(Event):
    """The check was issued.

    Product: IngoPay, Notify. Source: api-reference/websockets/check-issued;
    en/ingopay-api/webhook-events/summaries (older docs, fields inferred).
    """

    TOPICS: ClassVar[tuple[Topic, ...]] = (
        Topic("gateway.transaction.recipient.payment.status.check.issued", "ingopay"),
        Topic("transaction.recipient.payment.status.check.issued", "notify"),
    )

    check_number: str | None = text()
    check_amount: Decimal | None = money()


@record
class CheckPaid(Event):
    """The check was cashed.

    Product: IngoPay, Notify. Source: ingopay-webhooks/webhooks/check-paid,
    notify-managed-webhooks/webhooks/check-paid.
    """

    TOPICS: ClassVar[tuple[Topic, ...]] = (
        Topic("gateway.transaction.recipient.payment.status.check.paid", "ingopay"),
        Topic("transaction.recipient.payment.status.check.paid", "notify"),
    )

    check_number: str | None = text()
    check_amount: Decimal | None = money()


@record
class CheckStopped(Event):
    """The bank's status file confirmed the stop.

    Product: IngoPay; Notify (name inferred). Source: iframe-webhooks/websockets/check-stopped.
    """

    TOPICS: ClassVar[tuple[Topic, ...]] = (
        Topic("gateway.transaction.recipient.payment.status.check.stopped", "ingopay"),
        Topic("transaction.recipient.payment.status.check.stopped", "notify"),
    )

    check_number: str | None = text()
    check_amount: Decimal | None = money()
    reason_code: str | None = text()


@record
class CheckCanceled(Event):
    """The status report file confirmed the cancel.

    Product: Notify; the IngoPay name is not public. Source:
    api-reference/websockets/check-canceled.
    """

    TOPICS: ClassVar[tuple[Topic, ...]] = (
        Topic("transaction.recipient.payment.status.check.canceled", "notify"),
    )

    check_number: str | None = text()
    check_amount: Decimal | None = money()
    reason_code: str | None = text()


@record
class CheckReturned(Event):
    """The check was returned, by a positive-pay exception or by the issuer.

    Ingo's reference page swaps two words of the topic; the straight form is accepted too
    (inferred).

    Product: IngoPay; Notify (name inferred). Source: iframe-webhooks/websockets/check-returned.
    """

    TOPICS: ClassVar[tuple[Topic, ...]] = (
        Topic(_RETURNED, "ingopay"),
        Topic(
            "gateway.transaction.recipient.payment.status.check.returned",
            "ingopay",
            canonical=_RETURNED,
        ),
        Topic("transaction.recipient.payment.status.check.returned", "notify"),
    )

    check_number: str | None = text()
    check_amount: Decimal | None = money()
    reason_code: str | None = text()
