"""`scripts/bench`: measure the wrapper beside the same by hand and beside peers, in one run.

Groups: call, threads, async, parts, start, store. Every ratio is taken within one round of turns;
CPU ratios are the ones to trust on a machine that does other things too.
"""

import argparse
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from scripts.benchmark import report
from scripts.benchmark.calls import call_contests, thread_contests
from scripts.benchmark.flights import flight_contests
from scripts.benchmark.parts import part_contests
from scripts.benchmark.starts import start_contests
from scripts.benchmark.stores import store_contests

GROUPS: dict[str, Callable[[str], Iterator[Any]]] = {
    "start": start_contests,
    "parts": part_contests,
    "call": call_contests,
    "threads": thread_contests,
    "async": flight_contests,
    "store": store_contests,
}


def main() -> int:
    """Run the chosen groups."""
    parser = argparse.ArgumentParser(prog="scripts/bench", description=__doc__)
    parser.add_argument("groups", nargs="*", choices=[*GROUPS, []], help="all, when none is given")
    parser.add_argument("--speed", type=float, default=1.0, help="rounds, times this (default 1)")
    parser.add_argument("--only", default="", help="contests whose name contains this")
    parser.add_argument("--json", type=Path, help="also write the results to this file")
    parser.add_argument("--save", action="store_true", help="keep them in benchmarks/history")
    chosen = parser.parse_args()
    server, url = _start_server()
    contests = {}
    try:
        for group in chosen.groups or GROUPS:
            for contest in GROUPS[group](url):
                if chosen.only not in contest.name:
                    continue
                rows = contest.run(chosen.speed)
                print(report.text(contest.name, rows, contest.absent), flush=True)
                contests[contest.name] = report.contest_as_json(rows, contest.absent)
    finally:
        server.communicate()
    results = report.document(contests)
    if chosen.json:
        chosen.json.write_text(json.dumps(results, indent=1) + "\n", encoding="utf-8")
    if chosen.save:
        print("\nkept as", report.save(results).relative_to(report.ROOT))
    return 0


def _start_server() -> tuple["subprocess.Popen[str]", str]:
    """The other side, in a process and, where there are two, on a processor of its own."""
    server = subprocess.Popen(
        [sys.executable, "-m", "scripts.benchmark.server"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    port = int(server.stdout.readline())  # type: ignore[union-attr]
    if hasattr(os, "sched_setaffinity") and len(cores := sorted(os.sched_getaffinity(0))) > 1:
        os.sched_setaffinity(server.pid, cores[-1:])
        os.sched_setaffinity(0, cores[:1])
    return server, f"http://127.0.0.1:{port}"


if __name__ == "__main__":
    sys.exit(main())
