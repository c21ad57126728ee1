"""What an operation is: path, body style, check, what it does, how its reply is written.

Body styles: ingopay.md's flat "v11", the ancillary form with `status_code`, the "v12" envelope with
strings (docs/ingopay/verify/*, docs/ingopay/ancillary/*, docs/ingopay/debit/process-ach), the
session form of docs/iframe/session/create.

Ours: refusals and declines travel with HTTP 200, and carry an empty `data` or `transaction` object;
    neither the HTTP status nor the body of a decline is public.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Any

from .store import Store

Body = dict[str, Any]


class Style(Enum):
    """How the answer's code is written."""

    FLAT = "status"
    ANCILLARY = "status_code"
    ENVELOPE = "response"
    SESSION = "session"


class Key(Enum):
    """Whether `participant_unique_id1` is an idempotency key of the operation."""

    DOCUMENTED = "documented"
    UNDOCUMENTED = "undocumented"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Settings:
    """The program's configuration, as Ingo would hold it."""

    participant_id: int
    deduplicate_undocumented: bool = False
    multiparty_enabled: bool = True


@dataclass(slots=True)
class Call:
    """One authenticated request with a JSON object as its body."""

    body: Body
    headers: Mapping[str, str]
    now: float
    store: Store
    settings: Settings
    events: list[dict[str, Any]] = field(default_factory=list)


@dataclass(slots=True)
class Acted:
    """What an operation says: `data` of a flat reply, or the further members of an envelope."""

    payload: Body
    message: str = "Success"
    timed: bool = True


@dataclass(slots=True)
class Result:
    """The answer before it is written in the operation's style."""

    code: int
    message: str
    payload: Body
    timed: bool = True
    delay: float = 0.0
    outcome: str | None = None


@dataclass(frozen=True, slots=True)
class Operation:
    """One operation of the API.

    Attributes:
        name: The operationId.
        path: The real path; the method is always POST.
        style: How its answer is written.
        act: Does it; the number is new and unique.
        check: Refuses what the contract cannot: the state that the request meets, mostly.
        reference: Where the reference stands in the body.
        amount: Where the amount stands; empty when there is none.
        money: Whether carrying it out moves (or will move) money.
        key: Whether a repeat is recognised by the reference.
        anew_when_changed: A known reference with another body is a new request, not a mistake.
        earlier: Its own way to recognise a repeat.
    """

    name: str
    path: str
    style: Style
    act: Callable[[Call, int], Acted]
    check: Callable[[Call], None] | None = None
    reference: tuple[str, ...] = ("participant_unique_id1",)
    amount: tuple[str, ...] = ()
    participant: tuple[str, ...] = ("participant_id",)
    money: bool = False
    key: Key = Key.NONE
    anew_when_changed: bool = False
    earlier: Callable[[Call], Result | None] | None = None


def at(body: Mapping[str, Any], path: tuple[str, ...]) -> Any:
    """The value at a path of object members, or None."""
    node: Any = body
    for name in path:
        node = node.get(name) if isinstance(node, Mapping) else None
    return node if path else None


def render(operation: Operation, body: object, result: Result, *, seconds: float) -> Body:
    """The reply's document."""
    request = body if isinstance(body, dict) else {}
    if operation.style is Style.ENVELOPE:
        member = "session" if operation.name == "start_risk_session" else "transaction"
        return {
            "request": request.get("request", {}),
            "response": {
                "status": str(result.code),
                "message": result.message,
                "duration": f"{seconds:.4f}",
            },
            **(result.payload or {member: {}}),
        }
    name = "status_code" if operation.style is Style.ANCILLARY else "status"
    reply: Body = {
        name: result.code,
        "client_message": result.message,
        "data": result.payload,
    }
    if operation.style is Style.SESSION:
        reply["time"] = round(seconds, 4)
    elif result.timed:
        reply["time"] = f"{seconds:.4f}"
    return reply


def with_code(reply: Body, code: int, message: str) -> Body:
    """The same reply with another code, in the reply's own style."""
    changed = dict(reply)
    if isinstance(reply.get("response"), dict):
        changed["response"] = {**reply["response"], "status": str(code), "message": message}
    else:
        changed["status_code" if "status_code" in reply else "status"] = code
        changed["client_message"] = message
    return changed
