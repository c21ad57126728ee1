"""Tables, lists and samples of a page: what describes fields without a schema."""

from collections.abc import Iterable, Iterator

from scripts.drift import bodies, provenance
from scripts.drift.absent import removed
from scripts.drift.match import operation_for, place
from scripts.drift.model import Change, Contract, Direction, Field, Operation, Reading, Variant

ENOUGH = 0.5
"""The share of our documented fields that a page must show before its silence means anything."""
WAYS: tuple[Direction, ...] = ("request", "reply")


def candidates(contract: Contract, reading: Reading) -> list[tuple[Operation, Variant]]:
    """The bodies of ours that a page may describe: those that rest on it, and their replies."""
    found = []
    for operation in contract.operations:
        asked = [v for v in operation.variants if v.direction != "reply"]
        on_page = [v for v in asked if provenance.rests_on(v.sources, reading.page)]
        called = any(operation_for(contract, op) is operation for op in reading.operations)
        if called and not on_page and len(asked) == 1:
            on_page = asked
        if on_page or (called and not asked):
            replies = [v for v in operation.variants if v.direction == "reply"]
            found += [(operation, variant) for variant in [*on_page, *replies]]
    return found


def compare(contract: Contract, reading: Reading) -> Iterator[Change]:
    """Tables, lists and samples of a page, and the fields that it no longer mentions."""
    near = candidates(contract, reading)
    if not near:
        return
    for outcome in _of_tables(reading.tables, near, reading):
        if isinstance(outcome, Change):
            yield outcome
        else:
            reading.doubt(f"{outcome.pointer}: a table of fields that fits no body of ours")
    yield from _samples(reading, near)
    yield from _unmentioned(reading, near)


def _samples(reading: Reading, near: list[tuple[Operation, Variant]]) -> Iterator[Change]:
    for sample in reading.samples:
        bodies_of = [(op, v) for op, v in near if v.direction == sample.direction]
        tagged = [(op, v) for op, v in bodies_of if v.tags & sample.tags] or bodies_of
        if not tagged or place(sample, [v for _, v in tagged]) is None:
            continue
        operation = tagged[0][0]
        mine = [v for op, v in tagged if op is operation]
        yield from bodies.against(sample, mine, operation, reading)


def shows(
    reading: Reading, near: list[tuple[Operation, Variant]], direction: Direction = "request"
) -> float:
    """The share of our fields of one direction resting on a page that the page shows."""
    described = [*reading.tables, *(reading.samples if direction == "reply" else [])]
    seen = {path.split(".")[-1] for v in described if v.direction == direction for path in v.fields}
    wanted = _wanted(reading, near, direction)
    return sum(path.split(".")[-1] in seen for path in wanted) / len(wanted) if wanted else 1.0


def _wanted(
    reading: Reading, near: list[tuple[Operation, Variant]], direction: Direction
) -> set[str]:
    return {
        path
        for _, variant in near
        if variant.direction == direction
        for path, field in variant.fields.items()
        if provenance.rests_on(field.sources, reading.page) and not path.endswith("[]")
    }


def _unmentioned(reading: Reading, near: list[tuple[Operation, Variant]]) -> Iterator[Change]:
    """Fields whose names stand nowhere on a page that describes their body otherwise."""
    if any(op.variants for op in reading.operations) or reading.status != "read":
        return
    told = {way for way in WAYS if shows(reading, near, way) >= ENOUGH}
    shown = {path.split(".")[-1] for table in reading.tables for path in table.fields}
    for operation, variant in near:
        if variant.direction not in told:
            continue
        for path, own in variant.fields.items():
            above = path.rsplit(".", 1)[0].removesuffix("[]").split(".")[-1] if "." in path else ""
            named = path.removesuffix("[]").split(".")[-1] in reading.names
            if named or (above and above not in reading.names):
                continue
            if provenance.rests_on(own.sources, reading.page) or _beside(path, own, variant, shown):
                yield removed(own, operation, reading, variant.direction)


def _beside(path: str, own: Field, variant: Variant, shown: set[str]) -> bool:
    """A documented field of a request of which the page shows the neighbours in the same object."""
    if variant.direction != "request" or "documented" not in provenance.marks(own.sources):
        return False
    above = path.rpartition(".")[0]
    beside = [other for other in variant.fields if other.rpartition(".")[0] == above != ""]
    return any(other.split(".")[-1] in shown for other in beside if other != path)


def _of_tables(
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
        yield from bodies.against(described, alike, operation, reading)
