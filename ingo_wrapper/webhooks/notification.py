"""Notices to recipients, approvers and other parties (Notify)."""

from typing import ClassVar

from ingo_wrapper.webhooks.event import Event, Topic
from ingo_wrapper.webhooks.record import record

_SENT = "transaction.recipient.notification.status.sent"


@record
class NotificationSent(Event):
    """A notice was delivered to the recipient, or to a party.

    Product: Notify Classic (recipient), Notify Managed (party). `status` names the message
    template.
    Source: docs/notify-classic/webhooks/overview,
    notify-managed-webhooks/webhooks/party-notification-sent; other spelling: both quick-starts.
    """

    TOPICS: ClassVar[tuple[Topic, ...]] = (
        Topic(_SENT, "notify_classic"),
        Topic("transaction.recipient.notification.sent", "notify", canonical=_SENT),
        Topic("transaction.party.notification.status.sent", "notify_managed"),
    )


@record
class NotificationReceived(Event):
    """The recipient, or a party, opened the notice.

    Product: Notify Classic (recipient), Notify Managed (party).
    Source: docs/notify-classic/webhooks/overview,
    api-reference/websockets/party-notification-received.
    """

    TOPICS: ClassVar[tuple[Topic, ...]] = (
        Topic("transaction.recipient.notification.status.received", "notify_classic"),
        Topic("transaction.party.notification.status.received", "notify_managed"),
    )


@record
class NotificationBounced(Event):
    """The email bounced, or the text message could not be delivered.

    Product: Notify Classic (recipient), Notify Managed (party).
    Source: api-reference/websockets/{notification-bounced, party-notification-bounced}.
    """

    TOPICS: ClassVar[tuple[Topic, ...]] = (
        Topic("transaction.recipient.notification.status.bounced", "notify_classic"),
        Topic("transaction.party.notification.status.bounced", "notify_managed"),
    )
