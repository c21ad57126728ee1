"""Each override names the upstream text it was made from; when that changes, generation stops."""

import hashlib
import re
from pathlib import Path

import openapi_python_client

_HEAD = re.compile(
    r"\A\{#\nUpstream: openapi-python-client (\S+) (\S+)\nSha256: ([0-9a-f]{64})\n"
    r"Why: .+?\nChanged: ",
    re.DOTALL,
)


def stale(templates: Path) -> list[str]:
    """Lists the overrides whose upstream template is not the one they name."""
    return [
        text for path in sorted(templates.rglob("*.jinja")) if (text := _complaint(path, templates))
    ]


def _complaint(path: Path, templates: Path) -> str | None:
    name = path.relative_to(templates).as_posix()
    head = _HEAD.match(path.read_text(encoding="utf-8"))
    if head is None:
        return f"{name}: the comment at its head does not say Upstream, Sha256, Why and Changed"
    version, upstream_name, wanted = head.groups()
    installed = openapi_python_client.__version__
    if upstream_name != name or version != installed:
        return f"{name}: made from {upstream_name} of {version}, installed is {installed}"
    upstream = Path(openapi_python_client.__file__).parent / "templates" / name
    if not upstream.is_file():
        return f"{name}: upstream has no such template any more"
    if hashlib.sha256(upstream.read_bytes()).hexdigest() != wanted:
        return f"{name}: upstream has changed it; adapt the override, then its Sha256"
    return None
