"""Many pushes against a simulator that dies and comes back: none may be lost, none paid twice."""

import argparse
import asyncio
import json
import random
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from pathlib import Path
from typing import Any
from urllib.request import urlopen

from ingo_client import models
from ingo_wrapper import (
    AsyncIngo,
    Credentials,
    Environment,
    Ingo,
    IngoError,
    NotSent,
    OutcomeUnknown,
    Timeouts,
)

_USER, _SECRET, _PARTICIPANT = "simulator-user", "simulator-secret", 10001
_UP, _DOWN = (0.3, 1.5), (0.0, 0.6)  # seconds


class MortalSimulator:
    """A simulator process with a data file, killed and restarted at random."""

    def __init__(self, folder: Path, chance: random.Random) -> None:
        with socket.create_server(("127.0.0.1", 0)) as free:
            self._port = free.getsockname()[1]
        self._data = folder / "simulator.db"
        self._chance = chance
        self._over = threading.Event()
        self._killer = threading.Thread(target=self._kill_at_random)
        self._process = self._start()
        self.kills = 0

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._port}"

    def _start(self) -> "subprocess.Popen[bytes]":
        module = [sys.executable, "-m", "ingo_wrapper.simulator", "--json"]
        place = ["--port", str(self._port), "--data", str(self._data)]
        process = subprocess.Popen([*module, *place], stdout=subprocess.PIPE)
        assert process.stdout is not None
        if not process.stdout.readline():
            raise RuntimeError("the simulator did not start")
        return process

    def start_dying(self) -> None:
        self._killer.start()

    def _kill_at_random(self) -> None:
        while not self._over.wait(self._chance.uniform(*_UP)):
            self._process.send_signal(signal.SIGKILL)
            self._end()
            self.kills += 1
            time.sleep(self._chance.uniform(*_DOWN))
            self._process = self._start()

    def stop_dying(self) -> None:
        self._over.set()
        self._killer.join()

    def stop(self) -> None:
        if self._killer.is_alive():
            self.stop_dying()
        self._process.terminate()
        self._end()

    def _end(self) -> None:
        self._process.wait()
        if self._process.stdout is not None:
            self._process.stdout.close()

    def booked(self) -> Counter[str]:
        """How often each reference was booked."""
        with urlopen(f"{self.url}/_simulator/bookings?operation=process") as answer:
            found = json.load(answer)["bookings"]
        return Counter({each["reference"]: each["times_booked"] for each in found})


def _push(reference: str, token: str) -> models.ProcessCard:
    return models.ProcessCard(
        amount=Decimal("1.00"),
        source_of_funds=4,
        participant_unique_id1=reference,
        customer_account_token=token,
    )


def _options(url: str) -> dict[str, Any]:
    credentials = Credentials(username=_USER, secret=_SECRET, participant_id=_PARTICIPANT)
    return {
        "environment": Environment.simulator(url),
        "credentials": credentials,
        "timeouts": Timeouts(connect=5, read=5, write=5, pool=30, reply=5),
    }


def _verify(url: str) -> str:
    request = models.VerifyCard(
        participant_unique_id1="soak",
        account="4111111111111111",
        expiration_date="2901",
        recipient_first_name="Mina",
        recipient_last_name="Okafor",
        recipient_address1="9 Elm St",
        recipient_city="Macon",
        recipient_state="GA",
        recipient_zip="31201",
    )
    with Ingo(**_options(url)) as ingo:
        return ingo.verify(request).customer_account_token


Endings = dict[str, Any]
Run = Callable[[str, Iterable[Any], str, int], Endings]


def with_threads(url: str, work: Iterable[Any], method: str, at_once: int) -> Endings:
    """Do *work* with one `Ingo` and *at_once* threads; gives what came of each reference."""
    with Ingo(**_options(url)) as ingo, ThreadPoolExecutor(at_once) as threads:

        def one(item: Any) -> tuple[str, Any]:
            try:
                reply = getattr(ingo, method)(item)
            except IngoError as error:
                return error.reference or "", error
            return reply.reference, reply

        return dict(threads.map(one, work))


def with_tasks(url: str, work: Iterable[Any], method: str, at_once: int) -> Endings:
    """The same with one `AsyncIngo` and *at_once* tasks."""
    endings: Endings = {}
    todo = iter(work)

    async def worker(ingo: AsyncIngo) -> None:
        for item in todo:
            try:
                reply = await getattr(ingo, method)(item)
                endings[reply.reference] = reply
            except IngoError as error:
                endings[error.reference or ""] = error

    async def everything() -> None:
        async with AsyncIngo(**_options(url)) as ingo:
            await asyncio.gather(*(worker(ingo) for _ in range(at_once)))

    asyncio.run(everything())
    return endings


def soak(simulator: MortalSimulator, run: Run, *, pushes: int, at_once: int) -> list[str]:
    """Pay, resolve, count; gives the violations found."""
    token = _verify(simulator.url)
    references = [f"soak-{number:06d}" for number in range(pushes)]
    started = time.monotonic()
    simulator.start_dying()
    endings = run(simulator.url, [_push(each, token) for each in references], "process", at_once)
    simulator.stop_dying()
    paid_seconds = time.monotonic() - started
    violations = _false_claims(endings, simulator.booked())

    unknown = [each for each in endings.values() if isinstance(each, OutcomeUnknown)]
    not_sent = [name for name, each in endings.items() if isinstance(each, NotSent)]
    resolved = run(simulator.url, [each.saved_request for each in unknown], "resolve", at_once)
    sent = run(simulator.url, [_push(each, token) for each in not_sent], "process", at_once)
    endings |= resolved | sent
    booked = simulator.booked()
    times = Counter(min(booked[each], 2) for each in references)
    known = sum(not isinstance(endings.get(each), IngoError | None) for each in references)
    violations += _false_claims(endings, booked)
    violations += [
        f"{each}: booked {booked[each]} times" for each in references if booked[each] != 1
    ]
    if known != pushes:
        violations.append(f"{pushes - known} references are not known to be paid")

    print(f"killed {simulator.kills} times in {paid_seconds:.1f} s")
    print(f"unknown at first {len(unknown)}, not sent at first {len(not_sent)}")
    print(f"booked once {times[1]}, twice {times[2]}, never {times[0]}")
    print(f"known {known}, unknown {pushes - known}")
    print(f"{time.monotonic() - started:.1f} seconds")
    return violations


def _false_claims(endings: Endings, booked: Counter[str]) -> list[str]:
    claims = []
    for reference, ended in endings.items():
        if isinstance(ended, OutcomeUnknown):
            continue
        wanted = 0 if isinstance(ended, IngoError) else 1
        if booked[reference] != wanted:
            claims.append(f"{reference}: booked {booked[reference]} times, but said {ended}")
    return claims


def main(arguments: list[str] | None = None) -> int:
    """Soak as asked; returns the exit code."""
    parser = argparse.ArgumentParser(prog="scripts/soak", description=__doc__)
    parser.add_argument("--client", choices=("sync", "async"), default="sync")
    parser.add_argument("--pushes", type=int, default=10_000)
    parser.add_argument("--at-once", type=int, default=32)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args(arguments)
    print(f"{given.pushes} pushes, {given.at_once} at once, {given.client}, seed {given.seed}")
    with tempfile.TemporaryDirectory(prefix="ingo-soak-") as folder:
        simulator = MortalSimulator(Path(folder), random.Random(given.seed))
        try:
            run = with_threads if given.client == "sync" else with_tasks
            violations = soak(simulator, run, pushes=given.pushes, at_once=given.at_once)
        finally:
            simulator.stop()
    for violation in violations[:20]:
        print(f"VIOLATION {violation}")
    return 1 if violations else 0


if __name__ == "__main__":
    sys.exit(main())
