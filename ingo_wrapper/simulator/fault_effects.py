"""What a fault makes of the reply, before and after the request was carried out."""

import json
import math
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from ingo_wrapper.errors import ConfigurationError

from .authentication import BAD_DATE, CANNOT_VERIFY, MISMATCH, NO_CREDENTIALS
from .delivery import Delivery, Manner, Reply, json_reply
from .faults import Fault, Phase
from .operation import Body, with_code

UNKNOWN_CODE = 424_242
CHALLENGE = (("WWW-Authenticate", "hmac"),)

_HTML = b"<!DOCTYPE html><html><head><title>Notice</title></head><body>Please wait</body></html>"
_GATEWAY_MESSAGES = {
    500: "An unexpected error occurred",
    502: "An invalid response was received from the upstream server",
    503: "failure to get a peer from the ring-balancer",
    504: "The upstream server is timing out",
    520: "Web server is returning an unknown error",
}
_STATUSES = {
    fault: (int(fault.value.split("_")[1])) for fault in Fault if fault.value.startswith("http_")
}
_REFUSALS = {
    Fault.NO_AUTHORIZATION_401: (401, NO_CREDENTIALS),
    Fault.DATE_REFUSED_401: (401, BAD_DATE),
    Fault.USER_REFUSED_401: (401, CANNOT_VERIFY),
    Fault.SIGNATURE_REFUSED_401: (401, MISMATCH),
    Fault.DATE_REFUSED_403: (403, BAD_DATE),
    Fault.USER_REFUSED_403: (403, CANNOT_VERIFY),
    Fault.SIGNATURE_REFUSED_403: (403, MISMATCH),
}
_MANNERS = {
    Fault.RESET_AFTER_BODY: Manner.RESET,
    Fault.RESET_AFTER_BOOKING: Manner.RESET,
    Fault.TIMEOUT_BEFORE_BOOKING: Manner.SILENT,
    Fault.TIMEOUT_AFTER_BOOKING: Manner.SILENT,
    Fault.TRUNCATED_RESPONSE: Manner.TRUNCATED,
    Fault.SLOW_DRIP: Manner.DRIP,
    Fault.DUPLICATE_ANSWER: Manner.TWICE,
}
_BELOW_HTTP = (Manner.RESET, Manner.SILENT, Manner.TRUNCATED, Manner.TWICE)
_PAGES = {
    Fault.HTML_200: Reply(200, _HTML, "text/html"),
    Fault.HTML_200_AFTER_BOOKING: Reply(200, _HTML, "text/html"),
    Fault.HTML_502: Reply(502, _HTML, "text/html"),
    Fault.HTML_502_AFTER_BOOKING: Reply(502, _HTML, "text/html"),
    Fault.EMPTY_200: Reply(200),
    Fault.EMPTY_200_AFTER_BOOKING: Reply(200),
}


def needs_socket(fault: Fault) -> bool:
    """Whether the fault lies below HTTP, where an ASGI application has no say."""
    return fault.phase in (Phase.LISTENER, Phase.HEAD) or _MANNERS.get(fault) in _BELOW_HTTP


def refuse_without_socket(fault: Fault) -> None:
    """Refuse a fault that the ASGI door cannot show.

    Raises:
        ConfigurationError: It lies below HTTP.
    """
    if needs_socket(fault):
        raise ConfigurationError(
            f"{fault.value} lies below HTTP, and an ASGI application does not own the socket; "
            "use the simulator's own server: with Simulator() as sim, then sim.url"
        )


def strike(fault: Fault, document: Body, *, seconds: float, delay: float = 0.0) -> Delivery:
    """What is delivered when this fault strikes.

    Args:
        fault: Any fault that does not sit in the listener, the head or the clock.
        document: The reply as it would have been; for faults before booking, an answer that says
            nothing.
        seconds: The fault's duration.
        delay: How long the answer takes without the fault.
    """
    if fault in _MANNERS:
        return Delivery(json_reply(200, document), _MANNERS[fault], seconds, delay)
    return Delivery(_reply(fault, document, seconds), delay=delay)


def _reply(fault: Fault, document: Body, seconds: float) -> Reply:
    if fault in _STATUSES:
        status = _STATUSES[fault]
        return json_reply(status, {"message": _GATEWAY_MESSAGES[status]})
    if fault in _REFUSALS:
        status, message = _REFUSALS[fault]
        return json_reply(status, {"message": message}, CHALLENGE if status == 401 else ())
    if fault in _PAGES:
        return _PAGES[fault]
    if fault in (Fault.RATE_LIMITED, Fault.RATE_LIMITED_BARE):
        wait = (("Retry-After", str(math.ceil(seconds))),) if fault is Fault.RATE_LIMITED else ()
        return json_reply(429, {"message": "API rate limit exceeded"}, wait)
    if fault is Fault.TRUNCATED_JSON:
        whole = json_reply(200, document)
        return replace(whole, body=whole.body[: len(whole.body) // 2])
    return json_reply(200, _DOCUMENTS[fault](document))


def _with_objects(document: Body, put: Callable[[Body], Any]) -> Body:
    return {
        name: put(value) if isinstance(value, dict) and name != "response" else value
        for name, value in document.items()
    }


def _with_unknown_fields(document: Body) -> Body:
    def grow(node: Any) -> Any:
        if isinstance(node, list):
            return [grow(item) for item in node]
        if not isinstance(node, dict):
            return node
        grown = {name: grow(value) for name, value in node.items()}
        for name in ("card_type", "issuing_network"):
            if name in grown:
                grown[name] = "SomethingNew"
        return {**grown, "field_of_tomorrow": {"nested": [1, "two", None]}}

    grown: Body = json.loads(json.dumps(grow(document), default=str))
    return grown


def _emptied(document: Body, code: int, message: str) -> Body:
    return with_code(_with_objects(document, lambda _: {}), code, message)


_DOCUMENTS: dict[Fault, Callable[[Body], Any]] = {
    Fault.JSON_LIST: lambda document: [document],
    Fault.JSON_STRING: lambda _: "Success",
    Fault.DATA_AS_STRING: lambda document: _with_objects(document, lambda _: "unexpected"),
    Fault.NULL_OBJECTS: lambda document: _with_objects(document, lambda _: None),
    Fault.UNKNOWN_FIELDS: _with_unknown_fields,
    Fault.UNKNOWN_CODE: lambda document: with_code(document, UNKNOWN_CODE, "Something new"),
    Fault.UNKNOWN_CODE_AFTER_BOOKING: lambda document: with_code(
        document, UNKNOWN_CODE, "Something new"
    ),
    Fault.BODY_CODE_402: lambda document: with_code(document, 402, "Timestamp too far off"),
    Fault.PENDING_102: lambda document: with_code(
        document, 102, "Success - Pending Issuer Response"
    ),
    Fault.IN_PROGRESS_104: lambda document: _emptied(
        document, 104, "In Progress - Idempotent Response"
    ),
}
