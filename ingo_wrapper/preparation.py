"""From a request model to a call that is ready to be sent: checked, stamped, written. Pure."""

from typing import Any

from ingo_wrapper.call import Call, Session
from ingo_wrapper.errors import ConfigurationError, InvalidRequest, OutcomeUnknown
from ingo_wrapper.money import decode, encode
from ingo_wrapper.operations import OPERATIONS, Operation, Repeat, dig, stamp
from ingo_wrapper.replies import (
    Billers,
    CanceledNotification,
    CaptureSession,
    CheckInstruction,
    CheckPayment,
    Debit,
    Payment,
    Reply,
    RiskScore,
    RiskSession,
    StagedNotification,
    StagedParties,
    Verification,
)
from ingo_wrapper.report import build_error
from ingo_wrapper.saved import SavedRequest
from ingo_wrapper.validation import validate

_LONGEST_KEY = 250
_REPLIES: dict[str, type[Reply[Any]]] = {
    "verify": Verification,
    "process": Payment,
    "debit": Debit,
    "search_billers": Billers,
    "cancel_check": CheckInstruction,
    "stop_check": CheckInstruction,
    "start_risk_session": RiskSession,
    "score_risk": RiskScore,
    "stage_notification": StagedNotification,
    "stage_parties": StagedParties,
    "cancel_notification": CanceledNotification,
    "create_capture_session": CaptureSession,
}


def prepare(session: Session, name: str, request: Any, idempotency_key: str | None = None) -> Call:
    """Check *request*, stamp it and write its bytes.

    Raises:
        InvalidRequest: names the field and the rule it breaks; nothing was sent.
    """
    operation = OPERATIONS[name]
    try:
        payload = _payload(session, operation, request)
        _check_key(idempotency_key)
        body = encode(payload)
    except InvalidRequest as error:
        error.operation, error.advice = name, "correct the request; nothing was sent"
        raise
    reference = dig(payload, operation.reference) if operation.reference else None
    saved = SavedRequest(
        operation=name,
        reference=reference or "",
        environment=session.environment.name,
        participant_id=str(session.credentials.participant_id),
        body=body,
        idempotency_key=idempotency_key,
    )
    return Call(
        session=session,
        operation=operation,
        make=_reply_class(name, payload),
        saved=saved,
        payload=payload,
        repeat=operation.repeat,
    )


def open_saved(session: Session, saved: SavedRequest) -> Call:
    """Take up a prepared request that was never sent.

    Raises:
        ConfigurationError: it belongs to another environment or participant, or is damaged.
    """
    if saved.operation not in OPERATIONS:
        raise ConfigurationError("saved request: names an operation that does not exist")
    if saved.environment != session.environment.name:
        raise ConfigurationError("saved request: belongs to another environment")
    if saved.participant_id != str(session.credentials.participant_id):
        raise ConfigurationError("saved request: belongs to another participant_id")
    operation = OPERATIONS[saved.operation]
    return Call(
        session=session,
        operation=operation,
        make=_reply_class(saved.operation, _document(saved)),
        saved=saved,
        repeat=operation.repeat,
    )


def reopen(session: Session, saved: SavedRequest, *, repeat_undocumented: bool) -> Call:
    """Take up a saved request again; its outcome is in doubt until Ingo answers.

    Raises:
        ConfigurationError: it belongs to another environment or participant, or is damaged.
        OutcomeUnknown: Ingo does not document its repetition as safe; nothing was sent.
    """
    call = open_saved(session, saved)
    call.reopened, call.doubt, call.doubtful_at = True, True, saved.sent_at
    if call.repeat is Repeat.UNDOCUMENTED:
        if not repeat_undocumented:
            raise build_error(call, OutcomeUnknown, "it was not sent again")
        call.repeat = Repeat.KEYED
    return call


def _document(saved: SavedRequest) -> dict[str, Any]:
    try:
        document = decode(saved.body)
    except (ValueError, RecursionError, ArithmeticError):
        document = None
    if not isinstance(document, dict):
        raise ConfigurationError("saved request: its body is not a request")
    return document


def _payload(session: Session, operation: Operation, request: Any) -> dict[str, Any]:
    kind = type(request).__name__
    if kind not in operation.requests:
        accepted = ", ".join(operation.requests)
        raise InvalidRequest("request", f"must be one of {accepted}, not {kind}")
    validate(request)
    payload: dict[str, Any] = request.to_dict()
    _check_owner(session, payload)
    stamp(operation, payload, session.credentials, session.signing_time())
    if operation.moves_money and not dig(payload, operation.reference):
        raise InvalidRequest(
            ".".join(operation.reference),
            "is required: it is the idempotency key, and must be saved before the call",
        )
    return payload


def _check_owner(session: Session, payload: dict[str, Any]) -> None:
    """A participant_id that the caller set must be the one that signs."""
    mine = str(session.credentials.participant_id)
    for path in (("participant_id",), ("request", "participant_id")):
        given = dig(payload, path)
        if given is not None and str(given) != mine:
            raise InvalidRequest(".".join(path), "is not the participant_id of the credentials")


def _check_key(key: str | None) -> None:
    if key is None:
        return
    if not key or len(key) > _LONGEST_KEY:
        raise InvalidRequest("idempotency_key", f"must have 1 to {_LONGEST_KEY} characters")
    if not key.isascii() or not key.isprintable():
        raise InvalidRequest("idempotency_key", "must be printable ASCII")


def _reply_class(name: str, payload: dict[str, Any]) -> type[Reply[Any]]:
    if name == "process" and payload.get("account_type") == "CK":
        return CheckPayment
    return _REPLIES[name]
