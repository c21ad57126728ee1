"""openapi/deviations.yaml: where we differ from the documentation on purpose, and why."""

from dataclasses import dataclass, field, replace
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

from scripts.drift.model import Change
from scripts.drift.safe_yaml import Unreadable, load

_MATCHED = ("subject", "aspect", "kind", "was", "now", "page")


@dataclass(frozen=True, slots=True)
class Deviation:
    """One reviewed difference: patterns that it must match, and the reason."""

    patterns: dict[str, str]
    reason: str
    source: str

    def covers(self, change: Change) -> bool:
        """Whether a change is the one that was reviewed."""
        return all(
            fnmatchcase(str(getattr(change, name)), pattern)
            for name, pattern in self.patterns.items()
        )


@dataclass(slots=True)
class Deviations:
    """Everything that was decided about the documentation as a whole."""

    entries: list[Deviation] = field(default_factory=list)
    out_of_scope: list[str] = field(default_factory=list)
    coming_soon: list[str] = field(default_factory=list)

    def in_scope(self, page: str) -> bool:
        """Whether a page describes the products that we cover."""
        return not any(fnmatchcase(page, pattern) for pattern in self.out_of_scope)

    def announced(self, page: str) -> bool:
        """Whether a page was last seen marked Coming Soon."""
        return any(fnmatchcase(page, pattern) for pattern in self.coming_soon)

    def sort(self, changes: list[Change]) -> tuple[list[Change], list[Change]]:
        """The changes that are drift, and those that are known, each with its reason."""
        drift: list[Change] = []
        known: list[Change] = []
        for change in changes:
            entry = next((d for d in self.entries if d.covers(change)), None)
            if entry is None:
                drift.append(change)
            else:
                reason = f"{entry.reason} ({entry.source})" if entry.source else entry.reason
                known.append(replace(change, known=reason))
        return drift, known

    def unused(self, known: list[Change]) -> list[Deviation]:
        """Entries that matched nothing this time: perhaps the documentation was corrected."""
        return [d for d in self.entries if not any(d.covers(change) for change in known)]


def read_deviations(path: Path) -> Deviations:
    """The file, or nothing decided where there is none.

    Raises:
        Unreadable: the file is there and is not of the form that its comment describes.
    """
    if not path.exists():
        return Deviations()
    value = load(path.read_text(encoding="utf-8"))
    if not isinstance(value, dict):
        raise Unreadable(f"{path.name}: not a mapping")
    return Deviations(
        [_entry(item, path.name) for item in value.get("deviations") or []],
        [str(item) for item in value.get("out_of_scope") or []],
        [str(item) for item in value.get("coming_soon") or []],
    )


def _entry(item: Any, name: str) -> Deviation:
    if not isinstance(item, dict) or not item.get("reason") or not item.get("subject"):
        raise Unreadable(f"{name}: every deviation needs a subject and a reason")
    unknown = item.keys() - {*_MATCHED, "reason", "source"}
    if unknown:
        raise Unreadable(f"{name}: unknown key {sorted(unknown)[0]!r}")
    patterns = {key: str(item[key]) for key in _MATCHED if item.get(key) is not None}
    return Deviation(patterns, str(item["reason"]), str(item.get("source", "")))
