"""Everything this package raises, typed by what it means for the money.

IngoError
    ConfigurationError          a credential, variable or option is missing or contradictory
    NotSent                     nothing left this machine: safe to correct and send again
        InvalidRequest          a field breaks a documented rule; names field and rule, never the value
        ConnectionFailed        no connection could be made (DNS, refused, TLS, pool exhausted)
    Rejected                    Ingo refused the request before acting on it: nothing happened
        GatewayRejected         the gateway did not accept the caller
            SignatureRejected   signature, user or signed headers; says what to check
            ClockSkewRejected   the signed time is more than 300 seconds off
            RateLimited         too many requests
        RequestRejected         a field or the request as a whole is wrong (4xx, 600-616, ...)
    Declined                    a documented refusal of this payment: final for this attempt
        IssuerDeclined          the card issuer said no (851-867)
        StateConflict           the item is in a state that does not fit (780-787)
    OutcomeUnknown              the money may have moved: resolve before paying again
        Suspended               held by screening (130, 1106); decided later, by webhook
    WebhookError                an incoming message not to be acted on; carries the status to answer
        Unauthentic             no configured check vouches for the sender (401)
            SourceNotAllowed    the sender's address is not on the allowlist (403)
        BodyTooLarge            over the size limit (413)
        UnsupportedEncoding     compressed; Ingo documents none (415)
        MalformedEvent          authentic, but not the documented envelope (400); names the path
"""


class IngoError(Exception):
    """Everything this package raises on purpose."""


class ConfigurationError(IngoError, ValueError):
    """A credential, variable or option is missing, unknown or contradictory."""


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
