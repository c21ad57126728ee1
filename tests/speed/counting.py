"""Counting work instead of time: bytecode instructions, modules, bytes. The same on a busy machine."""

import compileall
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]

LOADED = """
import gc, sys, tracemalloc
tracemalloc.start()
before = set(sys.modules)
{program}
gc.collect()
print(tracemalloc.get_traced_memory()[0], *sorted(set(sys.modules) - before))
"""


def instructions(work: Callable[[], Any]) -> int:
    """How many bytecode instructions *work* executes in this thread."""
    count = 0

    def trace(frame: Any, event: str, _argument: Any) -> Any:
        nonlocal count
        if event == "call":
            frame.f_trace_opcodes, frame.f_trace_lines = True, False
        elif event == "opcode":
            count += 1
        return trace

    earlier = sys.gettrace()
    sys.settrace(trace)
    try:
        work()
    finally:
        sys.settrace(earlier)
    return count


instructions(lambda: None)  # CPython 3.12 delivers none of the first time


def least(work: Callable[[], Any], times: int = 5) -> int:
    """The least of a few: what a new second adds (a date to write) is not counted."""
    work()
    return min(instructions(work) for _ in range(times))


def loaded(program: str) -> tuple[int, set[str]]:
    """The bytes and the modules that *program* adds to a fresh interpreter, and keeps.

    Compiled beforehand, as an installed package is: the compiler itself keeps half a megabyte.
    """
    for folder in ("ingo_wrapper", "generated"):
        compileall.compile_dir(ROOT / folder, quiet=2)
    done = subprocess.run(
        [sys.executable, "-c", LOADED.format(program=program)],
        capture_output=True,
        text=True,
        check=True,
    )
    kept, *modules = done.stdout.split()
    return int(kept), set(modules)
