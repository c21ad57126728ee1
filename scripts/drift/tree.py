"""Documentation from a folder: the files as they are, whatever the folder calls them."""

import re
from dataclasses import dataclass, field
from pathlib import Path

from scripts.drift.index import INDEX, page_name, read_index
from scripts.drift.safe_yaml import MAX_BYTES

SITE = "developers.ingopayments.com"
_TEXTS = frozenset({".md", ".mdx", ".txt", ".html", ".htm"})
_SPECS = frozenset({".yaml", ".yml", ".json"})
_ADDRESS = re.compile(
    r"^\s*(?:(?:url|source|canonical|page|address)\s*:\s*)?<?https?://developers\.ingopayments\.com/(\S+?)>?\s*$",
    re.I | re.M,
)


@dataclass(slots=True, kw_only=True)
class Gathered:
    """The texts of pages and files, what the index lists, and what could not be had."""

    pages: dict[str, str] = field(default_factory=dict)
    specs: dict[str, str] = field(default_factory=dict)
    failures: dict[str, str] = field(default_factory=dict)
    gone: set[str] = field(default_factory=set)
    """Pages that the site itself says do not exist (404)."""
    listed: set[str] | None = None
    """The pages that the index lists; None if there was no index to read."""
    notes: list[str] = field(default_factory=list)


def read_folder(folder: Path, known: set[str]) -> Gathered:
    """Everything in a folder that can be documentation.

    Raises:
        OSError: there is no such folder.
    """
    if not folder.is_dir():
        raise NotADirectoryError(f"no such folder: {folder}")
    root = folder.resolve()
    gathered = Gathered()
    for path in sorted(root.rglob("*")):
        kind = path.suffix.lower()
        if not path.is_file() or kind not in _TEXTS | _SPECS or path.name.startswith("."):
            continue
        if not path.resolve().is_relative_to(root):
            gathered.notes.append(f"{path.name}: a link out of the folder, not read")
            continue
        _take(path, root, known, gathered)
    _resolve_listed(gathered)
    return gathered


def _take(path: Path, root: Path, known: set[str], gathered: Gathered) -> None:
    relative = path.relative_to(root).as_posix()
    if path.stat().st_size > MAX_BYTES:
        gathered.failures[page_name(relative)] = f"larger than {MAX_BYTES} bytes"
        return
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        gathered.failures[page_name(relative)] = f"cannot be read: {error}"
        return
    if path.name == INDEX:
        index = read_index(text, f"https://{SITE}/", {SITE, ""})
        gathered.listed = (gathered.listed or set()) | index.pages.keys() | index.specs.keys()
    elif path.name == "llms-full.txt":
        gathered.notes.append("llms-full.txt repeats the pages and is not used")
    elif path.suffix.lower() in _SPECS:
        gathered.specs[_without_host(relative)] = text
    else:
        name = name_of(relative, text, known)
        if name in gathered.pages:
            gathered.notes.append(f"{relative}: a second text of {name}, not used")
        else:
            gathered.pages[name] = text


def _resolve_listed(gathered: Gathered) -> None:
    for name in sorted((gathered.listed or set()) - gathered.pages.keys() - gathered.specs.keys()):
        gathered.failures.setdefault(name, "listed in the index, not in the folder")


def _without_host(relative: str) -> str:
    first, _, rest = relative.partition("/")
    return rest if rest and "." in first else relative


def name_of(relative: str, text: str, known: set[str]) -> str:
    """The page that a file holds: by its path, by the address in its text, or by its flat name."""
    name = page_name(_without_host(relative))
    if name in known:
        return name
    address = _ADDRESS.search(text[:2000])
    if address and page_name(f"https://{SITE}/{address[1]}") in known:
        return page_name(f"https://{SITE}/{address[1]}")
    flat = _flat(name)
    alike = [page for page in known if flat in {_flat(page), _flat(page.removeprefix("docs/"))}]
    ending = [page for page in known if page.endswith(f"/{name}") or name.endswith(f"/{page}")]
    for choice in (alike, ending):
        if len(choice) == 1:
            return choice[0]
    # No page of the site has an underscore in its name: here it stands for a slash.
    return re.sub(r"_+", "/", name) if "/" not in name else name


def _flat(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")
