"""Approvals, and how a payment ended."""

from typing import ClassVar

from ingo_wrapper.webhooks.event import Event, Topic
from ingo_wrapper.webhooks.fields import text
from ingo_wrapper.webhooks.record import record

_SUCCESS = "transaction.recipient.payment.status.success"


@record
class ApprovalGiven(Event):
    """An approver (`party_id`) authorised the payment.

    Product: Notify Managed. Source: api-reference/websockets/approval-decision approved.
    """

    TOPICS: ClassVar[tuple[Topic, ...]] = (
        Topic("transaction.recipient.payment.status.approvals.decision.approved", "notify_managed"),
    )


@record
class ApprovalDeclined(Event):
    """An approver (`party_id`) did not authorise the payment.

    What becomes of the item then is not documented.

    Product: Notify Managed. Source: api-reference/websockets/approval-decision declined.
    """

    TOPICS: ClassVar[tuple[Topic, ...]] = (
        Topic("transaction.recipient.payment.status.approvals.decision.declined", "notify_managed"),
    )


@record
class ApprovalsComplete(Event):
    """All required approvals are in: the payment is released. The gate event of Managed Parties.

    Product: Notify Managed. Source: docs/notify-managed/webhooks/overview,
    api-reference/websockets/approvals-complete.
    """

    TOPICS: ClassVar[tuple[Topic, ...]] = (
        Topic("transaction.recipient.payment.status.approvals.complete", "notify_managed"),
    )


@record
class PaymentSuspended(Event):
    """The payment was tried while approvals were pending; Ingo tries again when they arrive.

    Product: Notify Managed. Source: api-reference/websockets/approvals payment suspended.
    """

    TOPICS: ClassVar[tuple[Topic, ...]] = (
        Topic("transaction.recipient.payment.status.approvals.pmt-suspended", "notify_managed"),
    )


@record
class PaymentApproved(Event):
    """The payment was approved and submitted.

    Product: Notify. Source: both quick-starts, which alone name it; it has no reference page.
    """

    TOPICS: ClassVar[tuple[Topic, ...]] = (
        Topic("transaction.recipient.payment.status.approved", "notify"),
    )


@record
class PaymentSucceeded(Event):
    """The payment was completed. Terminal. Older versions lack `account_id`.

    Product: Notify. Source: api-reference/websockets/payment-successful; other spelling: both
    quick-starts.
    """

    TOPICS: ClassVar[tuple[Topic, ...]] = (
        Topic(_SUCCESS, "notify", terminal=True),
        Topic("transaction.recipient.payment.status.funded", "notify", True, canonical=_SUCCESS),
    )

    account_id: str | None = text()


@record
class PaymentTerminated(Event):
    """The payment could not be completed and Ingo ended it. Terminal.

    Product: Notify. Source: api-reference/websockets/payment-terminated.
    """

    TOPICS: ClassVar[tuple[Topic, ...]] = (
        Topic("transaction.recipient.payment.status.terminated", "notify", terminal=True),
    )


@record
class PaymentReturned(Event):
    """A payment that had been completed came back. Its payload is not public: look into `extras`.

    Product: IngoPay. Source: en/ingopay-api/webhook-events/request-examples (older docs).
    """

    TOPICS: ClassVar[tuple[Topic, ...]] = (
        Topic("gateway.transaction.recipient.payment.status.returned", "ingopay"),
    )
