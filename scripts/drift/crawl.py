"""Which pages and files of a documentation site are asked for, and what comes of it."""

from urllib.parse import urljoin, urlsplit, urlunsplit

import httpx

from scripts.drift.index import INDEX, is_spec, read_index, spec_links, spec_name
from scripts.drift.markdown import parse
from scripts.drift.tree import SITE, Gathered
from scripts.drift.web import Failed, Missing, Site

MAX_PAGES = 600


def gather(site: Site, known: set[str]) -> Gathered:
    """The index, every page that it or the specification names, and the files they link to."""
    gathered = Gathered()
    with site.client() as client:
        site.ask_robots(client)
        specs: dict[str, str] = {}
        for name, address in _index(site, client, known, gathered, specs).items():
            text = _fetch(site, client, name, address, gathered)
            if text is not None:
                gathered.pages[name] = text
                for spec, link in spec_links(parse(text), address).items():
                    specs.setdefault(spec, link)
        for name, address in sorted(specs.items()):
            text = _fetch(site, client, name, address, gathered)
            if text is not None:
                gathered.specs[name] = text
    return gathered


def _fetch(
    site: Site, client: httpx.Client, name: str, address: str, gathered: Gathered
) -> str | None:
    try:
        return site.fetch(client, address)
    except Missing:
        gathered.gone.add(name)
    except Failed as problem:
        gathered.failures[name] = str(problem)
    return None


def _index(
    site: Site, client: httpx.Client, known: set[str], gathered: Gathered, specs: dict[str, str]
) -> dict[str, str]:
    """The addresses of all pages by name; ``specs`` takes the files that the index names."""
    address = urljoin(site.base, INDEX)
    wanted: dict[str, str] = {}
    try:
        text = site.fetch(client, address)
    except (Missing, Failed) as problem:
        gathered.failures[INDEX] = str(problem) or "no index there"
    else:
        index = read_index(text, address, {SITE, urlsplit(site.base).netloc, *site.allow})
        gathered.listed = index.pages.keys() | index.specs.keys()
        specs |= index.specs
        wanted |= index.pages
        for link in sorted(link for link in index.foreign if is_spec(link)):
            gathered.failures[spec_name(link)] = f"on another host: {urlsplit(link).netloc}"
    for page in sorted(known - wanted.keys()):
        wanted[page] = urljoin(site.base, page)
    for page in list(wanted)[MAX_PAGES:]:
        gathered.failures[page] = f"not asked for: more than {MAX_PAGES} pages"
    return {name: _markdown(wanted[name]) for name in list(wanted)[:MAX_PAGES]}


def _markdown(address: str) -> str:
    parts = urlsplit(address)
    path = parts.path if parts.path.endswith((".md", ".mdx")) else parts.path.rstrip("/") + ".md"
    return urlunsplit((parts.scheme, parts.netloc, path, parts.query, ""))
