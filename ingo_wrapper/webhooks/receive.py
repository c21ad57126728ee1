"""From bytes to a trusted, typed event. Pure: no clock, no network, no environment."""

from ingo_wrapper.errors import BodyTooLarge, UnsupportedEncoding
from ingo_wrapper.webhooks.authenticity import Authenticity, authenticate, require_authenticity
from ingo_wrapper.webhooks.delivery import Delivery, Headers
from ingo_wrapper.webhooks.event import Event
from ingo_wrapper.webhooks.parse import parse

MAX_BODY = 256 * 1024

__all__ = ["MAX_BODY", "check_size", "parse", "receive", "refuse_compressed"]


def receive(
    body: bytes,
    headers: Headers,
    *,
    authenticity: Authenticity,
    peer: str | None = None,
    path: str = "",
    max_body: int = MAX_BODY,
) -> Event:
    """Verify a delivery, then read it.

    The order is fixed: who sends, then size and compression, then JSON, envelope and type. Answer
    2xx once the event is stored; answer `error.status_hint` for what is raised.

    Args:
        body: the body exactly as it arrived, never decoded or re-serialised.
        headers: the framework's headers object, a dict, or pairs.
        authenticity: which checks must vouch for the sender.
        peer: the address at the other end of the connection (not a header).
        path: the path of the request, needed by `SecretPath`.
        max_body: the largest body to read, in bytes.

    Raises:
        WebhookError: `Unauthentic` (401; `SourceNotAllowed` 403), `BodyTooLarge` (413),
            `UnsupportedEncoding` (415) or `MalformedEvent` (400). Nothing else, whatever arrives.
        ConfigurationError: no authenticity is configured.
        TypeError: the body is text: someone has decoded it already.
    """
    if not isinstance(body, (bytes, bytearray, memoryview)):
        raise TypeError("receive() needs the raw body as bytes")
    body = bytes(body)
    delivery = Delivery(body, headers, peer, path)
    authenticate(require_authenticity(authenticity), delivery)
    check_size(len(body), max_body)
    refuse_compressed(delivery)
    return parse(body)


def check_size(size: int, limit: int) -> None:
    """Refuse a body over the limit.

    Raises:
        BodyTooLarge: it is.
    """
    if size > limit:
        raise BodyTooLarge(f"the body has more than {limit} bytes")


def refuse_compressed(delivery: Delivery) -> None:
    """Refuse compressed bodies: Ingo documents none, and unpacking is where bombs expand.

    Raises:
        UnsupportedEncoding: it has one.
    """
    try:
        encodings = delivery.values("Content-Encoding")
    except Exception:  # headers that are not even pairs: the body will tell whether it is JSON
        return
    if any(encoding.strip(" \t").lower() not in ("", "identity") for encoding in encodings):
        raise UnsupportedEncoding("compressed bodies are not accepted")
