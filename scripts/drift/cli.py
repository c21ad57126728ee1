"""Check that our specification still says what Ingo's documentation says.

Exit status: 0 no drift; 1 drift (also when some pages could not be read); 2 no drift was found, but
something that is known to exist could not be read, so that nothing can be promised, or the check
could not run at all.
"""

import argparse
import sys
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from scripts.drift import coverage, report
from scripts.drift.cache import Cache, default_folder
from scripts.drift.check import check
from scripts.drift.crawl import gather
from scripts.drift.deviations import Deviations, read_deviations
from scripts.drift.locate import Parts
from scripts.drift.lock import Lock, LockUnreadable, read_lock, write_lock
from scripts.drift.ours import read_ours
from scripts.drift.outcome import COULD_NOT_CHECK, PageState, Report
from scripts.drift.safe_yaml import Unreadable, load
from scripts.drift.tree import SITE, Gathered, read_folder
from scripts.drift.web import Site

ROOT = Path(__file__).resolve().parents[2]
FORMATS = {"text": report.as_text, "json": report.as_json, "markdown": report.as_markdown}


def parser() -> argparse.ArgumentParser:
    """The options of scripts/docs-drift."""
    top = argparse.ArgumentParser(
        prog="docs-drift", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    where = top.add_mutually_exclusive_group()
    where.add_argument(
        "--from", dest="folder", type=Path, metavar="DIR", help="read the pages in a folder"
    )
    where.add_argument(
        "--base-url", default=f"https://{SITE}/", metavar="URL", help="default: %(default)s"
    )
    top.add_argument(
        "--coverage", action="store_true", help="show what the specification rests on, and stop"
    )
    top.add_argument("--format", choices=FORMATS, default="text")
    top.add_argument(
        "--json", dest="format", action="store_const", const="json", help="same as --format json"
    )
    top.add_argument(
        "--output",
        type=Path,
        metavar="FILE",
        help="write the report here as well as its summary to stdout",
    )
    top.add_argument(
        "--accept", action="store_true", help="record every page that was read as reviewed"
    )
    top.add_argument(
        "--only", action="append", default=[], metavar="PAGE", help="only these pages (* allowed)"
    )
    top.add_argument("--spec", type=Path, default=ROOT / "openapi" / "bundled.yaml", metavar="FILE")
    top.add_argument(
        "--lock", type=Path, metavar="FILE", help="default: docs-lock.json beside the specification"
    )
    top.add_argument(
        "--deviations", type=Path, metavar="FILE", help="default: deviations.yaml beside it"
    )
    top.add_argument(
        "--pages", type=Path, metavar="FILE", help="the known pages; default: pages.yaml beside it"
    )
    top.add_argument(
        "--cache", type=Path, default=None, metavar="DIR", help="where pages are kept between runs"
    )
    top.add_argument("--no-cache", action="store_true")
    top.add_argument(
        "--delay",
        type=float,
        default=0.5,
        metavar="SECONDS",
        help="between two requests (default 0.5)",
    )
    top.add_argument(
        "--allow-host", action="append", default=[], metavar="HOST", help="fetch from this host too"
    )
    return top


def main(argv: list[str] | None = None, *, today: date | None = None) -> int:
    """Run the check; never raises for anything that the outside can cause."""
    options = parser().parse_args(argv)
    beside = options.spec.parent
    try:
        contract, document = read_ours(options.spec)
        known = known_pages(options.pages or beside / "pages.yaml")
        if options.coverage:
            measured = coverage.measure(document, known)
            _write(
                coverage.as_json(measured)
                if options.format == "json"
                else coverage.as_text(measured),
                options,
            )
            return 0
        lock_file = options.lock or beside / "docs-lock.json"
        lock = read_lock(lock_file)
        decided = read_deviations(options.deviations or beside / "deviations.yaml")
        # The older documentation stands on other sites and does not change any more.
        names = {page for group, pages in known.items() if group != "older" for page in pages}
        gathered = _gather(options, names)
    except (OSError, ValueError, LockUnreadable, Unreadable) as problem:
        print(f"docs-drift: could not check: {problem}", file=sys.stderr)
        return COULD_NOT_CHECK
    outcome = check(
        contract,
        gathered,
        names,
        deviations=decided,
        lock=lock,
        parts=Parts(beside),
        only=options.only,
    )
    if not lock.exists:
        outcome.notes.append(f"no lock file ({lock_file.name}): nothing was ever reviewed")
    _write(FORMATS[options.format](outcome), options)
    if options.output:
        print(f"docs-drift: {report.summary(outcome)}")
    if options.accept:
        print(
            accept(lock_file, lock, outcome, decided, today or datetime.now(UTC).date()),
            file=sys.stderr,
        )
    return outcome.exit_status


def known_pages(path: Path) -> dict[str, list[str]]:
    """The pages of openapi/pages.yaml by group."""
    value: Any = load(path.read_text(encoding="utf-8")) if path.exists() else {}
    return {
        str(group): [str(page) for page in pages]
        for group, pages in (value if isinstance(value, dict) else {}).items()
        if isinstance(pages, list)
    }


def _gather(options: argparse.Namespace, names: set[str]) -> Gathered:
    if options.folder:
        return read_folder(options.folder, names)
    cache = None if options.no_cache else Cache(options.cache or default_folder())
    base = options.base_url if options.base_url.endswith("/") else options.base_url + "/"
    if not base.startswith(("http://", "https://")):
        raise ValueError(f"not an http address: {base}")
    site = Site(
        base=base, cache=cache, delay=max(options.delay, 0.0), allow=frozenset(options.allow_host)
    )
    return gather(site, names)


def accept(path: Path, lock: Lock, outcome: Report, decided: Deviations, today: date) -> str:
    """Move the lock forward for every page that was read, and drop pages that are gone."""
    moved = [
        page for page in outcome.pages if page.status == "read" and decided.in_scope(page.page)
    ]
    changed = [p for p in moved if not lock.unchanged(p.page, p.hash)]
    for page in changed:
        lock.pages[page.page] = _entry(page, today)
    for gone in outcome.vanished:
        lock.pages.pop(gone, None)
    write_lock(path, lock)
    left = len(outcome.unread)
    return f"docs-drift: {len(changed)} pages accepted, {left} not (not or only partly read)"


def _entry(page: PageState, today: date) -> dict[str, Any]:
    facts: dict[str, list[str]] = {}
    for kind, value in page.facts:
        facts.setdefault(kind, []).append(value)
    return {"hash": page.hash, "reviewed": today.isoformat(), "facts": facts}


def _write(text: str, options: argparse.Namespace) -> None:
    if options.output:
        options.output.write_text(text, encoding="utf-8")
    else:
        sys.stdout.write(text)


if __name__ == "__main__":
    sys.exit(main())
