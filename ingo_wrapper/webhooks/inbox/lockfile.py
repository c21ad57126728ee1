"""One process per SQLite file: an advisory lock beside it that dies with its owner."""

import os
from pathlib import Path
from typing import IO

from .errors import StoreInUse


class LockFile:
    """Held by the process that has the SQLite file open; `kill -9` releases it too."""

    def __init__(self, database: Path) -> None:
        self._database = database
        self.path = database.with_name(database.name + ".lock")
        self._file: IO[str] | None = None

    def acquire(self) -> None:
        """Take the lock or raise `StoreInUse`."""
        file = self.path.open("a+")
        try:
            _lock(file)
        except OSError:
            file.seek(0)
            owner = file.read(20).strip() or "unknown"
            file.close()
            raise StoreInUse(
                f"{self._database} is already open (process {owner}). SQLite serves one process: "
                "run a single process (no --workers), or use a postgresql:// URL"
            ) from None
        file.truncate(0)
        file.write(str(os.getpid()))
        file.flush()
        self._file = file

    def release(self) -> None:
        """Let go; the file stays, because removing it would race with the next owner."""
        if self._file is not None:
            self._file.close()
            self._file = None


def _lock(file: IO[str]) -> None:
    try:
        import fcntl
    except ImportError:  # Windows
        import msvcrt

        # beyond the text, which others must still be able to read
        os.lseek(file.fileno(), 4096, os.SEEK_SET)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]
    else:
        fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
