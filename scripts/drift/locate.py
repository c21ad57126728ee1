"""From a JSON pointer in the bundled file to the line of the hand-edited part."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError
from ruamel.yaml.nodes import MappingNode, SequenceNode


@dataclass(slots=True)
class Parts:
    """The hand-edited files below a folder, read when the first pointer is asked for."""

    folder: Path
    _nodes: dict[str, Any] | None = field(default=None, init=False)

    def find(self, pointer: str) -> str:
        """``openapi/schemas/x.yaml:12`` for a pointer, as deep as parts go; else empty."""
        parts = pointer.removeprefix("#/").split("/")
        steps = [part.replace("~1", "/").replace("~0", "~") for part in parts]
        best = ("", 0)
        for name, root in self._read().items():
            depth, line = _walk(root, steps)
            # Two steps into components or paths say nothing: every part has those.
            if depth > max(best[1], 2 if steps[0] == "components" else 0):
                best = (f"{name}:{line}", depth)
        return best[0]

    def _read(self) -> dict[str, Any]:
        if self._nodes is None:
            self._nodes = {}
            files = [self.folder / "openapi.yaml", *sorted(self.folder.glob("*/**/*.yaml"))]
            for path in files:
                if not path.is_file():
                    continue
                try:
                    node = YAML(typ="safe", pure=True).compose(path.read_text(encoding="utf-8"))
                except (YAMLError, OSError, UnicodeDecodeError):
                    continue
                name = f"{self.folder.name}/{path.relative_to(self.folder).as_posix()}"
                self._nodes[name] = node
        return self._nodes


def _walk(node: Any, steps: list[str]) -> tuple[int, int]:
    depth, line = 0, (node.start_mark.line + 1 if node is not None else 0)
    for step in steps:
        found = None
        if isinstance(node, MappingNode):
            found = next(((k, v) for k, v in node.value if k.value == step), None)
        elif isinstance(node, SequenceNode) and step.isdigit() and int(step) < len(node.value):
            found = (node.value[int(step)], node.value[int(step)])
        if found is None:
            break
        line, node, depth = found[0].start_mark.line + 1, found[1], depth + 1
    return depth, line
