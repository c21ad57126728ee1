"""What a failure of the network says: whether anything may have reached Ingo."""

import httpx

from ingo_wrapper.exchange import SendFailure

# Raised before the request has gone out; every other failure may come after Ingo has read it.
_NOT_SENT = (
    httpx.ConnectError,
    httpx.ConnectTimeout,
    httpx.PoolTimeout,
    httpx.ProxyError,
    httpx.UnsupportedProtocol,
    httpx.LocalProtocolError,
)


class ReplyTooLarge(Exception):
    """The reply has more bytes than any reply of Ingo's."""


_WORDS = {
    "ConnectError": "no connection (refused, unreachable, or TLS failed)",
    "ConnectTimeout": "no connection in time",
    "PoolTimeout": "no free connection in time",
    "ProxyError": "the proxy refused the connection",
    "ReadTimeout": "no answer in time",
    "WriteTimeout": "sending took too long",
    "ReadError": "the connection broke while waiting for the answer",
    "WriteError": "the connection broke while sending",
    "RemoteProtocolError": "the connection ended without a whole answer",
    "ReplyTooLarge": "the answer is too large to be one of Ingo's",
    "DecodingError": "the answer is not readable",
}


def failure_of(error: Exception, *, sent: bool = False) -> SendFailure:
    """Say what *error* means; *sent* when the request is known to have been answered."""
    why = type(error).__name__
    return SendFailure(sent=sent or not isinstance(error, _NOT_SENT), why=_WORDS.get(why, why))
