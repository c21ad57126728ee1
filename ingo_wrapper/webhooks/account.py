"""Capturing an account: its token, and the end of a session."""

from typing import ClassVar

from ingo_wrapper.webhooks.event import Event, Topic
from ingo_wrapper.webhooks.fields import integer, nested_list, text
from ingo_wrapper.webhooks.parts import Issuer
from ingo_wrapper.webhooks.record import record

_TOKENIZED = "transaction.account.tokenization.success"


@record
class AccountTokenized(Event):
    """The recipient's account was turned into a token that can be paid at once and does not expire.

    Older versions lack `account_id`; `last_4` is any four characters for wallets.

    Product: Notify, Embedded Account Capture. Source:
    api-reference/websockets/account-tokenization-success,
    ingopay-webhooks/websockets/account-tokenization-success; other spelling: both quick-starts.
    """

    TOPICS: ClassVar[tuple[Topic, ...]] = (
        Topic(_TOKENIZED, "notify"),
        Topic(
            "transaction.recipient.payment.tokenization.complete", "notify", canonical=_TOKENIZED
        ),
        Topic("plugin.transaction.account.tokenization.success", "capture"),
    )

    customer_account_token: str | None = text(sensitive=True)
    account_id: str | None = text()
    account_type: str | None = text()
    last_4: str | None = text(sensitive=True)
    attempt_count: int | None = integer()
    max_attempts: int | None = integer()
    issuers: tuple[Issuer, ...] = nested_list(Issuer)


@record
class SessionTerminated(Event):
    """Too many failed account verifications: the iFrame session is dead, a new one is needed.

    Product: Embedded Account Capture. Source: api-reference/websockets/session-terminated.
    """

    TOPICS: ClassVar[tuple[Topic, ...]] = (
        Topic("plugin.transaction.session.request.terminated", "capture"),
    )
