"""Pages kept on disk with their ETag, so that an unchanged page is not sent again."""

import hashlib
import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path


def default_folder() -> Path:
    """The user's cache folder for this tool."""
    root = os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    return Path(root) / "ingo-sdk" / "docs-drift"


@dataclass(frozen=True, slots=True)
class Cache:
    """A folder with one small file per address."""

    folder: Path

    def read(self, address: str) -> dict[str, str]:
        """What was stored for an address; empty if nothing usable was."""
        try:
            value = json.loads(self._file(address).read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        good = isinstance(value, dict) and value.get("url") == address and "text" in value
        return {str(k): str(v) for k, v in value.items()} if good else {}

    def store(self, address: str, text: str, headers: Mapping[str, str]) -> None:
        """Keep a text, if the site named something by which it can be asked for again."""
        etag, modified = headers.get("etag", ""), headers.get("last-modified", "")
        if not (etag or modified):
            return
        path = self._file(address)
        path.parent.mkdir(parents=True, exist_ok=True)
        entry = {"url": address, "etag": etag, "modified": modified, "text": text}
        temporary = path.with_suffix(".tmp")
        temporary.write_text(json.dumps(entry), encoding="utf-8")
        temporary.replace(path)

    def _file(self, address: str) -> Path:
        return self.folder / f"{hashlib.sha256(address.encode()).hexdigest()[:32]}.json"
