"""Calls driven by hand: no client, no network, and a clock that stands still."""

import json
from email.utils import formatdate
from typing import Any

from ingo_wrapper.call import Session
from ingo_wrapper.credentials import Credentials
from ingo_wrapper.environment import Environment
from ingo_wrapper.exchange import Flow, Send, exchange
from ingo_wrapper.preparation import prepare, reopen
from ingo_wrapper.retries import RetryPolicy
from ingo_wrapper.saved import RawReply, SavedRequest
from tests.faults.requests import SECRET, USERNAME, push

NOW = 1_790_000_000.0
DATE_REFUSED = (
    "HMAC signature cannot be verified, a valid date or x-date header is required "
    "for HMAC Authentication"
)


def session(**changes: Any) -> Session:
    """What the calls of one client share; `client` is nobody."""
    options: dict[str, Any] = {
        "environment": Environment.SANDBOX,
        "credentials": Credentials(username=USERNAME, secret=SECRET, participant_id=10001),
        "policy": RetryPolicy(),
        "now": lambda: NOW,
        "monotonic": lambda: 0.0,
        "random": lambda: 0.5,
        "correct_clock": True,
        "observers": (),
        "client": None,
    }
    return Session(**{**options, **changes})


def begin(shared: Session, request: Any = None, operation: str = "process") -> Flow:
    """A call that is about to be made."""
    return exchange(prepare(shared, operation, request or push()))


def again(shared: Session, saved: SavedRequest, **options: bool) -> Flow:
    """A saved request that is about to be resolved."""
    return exchange(reopen(shared, saved, **{"repeat_undocumented": False, **options}))


def to_send(flow: Flow) -> Send:
    """Pass the waits, until something is to be sent."""
    step = next(flow)
    while not isinstance(step, Send):
        step = next(flow)
    return step


def answered(
    send: Send, code: int = 100, *, status: int = 200, data: Any = None, **more: Any
) -> RawReply:
    """The reply to *send*, in the shape of a push; `data` instead of the documented one."""
    reference = json.loads(send.body)["participant_unique_id1"]
    told = {"transaction_id": 900_001, "participant_unique_id1": reference}
    document = {
        "status": code,
        "client_message": "told",
        "data": told if data is None else data,
        **more,
    }
    return RawReply(status, {}, json.dumps(document).encode())


def date_refused(server: float) -> RawReply:
    """The gateway does not accept the signed time; its own clock says *server*."""
    headers = {"date": formatdate(server, usegmt=True)}
    return RawReply(401, headers, json.dumps({"message": DATE_REFUSED}).encode())
