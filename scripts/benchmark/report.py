"""Results as text and as JSON; what is kept says what it was measured with."""

import json
import os
import platform
import subprocess
from dataclasses import asdict
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from scripts.benchmark.rounds import Row, Spread

ROOT = Path(__file__).resolve().parent.parent.parent
HISTORY = ROOT / "benchmarks" / "history"
_PACKAGES = (
    "httpx", "httpcore", "h11", "attrs", "anyio", "requests", "urllib3", "aiohttp", "httpx2",
    "stripe", "increase", "pydantic", "datamodel-code-generator",
)  # fmt: skip


def text(name: str, rows: list[Row], absent: dict[str, str]) -> str:
    """One contest as a table; ratios are medians over rounds, with their quartiles."""
    width = max(len(row.name) for row in rows)
    lines = [f"\n{name}", f"{'':{width}}  {'CPU us':>9}  {'wall us':>9}   ratios (CPU; wall)"]
    for row in rows:
        line = f"{row.name:{width}}  {_microseconds(row.cpu)}  {_microseconds(row.wall)}"
        for other, ratio in row.cpu_ratio.items():
            line += f"   {_ratio(ratio)}; {_ratio(row.wall_ratio[other])} x {other}"
        lines.append(line)
        if row.facts:
            facts = ", ".join(f"{key} {value:,.4g}" for key, value in row.facts.items())
            lines.append(f"{'':{width}}  {facts}")
    lines += [f"{who}: not measured ({why})" for who, why in absent.items()]
    return "\n".join(lines)


def _microseconds(spread: Spread) -> str:
    return f"{spread.median * 1e6:9.1f}"


def _ratio(spread: Spread) -> str:
    return f"{spread.median:.2f} [{spread.low:.2f}-{spread.high:.2f}]"


def document(contests: dict[str, dict[str, Any]]) -> dict[str, Any]:
    """Everything of one run, ready for JSON."""
    return {
        "date": datetime.now(UTC).isoformat(timespec="seconds"),
        "commit": _commit(),
        "python": platform.python_version(),
        "system": f"{platform.system()} {platform.machine()}",
        "cores": os.cpu_count(),
        "packages": {name: found for name in _PACKAGES if (found := _version(name))},
        "unit": "seconds for one; ratios are medians over rounds with their quartiles",
        "contests": contests,
    }


def contest_as_json(rows: list[Row], absent: dict[str, str]) -> dict[str, Any]:
    """One contest for the document."""
    return {"rows": [_rounded(asdict(row)) for row in rows], "absent": absent}


def save(results: dict[str, Any]) -> Path:
    """Keep *results* in the history, under their date and commit."""
    HISTORY.mkdir(parents=True, exist_ok=True)
    path = HISTORY / f"{results['date'][:10]}-{results['commit']}.json"
    path.write_text(json.dumps(results, indent=1) + "\n", encoding="utf-8")
    return path


def _rounded(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _rounded(item) for key, item in value.items()}
    return float(f"{value:.4g}") if isinstance(value, float) else value


def _commit() -> str:
    command = ["git", "-C", str(ROOT), "describe", "--always", "--dirty"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return done.stdout.strip() or "unknown"


def _version(package: str) -> str | None:
    try:
        return version(package)
    except PackageNotFoundError:
        return None
