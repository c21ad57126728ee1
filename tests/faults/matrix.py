"""The fault matrix: every fault of the simulator against every operation, and what became of it.

`python -m tests.faults.matrix` prints it, `--write` writes docs/fault-matrix.md. The tests make the
same calls and hold each row against that file.
"""

import asyncio
import logging
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from operator import attrgetter
from pathlib import Path
from typing import Any

from ingo_wrapper import (
    AsyncIngo,
    Credentials,
    Declined,
    Environment,
    Ingo,
    IngoError,
    NotSent,
    OutcomeUnknown,
    Rejected,
    Reply,
    RetryPolicy,
    Timeouts,
    new_reference,
)
from ingo_wrapper.operations import OPERATIONS, Repeat
from ingo_wrapper.session import SystemTime
from ingo_wrapper.simulator import Fault, Simulator
from tests.faults import requests
from tests.faults.columns import COLUMNS
from tests.faults.leaks import Shown
from tests.faults.requests import CARD, SECRET, USERNAME, Planted

DOCUMENT = Path(__file__).parents[2] / "docs" / "fault-matrix.md"


@dataclass(frozen=True)
class Setting:
    """How often the fault strikes, and how patient the client is."""

    name: str
    title: str
    times: int | None
    retries: RetryPolicy


SETTINGS = (
    Setting("off", "The fault strikes once, retries are off", 1, RetryPolicy.off()),
    Setting("once", "The fault strikes once, retries as they are by default", 1, RetryPolicy()),
    Setting("always", "The fault stays, one retry", None, RetryPolicy(attempts=2)),
)

CLASSES = dict(zip(Repeat, COLUMNS, strict=True))
_METHODS = {
    "stage_notification": "notify.stage",
    "stage_parties": "notify.stage_parties",
    "cancel_notification": "notify.cancel",
}
_SILENT = {Fault.TIMEOUT_BEFORE_BOOKING, Fault.TIMEOUT_AFTER_BOOKING}
_CLOCKS = {Fault.WRONG_CLOCK, Fault.WRONG_CLOCK_CACHED}
_SECONDS = {
    Fault.REFUSED_CONNECTION: 60.0,
    Fault.SLOW_DRIP: 0.1,
    Fault.WRONG_CLOCK: 3600.0,
    Fault.WRONG_CLOCK_CACHED: 3600.0,
}


class SkippedTime(SystemTime):
    """Waits are not waited for; *told* is called instead."""

    def __init__(self, told: Callable[[], None]) -> None:
        self._told = told
        self._skipped = 0.0

    def monotonic(self) -> float:
        return super().monotonic() + self._skipped

    def sleep(self, seconds: float) -> None:
        self._skipped += seconds
        self._told()

    async def sleep_async(self, seconds: float) -> None:
        self.sleep(seconds)


@dataclass(frozen=True)
class Call:
    """One operation's call: what is asked, and under which reference it is booked."""

    operation: str
    reference: str
    request: Any

    @property
    def repeat(self) -> Repeat:
        return OPERATIONS[self.operation].repeat

    def on(self, ingo: Any) -> Any:
        method = attrgetter(_METHODS.get(self.operation, self.operation))(ingo)
        return method() if self.request is None else method(self.request)

    def times_booked(self, sim: Simulator) -> int:
        found = sim.executions(self.reference, operation=self.operation)
        return sum(each.times_booked for each in found)


class Bench:
    """A simulator with everything that the calls need, and clients for it."""

    def __init__(self, sim: Simulator) -> None:
        self.sim = sim
        with Ingo(**self.options()) as ingo:
            self.card = ingo.verify(requests.verify()).customer_account_token
            self._mailbox = ingo.verify(requests.verify_mailbox()).customer_account_token

    def options(self, url: str | None = None, **changes: Any) -> dict[str, Any]:
        """What a client is made with."""
        return {
            "environment": Environment.simulator(url or self.sim.url),
            "credentials": Credentials(username=USERNAME, secret=SECRET, participant_id=10001),
            **changes,
        }

    def client(
        self, kind: type, fault: Fault, setting: Setting, shown: Shown
    ) -> "Ingo | AsyncIngo":
        """A client of its own for each call, so that what one learns is not known to another."""
        ends = fault is Fault.REFUSED_CONNECTION and setting.name == "once"
        told = self.sim.clear_faults if ends else lambda: None
        made: Ingo | AsyncIngo = kind(
            **self.options(
                timeouts=Timeouts(connect=10, read=0.75 if fault in _SILENT else 20, reply=20),
                retries=setting.retries,
                observers=shown.observers(),
                system_time=SkippedTime(told),
            )
        )
        return made

    def calls(self, planted: Planted) -> list[Call]:
        """One call for each operation, after what must stand before it."""
        names = {name: new_reference(name.replace("_", "-")[:12]) for name in OPERATIONS}
        first, last = planted.text("first"), planted.text("last")
        with Ingo(**self.options()) as ingo:
            numbers = [
                ingo.process(requests.check_payment(names[name], self._mailbox)).check_number or ""
                for name in ("cancel_check", "stop_check")
            ]
            self.sim.advance_check(numbers[1], "check_issued")
            staged = requests.stage(names["cancel_notification"])
            staged.recipient.first_name, staged.recipient.last_name = first, last
            ingo.notify.stage(staged)
        made: dict[str, Any] = {
            "verify": requests.verify(names["verify"], planted),
            "process": requests.push(names["process"], self.card, planted),
            "debit": requests.debit(names["debit"], self.card, planted),
            "search_billers": requests.search_billers(planted),
            "cancel_check": requests.cancel_check(names["cancel_check"], numbers[0], planted),
            "stop_check": requests.stop_check(names["stop_check"], numbers[1], planted),
            "start_risk_session": None,
            "score_risk": requests.score_risk(self.card, planted),
            "stage_notification": requests.stage(names["stage_notification"], planted),
            "stage_parties": requests.stage_parties(names["stage_parties"], planted),
            "cancel_notification": requests.cancel_notification(
                names["cancel_notification"], first, last, planted
            ),
            "create_capture_session": requests.capture_session(
                names["create_capture_session"], planted
            ),
        }
        return [Call(name, names[name], made[name]) for name in OPERATIONS]


@dataclass(frozen=True)
class Ending:
    """What the client said, and what the simulator had booked when it said so."""

    said: str
    booked: int | None

    def __str__(self) -> str:
        return self.said if self.booked is None else f"{self.said} {self.booked}x"


@dataclass(frozen=True)
class Result:
    """The result of one call, and of resolving it where the outcome was unknown."""

    call: Call
    ended: Ending
    resolved: Ending | None

    def __str__(self) -> str:
        return str(self.ended) + (f" → {self.resolved}" if self.resolved else "")


def play(bench: Bench, fault: Fault, setting: Setting, *, kind: type) -> list[Result]:
    """Let *fault* strike each operation, and check what is claimed against what was booked.

    Raises:
        AssertionError: a claim was false, something was booked twice, or a value was shown.
    """
    planted, shown = Planted(), Shown()
    calls = bench.calls(planted)
    clients = [bench.client(kind, fault, setting, shown) for _ in calls]
    work = list(zip(calls, clients, strict=True))
    with shown.logs():
        _inject(bench.sim, fault, setting, [call.operation for call in calls])
        try:
            endings = together(kind, [lambda c=call, i=ingo: c.on(i) for call, ingo in work])
        finally:
            bench.sim.clear_faults()
        booked = [call.times_booked(bench.sim) for call in calls]
        unknown = [end for end in endings if isinstance(end, OutcomeUnknown)]
        sent = len(bench.sim.requests)
        again = iter(together(kind, [end.resolve for end in unknown]))
        settled = [next(again) if isinstance(end, OutcomeUnknown) else None for end in endings]
        together(kind, [ingo.aclose if kind is AsyncIngo else ingo.close for ingo in clients])
    shown.add(*endings, *settled)
    shown.must_not_show(planted.values | {bench.card, CARD})
    results = [
        check(bench.sim, *each) for each in zip(calls, endings, booked, settled, strict=True)
    ]
    resent = {_AT[request.target] for request in bench.sim.requests[sent:]} & _NEVER_RESENT
    assert not resent, f"resolve() repeated {resent}"
    return results


_AT = {operation.path: name for name, operation in OPERATIONS.items()}
_NEVER_RESENT = {name for name, row in OPERATIONS.items() if row.repeat is Repeat.UNDOCUMENTED}


def _inject(sim: Simulator, fault: Fault, setting: Setting, operations: list[str]) -> None:
    seconds = _SECONDS.get(fault)
    if fault is Fault.REFUSED_CONNECTION:
        sim.inject(fault, seconds=seconds)
        return
    for name in operations:
        times = None if fault in _CLOCKS else setting.times
        sim.inject(fault, operation=name, times=times, seconds=seconds)


def together(kind: type, work: list[Callable[[], Any]]) -> list[Any]:
    """Do everything at once; what is raised on purpose is returned."""
    if kind is Ingo:
        with ThreadPoolExecutor(max(1, len(work))) as threads:
            return list(threads.map(_caught, work))

    async def gathered() -> list[Any]:
        return await asyncio.gather(*(_caught_async(each) for each in work))

    return _LOOP.run_until_complete(gathered())


_LOOP = asyncio.new_event_loop()


def _caught(work: Callable[[], Any]) -> Any:
    try:
        return work()
    except IngoError as error:
        return error


async def _caught_async(work: Callable[[], Any]) -> Any:
    try:
        return await work()
    except IngoError as error:
        return error


def check(sim: Simulator, call: Call, ended: Any, booked: int, settled: Any) -> Result:
    """Hold what was said against what was booked.

    Args:
        sim: where it was booked.
        call: what was asked.
        ended: the reply or error of the call.
        booked: how often it was booked by then.
        settled: the reply or error of resolving it, where its outcome was unknown.
    """
    reads = call.repeat is Repeat.FREELY
    _check_claim(call, ended, booked)
    first = Ending(_said(ended), None if reads else booked)
    if not isinstance(ended, OutcomeUnknown):
        return Result(call, first, None)
    after = call.times_booked(sim)
    if call.repeat is Repeat.UNDOCUMENTED:
        assert isinstance(settled, OutcomeUnknown), f"{call.operation}: {settled}"
        assert "does not document" in str(settled), str(settled)
        return Result(call, first, Ending("not repeated", after))
    if call.repeat is not Repeat.ON_REQUEST:
        assert isinstance(settled, Reply), f"{call.operation}: not resolved: {settled}"
    _check_claim(call, settled, after)
    return Result(call, first, Ending(_said(settled), None if reads else after))


def _check_claim(call: Call, ended: Any, booked: int) -> None:
    claim = f"{call.operation}: said {_said(ended)}, booked {booked} times: {ended}"
    if call.repeat is Repeat.FREELY:
        assert isinstance(ended, Reply | IngoError), claim
    elif isinstance(ended, Reply):
        assert booked == 1, claim
    elif isinstance(ended, NotSent | Rejected | Declined):
        assert booked == 0, claim
    else:
        assert isinstance(ended, OutcomeUnknown), claim
        assert booked <= 1, claim


def _said(ended: Any) -> str:
    return ended.result.value if isinstance(ended, Reply) else type(ended).__name__


def row(results: list[Result]) -> list[str]:
    """The cells of a fault, one for each class of operations."""
    cells = []
    for repeat in CLASSES:
        found: dict[str, list[str]] = {}
        for each in results:
            if each.call.repeat is repeat:
                found.setdefault(str(each), []).append(each.call.operation)
        commonest = max(found, key=lambda said: len(found[said]))
        rest = [f"{', '.join(found[said])}: {said}" for said in found if said != commonest]
        cells.append("; ".join([commonest, *rest]))
    return cells


def line(fault: Fault, cells: list[str]) -> str:
    """A row of the table."""
    return f"| {fault.value} | {' | '.join(cells)} |"


_HEAD = """# The fault matrix

Every fault that the simulator can play, against every one of the twelve operations, as the clients
(blocking and async alike) report it. Written by `python -m tests.faults.matrix --write`; the tests
in tests/faults make the same calls and fail when a row says something else.

A cell says what the caller got, and how often the simulator had carried the request out by then:
`success 1x`, `ClockSkewRejected 0x`, `OutcomeUnknown 1x`. After `→` stands what `resolve()` found
out once the fault was gone. Nothing may be claimed that is not so: an error other than
OutcomeUnknown means 0x, a reply means 1x, and nothing is ever 2x. A cancel that was carried out
stays unknown: its repetition is refused, which does not tell why. A pull is never repeated.

| Column | Operations |
|---|---|
"""


_LIMITS = """
## What a client cannot tell

* A second reply that arrives on a connection after the next request was sent on it, and names no
  request (a refusal, or a read), cannot be told from that request's own reply. One that arrives
  earlier is noticed and the connection dropped; one that names its request is nobody else's.
* What a middlebox repeats is repeated: a pull is then pulled twice, because Ingo does not promise
  to recognise a repeated pull.
* A changed byte in a reply is not noticed: only requests are signed. TLS is what protects replies.
* The head of a reply may come so slowly that no read times out: it is bounded by its size
  (100 kB), not in time. The body is bounded in both.
"""


def document(rows: dict[tuple[str, Fault], list[str]]) -> str:
    """The whole file."""
    parts = [_HEAD]
    for repeat, title in CLASSES.items():
        names = [name for name, row in OPERATIONS.items() if row.repeat is repeat]
        parts.append(f"| {title} | {', '.join(names)} ({repeat.value}) |\n")
    for setting in SETTINGS:
        parts.append(f"\n## {setting.title}\n\n")
        parts.append(f"| Fault | {' | '.join(CLASSES.values())} |\n")
        parts.append("|---" * (len(CLASSES) + 1) + "|\n")
        parts += [line(fault, rows[setting.name, fault]) + "\n" for fault in Fault]
    return "".join([*parts, _LIMITS])


def main() -> int:
    """Play everything and print it, or write the file."""
    logging.getLogger("ingo_wrapper").setLevel(logging.CRITICAL)
    rows = {}
    with Simulator(username=USERNAME, secret=SECRET) as sim:
        bench = Bench(sim)
        for setting in SETTINGS:
            for fault in Fault:
                rows[setting.name, fault] = row(play(bench, fault, setting, kind=Ingo))
    text = document(rows)
    if sys.argv[1:] == ["--write"]:
        DOCUMENT.parent.mkdir(exist_ok=True)
        DOCUMENT.write_text(text, encoding="utf-8")
    else:
        sys.stdout.write(text)
    return 0


if __name__ == "__main__":
    sys.exit(main())
