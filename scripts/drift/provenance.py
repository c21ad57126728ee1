"""Source marks (``documented docs/ingopay/verify/card – note``) and the pages they name."""
# ruff: noqa: RUF001, RUF002 - documentation writes ranges with dashes of every kind

import re
from dataclasses import dataclass
from fnmatch import fnmatchcase

MARKS = ("documented", "example", "older docs", "third-party", "inferred")
_SPLIT = re.compile(r"\s+[–-]\s+")
_PAGE = re.compile(
    r"^(?:docs|api-reference|en|specs|[\w-]+-webhooks)/[^\s{}]*(?:\{[^{}]*\})?[^\s{}]*$"
)


@dataclass(frozen=True, slots=True)
class Source:
    """One mark with its page (empty where none is named) and its note."""

    mark: str
    page: str
    note: str


def read(text: str) -> list[Source]:
    """The parts of one source string; an unknown mark gives ``unmarked``."""
    mark = next((m for m in MARKS if text.startswith(m)), "unmarked")
    rest = text[len(mark) :].strip() if mark != "unmarked" else text.strip()
    head, *notes = _SPLIT.split(rest, maxsplit=1)
    note = notes[0] if notes else ""
    pages = [page.strip() for page in re.split(r",\s*(?![^{]*\})", head) if page.strip()]
    named = [page for page in pages if _PAGE.match(page)]
    return [Source(mark, page, note) for page in named] or [Source(mark, "", note or head)]


def of(sources: tuple[str, ...]) -> list[Source]:
    """All parts of several source strings."""
    return [part for text in sources for part in read(text)]


def marks(sources: tuple[str, ...]) -> set[str]:
    """The marks in use."""
    return {part.mark for part in of(sources)}


def best(sources: tuple[str, ...]) -> str:
    """The strongest mark (``documented`` first); ``unmarked`` without any."""
    found = marks(sources)
    return next((mark for mark in MARKS if mark in found), "unmarked")


def pages(sources: tuple[str, ...]) -> list[str]:
    """The pages named, in order, once each."""
    return list(dict.fromkeys(part.page for part in of(sources) if part.page))


def names(named: str, page: str) -> bool:
    """Whether the page that a source names is this page (``docs/ingopay/verify/*`` is a folder)."""
    if "{" in named:
        head, _, tail = named.partition("{")
        inside, _, tail = tail.partition("}")
        return any(names(f"{head}{part.strip()}{tail}", page) for part in inside.split(","))
    return fnmatchcase(page, named) if "*" in named else named == page


def rests_on(sources: tuple[str, ...], page: str) -> bool:
    """Whether any of the sources names this page."""
    return any(names(named, page) for named in pages(sources))


def only_elsewhere(sources: tuple[str, ...]) -> bool:
    """Whether nothing on the current site backs this, so that the site need not repeat it."""
    return bool(sources) and not marks(sources) & {"documented", "example"}
