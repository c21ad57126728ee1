"""The operations of the API as data: where each goes, how it is stamped, where its answer stands.

Everything a call needs to know beyond its models is one row of `OPERATIONS`; nothing decides by the
name of an operation elsewhere. A test holds the rows against the spec.
"""

from enum import Enum
from typing import Any, NamedTuple

from ingo_wrapper.credentials import Credentials

VERSION = 11


class Repeat(Enum):
    """May the same request be sent again when its outcome is unknown?"""

    FREELY = "reads: nothing happens twice"
    KEYED = "documented as idempotent by its reference"
    SPACED = "idempotent, but only after the stand-in time (push)"
    ON_REQUEST = "harmless to repeat, but the second answer does not tell how the first ended"
    UNDOCUMENTED = "Ingo does not document a repetition as safe"


class Stamp(Enum):
    """How the envelope fields are written (contradictions 12 and 13)."""

    NONE = "none"
    FLAT = "participant_id integer, timestamp integer, version 11"
    INTEGER_ID = "participant_id integer"
    STRING_ID = "participant_id string"
    ENVELOPE_STRINGS = "request{participant_id, timestamp} as strings"
    ENVELOPE_INTEGERS = "request{participant_id, timestamp} as integers"


class Operation(NamedTuple):
    """One operation of the API.

    Attributes:
        name: the method of the client.
        path: the request target.
        requests: the generated request models it takes.
        repeat: whether an unknown outcome may be repeated.
        stamp: how the envelope is written.
        reply: the generated reply model.
        reference: path of the client's unique id in the request, if it has one.
        echo: path of the same id in the reply; another id there means another request's reply.
        names_request: whether every documented success carries the echo.
        status: path of the status code in the reply.
        message: path of Ingo's text in the reply.
        essential: path of what makes a successful reply usable at all.
        assume: what the documentation says to assume without any reply.
        moves_money: whether a reference is demanded from the caller.
        on_capture_host: Embedded Account Capture sessions have their own host.
    """

    name: str
    path: str
    requests: tuple[str, ...]
    repeat: Repeat
    stamp: Stamp
    reply: str
    reference: tuple[str, ...] = ("participant_unique_id1",)
    status: tuple[str, ...] = ("status",)
    message: tuple[str, ...] = ("client_message",)
    echo: tuple[str, ...] = ("data", "participant_unique_id1")
    names_request: bool = True
    essential: tuple[str, ...] = ()
    assume: str | None = None
    moves_money: bool = False
    on_capture_host: bool = False


_NESTED_REFERENCE = ("transaction", "participant_unique_ids", "participant_unique_id1")
_STATUS = ("response", "status")
_MESSAGE = ("response", "message")

OPERATIONS: dict[str, Operation] = {
    row.name: row
    for row in (
        Operation(
            "verify",
            "/gateway/verify",
            (
                "VerifyCard",
                "VerifyAch",
                "VerifySameDayAch",
                "VerifyBillPay",
                "VerifyCheck",
                "VerifyPayPal",
                "VerifyVenmo",
                "VerifyRetailCard",
                "VerifyRetailBillPay",
            ),
            Repeat.KEYED,
            Stamp.FLAT,
            "VerifyReply",
            essential=("data", "customer_account_token"),
        ),
        Operation(
            "process",
            "/gateway/process",
            (
                "ProcessCard",
                "ProcessAch",
                "ProcessSameDayAch",
                "ProcessRtp",
                "ProcessBillPay",
                "ProcessCheck",
                "ProcessPayPalVerified",
                "ProcessPayPal",
                "ProcessVenmo",
                "ProcessRetailCard",
                "ProcessRetailBillPay",
            ),
            Repeat.SPACED,
            Stamp.FLAT,
            "ProcessReply",
            essential=("data", "transaction_id"),
            assume="success",
            moves_money=True,
        ),
        Operation(
            "debit",
            "/gateway/v12/debit/process",
            ("DebitCard", "DebitAch", "DebitSameDayAch"),
            Repeat.UNDOCUMENTED,
            Stamp.ENVELOPE_STRINGS,
            "DebitReply",
            reference=_NESTED_REFERENCE,
            echo=_NESTED_REFERENCE,
            essential=("transaction", "transaction_id"),
            assume="failure",
            moves_money=True,
            status=_STATUS,
            message=_MESSAGE,
        ),
        Operation(
            "search_billers",
            "/gateway/v1/biller/search",
            ("BillerSearch",),
            Repeat.FREELY,
            Stamp.INTEGER_ID,
            "BillerSearchReply",
            reference=(),
        ),
        Operation(
            "cancel_check",
            "/gateway/checkcancel",
            ("CheckCancel",),
            Repeat.ON_REQUEST,
            Stamp.STRING_ID,
            "CheckReply",
            status=("status_code",),
        ),
        Operation(
            "stop_check",
            "/gateway/checkstop",
            ("CheckStop",),
            Repeat.ON_REQUEST,
            Stamp.STRING_ID,
            "CheckReply",
            status=("status_code",),
        ),
        Operation(
            "start_risk_session",
            "/risk/risksession/v2",
            ("RiskSession",),
            Repeat.FREELY,
            Stamp.ENVELOPE_STRINGS,
            "RiskSessionReply",
            essential=("session", "risk_session_token"),
            reference=(),
            status=_STATUS,
            message=_MESSAGE,
        ),
        Operation(
            "score_risk",
            "/risk/riskscore/v2",
            ("RiskScore",),
            Repeat.FREELY,
            Stamp.ENVELOPE_STRINGS,
            "RiskScoreReply",
            essential=("transaction", "score"),
            reference=(),
            status=_STATUS,
            message=_MESSAGE,
        ),
        Operation(
            "stage_notification",
            "/gateway/v3/notify",
            ("NotifyStage",),
            Repeat.KEYED,
            Stamp.INTEGER_ID,
            "NotifyStageReply",
            names_request=False,  # one edition of the page shows no echo
            essential=("data", "notification_id"),
            moves_money=True,
        ),
        Operation(
            "stage_parties",
            "/gateway/v4/notify",
            ("NotifyStageParties",),
            Repeat.UNDOCUMENTED,
            Stamp.ENVELOPE_INTEGERS,
            "NotifyStagePartiesReply",
            reference=_NESTED_REFERENCE,
            echo=_NESTED_REFERENCE,
            essential=("transaction", "notification_id"),
            moves_money=True,
            status=_STATUS,
            message=_MESSAGE,
        ),
        Operation(
            "cancel_notification",
            "/gateway/v3/notifycancel",
            ("NotifyCancel",),
            Repeat.ON_REQUEST,
            Stamp.INTEGER_ID,
            "NotifyCancelReply",
        ),
        Operation(
            "create_capture_session",
            "/api/v1/sessions/point-in-time/plugin",
            ("CaptureSession",),
            Repeat.KEYED,
            Stamp.NONE,
            "CaptureSessionReply",
            essential=("data", "authorized_url"),
            on_capture_host=True,
        ),
    )
}


OPERATION_OF = {request: row.name for row in OPERATIONS.values() for request in row.requests}


def stamp(
    operation: Operation, payload: dict[str, Any], credentials: Credentials, at: float
) -> None:
    """Write the envelope fields into *payload*, in the type this operation wants."""
    match operation.stamp:
        case Stamp.FLAT:
            payload["participant_id"] = int(credentials.participant_id)
            payload["timestamp"] = int(at)
            payload["version"] = VERSION
        case Stamp.INTEGER_ID:
            payload["participant_id"] = int(credentials.participant_id)
        case Stamp.STRING_ID:
            payload["participant_id"] = str(credentials.participant_id)
        case Stamp.ENVELOPE_STRINGS:
            payload["request"] = {
                "participant_id": str(credentials.participant_id),
                "timestamp": str(int(at)),
            }
        case Stamp.ENVELOPE_INTEGERS:
            payload["request"] = {
                "participant_id": int(credentials.participant_id),
                "timestamp": int(at),
            }
        case Stamp.NONE:
            pass


def dig(document: Any, path: tuple[str, ...]) -> Any:
    """Follow *path* into JSON-like *document*; None where it does not lead anywhere."""
    for name in path:
        if not isinstance(document, dict):
            return None
        document = document.get(name)
    return document
