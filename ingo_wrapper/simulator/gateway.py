"""One request in, one delivery out: routing, faults, authentication, operation. No sockets here.

Ours: the HTTP statuses 400 (no JSON object), 404 and 405 and their texts follow Kong's habits; docs
    name only 200 and 401.
"""

import logging
import threading
import time
from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from .answers import Program, carries_out
from .authentication import Refusal, User, verify
from .delivery import Delivery, Reply, json_reply
from .execution import execute
from .fault_effects import CHALLENGE, strike
from .fault_plan import HEADER, FaultPlan, Injection
from .faults import Fault, Phase
from .operation import Body, Call, Operation, Result, Settings, at, render
from .operations import OPERATIONS
from .refused import Refused
from .request import Request, parse, unreadable
from .spec_check import SpecCheck
from .store import Store

_log = logging.getLogger("ingo_wrapper.simulator")
LARGEST_BODY = 4 * 1024 * 1024
_BY_PATH: dict[str, Operation] = {operation.path: operation for operation in OPERATIONS}


class Gateway:
    """Everything the simulator knows and decides; every use of its parts happens under `lock`."""

    def __init__(
        self,
        *,
        store: Store,
        spec: SpecCheck,
        users: Mapping[str, User],
        settings: Settings,
        clock: Callable[[], float],
        on_event: Callable[[dict[str, Any]], None] | None = None,
        older_statuses: bool = False,
        keep_requests: int = 20_000,
    ) -> None:
        self.lock = threading.RLock()
        self.store = store
        self._spec = spec
        self.users = users
        self.settings = settings
        self.clock = clock
        self.on_event = on_event
        self.program = Program()
        self.faults = FaultPlan()
        self.requests: deque[Request] = deque(maxlen=keep_requests)
        self._older_statuses = older_statuses

    def resets_at_head(self, request: Request) -> bool:
        """Whether the connection is to be reset before the body is read."""
        operation = _BY_PATH.get(request.target.partition("?")[0])
        if operation is None:
            return False
        with self.lock:
            met = self.faults.find_at_head(operation.name)
            if met is not None:
                self.faults.use(met)
            elif (request.header(HEADER) or "").strip().lower() != Fault.RESET_BEFORE_BODY.value:
                return False
            self.requests.append(request)
        return True

    def handle(self, request: Request, *, socket: bool = True) -> Delivery:
        """Answer one complete request; without a socket, faults below HTTP are refused."""
        events: list[dict[str, Any]] = []
        with self.lock:
            self.requests.append(request)
            delivery = self._answer(request, events, socket=socket)
        self.emit(events)
        return delivery

    def emit(self, events: list[dict[str, Any]]) -> None:
        """Hand events on; a listener that fails does not take the simulator with it."""
        if self.on_event is None:
            return
        for event in events:
            try:
                self.on_event(event)
            except Exception:
                _log.exception("on_event failed")

    def _answer(self, request: Request, events: list[dict[str, Any]], *, socket: bool) -> Delivery:
        operation = _BY_PATH.get(request.target.partition("?")[0])
        if operation is None:
            return Delivery(json_reply(404, {"message": "no Route matched with those values"}))
        if request.method != "POST":
            return Delivery(
                json_reply(405, {"message": "Method not allowed"}, (("Allow", "POST"),))
            )
        document = parse(request.body)
        try:
            reference = str(at(document or {}, operation.reference) or "")
            asked = request.header(HEADER)
            met = self.faults.met_by(operation.name, reference, asked=asked, socket=socket)
        except ValueError as problem:
            return Delivery(json_reply(400, {"message": f"simulator: {problem}"}))
        if met is not None and met.fault.phase is Phase.BEFORE:
            self.faults.use(met)
            nothing = render(operation, document, Result(100, "Success", {}), seconds=0.0)
            return strike(met.fault, nothing, seconds=met.seconds)
        if met is not None and met.fault.phase is Phase.CLOCK:
            self.faults.use(met)
            return self._with_wrong_clock(met, request, operation, document, events)
        return self._carry_out(request, operation, document, events, met=met)

    def _with_wrong_clock(
        self,
        met: Injection,
        request: Request,
        operation: Operation,
        document: Body | None,
        events: list[dict[str, Any]],
    ) -> Delivery:
        delivery = self._carry_out(request, operation, document, events, offset=met.seconds)
        reply = delivery.reply
        if met.fault is Fault.WRONG_CLOCK_CACHED:
            reply = replace(reply, headers=(*reply.headers, ("Age", "60")))
        return replace(delivery, reply=reply, clock_offset=met.seconds)

    def _carry_out(
        self,
        request: Request,
        operation: Operation,
        document: Body | None,
        events: list[dict[str, Any]],
        *,
        offset: float = 0.0,
        met: Injection | None = None,
    ) -> Delivery:
        now = self.clock() + offset
        refused = self._refusal(request, now) or unreadable(request, document)
        if refused is not None or document is None:
            return Delivery(refused or json_reply(400, {}))
        started = time.perf_counter()
        result = self._execute(request, operation, document, now, events)
        seconds = time.perf_counter() - started + result.delay
        reply = render(operation, document, result, seconds=seconds)
        if met is None or not carries_out(result.code):
            return Delivery(json_reply(200, reply), delay=result.delay)
        self.faults.use(met)
        if met.fault is Fault.IN_PROGRESS_104 and result.outcome is not None:
            self._announce_as_new(result.outcome)
        return strike(met.fault, reply, seconds=met.seconds, delay=result.delay)

    def _refusal(self, request: Request, now: float) -> Reply | None:
        who = verify(
            request.method,
            request.target,
            request.headers,
            request.body,
            now=now,
            users=self.users,
            http_version=request.http_version,
        )
        if not isinstance(who, Refusal):
            return None
        status = who.older_status if self._older_statuses else who.status
        return json_reply(status, {"message": who.message}, CHALLENGE if status == 401 else ())

    def _execute(
        self,
        request: Request,
        operation: Operation,
        document: Body,
        now: float,
        events: list[dict[str, Any]],
    ) -> Result:
        call = Call(document, dict(request.headers), now, self.store, self.settings)
        try:
            self._spec.check(operation.path, document, call.headers)
            with self.store.transaction():
                result = execute(operation, call, self.program)
        except Refused as refused:
            return Result(refused.code, refused.message, {})
        events.extend(call.events)
        return result

    def _announce_as_new(self, name: str) -> None:
        known = self.store.get("outcome", name)
        if known is not None:
            self.store.put("outcome", name, {**known, "announce_as_new": True})
