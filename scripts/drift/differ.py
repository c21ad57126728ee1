"""What changed between two versions of our own specification, for the people who call the SDK."""

from collections.abc import Iterator
from typing import Any

from scripts.drift.diff_bodies import Found, bodies
from scripts.drift.grading import shown
from scripts.drift.model import Change, Contract, Fact, Grade, Operation, Variant
from scripts.drift.openapi import variant_of
from scripts.drift.ours import contract_of
from scripts.drift.placed import Placed, sources_of

_KINDS_BREAKING = frozenset({"status family", "signed headers", "algorithm", "authorization"})


def diff(old: dict[str, Any], new: dict[str, Any]) -> list[Change]:
    """Every operation, schema, field, value and fact added, removed or changed.

    ``page`` of each change names the operations concerned, ``subject`` the schema and field.
    """
    before, after = contract_of(old), contract_of(new)
    found = Found()
    _operations(before, after, found)
    _rest(old, new, before, after, found)
    _facts(before, after, found)
    return found.all()


def _operations(before: Contract, after: Contract, found: Found) -> None:
    olds = {op.key: op for op in before.operations}
    news = {op.key: op for op in after.operations}
    for key in news.keys() - olds.keys():
        found.add(_operation("added", news[key]), "")
    for key in olds.keys() - news.keys():
        found.add(_operation("removed", olds[key]), "")
    for key in sorted(olds.keys() & news.keys()):
        _variants(olds[key], news[key], found)
        if olds[key].deprecated != news[key].deprecated:
            words = ("in use", "deprecated")
            found.add(
                Change(
                    kind="changed",
                    subject=key,
                    aspect="deprecated",
                    grade=Grade.ADDITIVE,
                    was=words[olds[key].deprecated],
                    now=words[news[key].deprecated],
                    pointer=news[key].pointer,
                ),
                "",
            )
        for change in _statuses(olds[key], news[key]):
            found.add(change, "")


def _operation(kind: Any, operation: Operation) -> Change:
    grade = Grade.BREAKING if kind == "removed" else Grade.ADDITIVE
    return Change(
        kind=kind,
        subject=operation.key,
        aspect="operation",
        grade=grade,
        pointer=operation.pointer,
        was=operation.key if kind == "removed" else "",
        now=operation.key if kind == "added" else "",
    )


def _statuses(old: Operation, new: Operation) -> Iterator[Change]:
    for status in sorted(new.http_statuses ^ old.http_statuses):
        added = status in new.http_statuses
        yield Change(
            kind="added" if added else "removed",
            subject=f"{new.key} HTTP {status}",
            aspect="http status",
            grade=Grade.ADDITIVE if added else Grade.BREAKING,
            was="" if added else status,
            now=status if added else "",
            pointer=f"{new.pointer}/responses/{status}",
        )


def _variants(old: Operation, new: Operation, found: Found) -> None:
    olds = {(v.direction, v.name): v for v in old.variants}
    news = {(v.direction, v.name): v for v in new.variants}
    if len(olds) == len(news) == 1:
        bodies(next(iter(olds.values())), next(iter(news.values())), new.key, found)
        return
    for side in sorted(news.keys() - olds.keys()):
        found.add(_schema("added", news[side]), new.key)
    for side in sorted(olds.keys() - news.keys()):
        found.add(_schema("removed", olds[side]), new.key)
    for side in sorted(olds.keys() & news.keys()):
        bodies(olds[side], news[side], new.key, found)


def _schema(kind: Any, variant: Variant) -> Change:
    grade = Grade.BREAKING if kind == "removed" else Grade.ADDITIVE
    tags = f" ({shown(variant.tags)})" if variant.tags else ""
    return Change(
        kind=kind,
        subject=variant.name,
        aspect="schema",
        grade=grade,
        pointer=variant.pointer,
        direction=variant.direction,
        was=f"{variant.name}{tags}" if kind == "removed" else "",
        now=f"{variant.name}{tags}" if kind == "added" else "",
    )


def _rest(
    old: dict[str, Any], new: dict[str, Any], before: Contract, after: Contract, found: Found
) -> None:
    """Schemas that no operation reaches: the payloads of webhooks."""
    olds, news = _schemas(old), _schemas(new)
    for name in sorted(olds.keys() | news.keys()):
        if _reached(name, before) or _reached(name, after):
            continue
        if name in olds and name in news:
            bodies(olds[name], news[name], "webhooks", found)
        else:
            kind = "added" if name in news else "removed"
            found.add(_schema(kind, (news if name in news else olds)[name]), "webhooks")


def _schemas(document: dict[str, Any]) -> dict[str, Variant]:
    schemas = (document.get("components") or {}).get("schemas") or {}
    result = {}
    for name, schema in schemas.items():
        if isinstance(schema, dict):
            placed = Placed(
                schema=schema, pointer=f"#/components/schemas/{name}", sources=sources_of(schema)
            )
            result[name] = variant_of(placed, "event", document)
    return result


def _reached(name: str, contract: Contract) -> bool:
    at = f"#/components/schemas/{name}"
    return any(
        variant.pointer == at
        or any(f.pointer.startswith(f"{at}/") for f in variant.fields.values())
        for operation in contract.operations
        for variant in operation.variants
    )


def _facts(before: Contract, after: Contract, found: Found) -> None:
    olds = {(f.kind, f.value): f for f in before.facts}
    news = {(f.kind, f.value): f for f in after.facts}
    for key in sorted(news.keys() - olds.keys()):
        found.add(_fact("added", news[key]), "")
    for key in sorted(olds.keys() - news.keys()):
        found.add(_fact("removed", olds[key]), "")


def _fact(kind: Any, fact: Fact) -> Change:
    gone = kind == "removed"
    grade = Grade.BREAKING if gone or fact.kind in _KINDS_BREAKING else Grade.ADDITIVE
    return Change(
        kind=kind,
        subject=f"{fact.kind} {fact.value}",
        aspect=fact.kind,
        grade=grade,
        was=fact.value if gone else "",
        now="" if gone else fact.value,
        pointer=fact.pointer,
    )
