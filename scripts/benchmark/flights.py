"""Async calls with 1, 8, 32 and 100 in flight."""

import asyncio
import atexit
import importlib
from collections.abc import Awaitable, Callable, Iterator
from functools import partial
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
    """One contest for each flight, our own one at a time in it too."""
    loop = asyncio.new_event_loop()
    alone = f"{OURS}, 1 in flight"
    for flight in FLIGHTS:
        contest = Contest(f"async stage_parties, {flight} in flight", rounds=12, calls=400)
        floor = _run(loop, with_httpx_async(httpx, url, _OPERATION), flight)
        contest.add(Contestant(FLOOR, floor))
        contest.try_to_add("httpx2", partial(_httpx2, loop, url, flight), FLOOR)
        contest.try_to_add("aiohttp", partial(_aiohttp, loop, url, flight), FLOOR)
        against = (FLOOR,)
        if flight > 1:
            contest.add(Contestant(alone, _run(loop, with_async_ingo(url, _OPERATION), 1)))
            against = (FLOOR, alone)
        ours = _run(loop, with_async_ingo(url, _OPERATION), flight)
        contest.add(Contestant(OURS, ours, against))
        yield contest


def _run(loop: asyncio.AbstractEventLoop, call: AsyncCall, flight: int) -> Run:
    async def one_after_another(times: int) -> None:
        for _ in range(times):
            await call()

    async def together(times: int) -> None:
        await asyncio.gather(*(one_after_another(times // flight) for _ in range(flight)))

    return lambda times: loop.run_until_complete(together(times))


def _httpx2(loop: asyncio.AbstractEventLoop, url: str, flight: int) -> Run:
    httpx2 = importlib.import_module("httpx2")
    return _run(loop, with_httpx_async(httpx2, url, _OPERATION), flight)


def _aiohttp(loop: asyncio.AbstractEventLoop, url: str, flight: int) -> Run:
    aiohttp = importlib.import_module("aiohttp")

    async def open_session() -> Any:
        return aiohttp.ClientSession()

    session = loop.run_until_complete(open_session())
    atexit.register(lambda: loop.run_until_complete(session.close()))

    async def call() -> Any:
        path, body, headers = prepare(_OPERATION)
        async with session.post(url + path, data=body, headers=headers) as response:
            response.raise_for_status()
            return await response.json()

    return _run(loop, call, flight)
