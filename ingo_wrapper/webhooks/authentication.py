"""Proving who opened the claim page: challenge questions and one-time codes (Notify)."""

from typing import ClassVar

from ingo_wrapper.webhooks.event import Event, Topic
from ingo_wrapper.webhooks.fields import flag, integer, nested_list
from ingo_wrapper.webhooks.parts import FieldResult
from ingo_wrapper.webhooks.record import record

_SUCCESS = "transaction.recipient.authentication.status.success"


@record
class AuthenticationSucceeded(Event):
    """The recipient, or a party, passed the challenge.

    Product: Notify (recipient), Notify Managed (party).
    Source: docs/notify-classic/webhooks/overview,
    api-reference/websockets/dynamic-validation-success; other spelling: both quick-starts.
    """

    TOPICS: ClassVar[tuple[Topic, ...]] = (
        Topic(_SUCCESS, "notify"),
        Topic("transaction.recipient.authentication.complete", "notify", canonical=_SUCCESS),
        Topic("transaction.party.authentication.dynamic.validation.success", "notify_managed"),
    )

    has_passed: bool | None = flag()
    was_skipped: bool | None = flag()
    attempt_count: int | None = integer()
    max_attempts: int | None = integer()
    field_results: tuple[FieldResult, ...] = nested_list(FieldResult)


@record
class AuthenticationFailed(Event):
    """The recipient, or a party, failed the challenge; `attempt_count` of `max_attempts` are used.

    Product: Notify (recipient), Notify Managed (party).
    Source: api-reference/websockets/{authentication-failure, dynamic-validation-failure}.
    """

    TOPICS: ClassVar[tuple[Topic, ...]] = (
        Topic("transaction.recipient.authentication.status.failure", "notify"),
        Topic("transaction.party.authentication.dynamic.validation.failure", "notify_managed"),
    )

    has_passed: bool | None = flag()
    was_skipped: bool | None = flag()
    attempt_count: int | None = integer()
    max_attempts: int | None = integer()
    field_results: tuple[FieldResult, ...] = nested_list(FieldResult)


@record
class OtacSent(Event):
    """A one-time access code was made and sent.

    Product: Notify Managed. Source: api-reference/websockets/otac-delivery-generated.
    """

    TOPICS: ClassVar[tuple[Topic, ...]] = (
        Topic("transaction.party.authentication.otac.delivery.generate", "notify_managed"),
    )


@record
class OtacSendLimitReached(Event):
    """No further one-time code will be sent.

    Product: Notify Managed. Source: api-reference/websockets/otac-delivery-limit-reached.
    """

    TOPICS: ClassVar[tuple[Topic, ...]] = (
        Topic("transaction.party.authentication.otac.delivery.limit", "notify_managed"),
    )


@record
class OtacAccepted(Event):
    """The one-time code was right.

    Product: Notify Managed. Source: api-reference/websockets/otac-validation-success.
    """

    TOPICS: ClassVar[tuple[Topic, ...]] = (
        Topic("transaction.party.authentication.otac.validation.success", "notify_managed"),
    )

    attempt_count: int | None = integer()
    max_attempts: int | None = integer()


@record
class OtacRefused(Event):
    """The one-time code was wrong.

    Product: Notify Managed. Source: inferred from the name of the success topic; Ingo names only
    the category.
    """

    TOPICS: ClassVar[tuple[Topic, ...]] = (
        Topic("transaction.party.authentication.otac.validation.failure", "notify_managed"),
    )

    attempt_count: int | None = integer()
    max_attempts: int | None = integer()
