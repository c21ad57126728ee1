"""Facts outside the bodies, held against ours: hosts, addresses, suites, topics, codes."""

from collections.abc import Iterator
from dataclasses import replace
from difflib import SequenceMatcher

from scripts.drift import provenance
from scripts.drift.lock import Lock
from scripts.drift.model import Change, Contract, Fact, Grade, Reading

_ADDED = {
    "host": (Grade.ADDITIVE, "a host that our specification does not name"),
    "address": (Grade.BREAKING, "webhooks from this address would be refused"),
    "tls suite": (Grade.ADDITIVE, ""),
    "topic": (Grade.ADDITIVE, "events of this topic arrive as unknown"),
    "status code": (Grade.ADDITIVE, ""),
    "status family": (Grade.BREAKING, "codes may have changed their meaning"),
    "signed headers": (Grade.BREAKING, "the order of signed headers"),
    "algorithm": (Grade.BREAKING, "the signing algorithm"),
    "authorization": (Grade.BREAKING, "another way to say who is calling"),
}
_REMOVED = {
    "host": "requests go to a host that is no longer documented",
    "address": "an address that is no longer Ingo's is still trusted",
    "tls suite": "",
    "topic": "",
    "status code": "",
    "status family": "codes may have changed their meaning",
}


def compare(contract: Contract, readings: list[Reading], lock: Lock) -> Iterator[Change]:
    """What the pages say more, and what they no longer say."""
    fields = {path for op in contract.operations for v in op.variants for path in v.fields}
    for kind in _ADDED:
        mine = [fact for fact in contract.facts if fact.kind == kind]
        if mine:
            added = list(_added(kind, mine, readings, fields))
            gone = list(_removed(kind, mine, readings, lock))
            if kind == "host":
                moved = _moved_hosts(mine, added, readings)
                yield from (_instead(fact, change) for fact, change in moved.values())
                seen = {change.now for _, change in moved.values()}
                added = [change for change in added if change.now not in seen]
                gone = [change for change in gone if change.was not in moved]
            yield from _paired(kind, added, gone)


def _added(
    kind: str, mine: list[Fact], readings: list[Reading], fields: set[str]
) -> Iterator[Change]:
    grade, note = _ADDED[kind]
    known = {fact.value for fact in mine}
    told: set[tuple[str, str]] = set()
    for reading in readings:
        for fact in reading.facts:
            if fact.kind != kind or fact.value in known or (fact.value, kind) in told:
                continue
            if kind == "topic" and _is_field(fact.value, fields, mine, reading):
                continue
            told.add((fact.value, kind))
            yield Change(
                kind="added",
                subject=f"{kind} {fact.value}",
                aspect=kind,
                grade=grade,
                now=fact.value,
                pointer=_holder(mine, reading),
                page=reading.page,
                note=note,
            )
    if kind == "address":
        yield from _moved(mine, readings)


def _is_field(value: str, fields: set[str], topics: list[Fact], reading: Reading) -> bool:
    """``transaction.sender.name`` is written like a topic and is a field."""
    plain = {path.replace("[]", "") for path in fields}
    if value in plain or ".".join(value.split(".")[:2]) in plain:
        return True
    if "webhook" in reading.page or "websocket" in reading.page or "event" in reading.page:
        return False
    return value.split(".")[1] not in {fact.value.split(".")[1] for fact in topics}


def _moved(mine: list[Fact], readings: list[Reading]) -> Iterator[Change]:
    ours = {fact.value: fact for fact in mine}
    for reading in readings:
        for fact in reading.facts:
            own = ours.get(fact.value) if fact.kind == "address" else None
            said = fact.pointer
            if own is None or not said or f"/{said}/" in f"{own.pointer}/":
                continue
            if any(word in own.pointer for word in ("sandbox", "production")):
                yield Change(
                    kind="changed",
                    subject=f"address {fact.value}",
                    aspect="environment",
                    grade=Grade.BREAKING,
                    was="production" if said == "sandbox" else "sandbox",
                    now=said,
                    pointer=own.pointer,
                    page=reading.page,
                )


def _holder(mine: list[Fact], reading: Reading) -> str:
    near = [fact for fact in mine if provenance.rests_on(fact.sources, reading.page)]
    pointer = (near or mine)[0].pointer
    return pointer.rsplit("/", 1)[0] or pointer


def _removed(kind: str, mine: list[Fact], readings: list[Reading], lock: Lock) -> Iterator[Change]:
    if kind not in _REMOVED:
        return
    everywhere = {f.value for r in readings for f in r.facts if f.kind == kind}
    read = {r.page: r for r in readings if r.status == "read"}
    for fact in mine:
        named = _witnesses(fact)
        cited = [p for p in read if any(provenance.names(name, p) for name in named)]
        # As long as one of our witnesses was not heard, the others' silence proves nothing.
        heard = all(any(provenance.names(name, p) for p in cited) for name in named)
        once = [p for p in read if (kind, fact.value) in lock.facts(p)]
        silent = [p for p in (cited if heard else []) + once if not _says(read[p], fact)]
        if not silent or (fact.value in everywhere and not once):
            continue
        still = fact.value in everywhere
        yield Change(
            kind="removed",
            subject=f"{kind} {fact.value}",
            aspect=kind,
            grade=Grade.ADDITIVE if still else Grade.BREAKING,
            was=fact.value,
            pointer=fact.pointer,
            page=silent[0],
            note="other pages still name it" if still else _REMOVED[kind],
        )


def _says(reading: Reading, fact: Fact) -> bool:
    """Whether a page still states a fact; a page whose tables were not understood is believed."""
    values = {other.value for other in reading.facts if other.kind == fact.kind}
    if fact.kind == "status code" and fact.value in reading.numbers:
        return True
    return fact.value in values or (fact.kind == "status family" and not values)


def _witnesses(fact: Fact) -> list[str]:
    """The pages of the current site on which a fact rests."""
    marks = {"documented", "example"}
    return [part.page for part in provenance.of(fact.sources) if part.mark in marks and part.page]


def _cites(fact: Fact, page: str) -> bool:
    return any(provenance.names(name, page) for name in _witnesses(fact))


def _moved_hosts(
    mine: list[Fact], added: list[Change], readings: list[Reading]
) -> dict[str, tuple[Fact, Change]]:
    """Where a page names a new host instead of one that it is our witness for, by old host."""
    found: dict[str, tuple[Fact, Change]] = {}
    for change in added:
        reading = next(r for r in readings if r.page == change.page)
        said = {fact.value for fact in reading.facts if fact.kind == "host"}
        lost = [f for f in mine if _cites(f, change.page) and f.value not in said]
        alike = {f.value: SequenceMatcher(None, f.value, change.now).ratio() for f in lost}
        nearest = max(lost, key=lambda f: alike[f.value], default=None)
        if nearest is not None and alike[nearest.value] >= 0.6:
            found[nearest.value] = (nearest, change)
    return found


def _paired(kind: str, added: list[Change], gone: list[Change]) -> Iterator[Change]:
    """One family gone and one new on the same page are one change."""
    if kind == "status family" and len(added) == len(gone) == 1:
        yield replace(gone[0], kind="changed", now=added[0].now)
        return
    yield from gone
    yield from added


def _instead(fact: Fact, change: Change) -> Change:
    return replace(
        change,
        kind="changed",
        subject=f"host {fact.value}",
        grade=Grade.BREAKING,
        was=fact.value,
        pointer=fact.pointer,
        note=_REMOVED["host"],
    )
