"""Errors of handlers as text that can be stored and logged: where and what kind, never content.

The message of an exception often quotes what it choked on (`KeyError: 'Mina Okafor'`), so it is
left out. `Inbox(on_error=...)` gets the exception itself.
"""

import traceback
from pathlib import PurePath


def describe(error: BaseException) -> str:
    """Name the exception, its causes and the line that raised it."""
    parts: list[str] = []
    seen: set[int] = set()
    current: BaseException | None = error
    while current is not None and id(current) not in seen and len(parts) < 4:
        seen.add(id(current))
        parts.append(f"{_name(current)}{_place(current)}")
        current = current.__cause__ or (
            None if current.__suppress_context__ else current.__context__
        )
    return ", from ".join(parts)


def _name(error: BaseException) -> str:
    kind = type(error)
    return kind.__name__ if kind.__module__ == "builtins" else f"{kind.__module__}.{kind.__name__}"


def _place(error: BaseException) -> str:
    frames = traceback.extract_tb(error.__traceback__)
    if not frames:
        return ""
    last = frames[-1]
    return f" at {PurePath(last.filename).name}:{last.lineno} in {last.name}"
