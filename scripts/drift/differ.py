"""What changed between two versions of our own specification, for the people who call the SDK."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from scripts.drift.grading import differences, shown
from scripts.drift.model import Body, Change, Contract, Fact, Grade, Operation, Variant
from scripts.drift.openapi import variant_of
from scripts.drift.ours import contract_of
from scripts.drift.shapes import Placed, sources_of

_KINDS_BREAKING = frozenset({"status family", "signed headers", "algorithm", "authorization"})


@dataclass(slots=True)
class _Found:
    """Changes by the place where they stand, so that a shared schema is told once."""

    changes: dict[tuple[str, ...], Change] = field(default_factory=dict)
    users: dict[tuple[str, ...], list[str]] = field(default_factory=dict)

    def add(self, change: Change, user: str) -> None:
        key = (change.kind, change.pointer, change.aspect, change.was, change.now, change.direction)
        self.changes.setdefault(key, change)
        users = self.users.setdefault(key, [])
        if user and user not in users:
            users.append(user)

    def all(self) -> list[Change]:
        result = []
        for key, change in self.changes.items():
            users = self.users[key]
            result.append(replace(change, page=", ".join(users)))
        order = list(Grade)
        return sorted(
            result, key=lambda c: (order.index(c.grade), c.kind, c.subject, c.aspect, c.was, c.now)
        )


def diff(old: dict[str, Any], new: dict[str, Any]) -> list[Change]:
    """Every operation, schema, field, value and fact added, removed or changed.

    ``page`` of each change names the operations concerned, ``subject`` the schema and field.
    """
    before, after = contract_of(old), contract_of(new)
    found = _Found()
    _operations(before, after, found)
    _rest(old, new, before, after, found)
    _facts(before, after, found)
    return found.all()


def _operations(before: Contract, after: Contract, found: _Found) -> None:
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


def _variants(old: Operation, new: Operation, found: _Found) -> None:
    olds = {(v.direction, v.name): v for v in old.variants}
    news = {(v.direction, v.name): v for v in new.variants}
    if len(olds) == len(news) == 1:
        _bodies(*olds.values(), *news.values(), new.key, found)
        return
    for side in sorted(news.keys() - olds.keys()):
        found.add(_schema("added", news[side]), new.key)
    for side in sorted(olds.keys() - news.keys()):
        found.add(_schema("removed", olds[side]), new.key)
    for side in sorted(olds.keys() & news.keys()):
        _bodies(olds[side], news[side], new.key, found)


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


def _bodies(old: Variant, new: Variant, user: str, found: _Found) -> None:
    side = new.direction
    for path, after in new.fields.items():
        before = old.fields.get(path)
        if before is None:
            if not _above_missing(path, old.fields):
                must = bool(after.required) and side == "request"
                found.add(
                    Change(
                        kind="added",
                        subject=_name(after.pointer, new, path),
                        aspect="field",
                        grade=Grade.BREAKING if must else Grade.ADDITIVE,
                        direction=side,
                        now=shown(after.types) + (", required" if must else ""),
                        pointer=after.pointer,
                    ),
                    user,
                )
            continue
        for difference in differences(before, after, direction=side, tolerant=False):
            found.add(
                Change(
                    kind="changed",
                    subject=_name(after.pointer, new, path),
                    aspect=difference.aspect,
                    grade=difference.grade,
                    was=difference.was,
                    now=difference.now,
                    direction=side,
                    pointer=after.pointer,
                ),
                user,
            )
    for path, before in old.fields.items():
        if path not in new.fields and not _above_missing(path, new.fields):
            found.add(
                Change(
                    kind="removed",
                    subject=_name(before.pointer, old, path),
                    aspect="field",
                    grade=Grade.BREAKING,
                    was=shown(before.types),
                    direction=side,
                    pointer=before.pointer,
                ),
                user,
            )


def _above_missing(path: str, fields: Body) -> bool:
    above = (
        path.removesuffix("[]")
        if path.endswith("[]")
        else path.rpartition(".")[0].removesuffix("[]")
    )
    return bool(above) and above not in fields


def _name(pointer: str, variant: Variant, path: str) -> str:
    """``Issuer.payee_id``: the schema in which the field is written, and its name there."""
    parts = pointer.lstrip("#/").split("/")
    if parts[:2] == ["components", "schemas"]:
        return f"{parts[2]}.{path.removesuffix('[]').split('.')[-1]}"
    return f"{variant.name}.{path}"


def _rest(
    old: dict[str, Any], new: dict[str, Any], before: Contract, after: Contract, found: _Found
) -> None:
    """Schemas that no operation reaches: the payloads of webhooks."""
    olds, news = _schemas(old), _schemas(new)
    for name in sorted(olds.keys() | news.keys()):
        if _reached(name, before) or _reached(name, after):
            continue
        if name in olds and name in news:
            _bodies(olds[name], news[name], "webhooks", found)
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


def _facts(before: Contract, after: Contract, found: _Found) -> None:
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
