"""A documentation page in Markdown (plain, MDX, or exported by a documentation site) as blocks."""

import re
from dataclasses import dataclass, field

from markdown_it import MarkdownIt
from markdown_it.token import Token

from scripts.drift.htmltext import inline, is_html, tables_to_markdown, to_markdown

_FENCE = re.compile(r"^(?P<indent>\s*)(?P<mark>`{3,}|~{3,})(?P<info>.*)$")
_COMPONENT = re.compile(r"^\s*</?[A-Z][\w.]*(?:\s[^>]*)?/?>\s*$")
_ROW_RULE = re.compile(r"^\s*\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?\s*$")
_FRONT = re.compile(r"\A\s*---\n(?P<front>.*?)\n---\s*\n", re.S)


@dataclass(frozen=True, slots=True)
class Table:
    """A table with the headings above it, nearest last."""

    header: list[str]
    rows: list[list[str]]
    headings: list[str]
    line: int


@dataclass(frozen=True, slots=True)
class Code:
    """A fenced block with what stands behind its opening fence."""

    info: str
    text: str
    headings: list[str]
    line: int


@dataclass(frozen=True, slots=True)
class Bullet:
    """One item of a list."""

    depth: int
    text: str
    headings: list[str]
    line: int


@dataclass(slots=True)
class Document:
    """The parts of a page that carry structure, and its text without code."""

    front: dict[str, str] = field(default_factory=dict)
    title: str = ""
    headings: list[str] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    code: list[Code] = field(default_factory=list)
    bullets: list[Bullet] = field(default_factory=list)
    links: list[tuple[str, str]] = field(default_factory=list)
    source: str = ""
    prose: str = ""


def parse(text: str) -> Document:
    """Read a page; nothing in it can make this fail."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").lstrip("\ufeff")
    text = to_markdown(text) if is_html(text) else text
    document = Document(source=text)
    if match := _FRONT.match(text):
        document.front = _front(match["front"])
        text = text[match.end() :]
    text = _even(tables_to_markdown(text))
    document.prose = _without_code(text)
    markdown = MarkdownIt("commonmark", {"html": True}).enable("table").disable("code")
    _collect(markdown.parse(text), document)
    document.title = document.front.get("title") or next(iter(document.headings), "")
    return document


def _front(text: str) -> dict[str, str]:
    pairs = (line.split(":", 1) for line in text.splitlines() if ":" in line)
    return {key.strip().lower(): value.strip().strip("'\"") for key, value in pairs}


def _even(text: str) -> str:
    """Undo what hides structure from a Markdown parser: indented components, uneven rules."""
    lines: list[str] = []
    fence, cut = "", 0
    for line in text.split("\n"):
        match = _FENCE.match(line)
        if fence:
            lines.append(line[min(cut, len(line) - len(line.lstrip())) :])
            if match and match["mark"].startswith(fence) and not match["info"].strip():
                fence = ""
                lines[-1] = line.strip()
        elif match:
            fence, cut = match["mark"], len(match["indent"])
            lines += ["", line.strip()]
        elif _COMPONENT.match(line):
            lines += ["", line.strip(), ""]
        elif _ROW_RULE.match(line) and "|" in line and lines and "|" in lines[-1]:
            lines[-1] = lines[-1].strip()
            cells = len(re.split(r"(?<!\\)\|", lines[-1].strip("|")))
            lines.append("|" + "---|" * cells)
        else:
            lines.append(line.strip() if line.lstrip().startswith("|") else line)
    return "\n".join(lines)


def _without_code(text: str) -> str:
    lines, fence = [], ""
    for line in text.split("\n"):
        match = _FENCE.match(line)
        if match and (not fence or (match["mark"].startswith(fence) and not match["info"].strip())):
            fence = "" if fence else match["mark"]
        elif not fence:
            lines.append(line)
    return "\n".join(lines)


def _collect(tokens: list[Token], document: Document) -> None:
    path: list[tuple[int, str]] = []
    depth = 0
    index = 0
    while index < len(tokens):
        token = tokens[index]
        line = (token.map or [0])[0] + 1
        above = [text for _, text in path]
        if token.type == "heading_open":
            level, words = int(token.tag[1]), inline(tokens[index + 1].content)
            path = [*(entry for entry in path if entry[0] < level), (level, words)]
            document.headings.append(words)
        elif token.type == "table_open":
            end = next(i for i in range(index, len(tokens)) if tokens[i].type == "table_close")
            document.tables.append(_table(tokens[index:end], above, line))
        elif token.type == "fence":
            document.code.append(Code(token.info.strip(), token.content, above, line))
        elif token.type in {"bullet_list_open", "ordered_list_open"}:
            depth += 1
        elif token.type in {"bullet_list_close", "ordered_list_close"}:
            depth -= 1
        elif token.type == "list_item_open":
            inner = next((t for t in tokens[index : index + 3] if t.type == "inline"), None)
            if inner is not None:
                document.bullets.append(Bullet(depth, inline(inner.content), above, line))
        if token.type == "inline":
            document.links += _links(token)
        index += 1


def _links(token: Token) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    children = token.children or []
    for index, child in enumerate(children):
        if child.type == "link_open":
            words = "".join(
                c.content for c in children[index + 1 :][:3] if c.type in {"text", "code_inline"}
            )
            found.append((words, str(child.attrs.get("href", ""))))
        elif child.type == "html_inline" and (match := re.search(r'href="([^"]+)"', child.content)):
            found.append(("", match[1]))
    return found


def _table(tokens: list[Token], above: list[str], line: int) -> Table:
    rows: list[list[str]] = []
    for token in tokens:
        if token.type == "tr_open":
            rows.append([])
        elif token.type == "inline" and rows:
            rows[-1].append(inline(token.content))
    return Table(rows[0] if rows else [], rows[1:], above, line)
