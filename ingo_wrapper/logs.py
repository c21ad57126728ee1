"""The `ingo_wrapper` logger: silent unless a service configures it; bodies redacted at DEBUG."""

import json
import logging
from collections.abc import Callable
from typing import Any

from ingo_wrapper.money import decode
from ingo_wrapper.observe import Attempt, Finished
from ingo_wrapper.redaction import redact, redact_headers, scrub
from ingo_wrapper.saved import RawReply

logger = logging.getLogger("ingo_wrapper")
logger.addHandler(logging.NullHandler())

_LONGEST = 4000


def log_request(path: str, headers: dict[str, str], body: bytes) -> None:
    """Write what is sent, redacted, when DEBUG is on."""
    if logger.isEnabledFor(logging.DEBUG):
        shown = redact_headers(headers)
        logger.debug("send POST %s headers=%s body=%s", path, shown, _shown(body))


def log_reply(raw: RawReply, hidden: Callable[[], frozenset[str]]) -> None:
    """Write what came back, redacted, when DEBUG is on; *hidden* is masked where it is echoed."""
    if logger.isEnabledFor(logging.DEBUG):
        logger.debug("received HTTP %s body=%s", raw.status, _shown(raw.body, hidden()))


def log_attempt(attempt: Attempt) -> None:
    """Write one attempt: INFO when it will be repeated, DEBUG otherwise."""
    level = logging.DEBUG if attempt.wait is None else logging.INFO
    if logger.isEnabledFor(level):
        fields = _fields(attempt)
        logger.log(level, "attempt %s", _line(fields), extra={"ingo": fields})


def log_finished(call: Finished) -> None:
    """Write how a call ended: WARNING when the outcome is unknown, INFO otherwise."""
    doubtful = call.outcome in {"OutcomeUnknown", "Suspended", "interrupted"}
    level = logging.WARNING if doubtful else logging.INFO
    if logger.isEnabledFor(level):
        fields = {**_fields(call), "attempts": len(call.attempts)}
        logger.log(level, "call %s", _line(fields), extra={"ingo": fields})


def log_clock(offset: float) -> None:
    """Write that the clock is corrected from the server's Date."""
    logger.warning("this machine's clock is off: signing with a correction of %+.1f s", offset)


def log_broken_observer(problem: Exception) -> None:
    """Write that an observer raised; its text may hold anything and is not shown."""
    logger.error("an observer raised %s; the call goes on", type(problem).__name__)


def _fields(record: Attempt | Finished) -> dict[str, Any]:
    return {name: value for name, value in record._asdict().items() if value is not None}


def _line(fields: dict[str, Any]) -> str:
    return " ".join(
        f"{name}={value:.3f}" if isinstance(value, float) else f"{name}={value}"
        for name, value in fields.items()
    )


def _shown(body: bytes, hidden: frozenset[str] = frozenset()) -> str:
    try:
        document = decode(body)
        if not isinstance(document, dict | list):
            return f"[{len(body)} bytes of JSON that are no object]"
        # Once more as a whole: a number may stand without quotes.
        text = scrub(json.dumps(redact(document, hidden), ensure_ascii=False, default=str), hidden)
        return text[:_LONGEST].encode(errors="backslashreplace").decode()
    except (ValueError, RecursionError, ArithmeticError):
        return f"[{len(body)} bytes that are not readable JSON]"
