"""`Ingo`: the client that blocks. Its twin for async code is `ingo_wrapper.async_client`.

Both only run what `exchange` decides; a test holds their methods equal.
"""

from collections.abc import Sequence
from contextlib import nullcontext
from threading import BoundedSemaphore
from typing import TYPE_CHECKING, Any, Self, overload

from ingo_wrapper.credentials import Credentials
from ingo_wrapper.environment import Environment
from ingo_wrapper.exchange import Flow, Pause, Send
from ingo_wrapper.observe import Observer
from ingo_wrapper.options import Connection, Timeouts
from ingo_wrapper.replies import (
    Billers,
    CanceledNotification,
    CaptureSession,
    CheckInstruction,
    CheckPayment,
    Debit,
    Payment,
    RiskScore,
    RiskSession,
    StagedNotification,
    StagedParties,
    Verification,
)
from ingo_wrapper.retries import RetryPolicy
from ingo_wrapper.saved import SavedRequest
from ingo_wrapper.session import Calls, SystemTime, limit_of
from ingo_wrapper.transport.blocking import Transport

if TYPE_CHECKING:
    import httpx

    from ingo_wrapper import models
    from ingo_wrapper.requests import DebitRequest, ProcessRequest, VerifyRequest


class Ingo(Calls):
    """Pays people through Ingo, and waits for each answer. Safe to share between threads.

    Every method raises `InvalidRequest` before anything is sent when a field breaks a documented
    rule, and otherwise an `IngoError` typed by what the failure means for the money.

    Args:
        environment: `Environment.SANDBOX`, `.PRODUCTION` or `.simulator(url)`; no default.
        credentials: user name, secret and participant id.
        http_client: an `httpx.Client` of your own; HTTP/1.1; not closed by this client.
        connection: proxy, client certificate or TLS settings.
        timeouts: seconds to wait; always finite.
        retries: how patiently calls are repeated; `RetryPolicy.off()` for one attempt.
        max_in_flight: the most requests at once (Ingo's older documentation advises five).
        correct_clock: learn this machine's clock error from the server when it refuses the time.
        observers: told of every attempt and every finished call.
        system_time: clocks of your own, for tests.
    """

    def __init__(
        self,
        *,
        environment: Environment,
        credentials: Credentials,
        http_client: "httpx.Client | None" = None,
        connection: Connection | None = None,
        timeouts: Timeouts | None = None,
        retries: RetryPolicy | None = None,
        max_in_flight: int | None = None,
        correct_clock: bool = True,
        observers: Sequence[Observer] = (),
        system_time: SystemTime | None = None,
    ) -> None:
        super().__init__(
            environment=environment,
            credentials=credentials,
            retries=retries,
            correct_clock=correct_clock,
            observers=observers,
            system_time=system_time,
        )
        limit = limit_of(max_in_flight)
        self._limit: BoundedSemaphore | nullcontext[None] = (
            BoundedSemaphore(limit) if limit else nullcontext()
        )
        self._transport = Transport(
            environment,
            timeouts=timeouts or Timeouts(),
            connection=connection or Connection(),
            http_client=http_client,
        )
        self.notify = Notify(self)

    def verify(self, request: "VerifyRequest") -> Verification:
        """Verify a recipient's account and get its token; nothing is paid.

        Raises:
            Declined: the account cannot be used; see `code` and `advice`.
            IngoError: any other failure, by outcome.

        Source: docs/ingopay/verify/*.
        """
        return self._run(self._begin("verify", request))

    @overload
    def process(self, request: "models.ProcessCheck") -> CheckPayment: ...
    @overload
    def process(self, request: "ProcessRequest") -> Payment: ...
    def process(self, request: "ProcessRequest | models.ProcessCheck") -> Payment:
        """Push money. Save the request's `participant_unique_id1` first: it is the idempotency key.

        Raises:
            Declined: refused; no money moved.
            OutcomeUnknown: the money may have moved; `resolve` it before paying again.
            IngoError: any other failure, by outcome.

        Source: docs/ingopay/process/*, docs/hub/retry-logic.
        """
        return self._run(self._begin("process", request))

    def debit(self, request: "DebitRequest") -> Debit:
        """Pull money. Never repeated by itself: Ingo does not document that as safe.

        Raises:
            OutcomeUnknown: Ingo documents to assume failure, and to find out before pulling again.
            IngoError: any other failure, by outcome.

        Source: docs/ingopay/debit/process-ach, en/ingopay-api/gateway/process/debit.
        """
        return self._run(self._begin("debit", request))

    def search_billers(self, request: "models.BillerSearch") -> Billers:
        """Find the billers of an account number. Source: docs/ingopay/ancillary/biller-search."""
        return self._run(self._begin("search_billers", request))

    def cancel_check(self, request: "models.CheckCancel") -> CheckInstruction:
        """Void a check (routed or issued). Source: docs/ingopay/ancillary/check-cancel."""
        return self._run(self._begin("cancel_check", request))

    def stop_check(self, request: "models.CheckStop") -> CheckInstruction:
        """Stop an issued check; a webhook confirms. Source: docs/ingopay/ancillary/check-stop."""
        return self._run(self._begin("stop_check", request))

    def start_risk_session(self) -> RiskSession:
        """Start a session of 30 minutes for the browser. Source: docs/ingopay/risk/risk-session."""
        return self._run(self._begin("start_risk_session", self._risk_session_request()))

    def score_risk(self, request: "models.RiskScore") -> RiskScore:
        """Score a pull before making it. Source: docs/ingopay/risk/risk-score."""
        return self._run(self._begin("score_risk", request))

    def create_capture_session(
        self, request: "models.CaptureSession", *, idempotency_key: str | None = None
    ) -> CaptureSession:
        """Create an Embedded Account Capture session; its URL must be mounted within 30 seconds.

        Args:
            request: whose account is to be captured.
            idempotency_key: at most 250 characters, lives 2 hours; the same key gives the same
                session with a new URL. Made for you when left out.

        Source: docs/iframe/session/create.
        """
        key = idempotency_key or self._new_key()
        return self._run(self._begin("create_capture_session", request, key))

    def send(self, prepared: SavedRequest) -> Any:
        """Send, for the first time, what `prepare` wrote; the reply is that of the ordinary call.

        Never send the same one twice: whatever became of the first time, `resolve` finds out.

        Raises:
            ConfigurationError: it belongs to another environment or participant.
            IngoError: as of the ordinary call, by outcome.
        """
        return self._run(self._open(prepared))

    def resolve(self, saved_request: SavedRequest, *, repeat_undocumented: bool = False) -> Any:
        """Find out what became of a saved request: repeat it, as documented, under its reference.

        Args:
            saved_request: from `OutcomeUnknown.saved_request`, `interrupted` or `prepare`.
            repeat_undocumented: also repeat a debit or a v4 stage, whose repetition Ingo does not
                document as safe: only when Ingo told you that it is.

        Returns:
            The reply of the original call.

        Raises:
            Declined: it was refused; no money moved.
            OutcomeUnknown: still unknown.
            ConfigurationError: it belongs to another environment or participant.

        Source: en/ingopay-api/idempotency.
        """
        flow = self._reopen(saved_request, repeat_undocumented=repeat_undocumented)
        return self._run(flow)

    def _run(self, flow: Flow) -> Any:
        """Do what *flow* asks for until it returns the reply."""
        try:
            while True:
                # Signed only when it is this call's turn: a signature is good for 300 seconds.
                with self._limit:
                    step = next(flow)
                    if isinstance(step, Send):
                        step = flow.send(self._transport.send(step))
                if isinstance(step, Pause):
                    self._time.sleep(step.seconds)
        except StopIteration as end:
            return end.value
        except BaseException as interruption:
            flow.throw(interruption)  # tells an unfinished call; a finished one only raises
            raise

    def close(self) -> None:
        """Close the connections."""
        self._transport.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_exception: object) -> None:
        self.close()


class Notify:
    """Notify: stage a payment and let the recipient choose how to be paid."""

    def __init__(self, calls: Ingo) -> None:
        self._calls = calls

    def stage(self, request: "models.NotifyStage") -> StagedNotification:
        """Stage a Notify Classic (v3) item; the recipient is contacted at once.

        Source: docs/notify-classic/notify/stage.
        """
        return self._calls._run(self._calls._begin("stage_notification", request))

    def stage_parties(self, request: "models.NotifyStageParties") -> StagedParties:
        """Stage a Notify Managed Parties (v4) item with recipients, approvers, interested parties.

        Source: docs/notify-managed/notify/stage.
        """
        return self._calls._run(self._calls._begin("stage_parties", request))

    def cancel(self, request: "models.NotifyCancel") -> CanceledNotification:
        """Cancel a staged item, v3 or v4, that nobody has claimed yet.

        Source: docs/notify-classic/notify/cancel, docs/notify-managed/notify/cancel.
        """
        return self._calls._run(self._calls._begin("cancel_notification", request))
