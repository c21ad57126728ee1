"""Checks of the recipient (RVDM, OFAC) and of the account (card, ACH, PayPal)."""

from typing import ClassVar

from ingo_wrapper.webhooks.event import Event, Topic
from ingo_wrapper.webhooks.fields import flag, integer, nested_list
from ingo_wrapper.webhooks.parts import FieldResult
from ingo_wrapper.webhooks.record import record


@record
class RvdmPassed(Event):
    """The recipient's data matched (1103), or differed only softly (1104).

    Carries personal data in clear.

    Product: Notify. Embedded Account Capture has a twin whose topic name is not public: it arrives
    as `UnknownEvent`. Source: api-reference/websockets/rvdm-verification-success; name:
    docs/notify-classic/webhooks/overview.
    """

    TOPICS: ClassVar[tuple[Topic, ...]] = (
        Topic("transaction.recipient.verification.rvdm.success", "notify"),
    )

    has_passed: bool | None = flag()
    was_skipped: bool | None = flag()
    attempt_count: int | None = integer()
    max_attempts: int | None = integer()
    field_results: tuple[FieldResult, ...] = nested_list(FieldResult)


@record
class OfacSuspended(Event):
    """First OFAC hit: processing pauses until someone at Ingo has looked.

    Product: IngoPay; Notify (name inferred). Source: en/ingopay-api/webhook-events/summaries (older
    docs).
    """

    TOPICS: ClassVar[tuple[Topic, ...]] = (
        Topic("gateway.transaction.recipient.verification.ofac.status.suspended", "ingopay"),
        Topic("transaction.recipient.verification.ofac.status.suspended", "notify"),
    )


@record
class OfacCleared(Event):
    """The OFAC hit was cleared: processing resumes.

    Product: IngoPay; Notify (name inferred). Source: en/ingopay-api/webhook-events/summaries (older
    docs).
    """

    TOPICS: ClassVar[tuple[Topic, ...]] = (
        Topic("gateway.transaction.recipient.verification.ofac.status.cleared", "ingopay"),
        Topic("transaction.recipient.verification.ofac.status.cleared", "notify"),
    )


@record
class OfacFailed(Event):
    """The OFAC hit was confirmed: the transaction was ended. `message` may still say "Success".

    Product: IngoPay, Notify.
    Source: ingopay-webhooks/webhooks/ofac-failure, api-reference/websockets/ofac-failure.
    """

    TOPICS: ClassVar[tuple[Topic, ...]] = (
        Topic("gateway.transaction.recipient.verification.ofac.status.failure", "ingopay"),
        Topic("transaction.recipient.verification.ofac.status.failure", "notify"),
    )

    attempt_count: int | None = integer()
    max_attempts: int | None = integer()


@record
class CardCnsCdFailed(Event):
    """The card is not supported (CNS), or its check digit is wrong (CD).

    Product: Notify. Source: api-reference/websockets/card-cnscd-verification-failure.
    """

    TOPICS: ClassVar[tuple[Topic, ...]] = (
        Topic("transaction.account.verification.card.failure.cns_cd", "notify"),
    )

    attempt_count: int | None = integer()
    max_attempts: int | None = integer()


@record
class PayPalVerified(Event):
    """The PayPal account was verified. Carries personal data in clear.

    Product: Notify. Source: api-reference/websockets/paypal-account-verification-success.
    """

    TOPICS: ClassVar[tuple[Topic, ...]] = (
        Topic("transaction.account.verification.paypal.success.av", "notify"),
    )

    has_passed: bool | None = flag()
    was_skipped: bool | None = flag()
    field_results: tuple[FieldResult, ...] = nested_list(FieldResult)


@record
class AchNavFailed(Event):
    """The bank account's name and address check failed: the address did not match.

    Product: Embedded Account Capture.
    Source: ingopay-webhooks/websockets/ach-nameaddress-verification-failure.
    """

    TOPICS: ClassVar[tuple[Topic, ...]] = (
        Topic("plugin.transaction.account.verification.ach.nav.failure", "capture"),
    )

    attempt_count: int | None = integer()
    max_attempts: int | None = integer()
