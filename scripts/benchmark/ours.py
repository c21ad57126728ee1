"""Our side: clients with everything armed, as a user makes them."""

from collections.abc import Callable
from functools import partial
from typing import Any

from ingo_wrapper import AsyncIngo, Credentials, Environment, Ingo
from scripts.benchmark.samples import PARTICIPANT, SECRET, USERNAME, model

_METHODS = {
    "stage_notification": "notify.stage",
    "stage_parties": "notify.stage_parties",
    "cancel_notification": "notify.cancel",
}


def options(url: str) -> dict[str, Any]:
    """What both clients are made with."""
    return {
        "environment": Environment.simulator(url),
        "credentials": Credentials(username=USERNAME, secret=SECRET, participant_id=PARTICIPANT),
    }


def call_of(client: Ingo | AsyncIngo, operation: str) -> Callable[[], Any]:
    """One call of *operation*: validated, signed, sent, judged, typed; retries armed."""
    method: Any = client
    for name in _METHODS.get(operation, operation).split("."):
        method = getattr(method, name)
    arguments = () if operation == "start_risk_session" else (model(operation),)
    return partial(method, *arguments)


def with_ingo(url: str, operation: str) -> Callable[[], Any]:
    """One blocking call."""
    return call_of(Ingo(**options(url)), operation)


def with_async_ingo(url: str, operation: str) -> Callable[[], Any]:
    """One call to be awaited."""
    return call_of(AsyncIngo(**options(url)), operation)
