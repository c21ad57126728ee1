"""Pages that came, went or were published since they were last reviewed."""

from collections.abc import Callable

from scripts.drift.deviations import Deviations
from scripts.drift.lock import Lock
from scripts.drift.model import Change, Grade, Reading
from scripts.drift.tree import Gathered


def published(reading: Reading, deviations: Deviations) -> list[Change]:
    if (
        reading.coming_soon
        or not deviations.announced(reading.page)
        or reading.status == "not read"
    ):
        return []
    return [
        Change(
            kind="changed",
            subject=f"page {reading.page}",
            aspect="published",
            grade=Grade.ADDITIVE,
            was="Coming Soon",
            now="published",
            page=reading.page,
            note="no longer marked Coming Soon: describe it in the specification",
        )
    ]


def listed(
    gathered: Gathered,
    readings: list[Reading],
    known: set[str],
    lock: Lock,
    chosen: Callable[[str], bool],
) -> list[Change]:
    changes = []
    here = {reading.page for reading in readings}
    for page in sorted(set(lock.pages) | gathered.gone):
        listed = gathered.listed is None or page in gathered.listed
        if not chosen(page) or page in here or page in gathered.failures:
            continue
        if lock.reviewed(page) and (not listed or page in gathered.gone):
            changes.append(
                Change(
                    kind="removed",
                    subject=f"page {page}",
                    aspect="page",
                    grade=Grade.BREAKING,
                    was=page,
                    page=page,
                    note="what rests on it is no longer documented there",
                )
            )
    for page in sorted(gathered.listed or ()):
        new = page not in known and not lock.reviewed(page) and page in here
        if new and chosen(page) and not (page.startswith("specs/") and not lock.pages):
            changes.append(
                Change(
                    kind="added",
                    subject=f"page {page}",
                    aspect="page",
                    grade=Grade.ADDITIVE,
                    now=page,
                    page=page,
                    note="nobody has read it for the specification yet",
                )
            )
    return [c for c in changes if not (c.kind == "added" and _is_spec(c.page) and not lock.pages)]


def _is_spec(page: str) -> bool:
    return page.endswith((".yaml", ".yml", ".json"))
