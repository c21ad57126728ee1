"""Business answers told beforehand: declines, suspensions, slow networks.

Ingo publishes no test cards, magic amounts or trigger values (docs/ingopay/testing), so the
simulator has none either: a test says which request is to be answered how. What a code does follows
its family (docs/hub/errors).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from typing import Any

SUCCESS = 100
REPEATED = 101
RUNNING = 104
SUSPENDED = 130

_MESSAGES = {
    SUCCESS: "Success",
    REPEATED: "Success - Idempotent Response",
    102: "Success - Pending Issuer Response",
    103: "Success - Queued",
    RUNNING: "In Progress - Idempotent Response",
    SUSPENDED: "OFAC Suspended",
    402: "Signature timestamp too far off",
    700: "Account not currently available",
    1042: "Check digit failure",
}
_FAMILIES = (
    (range(111, 133), "Success - Soft verification result"),
    (range(400, 500), "Request refused"),
    (range(500, 600), "System failure"),
    (range(600, 617), "Field validation"),
    (range(700, 743), "Transaction not possible"),
    (range(780, 788), "Wrong state for this action"),
    (range(750, 816), "Account data not accepted"),
    (range(851, 868), "Declined by the issuer"),
)


def carries_out(code: int) -> bool:
    """Whether an answer with this code means that the request was carried out (130 holds it)."""
    return 100 <= code <= 132 and code != SUSPENDED


def is_final(code: int) -> bool:
    """Whether a decline is kept and given again to a repeat (ours); lower codes are tried anew."""
    return code >= 700


def message_for(code: int) -> str:
    """A plausible `client_message`; Ingo's own texts are not public for most codes."""
    if code in _MESSAGES:
        return _MESSAGES[code]
    return next((text for codes, text in _FAMILIES if code in codes), "Unclassified")


@dataclass(slots=True)
class Planned:
    """One instruction: matching requests get this code (None: the normal one), `slow` or not."""

    operation: str
    code: int | None = None
    times: int | None = 1
    where: Mapping[str, object] = field(default_factory=dict)
    message: str | None = None
    slow: float = 0.0

    def matches(self, operation: str, body: Mapping[str, Any]) -> bool:
        """Whether the request is meant; a field may stand at any depth of the body."""
        return self.operation == operation and all(
            any(_equal(found, value) for found in _values(body, name))
            for name, value in self.where.items()
        )


class Program:
    """The instructions still open, first come first served."""

    def __init__(self) -> None:
        self._planned: list[Planned] = []

    def add(self, planned: Planned) -> None:
        """Append an instruction."""
        self._planned.append(planned)

    def take(self, operation: str, body: Mapping[str, Any]) -> Planned | None:
        """The first instruction that matches, counted as used."""
        for planned in self._planned:
            if planned.matches(operation, body):
                if planned.times is not None:
                    planned.times -= 1
                    if planned.times <= 0:
                        self._planned.remove(planned)
                return planned
        return None

    def clear(self) -> None:
        """Drop all instructions."""
        self._planned.clear()


def _values(node: object, name: str) -> list[object]:
    found: list[object] = []
    if isinstance(node, Mapping):
        for key, value in node.items():
            if key == name:
                found.append(value)
            found.extend(_values(value, name))
    elif isinstance(node, list):
        for item in node:
            found.extend(_values(item, name))
    return found


def _equal(found: object, wanted: object) -> bool:
    if found == wanted or str(found) == str(wanted):
        return True
    try:
        return Decimal(str(found)) == Decimal(str(wanted))
    except InvalidOperation:
        return False
