"""An OpenAPI document, ours or a published one, as operations with flat bodies."""

from collections.abc import Iterator
from typing import Any

from scripts.drift.folding import fold
from scripts.drift.model import Body, Direction, Field, Operation, Variant
from scripts.drift.placed import Placed, resolve, sources_of
from scripts.drift.shapes import Shape, shape_of

METHODS = ("get", "put", "post", "delete", "patch", "head", "options")
TAG = "account_type"
MAX_FIELD_DEPTH = 12


def operations(document: dict[str, Any]) -> Iterator[Operation]:
    """Every operation of the document, with the ``--suffix`` of its path taken off."""
    paths = document.get("paths")
    for path, item in (paths if isinstance(paths, dict) else {}).items():
        if not isinstance(item, dict):
            continue
        for method in METHODS:
            operation = item.get(method)
            if isinstance(operation, dict):
                yield _operation(str(path), method, operation, document)


def _operation(
    path: str, method: str, operation: dict[str, Any], document: dict[str, Any]
) -> Operation:
    plain, suffix = fold(path)
    pointer = f"#/paths/{path.replace('~', '~0').replace('/', '~1')}/{method}"
    sources = sources_of(operation)
    body = operation.get("requestBody")
    variants = list(_bodies(body, f"{pointer}/requestBody", "request", sources, document))
    replies = operation.get("responses")
    statuses: set[str] = set()
    for status, reply in (replies if isinstance(replies, dict) else {}).items():
        statuses.add(str(status))
        if str(status).startswith("2"):
            at = f"{pointer}/responses/{status}"
            variants += _bodies(reply, at, "reply", sources, document)
    return Operation(
        method=method,
        path=plain,
        suffix=suffix,
        variants=tuple(variants),
        http_statuses=frozenset(statuses),
        deprecated=operation.get("deprecated") is True,
        pointer=pointer,
        sources=sources,
    )


def _bodies(
    holder: Any,
    pointer: str,
    direction: Direction,
    sources: tuple[str, ...],
    document: dict[str, Any],
) -> Iterator[Variant]:
    if not isinstance(holder, dict):
        return
    found = resolve(Placed(schema=holder, pointer=pointer), document)
    content = found.schema.get("content") if found else None
    for media, value in (content if isinstance(content, dict) else {}).items():
        schema = value.get("schema") if isinstance(value, dict) else None
        if isinstance(schema, dict) and "json" in str(media):
            at = f"{pointer}/content/{str(media).replace('/', '~1')}/schema"
            placed = Placed(schema=schema, pointer=at, sources=sources)
            yield from variants_of(placed, direction, document)
            return


def variants_of(
    placed: Placed, direction: Direction, document: dict[str, Any]
) -> Iterator[Variant]:
    """One variant per branch that carries a payment type, otherwise one for the whole schema."""
    found = resolve(placed, document)
    if found is None:
        return
    for keyword in ("oneOf", "anyOf"):
        parts = found.schema.get(keyword)
        branches = [
            Placed(
                schema=part,
                pointer=f"{found.pointer}/{keyword}/{index}",
                sources=found.sources,
                trail=found.trail,
            )
            for index, part in enumerate(parts if isinstance(parts, list) else [])
            if isinstance(part, dict) and part.get("type") != "null"
        ]
        alternatives = [list(variants_of(branch, direction, document)) for branch in branches]
        tagged = all(v.tags for group in alternatives for v in group)
        if len(alternatives) > 1 and all(alternatives) and tagged:
            yield from (variant for group in alternatives for variant in group)
            return
    yield variant_of(found, direction, document)


def variant_of(placed: Placed, direction: Direction, document: dict[str, Any]) -> Variant:
    """The flat body of one schema."""
    fields: Body = {}
    flatten(shape_of(placed, document), "", fields, document)
    tag = next((f for f in fields.values() if f.path.split(".")[-1] == TAG and f.enum), None)
    return Variant(
        name=placed.pointer.rsplit("/", 1)[-1],
        direction=direction,
        fields=fields,
        tags=tag.enum or frozenset() if tag else frozenset(),
        tag_path=tag.path if tag else "",
        pointer=placed.pointer,
        sources=placed.sources,
    )


def flatten(
    shape: Shape, prefix: str, into: Body, document: dict[str, Any], depth: int = 0
) -> None:
    """Write every field below ``shape`` into ``into``, addressed by its dotted path."""
    if depth > MAX_FIELD_DEPTH:
        return
    for name, places in shape.properties.items():
        child = shape_of(places[0], document)
        for place in places[1:]:
            child = _same_name(child, shape_of(place, document))
        path = f"{prefix}{name}"
        into[path] = _field(path, child, name in shape.required, places[0])
        flatten(child, f"{path}.", into, document, depth + 1)
        _items(child, path, into, document, depth)


def _items(child: Shape, path: str, into: Body, document: dict[str, Any], depth: int) -> None:
    for place in child.items[:1]:
        inner = shape_of(place, document)
        if not inner.properties:
            into[f"{path}[]"] = _field(f"{path}[]", inner, required=None, at=place)
        flatten(inner, f"{path}[].", into, document, depth + 1)
        _items(inner, f"{path}[]", into, document, depth + 1)


def _field(path: str, shape: Shape, required: bool | None, at: Placed) -> Field:
    limits = dict(shape.limits)
    if shape.enum is not None:
        for useless in ("min_length", "max_length", "pattern", "minimum", "maximum"):
            limits.pop(useless, None)
    return Field(
        path=path,
        types=frozenset(shape.types),
        nullable=shape.nullable,
        required=required,
        limits=limits,
        enum=None if shape.enum is None else frozenset(shape.enum),
        deprecated=shape.deprecated,
        pointer=at.pointer,
        sources=at.sources,
    )


def _same_name(first: Shape, second: Shape) -> Shape:
    # One property in several branches: whatever any branch allows.
    first.types |= second.types
    first.nullable |= second.nullable
    both = first.enum is not None and second.enum is not None
    first.enum = (first.enum or set()) | (second.enum or set()) if both else None
    first.limits = {k: v for k, v in first.limits.items() if second.limits.get(k, v) == v}
    for name, places in second.properties.items():
        first.properties.setdefault(name, places)
    first.required &= second.required
    return first
