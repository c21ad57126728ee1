"""The path of one request through an operation: checks, repeats, told answers, booking, outcome.

Idempotency: `participant_unique_id1` is the key of verify and process (docs/ingopay/process/*;
    older docs, en/ingopay-api/idempotency) and of the v3 stage (docs/notify-classic/notify/stage).
    A processed request is answered with 101 and the earlier result, one still running with 104, one
    never received is executed.

Ours, because it is not public: a key counts per operation and participant; it never expires; a
changed body under a known key books nothing and is answered 401 (for verify, whose reference names
a customer, it is a new verification); a decline (codes from 700) is given again to a repeat; a
request refused with 4xx, 5xx or 6xx may be repeated anew; a suspended one (130) stays suspended
until it is settled.
"""

from decimal import Decimal
from typing import Any

from .answers import REPEATED, RUNNING, SUSPENDED, Program, carries_out, is_final, message_for
from .events import ofac_event
from .fingerprint import fingerprint
from .operation import Acted, Call, Key, Operation, Result, at
from .refused import INCORRECT, MISSING, Refused


def execute(operation: Operation, call: Call, program: Program) -> Result:
    """Answer one request. Raises `Refused` when nothing may be kept of it."""
    _check_participant(operation, call)
    _check_needs(operation, call)
    if operation.check is not None:
        operation.check(call)
    if operation.earlier is not None and (known := operation.earlier(call)) is not None:
        return known
    name = outcome_name(operation, call)
    if name is not None and (known := _repeat(operation, call, name)) is not None:
        return known
    planned = program.take(operation.name, call.body)
    code = 100 if planned is None or planned.code is None else planned.code
    message = planned.message if planned else None
    delay = planned.slow if planned else 0.0
    if not carries_out(code):
        refused = Result(code, message or message_for(code), {}, delay=delay)
        return _not_carried_out(operation, call, name, refused)
    acted = carry_out(operation, call)
    result = Result(
        code,
        message or (acted.message if code == 100 else message_for(code)),
        acted.payload,
        timed=acted.timed,
        delay=delay,
        outcome=name,
    )
    if name is not None:
        _keep(call, name, result, running_until=call.now + delay)
    return result


def carry_out(operation: Operation, call: Call) -> Acted:
    """Book it and do it."""
    amount = at(call.body, operation.amount)
    number = call.store.execute(
        operation.name,
        participant=str(call.settings.participant_id),
        reference=str(at(call.body, operation.reference) or ""),
        amount=None if amount is None else Decimal(amount),
        money=operation.money,
        at=call.now,
    )
    return operation.act(call, number)


def outcome_name(operation: Operation, call: Call) -> str | None:
    """The key under which the outcome is kept, or None when repeats are not recognised."""
    undocumented = operation.key is Key.UNDOCUMENTED and call.settings.deduplicate_undocumented
    reference = at(call.body, operation.reference)
    if not reference or not (operation.key is Key.DOCUMENTED or undocumented):
        return None
    return f"{operation.name}|{call.settings.participant_id}|{reference}"


def settle_suspended(operation: Operation, call: Call, name: str, *, cleared: bool) -> None:
    """End a suspension: carry the held request out, or decline it for good (700 is ours)."""
    if cleared:
        acted = carry_out(operation, call)
        _keep(call, name, Result(100, acted.message, acted.payload, timed=acted.timed))
    else:
        _keep(call, name, Result(700, "Terminated after OFAC review", {}))
    call.events.append(ofac_event("cleared" if cleared else "failure", call.body, call.now))


def _check_participant(operation: Operation, call: Call) -> None:
    given = at(call.body, operation.participant)
    if given is not None and str(given) != str(call.settings.participant_id):
        raise Refused(INCORRECT, f"{'.'.join(operation.participant)} is not known")


def _check_needs(operation: Operation, call: Call) -> None:
    """What no booking can do without, also where no page calls it required."""
    for path in (operation.reference, operation.amount) if operation.money else ():
        if at(call.body, path) in (None, ""):
            raise Refused(MISSING, f"{'.'.join(path)} is missing")


def _repeat(operation: Operation, call: Call, name: str) -> Result | None:
    known = call.store.get("outcome", name)
    if known is None:
        return None
    if known["fingerprint"] != fingerprint(call.body):
        if operation.anew_when_changed:
            return None
        raise Refused(INCORRECT, "participant_unique_id1 was used with another body")
    if call.now < known["running_until"]:
        return Result(RUNNING, message_for(RUNNING), {})
    code = known["code"]
    if not carries_out(code):
        return Result(code, known["message"], known["payload"], timed=known["timed"])
    if known.get("announce_as_new"):
        call.store.put("outcome", name, {**known, "announce_as_new": False})
        return Result(code, known["message"], known["payload"], timed=known["timed"])
    return Result(REPEATED, message_for(REPEATED), known["payload"], timed=known["timed"])


def _not_carried_out(operation: Operation, call: Call, name: str | None, result: Result) -> Result:
    suspended = result.code == SUSPENDED
    if suspended:
        call.events.append(ofac_event("suspended", call.body, call.now))
    if name is not None and (suspended or (is_final(result.code) and operation.money)):
        held = call.body if suspended else None
        _keep(call, name, result, running_until=call.now + result.delay, held=held)
    return result


def _keep(
    call: Call,
    name: str,
    result: Result,
    *,
    running_until: float = 0.0,
    held: dict[str, Any] | None = None,
) -> None:
    outcome: dict[str, Any] = {
        "fingerprint": fingerprint(call.body),
        "code": result.code,
        "message": result.message,
        "payload": result.payload,
        "timed": result.timed,
        "running_until": running_until,
    }
    if held is not None:
        outcome["held"] = held
    call.store.put("outcome", name, outcome)
