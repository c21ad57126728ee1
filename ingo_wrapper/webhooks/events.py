"""Every event type, and the table from topics to types."""

from typing import NamedTuple

from ingo_wrapper.webhooks.account import AccountTokenized, SessionTerminated
from ingo_wrapper.webhooks.authentication import (
    AuthenticationFailed,
    AuthenticationSucceeded,
    OtacAccepted,
    OtacRefused,
    OtacSendLimitReached,
    OtacSent,
)
from ingo_wrapper.webhooks.check import (
    CheckCanceled,
    CheckChosen,
    CheckIssued,
    CheckPaid,
    CheckReturned,
    CheckStopped,
)
from ingo_wrapper.webhooks.event import Event, Product, Topic, UnknownEvent
from ingo_wrapper.webhooks.fields import Reader, readers_of
from ingo_wrapper.webhooks.notification import (
    NotificationBounced,
    NotificationReceived,
    NotificationSent,
)
from ingo_wrapper.webhooks.parts import CreditInfo, FieldResult, Issuer
from ingo_wrapper.webhooks.payment import (
    ApprovalDeclined,
    ApprovalGiven,
    ApprovalsComplete,
    PaymentApproved,
    PaymentReturned,
    PaymentSucceeded,
    PaymentSuspended,
    PaymentTerminated,
)
from ingo_wrapper.webhooks.verification import (
    AchNavFailed,
    CardCnsCdFailed,
    OfacCleared,
    OfacFailed,
    OfacSuspended,
    PayPalVerified,
    RvdmPassed,
)

EVENT_TYPES: tuple[type[Event], ...] = (
    NotificationSent,
    NotificationReceived,
    NotificationBounced,
    AuthenticationSucceeded,
    AuthenticationFailed,
    OtacSent,
    OtacSendLimitReached,
    OtacAccepted,
    OtacRefused,
    RvdmPassed,
    OfacSuspended,
    OfacCleared,
    OfacFailed,
    CardCnsCdFailed,
    PayPalVerified,
    AchNavFailed,
    AccountTokenized,
    SessionTerminated,
    ApprovalGiven,
    ApprovalDeclined,
    ApprovalsComplete,
    PaymentSuspended,
    PaymentApproved,
    PaymentSucceeded,
    PaymentTerminated,
    PaymentReturned,
    CheckChosen,
    CheckIssued,
    CheckPaid,
    CheckStopped,
    CheckCanceled,
    CheckReturned,
)


class Entry(NamedTuple):
    """What is known about one topic, ready for parsing."""

    type: type[Event]
    canonical: str
    product: Product
    terminal: bool | None
    readers: dict[str, tuple[str, Reader]]


_COMMON = frozenset(readers_of(Event))

CATALOG: dict[str, Entry] = {
    topic.name: Entry(
        cls,
        topic.canonical or topic.name,
        topic.product,
        topic.terminal,
        {name: reader for name, reader in readers_of(cls).items() if name not in _COMMON},
    )
    for cls in EVENT_TYPES
    for topic in cls.TOPICS
}

__all__ = [
    "CATALOG",
    "EVENT_TYPES",
    "AccountTokenized",
    "AchNavFailed",
    "ApprovalDeclined",
    "ApprovalGiven",
    "ApprovalsComplete",
    "AuthenticationFailed",
    "AuthenticationSucceeded",
    "CardCnsCdFailed",
    "CheckCanceled",
    "CheckChosen",
    "CheckIssued",
    "CheckPaid",
    "CheckReturned",
    "CheckStopped",
    "CreditInfo",
    "Entry",
    "Event",
    "FieldResult",
    "Issuer",
    "NotificationBounced",
    "NotificationReceived",
    "NotificationSent",
    "OfacCleared",
    "OfacFailed",
    "OfacSuspended",
    "OtacAccepted",
    "OtacRefused",
    "OtacSendLimitReached",
    "OtacSent",
    "PayPalVerified",
    "PaymentApproved",
    "PaymentReturned",
    "PaymentSucceeded",
    "PaymentSuspended",
    "PaymentTerminated",
    "Product",
    "RvdmPassed",
    "SessionTerminated",
    "Topic",
    "UnknownEvent",
]
