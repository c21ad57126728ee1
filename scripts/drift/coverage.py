"""What share of the specification rests on which kind of evidence, and which pages back nothing."""

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from scripts.drift import provenance
from scripts.drift.openapi import METHODS
from scripts.drift.placed import sources_of
from scripts.drift.provenance import MARKS

KINDS = ("operations", "schemas", "properties", "enum values")


@dataclass(slots=True)
class Coverage:
    """Counts per kind of part and mark, and the pages that no part names."""

    counts: dict[str, Counter[str]] = field(default_factory=lambda: {k: Counter() for k in KINDS})
    also: dict[str, Counter[str]] = field(default_factory=lambda: {k: Counter() for k in KINDS})
    pages: Counter[str] = field(default_factory=Counter)
    unused: list[str] = field(default_factory=list)
    unmarked: list[str] = field(default_factory=list)


def measure(document: dict[str, Any], known: dict[str, list[str]]) -> Coverage:
    """Count the marks of a bundled specification; ``known`` are the pages by group."""
    result = Coverage()
    named: set[str] = set()
    for kind, pointer, sources, weight in _parts(document):
        mark = provenance.best(sources)
        result.counts[kind][mark] += weight
        for other in provenance.marks(sources) - {mark}:
            result.also[kind][other] += weight
        if mark == "unmarked":
            result.unmarked.append(pointer)
        for page in provenance.pages(sources):
            named.add(page)
            result.pages[page] += weight
    named |= set(_extension_pages(document))
    everything = [page for pages in known.values() for page in pages]
    result.unused = [p for p in everything if not any(provenance.names(n, p) for n in named)]
    return result


def _parts(document: dict[str, Any]) -> Iterator[tuple[str, str, tuple[str, ...], int]]:
    for section in ("paths", "webhooks"):
        for path, item in (document.get(section) or {}).items():
            for method in METHODS:
                if isinstance(item.get(method), dict):
                    sources = sources_of(item[method], sources_of(item))
                    yield "operations", f"#/{section}/{path}/{method}", sources, 1
    for name, schema in ((document.get("components") or {}).get("schemas") or {}).items():
        if isinstance(schema, dict):
            at = f"#/components/schemas/{name}"
            sources = sources_of(schema)
            yield "schemas", at, sources, 1
            yield from _values(schema, at, sources)
            yield from _properties(schema, at, sources)


def _properties(
    schema: dict[str, Any], at: str, sources: tuple[str, ...]
) -> Iterator[tuple[str, str, tuple[str, ...], int]]:
    for name, child in (schema.get("properties") or {}).items():
        if isinstance(child, dict):
            own, place = sources_of(child, sources), f"{at}/properties/{name}"
            yield "properties", place, own, 1
            yield from _values(child, place, own)
    for keyword in ("allOf", "anyOf", "oneOf"):
        for index, part in enumerate(schema.get(keyword) or []):
            if isinstance(part, dict) and "$ref" not in part:
                yield from _properties(part, f"{at}/{keyword}/{index}", sources_of(part, sources))


def _values(
    schema: dict[str, Any], at: str, sources: tuple[str, ...]
) -> Iterator[tuple[str, str, tuple[str, ...], int]]:
    number = 1 if "const" in schema else len(schema.get("enum") or [])
    if number:
        yield "enum values", at, sources, number


def _extension_pages(document: dict[str, Any]) -> Iterator[str]:
    def walk(value: Any) -> Iterator[str]:
        if isinstance(value, dict):
            for key, child in value.items():
                if key in {"source", "x-ingo-source"}:
                    yield from provenance.pages(sources_of({"x-ingo-source": child}))
                else:
                    yield from walk(child)
        elif isinstance(value, list):
            for child in value:
                yield from walk(child)

    yield from walk(document)


def as_text(coverage: Coverage) -> str:
    """The table for a terminal."""
    heads = [*MARKS, "unmarked"]
    lines = ["Strongest evidence of each part of the specification", ""]
    lines.append(f"{'':12}" + "".join(f"{head:>16}" for head in heads) + f"{'total':>8}")
    for kind in KINDS:
        counts = coverage.counts[kind]
        total = sum(counts.values())
        cells = "".join(f"{_share(counts[head], total):>16}" for head in heads)
        lines.append(f"{kind:12}{cells}{total:>8}")
    lines += ["", "Besides, as weaker evidence for a part of what is said (a limit, a type)"]
    for kind in KINDS:
        also = [f"{count} {mark}" for mark, count in sorted(coverage.also[kind].items())]
        lines.append(f"  {kind}: {', '.join(also) or 'none'}")
    lines += ["", f"Known pages that no part rests on: {len(coverage.unused)}"]
    lines += [f"  {page}" for page in coverage.unused]
    if coverage.unmarked:
        lines += ["", f"Without any mark: {len(coverage.unmarked)}"]
        lines += [f"  {pointer}" for pointer in coverage.unmarked[:20]]
    return "\n".join(lines) + "\n"


def _share(count: int, total: int) -> str:
    return f"{count} ({100 * count / total:.1f} %)" if count else "-"


def as_json(coverage: Coverage) -> str:
    """The same for programs."""
    value = {
        "parts": {
            kind: {
                "total": sum(coverage.counts[kind].values()),
                "strongest": dict(coverage.counts[kind]),
                "also": dict(coverage.also[kind]),
            }
            for kind in KINDS
        },
        "pages": dict(sorted(coverage.pages.items())),
        "pages_unused": coverage.unused,
        "unmarked": coverage.unmarked,
    }
    return json.dumps(value, indent=2, ensure_ascii=False) + "\n"
