"""Python SDK for the Ingo Payments API.

    from ingo_wrapper import Ingo
    from ingo_wrapper.models import ProcessCard

    ingo = Ingo.from_env()
    payment = ingo.process(ProcessCard(...))

Everything is loaded when it is first used, so that importing this package costs next to nothing.
"""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ingo_wrapper.async_client import AsyncIngo
    from ingo_wrapper.client import Ingo
    from ingo_wrapper.codes import Result
    from ingo_wrapper.credentials import Credentials
    from ingo_wrapper.environment import Environment
    from ingo_wrapper.errors import (
        ClockSkewRejected,
        ConfigurationError,
        ConnectionFailed,
        Declined,
        GatewayRejected,
        IngoError,
        InvalidRequest,
        IssuerDeclined,
        NotSent,
        OutcomeUnknown,
        RateLimited,
        Rejected,
        RequestRejected,
        SignatureRejected,
        StateConflict,
        Suspended,
        WebhookError,
    )
    from ingo_wrapper.options import Connection, Timeouts
    from ingo_wrapper.references import new_reference
    from ingo_wrapper.replies import Reply
    from ingo_wrapper.retries import RetryPolicy
    from ingo_wrapper.saved import SavedRequest
    from ingo_wrapper.transport.auth import SignatureAuth
    from ingo_wrapper.version import VERSION

    __version__ = VERSION

_HOMES = {
    "AsyncIngo": "async_client",
    "ClockSkewRejected": "errors",
    "ConfigurationError": "errors",
    "Connection": "options",
    "ConnectionFailed": "errors",
    "Credentials": "credentials",
    "Declined": "errors",
    "Environment": "environment",
    "GatewayRejected": "errors",
    "Ingo": "client",
    "IngoError": "errors",
    "InvalidRequest": "errors",
    "IssuerDeclined": "errors",
    "NotSent": "errors",
    "OutcomeUnknown": "errors",
    "RateLimited": "errors",
    "Rejected": "errors",
    "Reply": "replies",
    "RequestRejected": "errors",
    "Result": "codes",
    "RetryPolicy": "retries",
    "SavedRequest": "saved",
    "SignatureAuth": "transport.auth",
    "SignatureRejected": "errors",
    "StateConflict": "errors",
    "Suspended": "errors",
    "Timeouts": "options",
    "WebhookError": "errors",
    "new_reference": "references",
}

__all__ = [
    "AsyncIngo",
    "ClockSkewRejected",
    "ConfigurationError",
    "Connection",
    "ConnectionFailed",
    "Credentials",
    "Declined",
    "Environment",
    "GatewayRejected",
    "Ingo",
    "IngoError",
    "InvalidRequest",
    "IssuerDeclined",
    "NotSent",
    "OutcomeUnknown",
    "RateLimited",
    "Rejected",
    "Reply",
    "RequestRejected",
    "Result",
    "RetryPolicy",
    "SavedRequest",
    "SignatureAuth",
    "SignatureRejected",
    "StateConflict",
    "Suspended",
    "Timeouts",
    "WebhookError",
    "__version__",
    "new_reference",
]


def __getattr__(name: str) -> object:
    from importlib import import_module

    if name == "__version__":
        return import_module("ingo_wrapper.version").VERSION
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = globals()[name] = getattr(import_module(f"ingo_wrapper.{_HOMES[name]}"), name)
    return value


def __dir__() -> list[str]:
    return __all__
