"""OpenTelemetry for calls: an observer that needs the API package, and does nothing without.

``Ingo(observers=[Telemetry()])``. One span per call with its attempts as events, and three metrics.
Attributes hold the method, the environment, the outcome and Ingo's code; never a body, a name or a
reference.
"""

from typing import Any

from ingo_wrapper.observe import Attempt, Finished
from ingo_wrapper.version import VERSION

_NANOSECONDS = 1_000_000_000
_GOOD = frozenset({
    "success", "idempotent", "pending_issuer", "queued", "still_running", "soft_verification",
})  # fmt: skip


class Telemetry:
    """Writes spans and metrics of every call.

    Args:
        tracer_provider: instead of the global one.
        meter_provider: instead of the global one.
    """

    def __init__(self, *, tracer_provider: Any = None, meter_provider: Any = None) -> None:
        try:
            from opentelemetry import metrics, trace
        except ImportError:
            self._tracer = None
            return
        self._trace = trace
        self._tracer = trace.get_tracer("ingo_wrapper", VERSION, tracer_provider)
        meter = metrics.get_meter("ingo_wrapper", VERSION, meter_provider)
        self._calls = meter.create_counter("ingo.calls", description="calls, by outcome")
        self._attempts = meter.create_counter("ingo.attempts", description="attempts, by ending")
        self._seconds = meter.create_histogram(
            "ingo.call.duration", unit="s", description="duration of a call, waits included"
        )

    def attempted(self, attempt: Attempt) -> None:
        """Count the attempt."""
        if self._tracer is not None:
            labels = {"ingo.operation": attempt.operation, "ingo.ending": attempt.ending}
            self._attempts.add(1, labels)

    def finished(self, call: Finished) -> None:
        """Write the span, and count the call."""
        if self._tracer is None:
            return
        labels: dict[str, str | int] = {
            "ingo.operation": call.operation,
            "ingo.environment": call.environment,
            "ingo.outcome": call.outcome,
        }
        if call.code is not None:
            labels["ingo.code"] = call.code
        self._calls.add(1, labels)
        self._seconds.record(call.seconds, labels)
        self._write_span(call, labels)

    def _write_span(self, call: Finished, labels: dict[str, str | int]) -> None:
        tracer, trace = self._tracer, self._trace
        if tracer is None:
            return
        start = int(call.at * _NANOSECONDS)
        span = tracer.start_span(
            f"ingo.{call.operation}",
            kind=trace.SpanKind.CLIENT,
            start_time=start,
            attributes={
                **labels,
                "http.request.method": "POST",
                "ingo.attempts": len(call.attempts),
            },
        )
        for attempt in call.attempts:
            span.add_event("attempt", _facts(attempt), int(attempt.at * _NANOSECONDS))
        if call.outcome not in _GOOD:
            span.set_status(trace.StatusCode.ERROR, call.outcome)
        span.end(start + int(call.seconds * _NANOSECONDS))


def _facts(attempt: Attempt) -> dict[str, str | int | float]:
    facts: dict[str, str | int | float | None] = {
        "ingo.attempt": attempt.number,
        "ingo.ending": attempt.ending,
        "ingo.code": attempt.code,
        "http.response.status_code": attempt.http_status,
        "ingo.seconds": attempt.seconds,
        "ingo.wait": attempt.wait,
    }
    return {name: value for name, value in facts.items() if value is not None}
