"""The outcome of a check as text, JSON or Markdown."""

import json
from dataclasses import asdict

from scripts.drift.model import Change, Grade
from scripts.drift.outcome import PageState, Report
from scripts.drift.tree import SITE

_SIGNS = {"added": "+", "removed": "-", "changed": "~"}
_TITLES = {
    Grade.BREAKING: "Breaking",
    Grade.ADDITIVE: "Additive",
    Grade.WORDING: "Wording",
}


def what(change: Change) -> str:
    """One change in one line, without its place."""
    words = (
        change.subject
        if change.aspect in {"field", "operation", "page"}
        else f"{change.subject}: {change.aspect}"
    )
    if change.kind == "changed":
        words += f" {change.was} -> {change.now}"
    elif change.aspect in {"value added", "value removed"}:
        words += f" {change.now or change.was}"
    elif change.aspect == "field":
        words += f" ({change.now or change.was})"
    side = {"reply": " [reply]", "event": " [event]"}.get(change.direction, "")
    return f"{words}{side}" + (f" ({change.note})" if change.note else "")


def where(change: Change) -> str:
    """The place in our specification, and the page."""
    ours = " ".join(part for part in (change.location, change.pointer) if part)
    return "; ".join(part for part in (ours and f"ours {ours}", f"page {change.page}") if part)


def as_text(report: Report) -> str:
    """The report for a terminal."""
    lines = [f"docs-drift: {summary(report)}"]
    for grade in Grade:
        of_grade = [change for change in report.changes if change.grade is grade]
        if of_grade:
            lines += ["", f"{_TITLES[grade]} ({len(of_grade)})"]
            for change in of_grade:
                lines += [f"  {_SIGNS[change.kind]} {what(change)}", f"      {where(change)}"]
    if report.known:
        lines += ["", f"Known, deliberate ({len(report.known)})"]
        for change in report.known:
            lines += [f"  {_SIGNS[change.kind]} {what(change)}", f"      {change.known}"]
    if report.edited:
        lines += ["", f"Edited since the last review, same meaning ({len(report.edited)}): wording"]
        lines += [f"  {page}" for page in report.edited]
    if report.coming_soon:
        lines += ["", "Marked Coming Soon, left out: " + ", ".join(report.coming_soon)]
    if report.unread:
        lines += ["", f"Not or only partly read ({len(report.unread)})"]
        lines += [f"  {line}" for line in _unread(report)]
    never = sum(page.review == "never reviewed" for page in report.pages if page.status == "read")
    if never:
        lines += [
            "",
            f"Never reviewed: {never} of the pages that were read (accept them with --accept)",
        ]
    lines += [f"note: {note}" for note in report.notes]
    return "\n".join(lines) + "\n"


def summary(report: Report) -> str:
    """The result in one sentence."""
    read = sum(page.status == "read" for page in report.pages)
    counts = [
        f"{n} {grade}" for grade in Grade if (n := sum(c.grade is grade for c in report.changes))
    ]
    found = ", ".join(counts) if counts else "none found"
    rest = f", {len(report.unread)} not or only partly" if report.unread else ""
    return (
        f"{report.result}; changes: {found}; known: {len(report.known)}; pages: {read} read{rest}"
    )


def _unread(report: Report) -> list[str]:
    """One line per reason: a folder of a dozen pages lacks a hundred others for one reason."""
    reasons: dict[str, list[str]] = {}
    for page in report.unread:
        reasons.setdefault(f"{page.status}: {_why(page)}", []).append(page.page)
    return [f"{reason}: {', '.join(pages)}" for reason, pages in reasons.items()]


def _why(page: PageState) -> str:
    return "; ".join(page.problems) or "unknown"


def as_json(report: Report) -> str:
    """The report for programs; keys and order are stable."""
    value = {
        "result": report.result,
        "exit_status": report.exit_status,
        "changes": [_plain(change) for change in report.changes],
        "known": [_plain(change) for change in report.known],
        "pages": [_page(page) for page in report.pages],
        "edited": report.edited,
        "coming_soon": report.coming_soon,
        "notes": report.notes,
    }
    return json.dumps(value, indent=2, ensure_ascii=False) + "\n"


def _plain(change: Change) -> dict[str, str]:
    return {key: str(value) for key, value in asdict(change).items()}


def _page(page: PageState) -> dict[str, object]:
    return {
        "page": page.page,
        "status": page.status,
        "review": page.review,
        "problems": list(page.problems),
        "notes": list(page.notes),
    }


def as_markdown(report: Report) -> str:
    """The report for an issue or a pull request."""
    lines = ["# Documentation drift", "", f"Result: **{summary(report)}**"]
    for grade in Grade:
        of_grade = [change for change in report.changes if change.grade is grade]
        if of_grade:
            lines += [
                "",
                f"## {_TITLES[grade]}",
                "",
                "| | Change | Our specification | Page |",
                "|---|---|---|---|",
            ]
            lines += [_row(change) for change in of_grade]
    if report.known:
        lines += ["", "<details><summary>Known, deliberate differences</summary>", ""]
        lines += [f"- {_cell(what(c))}: {_cell(c.known)}" for c in report.known]
        lines += ["", "</details>"]
    if report.edited:
        lines += ["", "## Edited, same meaning", ""]
        lines += [f"- [ ] {_link(page)}: read it, then accept it" for page in report.edited]
    if report.unread:
        lines += ["", "## Not or only partly read", ""]
        lines += [f"- {_cell(line)}" for line in _unread(report)]
    if report.coming_soon:
        lines += ["", "Marked Coming Soon, left out: " + ", ".join(map(_link, report.coming_soon))]
    lines += [
        "",
        "Once the specification is up to date: `scripts/regenerate`, then "
        "`scripts/docs-drift --accept`.",
    ]
    return "\n".join(lines) + "\n"


def _row(change: Change) -> str:
    place = f"`{change.location or change.pointer}`" if change.location or change.pointer else ""
    return f"| {change.kind} | {_cell(what(change))} | {_cell(place)} | {_link(change.page)} |"


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("<", "&lt;").replace("\n", " ")


def _link(page: str) -> str:
    quoted = page.replace(" ", "%20").replace(")", "%29")
    return f"[{_cell(page)}](https://{SITE}/{quoted})"
