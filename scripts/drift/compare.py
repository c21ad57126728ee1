"""All pages and files against our specification."""

from collections.abc import Iterator

from scripts.drift import bodies, factcheck, loose, provenance
from scripts.drift.lock import Lock
from scripts.drift.match import operation_for, overlap
from scripts.drift.model import Change, Contract, Grade, Operation, Reading

ENOUGH = 0.5
"""The share of our documented fields that a page must show before its silence means anything."""


def compare(contract: Contract, readings: list[Reading], lock: Lock) -> list[Change]:
    """Every difference between our specification and what was read, once each, in a fixed order."""
    usable = [r for r in readings if r.status != "not read" and not r.coming_soon]
    described = {
        (op.method, op.path) for r in usable for op in r.operations if op.variants or not r.is_spec
    }
    changes: list[Change] = []
    for reading in usable:
        for found in reading.operations:
            if operation_for(contract, found) is None:
                changes += _unknown(contract, reading, found, described)
            changes += bodies.of_operation(contract, reading, found)
            changes += _suffix(contract, reading, found)
            changes += _statuses(contract, reading, found)
        changes += loose.compare(contract, reading)
    changes += _gone(contract, usable, described)
    changes += factcheck.compare(contract, usable, lock)
    return _once(changes)


def _once(changes: list[Change]) -> list[Change]:
    kept: dict[tuple[str, ...], Change] = {}
    for change in changes:
        kept.setdefault(change.identity, change)
    samples = {
        (c.subject, c.aspect) for c in kept.values() if not c.note.startswith("seen in a sample")
    }
    result = [
        c
        for c in kept.values()
        if not (c.note.startswith("seen in a sample") and (c.subject, c.aspect) in samples)
    ]
    order = list(Grade)
    return sorted(
        result, key=lambda c: (order.index(c.grade), c.subject, c.aspect, c.kind, c.now, c.was)
    )


def _unknown(
    contract: Contract, reading: Reading, found: Operation, described: set[tuple[str, str]]
) -> Iterator[Change]:
    """An operation that we do not have: a new one, or one of ours at another address."""
    ours = _same_operation(contract, reading, found, described)
    if ours is not None:
        aspect = "path" if ours.path != found.path else "method"
        yield Change(
            kind="changed",
            subject=ours.key,
            aspect=aspect,
            grade=Grade.BREAKING,
            was=ours.key,
            now=found.key,
            pointer=ours.pointer,
            page=reading.page,
        )
    elif found.variants or not reading.is_spec:
        yield Change(
            kind="added",
            subject=found.key,
            aspect="operation",
            grade=Grade.ADDITIVE,
            now=found.key,
            pointer="#/paths",
            page=reading.page,
        )


def _same_operation(
    contract: Contract, reading: Reading, found: Operation, described: set[tuple[str, str]]
) -> Operation | None:
    lost = [
        ours
        for ours in contract.operations
        if ours.method != "event" and (ours.method, ours.path) not in described
    ]
    body = {p: f for v in found.variants if v.direction == "request" for p, f in v.fields.items()}
    for ours in lost:
        if ours.path == found.path:
            return ours
        requests = [v for v in ours.variants if v.direction == "request"]
        close = max((overlap(body, v.fields) for v in requests), default=0.0)
        cited = any(provenance.rests_on(v.sources, reading.page) for v in requests)
        if (cited and (close >= ENOUGH or not body)) or close >= 0.7:
            return ours
    return None


def _suffix(contract: Contract, reading: Reading, found: Operation) -> Iterator[Change]:
    ours = operation_for(contract, found)
    if ours is not None and found.suffix:
        yield Change(
            kind="changed",
            subject=ours.key,
            aspect="path suffix",
            grade=Grade.WORDING,
            was=ours.path,
            now=f"{ours.path}--{found.suffix}",
            pointer=ours.pointer,
            page=reading.page,
        )


def _statuses(contract: Contract, reading: Reading, found: Operation) -> Iterator[Change]:
    ours = operation_for(contract, found)
    if ours is None or not found.http_statuses:
        return
    for status in sorted(found.http_statuses - ours.http_statuses - {"default"}):
        yield Change(
            kind="added",
            subject=f"{ours.key} HTTP {status}",
            aspect="http status",
            grade=Grade.ADDITIVE,
            now=status,
            pointer=f"{ours.pointer}/responses",
            page=reading.page,
        )
    listed = any(not status.startswith("2") for status in found.http_statuses)
    for status in sorted(ours.http_statuses - found.http_statuses - {"default"}):
        if listed or status.startswith("2"):
            yield Change(
                kind="removed",
                subject=f"{ours.key} HTTP {status}",
                aspect="http status",
                grade=Grade.BREAKING,
                was=status,
                pointer=f"{ours.pointer}/responses/{status}",
                page=reading.page,
            )
    if found.deprecated and not ours.deprecated:
        yield Change(
            kind="changed",
            subject=ours.key,
            aspect="deprecated",
            grade=Grade.ADDITIVE,
            was="in use",
            now="deprecated",
            pointer=ours.pointer,
            page=reading.page,
        )


def _gone(
    contract: Contract, readings: list[Reading], described: set[tuple[str, str]]
) -> Iterator[Change]:
    """Operations of ours whose pages were read and describe another operation or none."""
    for ours in contract.operations:
        if ours.method == "event" or (ours.method, ours.path) in described:
            continue
        asked = [v for v in ours.variants if v.direction == "request"]
        cited = [r for r in readings if any(provenance.rests_on(v.sources, r.page) for v in asked)]
        whole = bool(cited) and all(r.status == "read" for r in cited)
        if not whole or any(ours.path in r.paths for r in readings):
            continue
        moved = any(
            _same_operation(contract, r, op, described) is ours
            for r in readings
            for op in r.operations
        )
        if not moved:
            yield Change(
                kind="removed",
                subject=ours.key,
                aspect="operation",
                grade=Grade.BREAKING,
                was=ours.key,
                pointer=ours.pointer,
                page=cited[0].page,
            )
