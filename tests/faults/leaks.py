"""Collects everything that a service might write down, and searches it for planted values."""

import io
import json
import logging
import pickle
import traceback
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from opentelemetry.sdk.metrics import MeterProvider
from opentelemetry.sdk.metrics.export import InMemoryMetricReader
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter

from ingo_wrapper import IngoError
from ingo_wrapper.telemetry import Telemetry


class _Noted:
    """An observer that writes down what it is told."""

    def __init__(self, out: io.StringIO) -> None:
        self._out = out

    def attempted(self, attempt: object) -> None:
        self._out.write(f"{attempt!r}\n")

    def finished(self, call: object) -> None:
        self._out.write(f"{call!r}\n")


class _Kept(logging.Handler):
    def __init__(self, out: io.StringIO) -> None:
        super().__init__(logging.DEBUG)
        self._out = out

    def emit(self, record: logging.LogRecord) -> None:
        self._out.write(f"{self.format(record)} {record.__dict__!r}\n")


class Shown:
    """Logs of every library at DEBUG, spans and metrics, what observers hear, errors, replies."""

    def __init__(self) -> None:
        self._out = io.StringIO()
        self._spans = InMemorySpanExporter()
        self._metrics = InMemoryMetricReader()

    def observers(self) -> list[Any]:
        """Telemetry, and one that writes down what it is told."""
        tracing = TracerProvider()
        tracing.add_span_processor(SimpleSpanProcessor(self._spans))
        metering = MeterProvider(metric_readers=[self._metrics]) if not self._busy() else None
        return [Telemetry(tracer_provider=tracing, meter_provider=metering), _Noted(self._out)]

    def _busy(self) -> bool:
        busy, self._taken = getattr(self, "_taken", False), True
        return busy

    @contextmanager
    def logs(self) -> Iterator[None]:
        """Keep what is logged, by whomever."""
        root, handler = logging.getLogger(), _Kept(self._out)
        before = root.level
        root.addHandler(handler)
        root.setLevel(logging.DEBUG)
        try:
            yield
        finally:
            root.setLevel(before)
            root.removeHandler(handler)

    def add(self, *things: Any) -> None:
        """Look at errors and replies the way a log or an error tracker does."""
        for thing in things:
            self._out.write(f"{thing!r} {thing!s}\n")
            if isinstance(thing, IngoError):
                self._out.write("".join(traceback.format_exception(thing)))
                shown = {**thing.__dict__, "_client": None}
                self._out.write(f"{shown!r} {pickle.loads(pickle.dumps(thing))!r}\n")

    def text(self) -> str:
        """Everything that was shown."""
        spans = "".join(span.to_json() for span in self._spans.get_finished_spans())
        metrics = self._metrics.get_metrics_data()
        return self._out.getvalue() + spans + (metrics.to_json() if metrics else "")

    def must_not_show(self, values: Iterable[str]) -> None:
        """Search for each of *values*, as it is and as JSON writes it."""
        text = self.text()
        found = {value for value in values if value in text or json.dumps(value)[1:-1] in text}
        assert not found, f"shown: {found}"
        assert "hmac username" not in text, "shown: a signature"
