"""The simulator's own doors under `/_simulator/`: for this machine's processes, unsigned.

GET bookings, executions, faults, deliveries; DELETE faults; POST faults, answers, checks, claims,
decisions, finishes, captures, settlements, redeliveries, reset.
"""

import ipaddress
import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

from .delivery import Delivery, Reply, json_reply
from .faults import Fault
from .request import Request
from .store import Booking

if TYPE_CHECKING:
    from collections.abc import Callable

    from .simulator import Simulator

_PREFIX = "/_simulator"
_Given = dict[str, Any]


class Control:
    """Answers what is asked of the simulator itself."""

    def __init__(self, simulator: "Simulator") -> None:
        self._simulator = simulator
        self._doors: dict[tuple[str, str], Callable[[_Given], Any]] = {
            ("GET", ""): self._about,
            ("GET", "/bookings"): lambda given: _listed(simulator.bookings(**given)),
            ("GET", "/executions"): lambda given: _listed(simulator.executions(**given)),
            ("GET", "/faults"): self._faults,
            ("POST", "/faults"): self._inject,
            ("DELETE", "/faults"): lambda _: simulator.clear_faults(),
            ("POST", "/answers"): lambda given: simulator.answer(**given),
            ("POST", "/checks"): lambda given: simulator.advance_check(**given),
            ("POST", "/claims"): lambda given: simulator.claim(**given),
            ("POST", "/decisions"): lambda given: simulator.decide(**given),
            ("POST", "/finishes"): lambda given: simulator.finish(**given),
            ("POST", "/captures"): lambda given: {"token": simulator.complete_capture(**given)},
            ("POST", "/settlements"): lambda given: simulator.settle_suspended(**given),
            ("GET", "/deliveries"): lambda _: {"deliveries": [*map(asdict, simulator.deliveries)]},
            ("POST", "/redeliveries"): lambda given: simulator.redeliver(**given),
            ("POST", "/reset"): lambda _: simulator.reset(),
        }

    def answer(self, request: Request, peer: str) -> Delivery | None:
        """The reply, or None when the request is not for the simulator itself."""
        if request.target != _PREFIX and not request.target.startswith(f"{_PREFIX}/"):
            return None
        return Delivery(self._reply(request, peer))

    def _reply(self, request: Request, peer: str) -> Reply:
        if not _is_local(peer):
            return json_reply(403, {"error": "only from this machine"})
        parts = urlsplit(request.target)
        door = self._doors.get((request.method, parts.path.removeprefix(_PREFIX).rstrip("/")))
        if door is None:
            return json_reply(404, {"error": "no such door", "doors": self._names()})
        try:
            given = json.loads(request.body) if request.body else {}
            given |= {name: values[-1] for name, values in parse_qs(parts.query).items()}
            answered = door(given)
        except (ValueError, TypeError, KeyError) as problem:
            return json_reply(400, {"error": str(problem)})
        return json_reply(200, answered if answered is not None else {"done": True})

    def _names(self) -> list[str]:
        return [f"{method} {_PREFIX}{path}" for method, path in self._doors]

    def _about(self, given: _Given) -> dict[str, Any]:  # noqa: ARG002 - a door
        return {
            "simulator": "Ingo Payments API, local; not Ingo",
            "url": self._simulator.url,
            "username": self._simulator.username,
            "participant_id": self._simulator.participant_id,
            "doors": self._names(),
        }

    def _faults(self, given: _Given) -> dict[str, Any]:  # noqa: ARG002 - a door
        waiting = [
            {
                "fault": each.fault.value,
                "operation": each.operation,
                "reference": each.reference,
                "times": each.times,
                "seconds": each.seconds,
            }
            for each in self._simulator.waiting_faults
        ]
        known = [
            {"fault": each.value, "books": each.books, "summary": each.summary} for each in Fault
        ]
        return {"waiting": waiting, "known": known}

    def _inject(self, given: _Given) -> None:
        fault = Fault.named(given.pop("fault"))
        self._simulator.inject(fault, **given)


def _is_local(peer: str) -> bool:
    try:
        return ipaddress.ip_address(peer).is_loopback
    except ValueError:
        return False


def _listed(bookings: list[Booking]) -> dict[str, Any]:
    return {
        "bookings": [
            {
                "operation": each.operation,
                "reference": each.reference,
                "amount": None if each.amount is None else str(each.amount),
                "transaction_id": each.transaction_id,
                "transaction_ids": each.transaction_ids,
                "times_booked": each.times_booked,
                "participant_id": each.participant_id,
            }
            for each in bookings
        ]
    }
