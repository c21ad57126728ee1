"""The generator and the formatter must be the pinned ones: the output depends on their versions."""

import re
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

_PIN = re.compile(r"^([a-z0-9-]+)==(\S+)$", re.MULTILINE)


def pins(requirements: Path) -> dict[str, str]:
    """Gives the `name==version` lines of a requirements file."""
    return dict(_PIN.findall(requirements.read_text(encoding="utf-8")))


def mismatch(requirements: Path) -> str | None:
    """Says what is wrong with the running interpreter's packages; None when nothing is."""
    for name, wanted in pins(requirements).items():
        try:
            found = version(name)
        except PackageNotFoundError:
            return f"{name}=={wanted} is not installed here; unset INGO_GENERATE_PYTHON"
        if found != wanted:
            return f"{name} is {found}, but {wanted} is pinned in {requirements.name}"
    return None
