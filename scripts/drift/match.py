"""Which part of our specification a page or a published file speaks about."""

from dataclasses import dataclass
from pathlib import PurePosixPath

from scripts.drift import provenance
from scripts.drift.folding import fits
from scripts.drift.model import Body, Contract, Direction, Operation, Reading, Variant


@dataclass(frozen=True, slots=True)
class Match:
    """Our variants that one page describes: all of them, and those of the same payment types."""

    group: list[Variant]
    meant: list[Variant]


def operation_for(contract: Contract, found: Operation) -> Operation | None:
    """Our operation with the same method and (unsuffixed) path."""
    for ours in contract.operations:
        if ours.path == found.path and ours.method == found.method:
            return ours
    return None


def requests_for(
    ours: Operation, reading: Reading, found: Operation, tags: frozenset[str]
) -> Match:
    """The request variants that a page or file with these payment types describes."""
    everything = [v for v in ours.variants if v.direction == "request"]
    group = [v for v in everything if provenance.rests_on(v.sources, reading.page)]
    if not group and len(everything) > 1:
        group = _by_name(everything, reading.page, found.suffix)
        tagged = [v for v in group if v.tags & tags]
        group = group if not tags or tagged else []
    group = group or [v for v in everything if v.tags & tags]
    group = group or (everything if len(everything) == 1 or not tags else [])
    return Match(group, [v for v in group if not tags or not v.tags or v.tags & tags] or group)


def _by_name(variants: list[Variant], page: str, suffix: str) -> list[Variant]:
    """By the suffix of the path (``retail``) and the name of the file (``ingopay-verify-card``)."""
    stem = PurePosixPath(page).stem
    scored = []
    for variant in variants:
        pages = provenance.pages(variant.sources)
        score = max((fits(suffix, named) for named in pages), default=0)
        ends = any(stem.endswith("-".join(named.split("/")[-2:])) for named in pages)
        scored.append((score * 2 + ends, variant))
    best = max(score for score, _ in scored)
    return [variant for score, variant in scored if score == best and best > 1]


def bodies(contract: Contract, page: str, direction: Direction | None = None) -> list[Variant]:
    """Every body of ours that rests on a page, of one direction or of any."""
    found = []
    for operation in contract.operations:
        for variant in operation.variants:
            if direction is not None and variant.direction != direction:
                continue
            if provenance.rests_on(variant.sources, page) or (
                variant.direction == "reply" and _asked_on(operation, page)
            ):
                found.append(variant)
    return found


def _asked_on(operation: Operation, page: str) -> bool:
    asked = [v for v in operation.variants if v.direction == "request"]
    return any(provenance.rests_on(v.sources, page) for v in asked)


def place(table: Variant, candidates: list[Variant]) -> tuple[Variant, str] | None:
    """The body, and the object in it, whose fields a table lists; None if none is close.

    A table rarely says which object it describes. The object that already has most of the names
    is meant; the heading above the table decides between equals.
    """
    names = set(table.fields)
    best: tuple[float, Variant, str] | None = None
    heading = table.name.lower().replace("`", " ")
    for variant in candidates:
        for prefix in _objects(variant.fields):
            known = sum(f"{prefix}{name}" in variant.fields for name in names)
            share = known / len(names)
            last = prefix.rstrip(".").removesuffix("[]").split(".")[-1]
            bonus = 0.15 if last and last in heading else 0.0
            bonus += 0.1 if variant.direction == table.direction else 0.0
            bonus += 0.02 if not prefix else 0.0
            enough = share >= 0.5 if len(names) > 1 else share == 1.0 or bonus >= 0.15
            if enough and (best is None or share + bonus > best[0]):
                best = (share + bonus, variant, prefix)
    return (best[1], best[2]) if best else None


def _objects(body: Body) -> list[str]:
    prefixes = {""}
    for path in body:
        if "." in path:
            prefixes.add(path.rsplit(".", 1)[0] + ".")
    return sorted(prefixes)


def overlap(first: Body, second: Body) -> float:
    """The share of names that two bodies have in common."""
    union = first.keys() | second.keys()
    return len(first.keys() & second.keys()) / len(union) if union else 0.0
