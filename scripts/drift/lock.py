"""openapi/docs-lock.json: which text of each page somebody has read and accepted."""

import hashlib
import json
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

NOTE = (
    "Content hash of every documentation page as last reviewed. Moved forward by "
    "`scripts/docs-drift --accept`, never by hand. A page that is not listed was never reviewed."
)
VERSION = 1


class LockUnreadable(ValueError):
    """The lock file is not what this tool writes."""


@dataclass(slots=True)
class Lock:
    """The reviewed pages: their hashes, and the facts found on each."""

    pages: dict[str, dict[str, Any]] = field(default_factory=dict)
    exists: bool = False

    def reviewed(self, page: str) -> bool:
        """Whether anybody ever accepted this page."""
        return page in self.pages

    def unchanged(self, page: str, content: str) -> bool:
        """Whether the page still says exactly what was accepted."""
        return self.pages.get(page, {}).get("hash") == content

    def facts(self, page: str) -> list[tuple[str, str]]:
        """What the page was accepted with: kind and value."""
        listed = self.pages.get(page, {}).get("facts", {})
        return [(kind, value) for kind, values in listed.items() for value in values]


def content_hash(text: str) -> str:
    """A hash that whitespace and line ends do not change."""
    words = re.sub(r"\s+", " ", text.replace("\ufeff", "")).strip()
    return "sha256:" + hashlib.sha256(words.encode("utf-8", "replace")).hexdigest()


def read_lock(path: Path) -> Lock:
    """The lock file; an empty lock where there is none.

    Raises:
        LockUnreadable: the file is broken or of another version.
    """
    try:
        value = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return Lock()
    except (OSError, ValueError) as error:
        raise LockUnreadable(f"{path.name}: {error}") from error
    pages = value.get("pages") if isinstance(value, dict) else None
    if not isinstance(pages, dict) or value.get("version") != VERSION:
        raise LockUnreadable(f"{path.name}: not a lock file of version {VERSION}")
    return Lock({str(k): v for k, v in pages.items() if isinstance(v, dict)}, exists=True)


def write_lock(path: Path, lock: Lock) -> None:
    """Write the lock file, pages sorted, so that a review shows what moved."""
    value = {"note": NOTE, "version": VERSION, "pages": dict(sorted(lock.pages.items()))}
    text = json.dumps(value, indent=2, ensure_ascii=False) + "\n"
    temporary = path.with_suffix(".tmp")
    temporary.write_text(text, encoding="utf-8")
    temporary.replace(path)
