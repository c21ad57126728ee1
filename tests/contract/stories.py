"""What is played: for every operation the success and each documented refusal, as scripts.

A script yields requests and receives replies; its last request is the one that the story is about.
`Aside` is said to the simulator alone, and only while it records.
"""

from collections.abc import Callable, Generator
from typing import Any, NamedTuple

from ingo_client import models
from ingo_wrapper import (
    ClockSkewRejected,
    Declined,
    IssuerDeclined,
    OutcomeUnknown,
    RequestRejected,
    Result,
    SignatureRejected,
    StateConflict,
)
from ingo_wrapper.errors import Suspended
from ingo_wrapper.simulator import Fault, Simulator
from tests.unit.requests import build, operation_of, party

Script = Callable[[str], Generator[Any, Any, None]]
METHODS = {
    "stage_notification": "notify.stage",
    "stage_parties": "notify.stage_parties",
    "cancel_notification": "notify.cancel",
}


class Aside(NamedTuple):
    """Said to the simulator while it records; ignored otherwise."""

    say: Callable[[Simulator], None]


class Story(NamedTuple):
    """One operation and one documented outcome.

    Attributes:
        operation: which.
        outcome: a short name, part of the cassette's name.
        script: what is sent.
        ends: the kind of result, or the error.
        code: Ingo's status code, None where no code is read.
        told: what the simulator is told beforehand; such a story cannot be had from the sandbox.
    """

    operation: str
    outcome: str
    script: Script
    ends: Result | type[Exception]
    code: int | None
    told: Callable[[Simulator], None] | None = None

    @property
    def name(self) -> str:
        return f"{self.operation}-{self.outcome}"


def make(kind: str, reference: str, **changes: Any) -> Any:
    """A request of this kind under this reference, wherever it stands."""
    request = build(kind)
    transaction = getattr(request, "transaction", None)
    if hasattr(request, "participant_unique_id1"):
        request.participant_unique_id1 = reference
    elif hasattr(transaction, "participant_unique_ids"):
        transaction.participant_unique_ids.participant_unique_id1 = reference
    token = changes.pop("token", None)
    if token is not None:
        (transaction or request).customer_account_token = token
    for name, value in changes.items():
        setattr(request, name, value)
    return request


def alone(kind: str, *, times: int = 1) -> Script:
    """One request, sent once or again as it is."""

    def script(reference: str) -> Generator[Any, Any, None]:
        request = make(kind, reference)
        for _ in range(times):
            yield request

    return script


def with_token(kind: str, verified: str, *, times: int = 1) -> Script:
    """Verify, then use the token."""

    def script(reference: str) -> Generator[Any, Any, None]:
        account = yield make(verified, f"{reference}-v")
        request = make(kind, reference, token=account.customer_account_token)
        for _ in range(times):
            yield request

    return script


def check_instruction(kind: str, state: str) -> Script:
    """Verify, issue a check, bring it into *state*, then cancel or stop it."""

    def script(reference: str) -> Generator[Any, Any, None]:
        account = yield make("VerifyCheck", f"{reference}-v")
        check = yield make("ProcessCheck", reference, token=account.customer_account_token)
        yield Aside(lambda simulator: simulator.advance_check(check.check_number, state))
        yield make(kind, reference, check_number=check.check_number)

    return script


def cancellation(reference: str) -> Generator[Any, Any, None]:
    """Stage, then cancel."""
    staged = yield make("NotifyStage", reference)
    yield make("NotifyCancel", reference, tracer_id=staged.tracer_id)


def claimed(reference: str) -> Generator[Any, Any, None]:
    """Stage, let the recipient claim, then cancel."""
    staged = yield make("NotifyStage", reference)
    yield Aside(lambda simulator: simulator.claim(staged.notification_id))
    yield make("NotifyCancel", reference, tracer_id=staged.tracer_id)


def approval(reference: str) -> Generator[Any, Any, None]:
    """A recipient, an approver and an interested party."""
    yield make("NotifyStageParties", reference, transaction_parties=[party(), party(1, 0), party(2, 0)])  # fmt: skip


def risk(reference: str) -> Generator[Any, Any, None]:
    """A session, then the score."""
    session = yield make("RiskSession", reference)
    transaction = models.RiskTransaction(account_type="CA", risk_session_token=session.risk_session_token)  # fmt: skip
    yield make("RiskScore", reference, transaction=transaction)


def changed_key(reference: str) -> Generator[Any, Any, None]:
    """The same Idempotency-Key with another body."""
    yield make("CaptureSession", reference)
    yield make("CaptureSession", f"{reference}-2")


_TOKEN_FROM = {
    "ProcessCard": "VerifyCard", "ProcessAch": "VerifyAch", "ProcessSameDayAch": "VerifySameDayAch", "ProcessRtp": "VerifyAch",
    "ProcessBillPay": "VerifyBillPay", "ProcessCheck": "VerifyCheck", "ProcessPayPalVerified": "VerifyPayPal",
    "ProcessPayPal": "VerifyPayPal", "ProcessVenmo": "VerifyVenmo", "ProcessRetailCard": "VerifyRetailCard",
    "ProcessRetailBillPay": "VerifyRetailBillPay", "DebitCard": "VerifyCard", "DebitAch": "VerifyAch", "DebitSameDayAch": "VerifySameDayAch",
}  # fmt: skip
_VERIFIES = ("VerifyCard", "VerifyAch", "VerifySameDayAch", "VerifyBillPay", "VerifyCheck", "VerifyPayPal", "VerifyVenmo", "VerifyRetailCard", "VerifyRetailBillPay")  # fmt: skip

# The request that an operation's refusals are about.
_TYPICAL: dict[str, Script] = {
    "verify": alone("VerifyCard"),
    "process": with_token("ProcessCard", "VerifyCard"),
    "debit": with_token("DebitAch", "VerifyAch"),
    "search_billers": alone("BillerSearch"),
    "cancel_check": check_instruction("CheckCancel", "check_issued"),
    "stop_check": check_instruction("CheckStop", "check_issued"),
    "start_risk_session": alone("RiskSession"),
    "score_risk": risk,
    "stage_notification": alone("NotifyStage"),
    "stage_parties": approval,
    "cancel_notification": cancellation,
    "create_capture_session": alone("CaptureSession"),
}

# codes.md sections 1 and 2 by hand: name, code, what it means, and where the pages place it.
_EVERYWHERE = set(_TYPICAL)
_PAYS = {"process", "debit"}
_CODES: list[tuple[str, int, Any, set[str]]] = [
    ("pending-issuer", 102, Result.PENDING_ISSUER, {"process"}),
    ("queued", 103, Result.QUEUED, {"process"}),
    ("still-running", 104, Result.STILL_RUNNING, {"process"}),
    ("soft-verification", 111, Result.SOFT_VERIFICATION, {"verify"}),
    ("suspended", 130, Suspended, {"process"}),
    ("parameter-missing", 400, RequestRejected, _EVERYWHERE),
    ("clock-in-the-body", 402, ClockSkewRejected, {"process"}),
    ("system-failure", 500, OutcomeUnknown, _EVERYWHERE),
    ("validation", 600, RequestRejected, _EVERYWHERE),
    ("unavailable", 700, Declined, {"search_billers", "verify", *_PAYS}),
    ("address-declined", 753, Declined, {"verify"}),
    ("token-refused", 760, Declined, {"score_risk", *_PAYS}),
    ("state-conflict", 780, StateConflict, {"cancel_notification"}),
    ("issuer-declined", 851, IssuerDeclined, _PAYS),
    ("internal-error", 900, OutcomeUnknown, {"verify", *_PAYS}),
    ("check-digit", 1042, Declined, {"search_billers", "verify", "process"}),
    ("unlisted-code", 1999, OutcomeUnknown, _PAYS),
]


def _told(operation: str, code: int) -> Callable[[Simulator], None]:
    return lambda simulator: simulator.answer(operation, code)


def _struck(operation: str, fault: Fault) -> Callable[[Simulator], None]:
    return lambda simulator: simulator.inject(fault, operation=operation)


STORIES: list[Story] = [
    *(Story("verify", f"success-{kind}", alone(kind), Result.SUCCESS, 100) for kind in _VERIFIES),
    *(Story(operation_of(kind), f"success-{kind}", with_token(kind, verify), Result.SUCCESS, 100) for kind, verify in _TOKEN_FROM.items()),
    *(Story(name, "success", script, Result.SUCCESS, 100) for name, script in _TYPICAL.items()),
    Story("verify", "idempotent", alone("VerifyCard", times=2), Result.IDEMPOTENT, 101),
    Story("process", "idempotent", with_token("ProcessCard", "VerifyCard", times=2), Result.IDEMPOTENT, 101),
    Story("stage_notification", "idempotent", alone("NotifyStage", times=2), Result.IDEMPOTENT, 101),
    Story("create_capture_session", "idempotent", alone("CaptureSession", times=2), Result.IDEMPOTENT, 101),
    Story("create_capture_session", "key-mismatch", changed_key, RequestRejected, 13723),
    *(Story(name, outcome, _TYPICAL[name], ends, code, _told(name, code)) for outcome, code, ends, names in _CODES for name in sorted(names)),
    *(Story(name, "unauthorized", script, SignatureRejected, None, _struck(name, Fault.SIGNATURE_REFUSED_401)) for name, script in _TYPICAL.items()),
    *(Story(name, "clock-refused", script, ClockSkewRejected, None, _struck(name, Fault.DATE_REFUSED_401)) for name, script in _TYPICAL.items() if name in {"verify", "process"}),
]  # fmt: skip
