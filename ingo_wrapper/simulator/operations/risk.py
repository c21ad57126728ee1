"""Risk session and risk score (docs/ingopay/risk/risk-session, docs/ingopay/risk/risk-score).

A session expires after 30 minutes (documented default). Ours: an unknown or expired session token
is answered 760; the score is always "42", whose scale is not public.
"""

import uuid

from ..operation import Acted, Call, Operation, Style
from ..refused import Refused
from .common import TOKEN_NOT_ACCEPTED

SESSION_SECONDS = 30 * 60


def _start(call: Call, number: int) -> Acted:  # noqa: ARG001 - a session is known by its token
    token = str(uuid.uuid4())
    call.store.put("risk_session", token, {"expires": call.now + SESSION_SECONDS})
    return Acted({"session": {"risk_session_token": token}})


def _check_score(call: Call) -> None:
    transaction = call.body.get("transaction") or {}
    token = transaction.get("risk_session_token")
    if token is not None:
        session = call.store.get("risk_session", token)
        if session is None or session["expires"] < call.now:
            raise Refused(TOKEN_NOT_ACCEPTED, "transaction.risk_session_token is not active")
    account = transaction.get("customer_account_token")
    if account is not None and call.store.get("token", account) is None:
        raise Refused(TOKEN_NOT_ACCEPTED, "transaction.customer_account_token is not known")


def _score(call: Call, number: int) -> Acted:
    token = str(uuid.uuid4())
    call.store.put("risk_assessment", token, {"number": number})
    transaction = {
        "score": "42",
        "risk_assessment_token": token,
        "fraud_guarantee": {"guarantee_requested": "0", "transaction_guaranteed": "0"},
    }
    return Acted({"transaction": transaction})


START_RISK_SESSION = Operation(
    name="start_risk_session",
    path="/risk/risksession/v2",
    style=Style.ENVELOPE,
    act=_start,
    reference=(),
    participant=("request", "participant_id"),
)
SCORE_RISK = Operation(
    name="score_risk",
    path="/risk/riskscore/v2",
    style=Style.ENVELOPE,
    check=_check_score,
    act=_score,
    reference=(),
    participant=("request", "participant_id"),
)
