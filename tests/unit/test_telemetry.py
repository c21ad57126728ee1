"""Observers and OpenTelemetry: what is told, nothing sensitive in it, and nothing without the package."""

import builtins

import pytest
from opentelemetry.sdk.metrics import MeterProvider
from opentelemetry.sdk.metrics.export import InMemoryMetricReader
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter
from opentelemetry.trace import SpanKind, StatusCode

from ingo_wrapper.errors import Declined
from ingo_wrapper.exchange import exchange
from ingo_wrapper.preparation import prepare
from ingo_wrapper.telemetry import Telemetry
from tests.unit import planted
from tests.unit.hand import BROKEN, UNREACHABLE, Clock, make_session, play, raw, reply


class Recorder:
    def __init__(self):
        self.attempts, self.calls = [], []

    def attempted(self, attempt):
        self.attempts.append(attempt)

    def finished(self, call):
        self.calls.append(call)


def talk(observer, *answers, kind="ProcessCard"):
    clock = Clock()
    session = make_session(clock, observers=(observer,))
    operation = "verify" if kind == "VerifyCard" else "process"
    return play(exchange(prepare(session, operation, planted.request(kind))), clock, answers)


class TestObserver:
    def test_attempts_and_the_call(self):
        """Each attempt with its wait, then the call with all of them."""
        recorder = Recorder()
        talk(recorder, UNREACHABLE, raw(b"", 502), reply(101))
        first, second, third = recorder.attempts
        (call,) = recorder.calls

        assert (first.ending, first.http_status, first.wait) == ("ConnectionFailed", None, 0.25)
        assert (second.ending, second.http_status, second.code) == ("OutcomeUnknown", 502, None)
        assert (third.ending, third.code, third.wait) == ("idempotent", 101, None)
        assert [attempt.number for attempt in recorder.attempts] == [1, 2, 3]
        assert third.at - second.at == 64.0
        assert call.attempts == (first, second, third)
        assert (call.outcome, call.code, call.environment) == ("idempotent", 101, "sandbox")
        assert call.seconds == pytest.approx(0.5 + 0.25 + 64.0 + 0.5)

    @pytest.mark.parametrize(
        ("answers", "outcome"),
        [
            ([reply(100)], "success"),
            ([reply(102)], "pending_issuer"),
            ([reply(700)], "Declined"),
            ([reply(851)], "IssuerDeclined"),
            ([reply(130)], "Suspended"),
            ([BROKEN, ...], "OutcomeUnknown"),
            ([UNREACHABLE, ...], "ConnectionFailed"),
            ([KeyboardInterrupt()], "interrupted"),
        ],
    )
    def test_outcomes(self, answers, outcome):
        """Told once, however it ended."""
        recorder = Recorder()
        talk(recorder, *answers)

        assert [call.outcome for call in recorder.calls] == [outcome]

    @pytest.mark.parametrize("method", ["attempted", "finished"])
    @pytest.mark.parametrize("answer", [reply(100), reply(700)])
    def test_one_that_raises_does_not_hide_the_outcome(self, method, answer, caplog):
        """A broken exporter must not turn a payment into an exception."""
        recorder = Recorder()

        def broken(_record):
            raise RuntimeError(f"exporter {planted.SECRET}")

        setattr(recorder, method, broken)
        played = talk(recorder, answer)

        assert played.reply is not None or type(played.error) is Declined
        assert "observer" in caplog.text
        assert planted.leaks("ProcessCard", caplog.text) == []


@pytest.fixture
def spans():
    return InMemorySpanExporter()


@pytest.fixture
def metrics():
    return InMemoryMetricReader()


@pytest.fixture
def telemetry(spans, metrics):
    tracers = TracerProvider()
    tracers.add_span_processor(SimpleSpanProcessor(spans))
    meters = MeterProvider([metrics])
    yield Telemetry(tracer_provider=tracers, meter_provider=meters)
    meters.shutdown()


def points(metrics):
    data = metrics.get_metrics_data()
    return {
        metric.name: [(dict(point.attributes), point) for point in metric.data.data_points]
        for resource in data.resource_metrics
        for scope in resource.scope_metrics
        for metric in scope.metrics
    }


class TestOpenTelemetry:
    def test_one_span_per_call(self, telemetry, spans):
        """With the attempts as events."""
        talk(telemetry, raw(b"", 502), reply(101))
        (span,) = spans.get_finished_spans()

        assert (span.name, span.kind) == ("ingo.process", SpanKind.CLIENT)
        assert dict(span.attributes) == {
            "ingo.operation": "process",
            "ingo.environment": "sandbox",
            "ingo.outcome": "idempotent",
            "ingo.code": 101,
            "http.request.method": "POST",
            "ingo.attempts": 2,
        }
        assert [event.name for event in span.events] == ["attempt", "attempt"]
        assert span.events[0].attributes["http.response.status_code"] == 502
        assert span.events[1].attributes["ingo.ending"] == "idempotent"
        assert (span.end_time - span.start_time) / 1e9 == pytest.approx(64.5)
        assert span.status.status_code is StatusCode.UNSET

    @pytest.mark.parametrize("answers", [[reply(700)], [BROKEN, ...], [reply(130)]])
    def test_a_failure(self, telemetry, spans, answers):
        """The span says so."""
        talk(telemetry, *answers)

        assert spans.get_finished_spans()[0].status.status_code is StatusCode.ERROR

    @pytest.mark.parametrize("code", [100, 101, 102, 103])
    def test_a_success(self, telemetry, spans, code):
        """Every kind of success is one."""
        talk(telemetry, reply(code))

        assert spans.get_finished_spans()[0].status.status_code is StatusCode.UNSET

    def test_metrics(self, telemetry, metrics):
        """Calls, attempts and durations, by outcome."""
        talk(telemetry, UNREACHABLE, reply(100))
        talk(telemetry, reply(700))
        found = points(metrics)

        assert {labels["ingo.outcome"]: point.value for labels, point in found["ingo.calls"]} == {"success": 1, "Declined": 1}  # fmt: skip
        assert {labels["ingo.ending"]: point.value for labels, point in found["ingo.attempts"]} == {"ConnectionFailed": 1, "success": 1, "Declined": 1}  # fmt: skip
        assert sum(point.count for _, point in found["ingo.call.duration"]) == 2

    @pytest.mark.parametrize("kind", ["VerifyCard", "ProcessCard"])
    def test_nothing_sensitive(self, telemetry, spans, metrics, kind):
        """Not even the reference: it may be personal in somebody's system."""
        for code in (100, 700, 93):
            talk(telemetry, planted.echo(kind, code), ..., kind=kind)
        shown = "".join(span.to_json() for span in spans.get_finished_spans())
        shown += metrics.get_metrics_data().to_json()

        assert "ingo.operation" in shown
        assert planted.leaks(kind, shown) == []
        assert "ord-7781" not in shown


def test_without_the_package(monkeypatch):
    """It does nothing, and says nothing."""
    real = builtins.__import__

    def blocked(name, *args, **more):
        if name.startswith("opentelemetry"):
            raise ImportError(name)
        return real(name, *args, **more)

    monkeypatch.setattr(builtins, "__import__", blocked)
    telemetry = Telemetry()

    assert talk(telemetry, UNREACHABLE, reply(100)).reply.code == 100
    assert type(talk(telemetry, reply(700)).error) is Declined


def test_with_the_package_and_no_provider():
    """The global no-op providers of the API."""
    assert talk(Telemetry(), reply(100)).reply.code == 100
