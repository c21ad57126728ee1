"""Compare two versions of the specification, or draft the changelog entry from them.

Exit status: 0 nothing breaking (or with --exit-zero), 1 breaking changes, 2 could not compare.
OLD and NEW are files, or REV:PATH as git knows it (HEAD:openapi/bundled.yaml).
"""

import argparse
import subprocess
import sys
from pathlib import Path
from typing import Any

from scripts.drift import changelog
from scripts.drift.differ import diff
from scripts.drift.model import Grade
from scripts.drift.safe_yaml import Unreadable, load

ROOT = Path(__file__).resolve().parents[2]
FORMATS = {
    "text": changelog.as_text,
    "json": changelog.as_json,
    "markdown": changelog.as_markdown,
}


def parser() -> argparse.ArgumentParser:
    """The options of scripts/spec-diff."""
    top = argparse.ArgumentParser(
        prog="spec-diff", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    top.add_argument("old", nargs="?", default="HEAD:openapi/bundled.yaml")
    top.add_argument("new", nargs="?", default=str(ROOT / "openapi" / "bundled.yaml"))
    top.add_argument("--format", choices=FORMATS, default="text")
    top.add_argument("--exit-zero", action="store_true", help="0 even if something breaks")
    return top


def read(name: str) -> dict[str, Any]:
    """A specification from a file or from git.

    Raises:
        OSError: neither a file nor anything that git knows.
        Unreadable: not YAML.
    """
    if Path(name).exists() or ":" not in name:
        text = Path(name).read_text(encoding="utf-8")
    else:
        shown = subprocess.run(
            ["git", "show", name], cwd=ROOT, capture_output=True, text=True, check=False
        )
        if shown.returncode:
            raise FileNotFoundError(shown.stderr.strip() or f"git does not know {name}")
        text = shown.stdout
    value = load(text)
    if not isinstance(value, dict):
        raise Unreadable(f"{name}: not a mapping")
    return value


def main(argv: list[str] | None = None) -> int:
    """Run the comparison."""
    options = parser().parse_args(argv)
    try:
        changes = diff(read(options.old), read(options.new))
    except (OSError, Unreadable) as problem:
        print(f"spec-diff: {problem}", file=sys.stderr)
        return 2
    sys.stdout.write(FORMATS[options.format](changes))
    breaks = any(change.grade is Grade.BREAKING for change in changes)
    return 1 if breaks and not options.exit_zero else 0


if __name__ == "__main__":
    sys.exit(main())
