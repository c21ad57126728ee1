"""Deliveries in the documented shapes, written by hand from the facts about the event pages.

Not taken from the contract's examples or the package: they are what the code is measured by.
"""

import json
from typing import Any

G = "gateway.transaction.recipient."
R = "transaction.recipient."
P = "transaction.party."

CHECK_PAID = (
    b'{"metadata":{"id":"sb01-7f3c","timestamp":1770000000,'
    b'"topic":"gateway.transaction.recipient.payment.status.check.paid",'
    b'"topic_description":"A check was paid","version":"1"},'
    b'"data":{"ancillary":{"participant_unique_id1":"tx-1","participant_unique_id2":""},'
    b'"event":{"status":"100","client_message":"Success","check_number":"0000001",'
    b'"check_amount":"12.34"}}}'
)


def delivery(topic: str, event: dict[str, Any] | None = None, /, **parts: Any) -> bytes:
    """A Notify-like delivery; `metadata` and `ancillary` add to the usual ones."""
    metadata = {
        "id": "3d1f0c7e-0000-4000-8000-000000000001",
        "topic": topic,
        "topic_description": "...",
        "timestamp": 1790000100,
        "version": "1",
    }
    ancillary = {
        "participant_unique_id1": "ord-7781",
        "participant_unique_id2": "",
        "notification_id": "7000123",
        "session_id": "",
        "party_id": "9b2e",
    }
    payload = event if event is not None else {"status": "1204", "client_message": "IIP-003-EMAIL"}
    document = {
        "metadata": metadata | parts.get("metadata", {}),
        "data": {"ancillary": ancillary | parts.get("ancillary", {}), "event": payload},
    }
    return json.dumps(document).encode()


# (topic, type, canonical topic, product, terminal) by hand from the event catalog and alias table.
CATALOG = [
    (
        R + "notification.status.sent",
        "NotificationSent",
        R + "notification.status.sent",
        "notify_classic",
        None,
    ),
    (R + "notification.sent", "NotificationSent", R + "notification.status.sent", "notify", None),
    (
        P + "notification.status.sent",
        "NotificationSent",
        P + "notification.status.sent",
        "notify_managed",
        None,
    ),
    (
        R + "notification.status.received",
        "NotificationReceived",
        R + "notification.status.received",
        "notify_classic",
        None,
    ),
    (
        P + "notification.status.received",
        "NotificationReceived",
        P + "notification.status.received",
        "notify_managed",
        None,
    ),
    (
        R + "notification.status.bounced",
        "NotificationBounced",
        R + "notification.status.bounced",
        "notify_classic",
        None,
    ),
    (
        P + "notification.status.bounced",
        "NotificationBounced",
        P + "notification.status.bounced",
        "notify_managed",
        None,
    ),
    (
        R + "authentication.status.success",
        "AuthenticationSucceeded",
        R + "authentication.status.success",
        "notify",
        None,
    ),
    (
        R + "authentication.complete",
        "AuthenticationSucceeded",
        R + "authentication.status.success",
        "notify",
        None,
    ),
    (
        P + "authentication.dynamic.validation.success",
        "AuthenticationSucceeded",
        P + "authentication.dynamic.validation.success",
        "notify_managed",
        None,
    ),
    (
        R + "authentication.status.failure",
        "AuthenticationFailed",
        R + "authentication.status.failure",
        "notify",
        None,
    ),
    (
        P + "authentication.dynamic.validation.failure",
        "AuthenticationFailed",
        P + "authentication.dynamic.validation.failure",
        "notify_managed",
        None,
    ),
    (
        P + "authentication.otac.delivery.generate",
        "OtacSent",
        P + "authentication.otac.delivery.generate",
        "notify_managed",
        None,
    ),
    (
        P + "authentication.otac.delivery.limit",
        "OtacSendLimitReached",
        P + "authentication.otac.delivery.limit",
        "notify_managed",
        None,
    ),
    (
        P + "authentication.otac.validation.success",
        "OtacAccepted",
        P + "authentication.otac.validation.success",
        "notify_managed",
        None,
    ),
    (
        P + "authentication.otac.validation.failure",
        "OtacRefused",
        P + "authentication.otac.validation.failure",
        "notify_managed",
        None,
    ),
    (
        R + "verification.rvdm.success",
        "RvdmPassed",
        R + "verification.rvdm.success",
        "notify",
        None,
    ),
    (
        G + "verification.ofac.status.suspended",
        "OfacSuspended",
        G + "verification.ofac.status.suspended",
        "ingopay",
        None,
    ),
    (
        R + "verification.ofac.status.suspended",
        "OfacSuspended",
        R + "verification.ofac.status.suspended",
        "notify",
        None,
    ),
    (
        G + "verification.ofac.status.cleared",
        "OfacCleared",
        G + "verification.ofac.status.cleared",
        "ingopay",
        None,
    ),
    (
        R + "verification.ofac.status.cleared",
        "OfacCleared",
        R + "verification.ofac.status.cleared",
        "notify",
        None,
    ),
    (
        G + "verification.ofac.status.failure",
        "OfacFailed",
        G + "verification.ofac.status.failure",
        "ingopay",
        None,
    ),
    (
        R + "verification.ofac.status.failure",
        "OfacFailed",
        R + "verification.ofac.status.failure",
        "notify",
        None,
    ),
    (
        "transaction.account.verification.card.failure.cns_cd",
        "CardCnsCdFailed",
        "transaction.account.verification.card.failure.cns_cd",
        "notify",
        None,
    ),
    (
        "transaction.account.verification.paypal.success.av",
        "PayPalVerified",
        "transaction.account.verification.paypal.success.av",
        "notify",
        None,
    ),
    (
        "plugin.transaction.account.verification.ach.nav.failure",
        "AchNavFailed",
        "plugin.transaction.account.verification.ach.nav.failure",
        "capture",
        None,
    ),
    (
        "transaction.account.tokenization.success",
        "AccountTokenized",
        "transaction.account.tokenization.success",
        "notify",
        None,
    ),
    (
        R + "payment.tokenization.complete",
        "AccountTokenized",
        "transaction.account.tokenization.success",
        "notify",
        None,
    ),
    (
        "plugin.transaction.account.tokenization.success",
        "AccountTokenized",
        "plugin.transaction.account.tokenization.success",
        "capture",
        None,
    ),
    (
        "plugin.transaction.session.request.terminated",
        "SessionTerminated",
        "plugin.transaction.session.request.terminated",
        "capture",
        None,
    ),
    (
        R + "payment.status.approvals.decision.approved",
        "ApprovalGiven",
        R + "payment.status.approvals.decision.approved",
        "notify_managed",
        None,
    ),
    (
        R + "payment.status.approvals.decision.declined",
        "ApprovalDeclined",
        R + "payment.status.approvals.decision.declined",
        "notify_managed",
        None,
    ),
    (
        R + "payment.status.approvals.complete",
        "ApprovalsComplete",
        R + "payment.status.approvals.complete",
        "notify_managed",
        None,
    ),
    (
        R + "payment.status.approvals.pmt-suspended",
        "PaymentSuspended",
        R + "payment.status.approvals.pmt-suspended",
        "notify_managed",
        None,
    ),
    (
        R + "payment.status.approved",
        "PaymentApproved",
        R + "payment.status.approved",
        "notify",
        None,
    ),
    (
        R + "payment.status.success",
        "PaymentSucceeded",
        R + "payment.status.success",
        "notify",
        True,
    ),
    (R + "payment.status.funded", "PaymentSucceeded", R + "payment.status.success", "notify", True),
    (
        R + "payment.status.terminated",
        "PaymentTerminated",
        R + "payment.status.terminated",
        "notify",
        True,
    ),
    (
        G + "payment.status.returned",
        "PaymentReturned",
        G + "payment.status.returned",
        "ingopay",
        None,
    ),
    (R + "payment.status.check", "CheckChosen", R + "payment.status.check", "notify", False),
    (
        G + "payment.status.check.issued",
        "CheckIssued",
        G + "payment.status.check.issued",
        "ingopay",
        None,
    ),
    (
        R + "payment.status.check.issued",
        "CheckIssued",
        R + "payment.status.check.issued",
        "notify",
        None,
    ),
    (
        G + "payment.status.check.paid",
        "CheckPaid",
        G + "payment.status.check.paid",
        "ingopay",
        None,
    ),
    (R + "payment.status.check.paid", "CheckPaid", R + "payment.status.check.paid", "notify", None),
    (
        G + "payment.status.check.stopped",
        "CheckStopped",
        G + "payment.status.check.stopped",
        "ingopay",
        None,
    ),
    (
        R + "payment.status.check.stopped",
        "CheckStopped",
        R + "payment.status.check.stopped",
        "notify",
        None,
    ),
    (
        R + "payment.status.check.canceled",
        "CheckCanceled",
        R + "payment.status.check.canceled",
        "notify",
        None,
    ),
    (
        G + "status.payment.check.returned",
        "CheckReturned",
        G + "status.payment.check.returned",
        "ingopay",
        None,
    ),
    (
        G + "payment.status.check.returned",
        "CheckReturned",
        G + "status.payment.check.returned",
        "ingopay",
        None,
    ),
    (
        R + "payment.status.check.returned",
        "CheckReturned",
        R + "payment.status.check.returned",
        "notify",
        None,
    ),
]
