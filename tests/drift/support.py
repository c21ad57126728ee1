"""The trial specification and the trial documentation, copied where a test may change them."""

import json
import shutil
from pathlib import Path
from typing import Any

from scripts.drift import cli
from tests.drift.published import dump, load

TRIAL = Path(__file__).parent / "trial"


def merge(folder: Path) -> dict[str, Any]:
    """The parts of a specification in one document."""
    document = load(folder / "openapi.yaml")
    for part in sorted(folder.glob("*/*.yaml")):
        value = load(part)
        document.setdefault("paths", {}).update(value.get("paths", {}))
        schemas = document.setdefault("components", {}).setdefault("schemas", {})
        schemas.update(value.get("components", {}).get("schemas", {}))
    return document


def trial_spec(folder: Path) -> Path:
    """A copy of the trial specification, bundled; the path of the bundled file."""
    target = folder / "openapi"
    shutil.copytree(TRIAL / "spec", target)
    (target / "bundled.yaml").write_text(dump(merge(target)), encoding="utf-8")
    return target / "bundled.yaml"


def trial_site(folder: Path) -> Path:
    """A copy of the trial documentation."""
    return Path(shutil.copytree(TRIAL / "site", folder / "site"))


def run(spec: Path, *options: str, capsys: Any) -> tuple[int, dict[str, Any]]:
    """Run the check with JSON output."""
    capsys.readouterr()
    status = cli.main(["--spec", str(spec), "--format", "json", *options])
    out = capsys.readouterr().out
    return status, json.loads(out) if out else {}
