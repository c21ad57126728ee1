"""What the house tests look at."""

import subprocess
from functools import cache
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).parents[2]


@cache
def tracked() -> tuple[Path, ...]:
    """Every file that belongs to the repository; in an archive without git, every file there is."""
    done = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False)
    names = done.stdout.decode().split("\0") if done.returncode == 0 else _walk()
    return tuple(path for name in names if name and (path := ROOT / name).is_file())


def _walk() -> list[str]:
    skipped = {"__pycache__", "node_modules", "dist", "build"}
    return [
        str(path.relative_to(ROOT))
        for path in ROOT.rglob("*")
        if not any(part in skipped or part.startswith(".venv") for part in path.parts)
    ]


@cache
def bundled() -> dict[str, Any]:
    """The bundled contract."""
    text = (ROOT / "openapi" / "bundled.yaml").read_text(encoding="utf-8")
    spec: dict[str, Any] = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    return spec
