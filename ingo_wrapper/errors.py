"""Everything this package raises, typed by what it means for the money.

IngoError
    ConfigurationError          a credential, variable or option is missing or contradictory
    NotSent                     nothing reached Ingo: safe to correct and send again
        InvalidRequest          a field breaks a documented rule; names both, never the value
        ConnectionFailed        no connection could be made (DNS, refused, TLS, proxy, pool)
    Rejected                    Ingo refused the request before acting on it: nothing happened
        GatewayRejected         the gateway did not accept the caller; says what to check
            SignatureRejected   signature, user or signed headers
            ClockSkewRejected   the signed time is more than 300 seconds off
            RateLimited         too many requests
        RequestRejected         a field, or the request as a whole, is wrong (4xx, 600-616)
    Declined                    a documented refusal of this payment: final for this attempt
        IssuerDeclined          the card issuer said no (851-867)
        StateConflict           the item is in a state that does not fit (780-787)
    OutcomeUnknown              the money may have moved: resolve before paying again
        Suspended               held by screening (130, 1106): decided later, by webhook
    WebhookError                an incoming message not to be acted on; carries the status to answer
        Unauthentic             no configured check vouches for the sender (401)
            SourceNotAllowed    the sender's address is not on the allowlist (403)
        BodyTooLarge            over the size limit (413)
        UnsupportedEncoding     compressed; Ingo documents none (415)
        MalformedEvent          authentic, but not the documented envelope (400); names the path

Network failures, undecodable replies and unlisted codes all end in one of these. ``str(error)`` is
safe to log: it says what happened, what it means for the money and what to do next.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ingo_wrapper.saved import RawReply, SavedRequest


class IngoError(Exception):
    """Everything this package raises on purpose.

    Attributes:
        operation: the name of the call, e.g. ``process``.
        reference: its ``participant_unique_id1``.
        code: Ingo's status code, if a readable one came.
        code_family: the documented family of that code.
        message: Ingo's own text.
        advice: what the documentation says to do next.
        http_status: the HTTP status, if a reply came.
        attempts: how many times the request was sent or tried.
        raw: the last reply as it came, on demand; never part of the text.
    """

    operation: str | None = None
    reference: str | None = None
    code: int | None = None
    code_family: str | None = None
    message: str | None = None
    advice: str | None = None
    http_status: int | None = None
    attempts: int = 0
    raw: "RawReply | None" = None

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickle by state: subclasses keep their own constructors."""
        return _restore, (type(self), self.args, self.__dict__)


def _restore(kind: type[IngoError], args: tuple[Any, ...], state: dict[str, Any]) -> IngoError:
    error = kind.__new__(kind)
    error.args = args
    error.__dict__.update(state)
    return error


class ConfigurationError(IngoError, ValueError):
    """A credential, variable or option is missing, unknown or contradictory."""


class NotSent(IngoError):
    """Nothing reached Ingo: no money moved, and the request may be sent again."""


class InvalidRequest(NotSent, ValueError):
    """A field breaks a documented rule; refused before anything was sent.

    Attributes:
        field: the JSON path of the field, e.g. ``transaction_parties[0].settings.role``.
        rule: the rule it breaks. The value itself is never shown.
    """

    def __init__(self, field: str, rule: str) -> None:
        super().__init__(f"{field}: {rule}")
        self.field = field
        self.rule = rule


class ConnectionFailed(NotSent):
    """No connection to Ingo could be made, so nothing was sent."""


class Rejected(IngoError):
    """Ingo refused the request before acting on it: nothing happened."""


class GatewayRejected(Rejected):
    """The gateway did not accept the caller; the request did not reach the payment system."""


class SignatureRejected(GatewayRejected):
    """The signature, the user name or the signed headers were not accepted."""


class ClockSkewRejected(GatewayRejected):
    """The signed time is more than 300 seconds away from the server's.

    Attributes:
        skew: seconds this machine is ahead of the server, if the reply told.
    """

    skew: float | None = None


class RateLimited(GatewayRejected):
    """Too many requests; none of this call's attempts was processed.

    Attributes:
        retry_after: seconds the server asked to wait, if it said so.
    """

    retry_after: float | None = None


class RequestRejected(Rejected):
    """A field, or the request as a whole, is wrong: correct it; do not repeat it as it is."""


class Declined(IngoError):
    """A documented refusal of this payment: no money moved, and this attempt is over."""


class IssuerDeclined(Declined):
    """The card issuer said no (851-867): never retry by program; the recipient asks the issuer."""


class StateConflict(Declined):
    """The item is in a state that does not fit the action (780-787): read the state first."""


class OutcomeUnknown(IngoError):
    """The money may have moved. Do not pay again under a new reference: resolve this one.

    Attributes:
        saved_request: what to keep (it holds personal data) to resolve later, in any process.
        assume: what the documentation says to book meanwhile: ``success`` for a push,
            ``failure`` for a pull, None where it says nothing.
    """

    saved_request: "SavedRequest | None" = None
    assume: str | None = None
    _client: Any = None

    def resolve(self, *, repeat_undocumented: bool = False) -> Any:
        """Find out: send the same request again, under the same reference, as Ingo documents.

        Returns the reply (await it on an `AsyncIngo`). Raises `Declined` when Ingo says
        so, or `OutcomeUnknown` when it is still unknown.

        Args:
            repeat_undocumented: also repeat operations whose repetition Ingo does not document as
                safe (debit, v4 stage): only when Ingo told you that it is.

        Source: en/ingopay-api/idempotency.
        """
        if self._client is None or self.saved_request is None:
            raise ConfigurationError(
                "this error came from another process: use ingo.resolve(error.saved_request)"
            )
        return self._client.resolve(self.saved_request, repeat_undocumented=repeat_undocumented)

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickle without the client: credentials stay in their process."""
        state = {name: value for name, value in self.__dict__.items() if name != "_client"}
        return _restore, (type(self), self.args, state)


class Suspended(OutcomeUnknown):
    """Held by OFAC screening: neither paid nor declined; a webhook tells how it ends."""


class WebhookError(IngoError):
    """An incoming message that must not be acted on.

    Attributes:
        status_hint: the HTTP status to answer with.
    """

    status_hint = 400


class Unauthentic(WebhookError):
    """No configured check vouches for the sender."""

    status_hint = 401


class SourceNotAllowed(Unauthentic):
    """The sender's address is not on the allowlist, or cannot be told."""

    status_hint = 403


class BodyTooLarge(WebhookError):
    """The body is over the size limit."""

    status_hint = 413


class UnsupportedEncoding(WebhookError):
    """The body is compressed. Ingo documents none, and unpacking is where bombs expand."""

    status_hint = 415


class MalformedEvent(WebhookError):
    """Authentic, but not the documented envelope. The text names the place, never the value.

    Attributes:
        path: where in the document, such as `metadata.id`; `$` is the document itself.
    """

    status_hint = 400

    def __init__(self, reason: str, *, path: str = "$") -> None:
        super().__init__(reason)
        self.path = path

    def __str__(self) -> str:
        return f"{self.path}: {self.args[0]}"
