"""Playing one call by hand: a fake clock, scripted answers, no I/O."""

import json
from collections.abc import Iterable
from email.utils import formatdate
from typing import Any

from ingo_wrapper.call import Session
from ingo_wrapper.credentials import Credentials
from ingo_wrapper.environment import Environment
from ingo_wrapper.exchange import Flow, Pause, Send, SendFailure, exchange
from ingo_wrapper.preparation import prepare, reopen
from ingo_wrapper.retries import RetryPolicy
from ingo_wrapper.saved import RawReply, SavedRequest
from tests.unit.requests import build, operation_of

START = 1_790_000_000.0
SECRET = "hand-secret-0001"
BROKEN = SendFailure(sent=True, why="no answer in time")
UNREACHABLE = SendFailure(sent=False, why="no connection")


class Clock:
    """Time that passes only when told to."""

    def __init__(self, now: float = START) -> None:
        self.at = now

    def now(self) -> float:
        return self.at

    def monotonic(self) -> float:
        return self.at - START + 1000.0


def make_session(clock: Clock | None = None, **changes: Any) -> Session:
    """A session of a client, with a clock of the test's."""
    clock = clock or Clock()
    options: dict[str, Any] = {
        "environment": Environment.SANDBOX,
        "credentials": Credentials(username="hand-user", secret=SECRET, participant_id=10001),
        "policy": RetryPolicy(),
        "now": clock.now,
        "monotonic": clock.monotonic,
        "random": lambda: 0.5,
        "correct_clock": True,
        "observers": (),
        "client": None,
    }
    return Session(**{**options, **changes})


class Played:
    """What a call did and how it ended."""

    def __init__(self) -> None:
        self.sends: list[Send] = []
        self.times: list[float] = []
        self.pauses: list[float] = []
        self.reply: Any = None
        self.error: BaseException | None = None

    @property
    def gaps(self) -> list[float]:
        return [later - earlier for earlier, later in zip(self.times, self.times[1:], strict=False)]


def play(flow: Flow, clock: Clock, answers: Iterable[Any], *, takes: float = 0.5) -> Played:
    """Run *flow*: each `Send` gets the next answer after *takes* seconds, each `Pause` is waited.

    An answer may be a callable (called with the `Send` when it is due) or an exception (thrown in).
    `Ellipsis` at the end repeats the answer before it for as long as it is asked for.
    """
    played, script = Played(), list(answers)
    endless = script[-1:] == [...]
    script = script[:-1] if endless else script
    try:
        step = next(flow)
        while True:
            if isinstance(step, Pause):
                played.pauses.append(step.seconds)
                clock.at += step.seconds
                step = flow.send(None)
                continue
            played.sends.append(step)
            played.times.append(clock.at)
            clock.at += takes
            assert script, "the call asks for one more answer"
            answer = script[0] if endless and len(script) == 1 else script.pop(0)
            answer = answer(step) if callable(answer) else answer
            step = flow.throw(answer) if isinstance(answer, BaseException) else flow.send(answer)
    except StopIteration as end:
        played.reply = end.value
    except AssertionError:
        raise
    except BaseException as error:
        played.error = error
    assert endless or not script, f"answers that were not asked for: {script}"
    return played


def call(
    kind: str,
    *answers: Any,
    session: Session | None = None,
    clock: Clock | None = None,
    **changes: Any,
) -> Played:
    """Make one call of this kind of request and give it *answers*."""
    clock = clock or Clock()
    session = session or make_session(clock, **changes)
    return play(exchange(prepare(session, operation_of(kind), build(kind))), clock, answers)


def resolve(
    saved: SavedRequest, *answers: Any, session: Session, clock: Clock, undocumented: bool = False
) -> Played:
    """Resolve *saved*."""
    reopened = reopen(session, saved, repeat_undocumented=undocumented)
    return play(exchange(reopened), clock, answers)


_ENVELOPES = ("debit", "start_risk_session", "score_risk", "stage_parties")
_ECHO = {"participant_unique_id1": "ord-7781"}
_ESSENTIAL = {
    "customer_account_token": "tok-1",
    "authorized_url": "https://example.org/s",
    "notification_id": 7000123,
}


def reply(code: Any, operation: str = "process", *, status: int = 200, **headers: str) -> RawReply:
    """The reply of *operation* with this code, in the operation's documented shape."""
    document: dict[str, Any]
    echo = _ECHO if str(code).startswith("1") else {}
    if operation in _ENVELOPES:
        document = {
            "request": {"participant_id": "10001", "timestamp": "1"},
            "response": {"status": str(code), "message": f"told {code}", "duration": "0.1"},
            "session": {"risk_session_token": "risk-1"},
            "transaction": {
                "transaction_id": "900124",
                "notification_id": "7000123",
                "score": "42",
                "participant_unique_ids": echo,
            },
        }
    else:
        name = "status_code" if operation in ("cancel_check", "stop_check") else "status"
        data = {"transaction_id": 900123, **_ESSENTIAL, **echo}
        document = {name: code, "client_message": f"told {code}", "data": data, "time": "0.1"}
    return raw(json.dumps(document).encode(), status, **headers)


def raw(body: bytes, status: int = 200, **headers: str) -> RawReply:
    """A reply of these bytes."""
    return RawReply(
        status, {name.replace("_", "-"): value for name, value in headers.items()}, body
    )


def date(at: float) -> str:
    """A Date header."""
    return formatdate(at, usegmt=True)


def refused_date(server: float, **headers: str) -> RawReply:
    """The gateway's refusal of a signed time; its clock says *server*."""
    body = b'{"message": "HMAC signature cannot be verified, a valid date or x-date header is required for HMAC Authentication"}'
    return raw(body, 401, date=date(server), **headers)


REFUSED_SIGNATURE = raw(b'{"message": "HMAC signature does not match"}', 401)
