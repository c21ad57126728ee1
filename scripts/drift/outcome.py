"""What a check found, and what may be concluded from it."""

from dataclasses import dataclass, field
from typing import Literal

from scripts.drift.model import Change

Review = Literal["never reviewed", "unchanged", "edited"]
NO_DRIFT, DRIFT, COULD_NOT_CHECK = 0, 1, 2


@dataclass(frozen=True, slots=True, kw_only=True)
class PageState:
    """What became of one page."""

    page: str
    status: str
    review: Review
    problems: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    hash: str = ""
    facts: tuple[tuple[str, str], ...] = ()


@dataclass(slots=True, kw_only=True)
class Report:
    """The outcome of one check."""

    changes: list[Change] = field(default_factory=list)
    known: list[Change] = field(default_factory=list)
    pages: list[PageState] = field(default_factory=list)
    coming_soon: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    edited: list[str] = field(default_factory=list)
    vanished: list[str] = field(default_factory=list)

    @property
    def unread(self) -> list[PageState]:
        """The pages about which nothing, or not everything, can be said."""
        return [page for page in self.pages if page.status != "read"]

    @property
    def exit_status(self) -> int:
        """1 as soon as there is drift; without any, 2 if something could not be read; else 0."""
        if self.changes:
            return DRIFT
        return COULD_NOT_CHECK if self.unread or not self.pages else NO_DRIFT

    @property
    def result(self) -> str:
        """The exit status in words."""
        return {NO_DRIFT: "no drift", DRIFT: "drift"}.get(self.exit_status, "could not check")
