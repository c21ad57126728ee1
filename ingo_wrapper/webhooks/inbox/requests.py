"""Replay and purge while a service has the SQLite file open: requests in a folder beside it.

A second writer on the file is not allowed, so the command line leaves a small JSON file, and the
process that owns the database carries it out and answers in another.
"""

import json
import time
import uuid
from collections.abc import Callable
from pathlib import Path
from typing import Any

from .errors import StoreUnavailable

_SILENT = (
    "the process that has {database} open runs no handlers, or belongs to someone else: it does"
    " not answer. Stop it, or call inbox.operations in it"
)
Carry = Callable[[str, dict[str, Any]], Any]


class Requests:
    """The folder `<database>.requests`."""

    def __init__(self, database: Path, carry: Carry) -> None:
        self._folder = folder(database)
        self._folder.mkdir(mode=0o700, exist_ok=True)
        self._carry = carry

    def serve(self) -> None:
        """Carry out what lies there; called by the owner now and then."""
        try:
            waiting = sorted(self._folder.glob("*.request"))
        except OSError:
            return
        for path in waiting:
            try:
                wanted = json.loads(path.read_text())
                answer = {"result": self._carry(wanted["command"], wanted["arguments"])}
            except StoreUnavailable:
                return
            except Exception as error:
                answer = {"error": type(error).__name__}
            _write(path.with_suffix(".answer"), answer)
            path.unlink(missing_ok=True)


def folder(database: Path) -> Path:
    """Give the folder of a database's requests."""
    return database.with_name(database.name + ".requests")


def ask(
    database: Path,
    command: str,
    arguments: dict[str, Any],
    *,
    limit: float = 10.0,
    sleep: Callable[[float], None] = time.sleep,
) -> Any:
    """Ask the process that owns the database to carry out a command, and wait for the answer."""
    place = folder(database)
    request = place / f"{uuid.uuid4().hex}.request"
    answer = request.with_suffix(".answer")
    try:
        _write(request, {"command": command, "arguments": arguments})
    except OSError as error:
        raise StoreUnavailable(_SILENT.format(database=database)) from error
    for _ in range(int(limit / 0.1)):
        if answer.exists():
            found = json.loads(answer.read_text())
            answer.unlink()
            if "error" in found:
                raise StoreUnavailable(f"the running service could not do it: {found['error']}")
            return found["result"]
        sleep(0.1)
    request.unlink(missing_ok=True)
    raise StoreUnavailable(_SILENT.format(database=database))


def _write(path: Path, content: dict[str, Any]) -> None:
    draft = path.with_suffix(".draft")
    draft.write_text(json.dumps(content))
    draft.replace(path)
