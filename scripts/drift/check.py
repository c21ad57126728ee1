"""The whole check: what was gathered, read, compared, and what may be concluded from it."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from fnmatch import fnmatchcase

from scripts.drift.compare import compare
from scripts.drift.deviations import Deviations
from scripts.drift.index import INDEX
from scripts.drift.listing import listed, published
from scripts.drift.locate import Parts
from scripts.drift.lock import Lock
from scripts.drift.loose import ENOUGH, candidates, shows
from scripts.drift.model import Change, Contract, Reading
from scripts.drift.outcome import PageState, Report, Review
from scripts.drift.page import read_page, read_spec
from scripts.drift.tree import Gathered


def check(
    contract: Contract,
    gathered: Gathered,
    known_pages: set[str],
    *,
    deviations: Deviations,
    lock: Lock,
    parts: Parts | None = None,
    only: Iterable[str] = (),
) -> Report:
    """Read everything that was gathered and hold it against the contract."""
    wanted = list(only)

    def chosen(page: str) -> bool:
        return deviations.in_scope(page) and (
            not wanted or any(fnmatchcase(page, pattern) for pattern in wanted)
        )

    report = Report(notes=list(gathered.notes))
    readings = [_safely(read_page, n, t) for n, t in sorted(gathered.pages.items()) if chosen(n)]
    readings += [_safely(read_spec, n, t) for n, t in sorted(gathered.specs.items()) if chosen(n)]
    for reading in readings:
        _announced(reading, deviations, report)
        _expected(contract, reading)
    changes = compare(contract, readings, lock)
    _expected_tables(contract, readings)
    changes += listed(gathered, readings, known_pages, lock, chosen)
    changes += [c for r in readings for c in published(r, deviations)]
    drift, report.known = deviations.sort(changes)
    report.changes = [_located(change, parts) for change in drift]
    report.known = [_located(change, parts) for change in report.known]
    _states(report, readings, gathered, known_pages, lock, chosen)
    touched = {change.page for change in report.changes}
    report.edited = [s.page for s in report.pages if s.review == "edited" and s.page not in touched]
    report.vanished = [
        c.subject.removeprefix("page ")
        for c in changes
        if c.aspect == "page" and c.kind == "removed"
    ]
    for entry in deviations.unused(report.known) if not wanted and not report.unread else []:
        report.notes.append(
            f"deviation no longer seen: {entry.patterns['subject']} ({entry.reason})"
        )
    return report


def _safely(read: Callable[[str, str], Reading], page: str, text: str) -> Reading:
    # Pages come from outside: one that a reader cannot stand must not hide the others.
    try:
        return read(page, text)
    except Exception as error:
        reading = Reading(page=page)
        reading.doubt(f"reading it failed: {type(error).__name__}: {error}", fatal=True)
        return reading


def _located(change: Change, parts: Parts | None) -> Change:
    return (
        replace(change, location=parts.find(change.pointer)) if parts and change.pointer else change
    )


def _announced(reading: Reading, deviations: Deviations, report: Report) -> None:
    """Coming Soon counts for pages that are known for it, and for new ones, never for the rest."""
    soon = deviations.announced(reading.page)
    if reading.coming_soon and (soon or not reading.tables):
        report.coming_soon.append(reading.page)
    elif reading.coming_soon:
        reading.coming_soon = False
        reading.notes.append("mentions Coming Soon, and is compared all the same")


def _expected(contract: Contract, reading: Reading) -> None:
    """An endpoint page that shows no field table that can be read was not read."""
    if reading.is_spec or reading.status == "not read" or reading.coming_soon:
        return
    near = [(op, v) for op, v in candidates(contract, reading) if v.direction == "request"]
    bodies = any(
        v.direction == "request" and v.fields for op in reading.operations for v in op.variants
    )
    wanted = any(v.fields for _, v in near)
    if wanted and not bodies and not reading.tables:
        reading.doubt("no specification, table or list of fields that could be understood")


def _expected_tables(contract: Contract, readings: list[Reading]) -> None:
    for reading in readings:
        if reading.status != "read" or reading.coming_soon or reading.is_spec:
            continue
        if any(v.fields for op in reading.operations for v in op.variants):
            continue
        share = shows(reading, candidates(contract, reading))
        if share < ENOUGH:
            reading.doubt(f"only {share:.0%} of our fields that rest on it were recognised")


def _states(
    report: Report,
    readings: list[Reading],
    gathered: Gathered,
    known: set[str],
    lock: Lock,
    chosen: Callable[[str], bool],
) -> None:
    for reading in readings:
        review: Review = "never reviewed"
        if lock.reviewed(reading.page):
            review = "unchanged" if lock.unchanged(reading.page, reading.hash) else "edited"
        found = tuple(sorted({(fact.kind, fact.value) for fact in reading.facts}))
        report.pages.append(
            PageState(
                page=reading.page,
                status=reading.status,
                review=review,
                hash=reading.hash,
                problems=tuple(reading.problems),
                notes=tuple(reading.notes),
                facts=found,
            )
        )
    here = {reading.page for reading in readings}
    missing = dict(gathered.failures)
    for page in known | gathered.gone | set(lock.pages):
        missing.setdefault(
            page, "not there" if page in gathered.gone else "not among the pages given"
        )
    for page in sorted(missing.keys() - here):
        known_gone = any(
            c.aspect == "page" and c.page == page for c in report.changes + report.known
        )
        if page == INDEX or (chosen(page) and not known_gone):
            state: Review = "edited" if lock.reviewed(page) else "never reviewed"
            report.pages.append(
                PageState(page=page, status="not read", review=state, problems=(missing[page],))
            )
