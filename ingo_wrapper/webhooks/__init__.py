"""Webhooks: verified, typed, acknowledged once they are stored.

    event = receive(body, headers, authenticity=SourceAddress("production"), peer=peer)
    match event:
        case CheckPaid(check_number=number, check_amount=amount):
            ...

`WebhookASGI` and `WebhookWSGI` do this for a web framework and hand each event to a store.
"""

from typing import TYPE_CHECKING, Any

from ingo_wrapper.webhooks.authenticity import AllOf, AnyOf, Authenticity, Simulated
from ingo_wrapper.webhooks.delivery import Delivery
from ingo_wrapper.webhooks.events import (
    EVENT_TYPES,
    AccountTokenized,
    AchNavFailed,
    ApprovalDeclined,
    ApprovalGiven,
    ApprovalsComplete,
    AuthenticationFailed,
    AuthenticationSucceeded,
    CardCnsCdFailed,
    CheckCanceled,
    CheckChosen,
    CheckIssued,
    CheckPaid,
    CheckReturned,
    CheckStopped,
    CreditInfo,
    Event,
    FieldResult,
    Issuer,
    NotificationBounced,
    NotificationReceived,
    NotificationSent,
    OfacCleared,
    OfacFailed,
    OfacSuspended,
    OtacAccepted,
    OtacRefused,
    OtacSendLimitReached,
    OtacSent,
    PaymentApproved,
    PaymentReturned,
    PaymentSucceeded,
    PaymentSuspended,
    PaymentTerminated,
    PayPalVerified,
    Product,
    RvdmPassed,
    SessionTerminated,
    Topic,
    UnknownEvent,
)
from ingo_wrapper.webhooks.hmac_signature import Hmac

# parse and receive are modules too: imported now, the functions keep the names.
from ingo_wrapper.webhooks.parse import parse
from ingo_wrapper.webhooks.receive import receive
from ingo_wrapper.webhooks.secret_path import SecretPath
from ingo_wrapper.webhooks.source_address import SourceAddress

if TYPE_CHECKING:
    from ingo_wrapper.webhooks.asgi import WebhookASGI
    from ingo_wrapper.webhooks.inbox import Inbox
    from ingo_wrapper.webhooks.wsgi import WebhookWSGI

# Imported when asked for: asyncio alone costs more than all of the above.
_LATER = {"Inbox": "inbox", "WebhookASGI": "asgi", "WebhookWSGI": "wsgi"}


def __getattr__(name: str) -> Any:
    if name not in _LATER:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"{__name__}.{_LATER[name]}"), name)


__all__ = [
    "EVENT_TYPES",
    "AccountTokenized",
    "AchNavFailed",
    "AllOf",
    "AnyOf",
    "ApprovalDeclined",
    "ApprovalGiven",
    "ApprovalsComplete",
    "AuthenticationFailed",
    "AuthenticationSucceeded",
    "Authenticity",
    "CardCnsCdFailed",
    "CheckCanceled",
    "CheckChosen",
    "CheckIssued",
    "CheckPaid",
    "CheckReturned",
    "CheckStopped",
    "CreditInfo",
    "Delivery",
    "Event",
    "FieldResult",
    "Hmac",
    "Inbox",
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
    "SecretPath",
    "SessionTerminated",
    "Simulated",
    "SourceAddress",
    "Topic",
    "UnknownEvent",
    "WebhookASGI",
    "WebhookWSGI",
    "parse",
    "receive",
]
