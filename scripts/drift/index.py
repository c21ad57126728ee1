"""The documentation index (llms.txt), and the names of pages and files."""

import re
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from urllib.parse import unquote, urljoin, urlsplit

from scripts.drift.markdown import Document

INDEX = "llms.txt"
PAGE_ENDINGS = (".md", ".mdx")
SPEC_ENDINGS = (".yaml", ".yml")
_SPEC_JSON = re.compile(r"(?:openapi|spec)[^/]*\.json$|/specs?/[^/]+\.json$", re.I)
_LINK = re.compile(r"\[([^\]]*)\]\(\s*<?([^)\s>]+)>?[^)]*\)|(?<![(\w])(https?://[^\s)<>\"'`|]+)")
_BARE_FILE = re.compile(r"(?<![\w/(.-])(/?(?:[\w.-]+/)*[\w-]+\.ya?ml)\b")


@dataclass(slots=True)
class Index:
    """What an index lists: page names with their addresses, and addresses of spec files."""

    pages: dict[str, str] = field(default_factory=dict)
    specs: dict[str, str] = field(default_factory=dict)
    foreign: set[str] = field(default_factory=set)


def page_name(address: str) -> str:
    """``https://host/docs/hub/errors.md#codes`` is the page ``docs/hub/errors``."""
    path = unquote(urlsplit(address).path).strip("/")
    for ending in (*PAGE_ENDINGS, ".html", ".txt"):
        path = path.removesuffix(ending)
    return path.removesuffix("/index") or "index"


def spec_name(address: str) -> str:
    """``https://host/specs/a.yaml?v=2`` is the file ``specs/a.yaml``."""
    return unquote(urlsplit(address).path).strip("/")


def is_spec(address: str) -> bool:
    """Whether an address names a specification file."""
    path = urlsplit(address).path.lower()
    return path.endswith(SPEC_ENDINGS) or bool(_SPEC_JSON.search(path))


def read_index(text: str, address: str, sites: set[str]) -> Index:
    """The links of an index; ``sites`` are the hosts whose pages count."""
    index = Index()
    for link in links(text):
        full = urljoin(address, link)
        host = urlsplit(full).netloc
        if urlsplit(full).scheme not in {"http", "https", "file"}:
            continue
        if host and host not in sites:
            index.foreign.add(full)
        elif is_spec(full):
            index.specs.setdefault(spec_name(full), full)
        elif PurePosixPath(urlsplit(full).path).suffix in {"", *PAGE_ENDINGS} and not full.endswith(
            INDEX
        ):
            index.pages.setdefault(page_name(full), full)
    return index


def links(text: str) -> list[str]:
    """Every address in a text, in order."""
    found = [match[2] or match[3] for match in _LINK.finditer(text)]
    return list(dict.fromkeys(address.rstrip(".,;") for address in found))


def spec_links(content: Document, address: str) -> dict[str, str]:
    """The specification files that a page links to."""
    targets = [target for _, target in content.links] + links(content.prose)
    full = [urljoin(address, target) for target in targets if not target.startswith("#")]
    return {spec_name(link): link for link in full if is_spec(link)}


def named_files(content: Document) -> set[str]:
    """File names that a page shows without a link (a rendered table of files, for example)."""
    return {PurePosixPath(name).name for name in _BARE_FILE.findall(content.prose)}
