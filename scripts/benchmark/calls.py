"""What one call costs: blocking, one at a time, and from several threads."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Any

import httpx

from scripts.benchmark.contest import Contest
from scripts.benchmark.floor import with_httpx
from scripts.benchmark.ours import with_ingo
from scripts.benchmark.peers import PEERS
from scripts.benchmark.rounds import Contestant, Run
from scripts.benchmark.samples import SAMPLES

FLOOR, OURS = "bare httpx, signed by hand", "ingo_wrapper"
_FIRST = ("stage_parties", "process")
_PEERS = {"stage_parties": tuple(PEERS), "process": ("requests", "other generator + httpx")}


def repeat(call: Callable[[], Any]) -> Callable[[int], None]:
    """Make *call* repeatable."""

    def run(times: int) -> None:
        for _ in range(times):
            call()

    return run


def call_contests(url: str) -> Iterator[Contest]:
    """One contest for each operation; peers where the comparison is of most use."""
    for operation in sorted(SAMPLES, key=lambda name: name not in _FIRST):
        contest = Contest(f"call {operation}", rounds=60, calls=20)
        floor = repeat(with_httpx(httpx, url, operation))
        contest.add(Contestant(FLOOR, floor))
        for name in _PEERS.get(operation, ()):
            contest.try_to_add(name, partial(_peer, name, url, operation), FLOOR)
        ours_against = (FLOOR, *(c.name for c in contest.contestants if c.name == "stripe"))
        contest.add(Contestant(OURS, repeat(with_ingo(url, operation)), ours_against))
        yield contest


def _peer(name: str, url: str, operation: str) -> Run:
    return repeat(PEERS[name](url, operation))


def thread_contests(url: str) -> Iterator[Contest]:
    """The same client shared by threads."""
    contest = Contest("threads stage_parties", rounds=15, calls=320)
    for threads in (1, 8, 32):
        pool = ThreadPoolExecutor(threads)
        floor, ours = f"{FLOOR}, {threads} threads", f"{OURS}, {threads} threads"
        httpx_call = with_httpx(httpx, url, "stage_parties")
        contest.add(Contestant(floor, _in_threads(httpx_call, pool, threads)))
        call = with_ingo(url, "stage_parties")
        contest.add(Contestant(ours, _in_threads(call, pool, threads), (floor,)))
    yield contest


def _in_threads(
    call: Callable[[], Any], pool: ThreadPoolExecutor, threads: int
) -> Callable[[int], None]:
    def run(times: int) -> None:
        each = [times // threads] * threads
        for done in [pool.submit(repeat(call), share) for share in each]:
            done.result()

    return run
