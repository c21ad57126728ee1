"""Merge the hand-edited parts of the contract into openapi/bundled.yaml.

The root (openapi/openapi.yaml) comes first, then every file under openapi/paths and
openapi/schemas, sorted by path; keys stay in the order in which they were written, so the result
depends on the files alone. The generator reads nothing but the result.

Usage:
    scripts/bundle.py            write openapi/bundled.yaml
    scripts/bundle.py --check    compare with the committed file, change nothing
"""

import argparse
import difflib
import io
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError
from ruamel.yaml.scalarstring import LiteralScalarString

SPEC = Path(__file__).resolve().parent.parent / "openapi"
HEADER = "# made by scripts/bundle.py, do not edit\n"
# Sections that any file may add to, besides components.
SECTIONS = ("paths", "webhooks")
# Any file lists here the schemas that nothing points at and that are meant all the same.
UNREFERENCED = "x-ingo-unreferenced-schemas"
DIFF_LINES = 60


class BundleError(Exception):
    """The parts do not make one document; `problems` says why, one text each."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


def bundle(spec: Path = SPEC) -> dict[str, Any]:
    """Merge the root and the parts below `spec` into one document.

    Raises:
        BundleError: duplicate names, references to nothing, unused schemas, unreadable files.
    """
    return bundle_with_origins(spec)[0]


def bundle_with_origins(spec: Path = SPEC) -> tuple[dict[str, Any], dict[tuple[str, ...], str]]:
    """As `bundle`, and for every name (as the keys that lead to it) the file that defines it."""
    problems: list[str] = []
    merged = _Merge(problems)
    for path in _files(spec):
        document = _load(path, path.relative_to(spec).as_posix(), problems)
        if document is not None:
            merged.add(path.relative_to(spec).as_posix(), document)
    problems += _dangling(merged.document)
    problems += _unused(merged.document, merged.unreferenced)
    if problems:
        raise BundleError(problems)
    return merged.in_order(), merged.origins


def render(document: dict[str, Any]) -> str:
    """Write the document as YAML, the same text for the same document."""
    yaml = YAML(pure=True)
    yaml.width = 4096  # a folded line would end in a blank
    yaml.indent(mapping=2, sequence=4, offset=2)
    yaml.representer.ignore_aliases = lambda *_: True
    out = io.StringIO()
    yaml.dump(_blocks(document), out)
    return HEADER + out.getvalue()


def load(text: str) -> Any:
    """Read YAML 1.2, refusing keys that stand twice."""
    return YAML(typ="safe", pure=True).load(text)


def references(node: object) -> Iterator[str]:
    """Every `$ref` below a node."""
    if isinstance(node, dict):
        reference = node.get("$ref")
        if isinstance(reference, str):
            yield reference
        for value in node.values():
            yield from references(value)
    elif isinstance(node, list):
        for value in node:
            yield from references(value)


class _Merge:
    """The document as it grows, with the file that each name came from."""

    def __init__(self, problems: list[str]) -> None:
        self.document: dict[str, Any] = {}
        self.unreferenced: dict[str, str] = {}
        self._problems = problems
        self.origins: dict[tuple[str, ...], str] = {}

    def add(self, file: str, document: dict[str, Any]) -> None:
        for key, value in document.items():
            if key == UNREFERENCED:
                self.unreferenced.update(dict.fromkeys(value, file))
            elif key in SECTIONS:
                self._put_all(file, (key,), value)
            elif key == "components":
                for kind, members in value.items():
                    self._put_all(file, (key, kind), members)
            elif file == "openapi.yaml" or key.startswith("x-ingo-"):
                self._put(file, (key,), value)
            else:
                self._problems.append(
                    f"{file}: {key!r} belongs in openapi.yaml; "
                    "a part has paths, webhooks, components, x-ingo-*"
                )

    def in_order(self) -> dict[str, Any]:
        """The long sections last: paths, webhooks, components."""
        last = [key for key in (*SECTIONS, "components") if self.document.get(key)]
        first = [key for key in self.document if key not in (*SECTIONS, "components")]
        return {key: self.document[key] for key in (*first, *last)}

    def _put_all(self, file: str, where: tuple[str, ...], members: dict[str, Any] | None) -> None:
        for name, value in (members or {}).items():
            self._put(file, (*where, name), value)

    def _put(self, file: str, where: tuple[str, ...], value: object) -> None:
        if where in self.origins:
            self._problems.append(
                f"{file}: {_pointer(where)} is already defined in {self.origins[where]}"
            )
            return
        self.origins[where] = file
        target = self.document
        for key in where[:-1]:
            target = target.setdefault(key, {})
        target[where[-1]] = value


def _files(spec: Path) -> list[Path]:
    parts = (path for folder in ("paths", "schemas") for path in (spec / folder).rglob("*.yaml"))
    return [
        spec / "openapi.yaml",
        *sorted(parts, key=lambda path: path.relative_to(spec).as_posix()),
    ]


def _load(path: Path, name: str, problems: list[str]) -> dict[str, Any] | None:
    try:
        document = load(path.read_text(encoding="utf-8"))
    except (YAMLError, OSError) as error:
        problems.append(f"{name}: {' '.join(str(error).split())}")
        return None
    if not isinstance(document, dict):
        problems.append(f"{name}: not a mapping")
        return None
    return document


def _dangling(document: dict[str, Any]) -> list[str]:
    return [
        f"unresolved reference: {reference}"
        for reference in sorted(set(references(document)))
        if not reference.startswith("#/components/") or _follow(document, reference) is None
    ]


def _unused(document: dict[str, Any], listed: dict[str, str]) -> list[str]:
    schemas: dict[str, Any] = document.get("components", {}).get("schemas", {})
    outside = {key: value for key, value in document.items() if key != "components"}
    reached = _reach(document, list(references(outside)))
    kept = reached | _reach(document, [_schema(name) for name in listed if name in schemas])
    problems = [
        f"unused schema: {name} (use it, or list it in {UNREFERENCED})"
        for name in schemas
        if _schema(name) not in kept
    ]
    for name, file in listed.items():
        if name not in schemas:
            problems.append(f"{file}: {UNREFERENCED} lists {name}, which is not defined")
        elif _schema(name) in reached:
            problems.append(f"{file}: {UNREFERENCED} lists {name}, which is used")
    return problems


def _schema(name: str) -> str:
    return f"#/components/schemas/{name}"


def _reach(document: dict[str, Any], start: list[str]) -> set[str]:
    reached: set[str] = set()
    while start:
        reference = start.pop()
        if reference not in reached:
            reached.add(reference)
            start.extend(references(_follow(document, reference)))
    return reached


def _follow(document: dict[str, Any], reference: str) -> Any:
    node: Any = document
    for step in reference.removeprefix("#/").split("/"):
        key = step.replace("~1", "/").replace("~0", "~")
        node = node.get(key) if isinstance(node, dict) else None
    return node


def _pointer(where: tuple[str, ...]) -> str:
    return "#/" + "/".join(step.replace("~", "~0").replace("/", "~1") for step in where)


def _blocks(node: Any) -> Any:
    """Texts of several lines become YAML blocks, so that the file can be read."""
    if isinstance(node, dict):
        return {key: _blocks(value) for key, value in node.items()}
    if isinstance(node, list):
        return [_blocks(value) for value in node]
    return LiteralScalarString(node) if isinstance(node, str) and "\n" in node else node


def _difference(committed: str, made: str) -> list[str]:
    before, after = committed.splitlines(), made.splitlines()
    lines = list(difflib.unified_diff(before, after, "committed", "made now", n=2, lineterm=""))
    rest = len(lines) - DIFF_LINES
    return lines[:DIFF_LINES] + ([f"... and {rest} lines more"] if rest > 0 else [])


def main(arguments: list[str] | None = None, *, spec: Path = SPEC) -> int:
    """Write or compare the bundled file; 0 when all is well."""
    parser = argparse.ArgumentParser(description="Merge the contract into openapi/bundled.yaml.")
    parser.add_argument("--check", action="store_true", help="compare only, change nothing")
    check = parser.parse_args(arguments).check
    target = spec / "bundled.yaml"
    try:
        made = render(bundle(spec))
    except BundleError as error:
        print("\n".join(f"bundle: {problem}" for problem in error.problems), file=sys.stderr)
        return 1
    if not check:
        target.write_text(made, encoding="utf-8")
        return 0
    committed = target.read_text(encoding="utf-8") if target.exists() else ""
    if committed == made:
        return 0
    said = ["bundle: openapi/bundled.yaml is not what its parts make; run scripts/bundle.py"]
    print("\n".join(said + _difference(committed, made)), file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
