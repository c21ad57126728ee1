"""Check cancel and check stop (docs/ingopay/ancillary/check-cancel and check-stop).

Ours: a check in the wrong state is answered 730 (inside 700-742, transaction outcome), an unknown
    check or one whose amount or reference differs 401. A stop only asks: `advance_check(number,
    "stopped")` confirms it, as the bank's status file would.
"""

from decimal import Decimal

from ..operation import Acted, Body, Call, Operation, Style
from ..refused import INCORRECT, Refused

WRONG_STATE = 730

# 73 says that the check was not printed; the others need a printed one.
_CANCEL_REASONS = {"routed": (73,), "check_issued": (74, 75, 76)}


def _check_cancel(call: Call) -> None:
    state = _matching_check(call)["state"]
    if state not in _CANCEL_REASONS:
        raise Refused(WRONG_STATE, f"A check that is {state} cannot be canceled")
    if call.body["reason_code"] not in _CANCEL_REASONS[state]:
        raise Refused(INCORRECT, f"reason_code does not fit a check that is {state}")


def _check_stop(call: Call) -> None:
    state = _matching_check(call)["state"]
    if state != "check_issued":
        raise Refused(WRONG_STATE, f"A check that is {state} cannot be stopped")


def _matching_check(call: Call) -> Body:
    known = call.store.get("check", call.body["check_number"])
    if known is None:
        raise Refused(INCORRECT, "check_number is not known")
    if known["participant_unique_id1"] != call.body["participant_unique_id1"]:
        raise Refused(INCORRECT, "participant_unique_id1 is not that of the check")
    if Decimal(known["amount"]) != Decimal(call.body["amount"]):
        raise Refused(INCORRECT, "amount is not that of the check")
    return known


def _cancel(call: Call, number: int) -> Acted:  # noqa: ARG001 - has its own
    return _change(call, "canceled")


def _stop(call: Call, number: int) -> Acted:  # noqa: ARG001 - has its own
    return _change(call, "stop_requested")


def _change(call: Call, state: str) -> Acted:
    number = call.body["check_number"]
    known = call.store.get("check", number) or {}
    changed = {**known, "state": state, "reason_code": str(call.body["reason_code"])}
    call.store.put("check", number, changed)
    data = {
        "check_number": number,
        "transaction_id": known["transaction_id"],
        "request_timestamp": int(call.now),
        "participant_unique_id1": known["participant_unique_id1"],
    }
    return Acted(data)


CANCEL_CHECK = Operation(
    name="cancel_check",
    path="/gateway/checkcancel",
    style=Style.ANCILLARY,
    check=_check_cancel,
    act=_cancel,
    amount=("amount",),
)
STOP_CHECK = Operation(
    name="stop_check",
    path="/gateway/checkstop",
    style=Style.ANCILLARY,
    check=_check_stop,
    act=_stop,
    amount=("amount",),
)
