"""What a successful call returns: the reply, said in normalised types.

A reply is never validated strictly: unknown fields, values and codes pass, ids that travel as
string or number come out as strings, and what is missing is None. `body` is the generated model,
`raw` the bytes as they came. Source of the shapes: the operation pages named in openapi/.
"""

from datetime import UTC, datetime
from decimal import Decimal
from functools import cached_property
from typing import Any, Generic, TypeVar, cast

import attrs

from ingo_client import models
from ingo_wrapper.codes import Result
from ingo_wrapper.operations import dig
from ingo_wrapper.redaction import scrub
from ingo_wrapper.saved import RawReply

Body = TypeVar("Body")


@attrs.frozen(kw_only=True)
class Reply(Generic[Body]):
    """A documented success, and which kind of success it is.

    Attributes:
        operation: the name of the call.
        reference: its ``participant_unique_id1``.
        code: Ingo's status code, as an integer.
        result: which kind of success; see `codes.Result`.
        message: Ingo's own text.
        attempts: how many times the request was sent.
        raw: the reply as it came.
    """

    operation: str
    reference: str | None = attrs.field(repr=lambda reference: repr(reference and scrub(reference)))
    code: int
    result: Result
    message: str | None = attrs.field(repr=False)
    attempts: int
    raw: RawReply
    _document: dict[str, Any] = attrs.field(repr=False, alias="document")
    _model: str = attrs.field(repr=False, alias="model")

    @cached_property
    def body(self) -> Body:
        """The whole reply as its generated model; unknown fields are kept in it."""
        return cast("Body", getattr(models, self._model).from_dict(self._document))

    def _text(self, *path: str) -> str | None:
        return _as_text(dig(self._document, path))

    def _items(self, *path: str) -> list[dict[str, Any]]:
        found = dig(self._document, path)
        return [item for item in found if isinstance(item, dict)] if isinstance(found, list) else []


def _as_text(value: Any) -> str | None:
    return None if value is None or value == "" or isinstance(value, dict | list) else str(value)


def _amount(value: Any) -> Decimal | None:
    try:
        amount = Decimal(str(value))
    except ArithmeticError:
        return None
    return amount if amount.is_finite() else None


@attrs.frozen(kw_only=True)
class Issuer:
    """A bank, biller or wallet behind a verified account, and what it allows."""

    payee_id: str | None
    name: str | None
    network: str | None
    card_type: str | None
    push_enabled: bool
    pull_enabled: bool
    push_minimum: Decimal | None
    push_maximum: Decimal | None


def _issuer(item: dict[str, Any]) -> Issuer:
    return Issuer(
        payee_id=_as_text(item.get("payee_id")),
        name=_as_text(item.get("payee_name")),
        network=_as_text(item.get("issuing_network")),
        card_type=_as_text(dig(item, ("credit_info", "card_type"))),
        push_enabled=item.get("credit_enabled") in (1, "1"),
        pull_enabled=item.get("debit_enabled") in (1, "1"),
        push_minimum=_amount(dig(item, ("credit_info", "min"))),
        push_maximum=_amount(dig(item, ("credit_info", "max"))),
    )


class Verification(Reply["models.VerifyReply"]):
    """A verified account and its token. Source: docs/ingopay/verify/*."""

    @property
    def customer_account_token(self) -> str:
        """Stands for customer and account; never expires; works for push and pull."""
        return self._text("data", "customer_account_token") or ""

    @property
    def last_4(self) -> str | None:
        """The last four characters of the account."""
        return self._text("data", "last_4")

    @property
    def issuers(self) -> list[Issuer]:
        """The issuers found; empty for a check."""
        return [_issuer(item) for item in self._items("data", "issuers")]


class Payment(Reply["models.ProcessReply"]):
    """An accepted push. Source: docs/ingopay/process/*."""

    @property
    def transaction_id(self) -> str | None:
        """Ingo's id of the transaction; support asks for it together with the reference."""
        return self._text("data", "transaction_id")

    @property
    def estimated_posting_date(self) -> str | None:
        """``MM/DD/YYYY``, as Ingo says it."""
        return self._text("data", "estimated_posting_date")

    @property
    def estimated_posting_time(self) -> str | None:
        """Free text."""
        return self._text("data", "estimated_posting_time")


class CheckPayment(Payment):
    """An accepted check by mail. Source: docs/ingopay/process/check."""

    @property
    def check_number(self) -> str | None:
        """Needed to cancel or stop the check."""
        return self._text("data", "check_number")


class Debit(Reply["models.DebitReply"]):
    """An accepted pull. Source: docs/ingopay/debit/process-ach."""

    @property
    def transaction_id(self) -> str | None:
        """Ingo's id of the transaction."""
        return self._text("transaction", "transaction_id")

    @property
    def estimated_posting_date(self) -> str | None:
        """``MM/DD/YYYY``, as Ingo says it."""
        return self._text("transaction", "estimated_posting_date")


@attrs.frozen(kw_only=True)
class Biller:
    """A biller; its *payee_id* goes into a bill payment's verify."""

    payee_id: str | None
    name: str | None
    minimum: Decimal | None
    maximum: Decimal | None


def _biller(item: dict[str, Any]) -> Biller:
    payee_id, name = _as_text(item.get("id")), _as_text(item.get("name"))
    minimum, maximum = _amount(item.get("min")), _amount(item.get("max"))
    return Biller(payee_id=payee_id, name=name, minimum=minimum, maximum=maximum)


class Billers(Reply["models.BillerSearchReply"]):
    """The billers that match an account number. Source: docs/ingopay/ancillary/biller-search."""

    @property
    def billers(self) -> list[Biller]:
        """Ingo's ``id`` of a biller is the ``payee_id`` of verify."""
        return [_biller(item) for item in self._items("data", "billers")]


class CheckInstruction(Reply["models.CheckReply"]):
    """An accepted check cancel or stop. Source: docs/ingopay/ancillary/check-cancel, check-stop."""

    @property
    def check_number(self) -> str | None:
        """The check it is about."""
        return self._text("data", "check_number")

    @property
    def transaction_id(self) -> str | None:
        """Ingo's id of the transaction."""
        return self._text("data", "transaction_id")


class RiskSession(Reply["models.RiskSessionReply"]):
    """A device-fingerprint session of 30 minutes. Source: docs/ingopay/risk/risk-session."""

    @property
    def risk_session_token(self) -> str | None:
        """Goes to the browser SDK, then into `score_risk`."""
        return self._text("session", "risk_session_token")


class RiskScore(Reply["models.RiskScoreReply"]):
    """A scored pull. Source: docs/ingopay/risk/risk-score."""

    @property
    def score(self) -> str | None:
        """As Ingo says it; the scale is not published."""
        return self._text("transaction", "score")

    @property
    def risk_assessment_token(self) -> str | None:
        """Goes into the debit request."""
        return self._text("transaction", "risk_assessment_token")


class StagedNotification(Reply["models.NotifyStageReply"]):
    """A staged (not paid) v3 item. Source: docs/notify-classic/notify/stage."""

    @property
    def notification_id(self) -> str | None:
        """Ingo's id of the item; webhooks carry it."""
        return self._text("data", "notification_id")

    @property
    def tracer_id(self) -> str | None:
        """Locates the item for a cancel."""
        return self._text("data", "tracer_id")


class StagedParties(Reply["models.NotifyStagePartiesReply"]):
    """A staged (not paid) v4 item. Source: docs/notify-managed/notify/stage."""

    @property
    def notification_id(self) -> str | None:
        """Ingo's id of the item; webhooks carry it."""
        return self._text("transaction", "notification_id")

    @property
    def tracer_id(self) -> str | None:
        """Locates the item for a cancel."""
        return self._text("transaction", "tracer_id")

    @property
    def party_ids(self) -> dict[str, str]:
        """Ingo's ``party_id`` by your ``client_provided_id``."""
        rows = self._items("transaction", "parties")
        ids = {_as_text(row.get("client_provided_id")): row.get("party_id") for row in rows}
        return {own: given for own, value in ids.items() if own and (given := _as_text(value))}


class CanceledNotification(Reply["models.NotifyCancelReply"]):
    """A canceled item, v3 or v4. Source: docs/notify-classic/notify/cancel."""

    @property
    def notification_id(self) -> str | None:
        """Ingo's id of the item."""
        return self._text("data", "notification_id")


class CaptureSession(Reply["models.CaptureSessionReply"]):
    """An Embedded Account Capture session. Source: docs/iframe/session/create."""

    @property
    def authorized_url(self) -> str:
        """For the browser SDK; must be mounted within 30 seconds."""
        return self._text("data", "authorized_url") or ""

    @property
    def session_identifier(self) -> str | None:
        """Ingo's id of the session."""
        return self._text("data", "session_identifier")

    @property
    def expires_at(self) -> datetime | None:
        """When `authorized_url` stops working (aware, UTC)."""
        try:
            moment = datetime.fromisoformat(
                self._text("data", "authorized_url_expiration_utc") or ""
            )
        except ValueError:
            return None
        return moment.replace(tzinfo=moment.tzinfo or UTC)
