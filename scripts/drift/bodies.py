"""Bodies against bodies: what a page says about fields, held against our variants."""

from collections.abc import Iterator
from dataclasses import replace

from scripts.drift.absent import described, missing, silent
from scripts.drift.grading import differences
from scripts.drift.match import operation_for, requests_for
from scripts.drift.model import (
    Change,
    Contract,
    Field,
    Grade,
    Operation,
    Reading,
    Variant,
)

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
            if _listed_below(above, ours) and _bare_items(path, ours):
                yield _new(field, ours[0], operation, reading, found)
            continue
        if path == found.tag_path or path.split(".")[-1] in _ENVELOPE:
            continue
        yield from _differing(field, _together(mine, len(ours)), operation, reading, found)
    if found.closed_list:
        yield from missing(found, ours, operation, reading)


def _listed_below(above: str, ours: list[Variant]) -> bool:
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
        now=described(field),
        pointer=where,
        page=reading.page,
        direction=found.direction,
        note="required" if must else "",
    )


def _differing(
    field: Field, mine: list[Field], operation: Operation, reading: Reading, found: Variant
) -> Iterator[Change]:
    told: set[tuple[str, str, str]] = set()
    for own in mine:
        if found.name == "sample" and _sample_fits(own, field):
            continue
        for change in differences(own, field, direction=found.direction, speaks=found.speaks):
            if (change.aspect, change.was, change.now) in told or silent(
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
