"""Bodies against bodies: what a page says about fields, held against our variants."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from scripts.drift import provenance
from scripts.drift.grading import differences
from scripts.drift.model import (
    Change,
    Contract,
    Direction,
    Field,
    Grade,
    Operation,
    Reading,
    Variant,
)
from scripts.drift.match import operation_for, place, requests_for

_ENVELOPE = frozenset({"account_type"})
_SCALARS = frozenset({"string", "integer", "number", "boolean"})


def of_operation(contract: Contract, reading: Reading, found: Operation) -> Iterator[Change]:
    """The changes in the bodies of one operation that a page or file describes."""
    ours = operation_for(contract, found)
    if ours is None:
        return
    asked = [v for v in found.variants if v.direction == "request"]
    tags = frozenset[str]().union(*(v.tags for v in asked))
    match = requests_for(ours, reading, found, tags)
    if asked:
        yield from _tags(ours, match.group, tags, reading)
    for variant in asked:
        own = [v for v in match.meant if not variant.tags or not v.tags or v.tags & variant.tags]
        yield from against(variant, own or match.meant, ours, reading)
    for variant in found.variants:
        if variant.direction == "reply":
            replies = [v for v in ours.variants if v.direction == "reply"]
            yield from against(variant, replies, ours, reading)


def _tags(
    ours: Operation, group: list[Variant], tags: frozenset[str], reading: Reading
) -> Iterator[Change]:
    known = frozenset[str]().union(*(v.tags for v in group))
    if not tags or not known:
        return
    first = group[0]
    for value in sorted(tags - known):
        yield Change(
            kind="added",
            subject=f"{ours.key} {first.tag_path}",
            aspect="value added",
            grade=Grade.ADDITIVE,
            now=value,
            pointer=first.pointer,
            page=reading.page,
            direction="request",
            note="a payment type that no request schema of ours has",
        )
    for value in sorted(known - tags):
        gone = next(v for v in group if value in v.tags)
        yield Change(
            kind="removed",
            subject=f"{ours.key} {first.tag_path}",
            aspect="value removed",
            grade=Grade.BREAKING,
            was=value,
            pointer=gone.pointer,
            page=reading.page,
            direction="request",
            note=f"{gone.name} is no longer documented here",
        )


def against(
    found: Variant, ours: list[Variant], operation: Operation, reading: Reading
) -> Iterator[Change]:
    """One described body against those of ours that it is about."""
    if not ours:
        return
    for path, field in found.fields.items():
        mine = [v.fields[path] for v in ours if path in v.fields]
        if not mine:
            above = path.rsplit(".", 1)[0].removesuffix("[]") if "." in path else ""
            if _listed_below(above, found, ours) and _bare_items(path, ours):
                yield _new(field, ours[0], operation, reading, found)
            continue
        if path == found.tag_path or path.split(".")[-1] in _ENVELOPE:
            continue
        yield from _differing(field, _together(mine, len(ours)), operation, reading, found)
    if found.closed_list:
        yield from _missing(found, ours, operation, reading)


def _listed_below(above: str, found: Variant, ours: list[Variant]) -> bool:
    # The topmost new object is reported, not everything in it.
    return not above or any(above in v.fields or f"{above}[]" in v.fields for v in ours)


def _bare_items(path: str, ours: list[Variant]) -> bool:
    return not (path.endswith("[]") and any(path[:-2] in v.fields for v in ours))


def _new(
    field: Field, ours: Variant, operation: Operation, reading: Reading, found: Variant
) -> Change:
    asks = found.direction == "request"
    must = bool(field.required) and asks
    where = ours.pointer
    if "." in field.path:
        above = field.path.rsplit(".", 1)[0]
        holder = ours.fields.get(above) or ours.fields.get(above.removesuffix("[]"))
        where = holder.pointer if holder else where
    return Change(
        kind="added",
        subject=f"{operation.key} {field.path}",
        aspect="field",
        grade=Grade.BREAKING if must else Grade.ADDITIVE,
        now=_described(field),
        pointer=where,
        page=reading.page,
        direction=found.direction,
        note="required" if must else "",
    )


def _described(field: Field) -> str:
    words = " or ".join(sorted(field.types)) or "type not stated"
    limits = [f"{name.replace('_', ' ')} {value}" for name, value in sorted(field.limits.items())]
    values = [f"values {', '.join(sorted(field.enum))}"] if field.enum else []
    return "; ".join([words, *limits, *values])


def _differing(
    field: Field, mine: list[Field], operation: Operation, reading: Reading, found: Variant
) -> Iterator[Change]:
    told: set[tuple[str, str, str]] = set()
    for own in mine:
        if found.name == "sample" and _sample_fits(own, field):
            continue
        for change in differences(own, field, direction=found.direction, speaks=found.speaks):
            if (change.aspect, change.was, change.now) in told or _silent(
                own, change.now, change.aspect, reading
            ):
                continue
            told.add((change.aspect, change.was, change.now))
            yield Change(
                kind="changed",
                subject=f"{operation.key} {field.path}",
                aspect=change.aspect,
                grade=change.grade,
                was=change.was,
                now=change.now,
                pointer=own.pointer,
                page=reading.page,
                direction=found.direction,
                note="seen in a sample only" if found.name == "sample" else "",
            )


def _together(mine: list[Field], number: int) -> list[Field]:
    """One text about several payment types: it lists what any takes, requires what all do."""
    if number < 2:
        return mine
    closed = [field.enum for field in mine if field.enum is not None]
    values = frozenset[str]().union(*closed) if len(closed) == len(mine) else None
    known = not any(field.required is None for field in mine)
    need = (len(mine) == number and all(f.required for f in mine)) if known else None
    return [replace(field, enum=values, required=need) for field in mine]


def _sample_fits(own: Field, field: Field) -> bool:
    # A sample proves a type only between plain values; [] and {} are the same to a PHP server.
    return not (field.types <= _SCALARS) or not (own.types & _SCALARS)


def _silent(own: Field, now: str, aspect: str, reading: Reading) -> bool:
    """Whether the page merely leaves out what another source of ours tells."""
    gone = now in {"none", "any value", "optional"} or aspect == "value removed"
    others = [p for p in provenance.of(own.sources) if p.mark not in {"documented", "example"}]
    elsewhere = [
        page
        for page in provenance.pages(own.sources)
        if not provenance.names(page, reading.page) and not reading.is_spec
    ]
    return gone and bool(
        others or (elsewhere and not provenance.rests_on(own.sources, reading.page))
    )


def _missing(
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
        was=_described(own),
        pointer=own.pointer,
        page=reading.page,
        direction=direction,
    )


def of_tables(
    tables: Iterable[Variant], candidates: list[tuple[Operation, Variant]], reading: Reading
) -> Iterator[Change | Variant]:
    """The changes in field tables and lists; a table that fits nothing comes back itself."""
    variants = [variant for _, variant in candidates]
    for table in tables:
        found = place(table, variants)
        if found is None:
            yield table
            continue
        variant, prefix = found
        operation = next(op for op, v in candidates if v is variant)
        moved = {f"{prefix}{path}": field.moved(prefix) for path, field in table.fields.items()}
        described = Variant(
            name=table.name,
            direction=variant.direction,
            fields=moved,
            closed_list=False,
            speaks=table.speaks,
            tag_path=variant.tag_path,
        )
        alike = [v for op, v in candidates if op is operation and v.direction == variant.direction]
        yield from against(described, alike, operation, reading)
