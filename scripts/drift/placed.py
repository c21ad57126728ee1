"""Raw schemas with the place where they are written, references and source marks."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A raw schema with the JSON pointer of the place where it is written."""

    schema: dict[str, Any]
    pointer: str
    sources: tuple[str, ...] = ()
    trail: tuple[str, ...] = ()


def sources_of(schema: dict[str, Any], inherited: tuple[str, ...] = ()) -> tuple[str, ...]:
    """The ``x-ingo-source`` marks of a schema, or those it inherits."""
    own = schema.get("x-ingo-source")
    if isinstance(own, str):
        return (own,)
    if isinstance(own, list):
        return tuple(str(mark) for mark in own)
    return inherited


def resolve(placed: Placed, document: dict[str, Any]) -> Placed | None:
    """Follow ``$ref`` until a schema is written out; None for a cycle or a dangling reference."""
    while (ref := placed.schema.get("$ref")) is not None:
        if not isinstance(ref, str) or not ref.startswith("#/") or ref in placed.trail:
            return None
        target: Any = document
        for part in ref[2:].split("/"):
            key = part.replace("~1", "/").replace("~0", "~")
            target = target.get(key) if isinstance(target, dict) else None
        if not isinstance(target, dict):
            return None
        around = {k: v for k, v in placed.schema.items() if k != "$ref"}
        own = sources_of(around, placed.sources)
        placed = Placed(
            schema={**target, **around} if around else target,
            pointer=ref,
            sources=sources_of(around) or sources_of(target, own),
            trail=(*placed.trail, ref),
        )
    return placed
