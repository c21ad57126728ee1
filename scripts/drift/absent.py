"""What a page does not say: fields that are gone, and silence that means nothing."""

from collections.abc import Iterator

from scripts.drift import provenance
from scripts.drift.model import Change, Direction, Field, Grade, Operation, Reading, Variant


def described(field: Field) -> str:
    words = " or ".join(sorted(field.types)) or "type not stated"
    limits = [f"{name.replace('_', ' ')} {value}" for name, value in sorted(field.limits.items())]
    values = [f"values {', '.join(sorted(field.enum))}"] if field.enum else []
    return "; ".join([words, *limits, *values])


def silent(own: Field, now: str, aspect: str, reading: Reading) -> bool:
    """Whether the page merely leaves out what another source of ours tells."""
    if now == "optional":
        return provenance.only_elsewhere(own.sources)
    gone = now in {"none", "any value"} or aspect == "value removed"
    others = [p for p in provenance.of(own.sources) if p.mark not in {"documented", "example"}]
    elsewhere = [
        page
        for page in provenance.pages(own.sources)
        if not provenance.names(page, reading.page) and not reading.is_spec
    ]
    return gone and bool(
        others or (elsewhere and not provenance.rests_on(own.sources, reading.page))
    )


def missing(
    found: Variant, ours: list[Variant], operation: Operation, reading: Reading
) -> Iterator[Change]:
    # A file for several payment types lists what any of them has; a field is gone when none has it.
    told: set[str] = set()
    for variant in ours:
        for path, own in variant.fields.items():
            above = path.rsplit(".", 1)[0].removesuffix("[]") if "." in path else ""
            gone_above = above and above not in found.fields
            if path in found.fields or path in told or path.endswith("[]") or gone_above:
                continue
            if not _claimed(own, reading):
                continue
            told.add(path)
            yield removed(own, operation, reading, found.direction)


def _claimed(own: Field, reading: Reading) -> bool:
    """Whether our field rests on the current site, as a schema there would show it."""
    if provenance.only_elsewhere(own.sources):
        return False
    if provenance.marks(own.sources) & {"documented"}:
        return True
    return own.path.split(".")[-1] not in reading.names


def removed(own: Field, operation: Operation, reading: Reading, direction: Direction) -> Change:
    """A field of ours that the documentation no longer has."""
    return Change(
        kind="removed",
        subject=f"{operation.key} {own.path}",
        aspect="field",
        grade=Grade.BREAKING,
        was=described(own),
        pointer=own.pointer,
        page=reading.page,
        direction=direction,
    )
