"""Comparing two folders byte for byte, and putting one in the place of the other."""

import shutil
import signal
from pathlib import Path


def files_of(folder: Path) -> dict[str, bytes]:
    """Gives every file below a folder with its bytes, without what Python caches."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and "__pycache__" not in path.parts
    }


def compare(fresh: Path, committed: Path) -> list[str]:
    """Lists the differences: missing, extra, changed. Empty when the two are the same."""
    new, old = files_of(fresh), files_of(committed) if committed.is_dir() else {}
    return (
        [f"missing  {name}" for name in new if name not in old]
        + [f"extra    {name}" for name in old if name not in new]
        + [f"changed  {name}" for name in new if name in old and new[name] != old[name]]
    )


def swap_in(fresh: Path, target: Path) -> None:
    """Puts `fresh` where `target` is. Ctrl-C waits until the two renames are done."""
    aside = fresh.parent / "old"
    held = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        if target.exists():
            target.rename(aside)
        fresh.rename(target)
    finally:
        signal.signal(signal.SIGINT, held)
    shutil.rmtree(aside, ignore_errors=True)
