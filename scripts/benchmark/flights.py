"""Async calls with 1, 8, 32 and 100 in flight."""

import asyncio
import importlib
from collections.abc import Awaitable, Callable, Iterator
from typing import Any

import httpx

from scripts.benchmark.calls import FLOOR, OURS
from scripts.benchmark.contest import Contest
from scripts.benchmark.floor import prepare, with_httpx_async
from scripts.benchmark.ours import with_async_ingo
from scripts.benchmark.rounds import Contestant, Run

FLIGHTS = (1, 8, 32, 100)
_OPERATION = "stage_parties"
AsyncCall = Callable[[], Awaitable[Any]]


def flight_contests(url: str) -> Iterator[Contest]:
    """One contest for all flights, so that a flight can be compared with its own one at a time."""
    contest = Contest("async stage_parties", rounds=9, calls=200)
    loop = asyncio.new_event_loop()
    for flight in FLIGHTS:
        floor = f"{FLOOR}, {flight} in flight"
        contest.add(Contestant(floor, _run(loop, with_httpx_async(httpx, url, _OPERATION), flight)))
        own = (f"{OURS}, 1 in flight",) if flight > 1 else ()
        ours = _run(loop, with_async_ingo(url, _OPERATION), flight)
        contest.add(Contestant(f"{OURS}, {flight} in flight", ours, (floor, *own)))
        contest.try_to_add(f"httpx2, {flight} in flight", _httpx2(loop, url, flight), floor)
        contest.try_to_add(f"aiohttp, {flight} in flight", _aiohttp(loop, url, flight), floor)
    yield contest


def _run(loop: asyncio.AbstractEventLoop, call: AsyncCall, flight: int) -> Run:
    async def one_after_another(times: int) -> None:
        for _ in range(times):
            await call()

    async def together(times: int) -> None:
        await asyncio.gather(*(one_after_another(times // flight) for _ in range(flight)))

    return lambda times: loop.run_until_complete(together(times))


def _httpx2(loop: asyncio.AbstractEventLoop, url: str, flight: int) -> Callable[[], Run]:
    def make() -> Run:
        httpx2 = importlib.import_module("httpx2")
        return _run(loop, with_httpx_async(httpx2, url, _OPERATION), flight)

    return make


def _aiohttp(loop: asyncio.AbstractEventLoop, url: str, flight: int) -> Callable[[], Run]:
    def make() -> Run:
        aiohttp = importlib.import_module("aiohttp")

        async def open_session() -> Any:
            return aiohttp.ClientSession()

        session = loop.run_until_complete(open_session())

        async def call() -> Any:
            path, body, headers = prepare(_OPERATION)
            async with session.post(url + path, data=body, headers=headers) as response:
                response.raise_for_status()
                return await response.json()

        return _run(loop, call, flight)

    return make
