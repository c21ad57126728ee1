"""Two versions of one body, field by field, each difference told once."""

from dataclasses import dataclass, field, replace

from scripts.drift.grading import differences, shown
from scripts.drift.model import Body, Change, Grade, Variant


@dataclass(slots=True)
class Found:
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


def bodies(old: Variant, new: Variant, user: str, found: Found) -> None:
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
