"""Faults of a middlebox: what is claimed is true, nothing is booked twice, nothing is shown."""

from collections.abc import Iterator

import pytest

from ingo_wrapper import AsyncIngo, Ingo, IngoError, OutcomeUnknown, Reply, RetryPolicy, Timeouts
from ingo_wrapper.simulator import Simulator
from tests.faults.leaks import Shown
from tests.faults.matrix import Bench, SkippedTime, check, together
from tests.faults.proxy import FAULTS, Proxy, first
from tests.faults.requests import CARD, SECRET, USERNAME, Planted, push

OPERATIONS = ("process", "debit", "stage_notification", "cancel_check")
PATIENCE = Timeouts(connect=5, read=0.6, write=5, pool=5, reply=0.6)
# What reaches the simulator whole and comes back whole, if in another form.
HARMLESS = {
    "user agent changed", "half closed after the reply", "100 Continue", "103 Early Hints", "gzip",
    "chunked", "chunked with a trailer", "HTTP/1.0", "request replayed",
    "request replayed, both replies",
}  # fmt: skip
CHANGED = {"body changed", "signature changed", "hash changed"}
REFUSED = {"path changed"}
# What a middlebox replays is beyond a client where Ingo does not promise to recognise a repetition:
# a pull is pulled twice, a second cancel is refused.
REPLAYED = {"request replayed", "request replayed, both replies"}
RECOGNISED = ("process", "stage_notification")


@pytest.fixture(scope="module")
def bench() -> Iterator[Bench]:
    with Simulator(username=USERNAME, secret=SECRET) as sim:
        yield Bench(sim)


@pytest.fixture
def proxy(bench) -> Iterator[Proxy]:
    with Proxy(bench.sim.url) as running:
        yield running


def play(bench, proxy, name, kind, retries):
    """Each operation meets the fault once, on a client of its own; then it is resolved."""
    planted, shown = Planted(), Shown()
    met = RECOGNISED if name in REPLAYED else OPERATIONS
    calls = [call for call in bench.calls(planted) if call.operation in met]
    made = []
    with shown.logs():
        for call in calls:
            # Some faults replay a reply of before; the reference is another one.
            with Proxy(bench.sim.url, first(FAULTS[name])) as strange:
                strange.replies.extend(proxy.replies)
                ingo = kind(
                    **bench.options(
                        strange.url,
                        timeouts=PATIENCE,
                        retries=retries,
                        observers=shown.observers(),
                        system_time=SkippedTime(lambda: None),
                    )
                )
                (ended,) = together(kind, [lambda i=ingo, c=call: c.on(i)])
                booked = call.times_booked(bench.sim)
                settled = None
                if isinstance(ended, OutcomeUnknown):
                    (settled,) = together(kind, [ended.resolve])
                together(kind, [ingo.aclose if kind is AsyncIngo else ingo.close])
                made.append((call, ended, booked, settled))
                shown.add(ended, settled)
    shown.must_not_show(planted.values | {bench.card, CARD})
    for each in made:
        check(bench.sim, *each)
    return made


@pytest.mark.parametrize("kind", [Ingo, AsyncIngo], ids=["sync", "async"])
@pytest.mark.parametrize("name", FAULTS)
def test_without_retries(bench, proxy, name, kind):
    with Ingo(**bench.options(proxy.url)) as other:
        other.process(push(token=bench.card))
    for _, ended, _, _ in play(bench, proxy, name, kind, RetryPolicy.off()):
        if name in HARMLESS:
            assert isinstance(ended, Reply), ended
        if name in CHANGED:
            assert isinstance(ended, IngoError)
            assert not isinstance(ended, OutcomeUnknown), ended


@pytest.mark.parametrize("kind", [Ingo, AsyncIngo], ids=["sync", "async"])
@pytest.mark.parametrize("name", FAULTS)
def test_with_retries(bench, proxy, name, kind):
    with Ingo(**bench.options(proxy.url)) as other:
        other.process(push(token=bench.card))
    for call, ended, _, _ in play(bench, proxy, name, kind, RetryPolicy()):
        if call.operation in RECOGNISED and name not in CHANGED | REFUSED:
            assert isinstance(ended, Reply), ended
