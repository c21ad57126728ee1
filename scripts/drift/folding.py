"""Published specifications have one path per payment type; the live paths are shared.

``/gateway/verify--ach`` exists only so that each published file has a path of its own
(docs/hub/api-specs). Here it becomes ``/gateway/verify`` and the suffix ``ach``.
"""

import re

_SUFFIX = re.compile(r"^(?P<plain>/\S*?)--(?P<suffix>[A-Za-z0-9_-]+)/?$")


def fold(path: str) -> tuple[str, str]:
    """The real path and the suffix of a reference path (an empty suffix if it has none)."""
    path = path.strip()
    path = path if path.startswith("/") else f"/{path}"
    match = _SUFFIX.match(path)
    if match:
        return match["plain"], match["suffix"].lower()
    return path.rstrip("/") or "/", ""


def fits(suffix: str, page: str) -> int:
    """How well a suffix names a page (``retail`` names ``…/retail-card-present``); 0 = not."""
    words = page.rsplit("/", 1)[-1].lower()
    if not suffix or not words:
        return 0
    if words == suffix:
        return 4
    if words.endswith(f"-{suffix}"):
        # process-ach below debit is named by "ach"; retail-card by "card" is not meant.
        return 3 if words.split("-", 1)[0] in {"verify", "process", "debit"} else 1
    if words.startswith(f"{suffix}-"):
        return 3
    return 1 if f"-{suffix}-" in f"-{words}-" else 0
