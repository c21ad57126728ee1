"""HTML reduced to what the Markdown reader understands: headings, paragraphs, tables, code."""

import re
from html import unescape
from html.parser import HTMLParser

_BLOCKS = frozenset(
    [
        "p",
        "div",
        "section",
        "article",
        "header",
        "main",
        "ul",
        "ol",
        "dl",
        "dt",
        "dd",
        "br",
        "hr",
        "details",
        "summary",
    ]
)
_SILENT = frozenset(["script", "style", "noscript", "svg", "nav", "template", "head"])
_VOID = frozenset(["br", "hr", "img", "input", "meta", "link", "source", "wbr", "path"])
_ANY_TAG = re.compile(r"<[^<>]*>")


def is_html(text: str) -> bool:
    """Whether a whole page is HTML rather than Markdown."""
    start = text.lstrip()[:400].lower()
    return start.startswith(("<!doctype html", "<html"))


def inline(text: str) -> str:
    """The words of a table cell without tags and entities."""
    text = re.sub(r"<br\s*/?>", " ", text, flags=re.I)
    return unescape(_ANY_TAG.sub("", text)).replace("\xa0", " ").strip()


def to_markdown(html: str) -> str:
    """A Markdown text with the same structure."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return re.sub(r"\n{3,}", "\n\n", "".join(reader.out))


def tables_to_markdown(text: str) -> str:
    """Replace each ``<table>`` inside a Markdown text by a Markdown table."""
    table = re.compile(r"<table\b.*?</table\s*>", re.I | re.S)
    return table.sub(lambda match: "\n\n" + to_markdown(match[0]) + "\n\n", text)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.out: list[str] = []
        self.silent = 0
        self.pre = False
        self.rows: list[list[str]] | None = None
        self.cell: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        if tag in _SILENT:
            self.silent += 1
        elif tag == "table":
            self.rows = []
        elif tag == "tr" and self.rows is not None:
            self.rows.append([])
        elif tag in {"td", "th"} and self.rows is not None:
            self.cell = []
        elif self.cell is not None:
            self.cell.append(" " if tag in _BLOCKS or tag == "li" else "`" if tag == "code" else "")
        elif tag == "pre":
            self.pre = True
            self.out.append("\n\n````\n")
        elif re.fullmatch(r"h[1-6]", tag):
            self.out.append("\n\n" + "#" * int(tag[1]) + " ")
        elif tag == "li":
            self.out.append("\n- ")
        elif tag == "code" and not self.pre:
            self.out.append("`")
        elif tag in _BLOCKS:
            self.out.append("\n\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in _SILENT:
            self.silent = max(0, self.silent - 1)
        elif tag in {"td", "th"} and self.cell is not None and self.rows:
            self.rows[-1].append(" ".join("".join(self.cell).split()).replace("|", "\\|"))
            self.cell = None
        elif tag == "table" and self.rows is not None:
            self.out.append(_table(self.rows))
            self.rows = None
        elif self.cell is not None:
            self.cell.append("`" if tag == "code" else "")
        elif tag == "pre":
            self.pre = False
            self.out.append("\n````\n\n")
        elif tag == "code" and not self.pre:
            self.out.append("`")
        elif tag in _BLOCKS or re.fullmatch(r"h[1-6]", tag):
            self.out.append("\n\n")

    def handle_data(self, data: str) -> None:
        if self.silent:
            return
        if self.cell is not None:
            self.cell.append(data)
        elif self.rows is None:
            self.out.append(data if self.pre else re.sub(r"\s+", " ", data))


def _table(rows: list[list[str]]) -> str:
    rows = [row for row in rows if row]
    if not rows:
        return ""
    width = max(len(row) for row in rows)
    lines = ["| " + " | ".join(row + [""] * (width - len(row))) + " |" for row in rows]
    return "\n\n" + "\n".join([lines[0], "|" + "---|" * width, *lines[1:]]) + "\n\n"
