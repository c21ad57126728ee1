"""Objects inside events: results per checked field, and where an account can be paid."""

from datetime import date
from decimal import Decimal

from ingo_wrapper.webhooks.fields import flag, integer, money, nested, text, us_date
from ingo_wrapper.webhooks.record import Record, record


@record
class FieldResult(Record):
    """One checked field of an authentication, RVDM or PayPal verification.

    Authentication events name the field by `field_label`, the others by `field_name` (FirstName,
    LastName, AddressLine1, City, State, ZipCode, BusinessName; PayPal also IsVerifiedAccount). The
    provided values are personal data in clear: never log them.

    Source: api-reference/websockets/{authentication-failure, rvdm-verification-success,
    paypal-account-verification-success}.
    """

    field_label: str | None = text()
    field_name: str | None = text()
    client_provided_value: str | None = text(sensitive=True)
    customer_provided_value: str | None = text(sensitive=True)
    paypal_provided_value: str | None = text(sensitive=True)
    is_matching: bool | None = flag()
    is_enabled: bool | None = flag()
    was_evaluated: bool | None = flag()
    hard_fail_on_mismatch: bool | None = flag()


@record
class CreditInfo(Record):
    """Limits and posting of a push to the account.

    Source: api-reference/websockets/account-tokenization-success.
    """

    min: Decimal | None = money()
    max: Decimal | None = money()
    card_type: str | None = text()
    estimated_posting_date: date | None = us_date()
    estimated_posting_time: str | None = text()


@record
class Issuer(Record):
    """Who holds the account, or where the payee takes payments; `..._enabled` are 0 or 1.

    Source: api-reference/websockets/account-tokenization-success,
    ingopay-webhooks/websockets/account-tokenization-success.
    """

    payee_id: str | None = text()
    payee_name: str | None = text()
    payee_address: str | None = text(sensitive=True)
    payee_city: str | None = text(sensitive=True)
    payee_state: str | None = text(sensitive=True)
    payee_zip: str | None = text(sensitive=True)
    issuing_network: str | None = text()
    credit_enabled: int | None = integer()
    debit_enabled: int | None = integer()
    credit_info: CreditInfo | None = nested(CreditInfo)
