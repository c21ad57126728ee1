"""Starting: imports and the first signed request, each in fresh processes that take turns.

CPU seconds are the operating system's own account of the finished process; memory is the peak that
the process read of itself, and modules are what it had loaded at the end. Everything is compiled
beforehand, as an installed package is.
"""

import compileall
import os
import random
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field

from scripts.benchmark.rounds import Contestant, Row, Timing, summarise

_SOURCES = ("ingo_wrapper", "generated", "scripts/benchmark")
_EMPTY = "the interpreter"
_LAST_WORDS = """
import sys
try:
    peak = [line.split()[1] for line in open("/proc/self/status") if line.startswith("VmHWM")][0]
except OSError:
    peak = 0
print(len(sys.modules), peak)
"""
_IMPORTS = {
    "ingo_wrapper": "import ingo_wrapper",
    "httpx": "import httpx",
    "requests": "import requests",
    "aiohttp": "import aiohttp",
    "httpx2": "import httpx2",
    "stripe": "import stripe",
    "increase": "import increase",
}


@dataclass
class StartContest:
    """Programs that are started in turn."""

    name: str
    programs: dict[str, str]
    against: dict[str, tuple[str, ...]]
    rounds: int = 15
    absent: dict[str, str] = field(default_factory=dict)

    def run(self, speed: float) -> list[Row]:
        """Start each program once a round; modules and memory of the last round are kept."""
        for folder in _SOURCES:
            compileall.compile_dir(folder, quiet=1)
        timings: dict[str, list[Timing]] = {}
        facts: dict[str, dict[str, float]] = {}
        for name, program in list(self.programs.items()):
            if problem := _start(program)[2]:
                self.absent[name] = problem
                del self.programs[name]
        for _ in range(max(3, round(self.rounds * speed))):
            for name in random.sample(list(self.programs), len(self.programs)):
                timing, facts[name], _ = _start(self.programs[name])
                timings.setdefault(name, []).append(timing)
        rows = []
        for name in self.programs:
            against = tuple(o for o in self.against.get(name, ()) if o in self.programs)
            row = summarise(Contestant(name, _nothing, against), timings)
            row.facts = dict(facts[name])
            for other in against:
                row.facts[f"memory x {other}"] = facts[name]["KiB"] / max(1, facts[other]["KiB"])
            if name != _EMPTY and _EMPTY in timings:
                row.facts["ms above the interpreter"] = 1000 * _above(
                    timings[name], timings[_EMPTY]
                )
            rows.append(row)
        return rows


def _nothing(_times: int) -> None:
    """Programs are started, not run."""


def _above(own: list[Timing], empty: list[Timing]) -> float:
    differences = sorted(mine[0] - its[0] for mine, its in zip(own, empty, strict=True))
    return differences[len(differences) // 2]


def _start(program: str) -> tuple[Timing, dict[str, float], str]:
    wall = time.perf_counter()
    child = subprocess.Popen(
        [sys.executable, "-c", program + _LAST_WORDS],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"},
    )
    output, errors = child.stdout.read(), child.stderr.read()  # type: ignore[union-attr]
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    timing = (usage.ru_utime + usage.ru_stime, time.perf_counter() - wall)
    child.stdout.close(), child.stderr.close()  # type: ignore[union-attr]
    if child.returncode:
        return timing, {}, errors.strip().splitlines()[-1]
    modules, peak = output.split()[-2:]
    return timing, {"modules": float(modules), "KiB": float(peak)}, ""


def start_contests(url: str) -> Iterator[StartContest]:
    """Imports; a client that is ready; the first signed request."""
    programs = {_EMPTY: "pass", **_IMPORTS}
    yield StartContest("import", programs, dict.fromkeys(_IMPORTS, ("httpx",)))
    yield StartContest(
        "first signed request from a cold start",
        {
            _EMPTY: "pass",
            "bare httpx": _floor_program(url, "verify=False"),
            "ingo_wrapper": _our_program(url, ""),
            "bare httpx, certificates loaded": _floor_program(url, ""),
            "ingo_wrapper, certificates loaded": _our_program(url, _CERTIFICATES),
            "requests": _peer_program(url, "requests"),
            "increase, its own call": _peer_program(url, "increase"),
            "stripe, its own call": _peer_program(url, "stripe"),
        },
        {
            "ingo_wrapper": ("bare httpx",),
            "ingo_wrapper, certificates loaded": ("bare httpx, certificates loaded",),
            "requests": ("bare httpx",),
            "increase, its own call": ("bare httpx",),
            "stripe, its own call": ("bare httpx",),
        },
    )


_CERTIFICATES = "connection=Connection(ssl_context=httpx.create_ssl_context())"
_BODY = """{"transaction": {"transaction_amount": {"amount": %s, "currency_code": "USD"},
 "participant_unique_ids": {"participant_unique_id1": "bench-4f1c2d0e-0001"},
 "workflow_id": 1, "notify_type": 0},
 "transaction_parties": [{"settings": {"client_provided_id": "r1", "role": 0,
 "classification": 1, "recipient_enabled": 1},
 "name_personal": {"first_name": "Mina", "last_name": "Okafor"},
 "contact_telcom": {"email": "mina@example.org"}}]}"""


def _floor_program(url: str, options: str) -> str:
    return f"""
import hmac, json, time
from base64 import b64encode
from email.utils import formatdate
from hashlib import sha512
import httpx
body = {_BODY % "42.1"}
body["request"] = {{"participant_id": 10001, "timestamp": int(time.time())}}
body = json.dumps(body, separators=(",", ":")).encode()
date = formatdate(time.time(), usegmt=True)
digest = b64encode(sha512(body).digest()).decode()
text = f"POST /gateway/v4/notify HTTP/1.1\\nx-date: {{date}}\\ncontent-type: application/json\\n"
text += f"content-sha512: {{digest}}\\ncontent-length: {{len(body)}}"
mac = b64encode(hmac.digest(b"secret", text.encode(), "sha512")).decode()
reply = httpx.Client({options}).post({url!r} + "/gateway/v4/notify", content=body, headers={{
    "X-Date": date, "Content-Type": "application/json", "Content-sha512": digest,
    "Content-Length": str(len(body)), "Authorization": "hmac " + mac}})
assert reply.json()["response"]["status"] == "100"
"""


def _our_program(url: str, options: str) -> str:
    return f"""
{"import httpx" if options else ""}
from decimal import Decimal
from ingo_wrapper import Connection, Credentials, Environment, Ingo
from ingo_wrapper.models import NotifyStageParties
ingo = Ingo(environment=Environment.simulator({url!r}), credentials=Credentials(
    username="bench-user", secret="secret", participant_id=10001), {options})
request = NotifyStageParties.from_dict({_BODY % 'Decimal("42.1")'})
assert ingo.notify.stage_parties(request).code == 100
"""


def _peer_program(url: str, name: str) -> str:
    return f"""
from scripts.benchmark.peers import PEERS
PEERS[{name!r}]({url!r}, "stage_parties")()
"""
