"""Tables of a page: which of them describe fields, which list codes, addresses or files."""
# ruff: noqa: RUF001 - documentation writes ranges with dashes of every kind

import re
from collections.abc import Iterator

from scripts.drift.fieldtext import Row, build, clean_name, is_name
from scripts.drift.markdown import Bullet, Table
from scripts.drift.model import Body

_NAME_HEADS = re.compile(
    r"^(?:field|name|parameter|param|property|attribute|key|element|argument)s?(?: name)?$", re.I
)
_ROLES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("type", re.compile(r"^(?:data ?)?type$|^format$", re.I)),
    ("required", re.compile(r"req|mandatory|optional|presence", re.I)),
    ("values", re.compile(r"value|enum|option|allowed", re.I)),
    ("limits", re.compile(r"limit|len|size|constraint|range|max|validation|pattern", re.I)),
    ("default", re.compile(r"^default$", re.I)),
    ("description", re.compile(r"desc|note|meaning|detail|comment|explanation|purpose", re.I)),
)
_CODE_HEADS = re.compile(r"^(?:status |event |response )?code(?: range)?s?$|^status$|^range$", re.I)
_CHILD = re.compile(r"^(?:[\s\xa0]*[↳└├─│>•·–-]+|(?:&nbsp;|\xa0){2,})\s*\S")
_BULLET = re.compile(
    r"^[`*]*(?P<name>[A-Za-z_][\w.\[\]-]*)[`*]*\s*(?P<rest>(?:\(|:|[-–—]|`)?\s*"
    r"(?:required |optional )?`?"
    r"(?:string|integer|number|boolean|object|array|enum|int|float)\b.*)$",
    re.I | re.S,
)


def roles(table: Table) -> dict[str, int] | None:
    """Which column says what, None if the table does not describe fields."""
    heads = [re.sub(r"[`*:]", "", head).strip() for head in table.header]
    named = [i for i, head in enumerate(heads) if _NAME_HEADS.match(head)]
    if not named:
        return None
    columns = {"name": named[0]}
    for index, head in enumerate(heads):
        for role, words in _ROLES:
            if index != named[0] and role not in columns and words.search(head):
                columns[role] = index
                break
    return columns if len(columns) > 1 else None


def speaks(columns: dict[str, int]) -> frozenset[str]:
    """What a table with these columns tells about every field."""
    said = set()
    if "type" in columns:
        said.add("type")
    if "required" in columns:
        said.add("required")
    if "limits" in columns:
        said.add("limits")
    return frozenset(said)


def fields(table: Table, columns: dict[str, int]) -> Body:
    """The fields that a table describes, indented rows below the row above them."""
    found: Body = {}
    parent = ""
    for cells in table.rows:
        cell = {role: cells[i] if i < len(cells) else "" for role, i in columns.items()}
        name = clean_name(cell["name"])
        if not is_name(name):
            continue
        if _CHILD.match(cell["name"]) and parent and not name.startswith(parent):
            name = f"{parent}.{name}"
        else:
            parent = name
        row = Row(
            name=name,
            type=cell.get("type"),
            required=cell.get("required") if "required" in columns else None,
            limits=cell.get("limits"),
            values=cell.get("values"),
            default=cell.get("default"),
            description=cell.get("description", ""),
        )
        found[name] = build(row, f"line {table.line}")
    return with_array_marks(found)


def with_array_marks(body: Body) -> Body:
    """Write ``issuers.payee_id`` as ``issuers[].payee_id`` where ``issuers`` is an array."""
    arrays = {path for path, field in body.items() if field.types == {"array"}}
    arrays |= {part[: -len("[]")] for part in body if part.endswith("[]")}
    result: Body = {}
    for path, field in body.items():
        parts = path.split(".")
        for index in range(1, len(parts)):
            above = ".".join(parts[:index])
            if above.replace("[]", "") in {a.replace("[]", "") for a in arrays}:
                parts[index - 1] = parts[index - 1].removesuffix("[]") + "[]"
        marked = ".".join(parts)
        if marked.endswith("[]") and field.types == {"array"}:
            marked = marked.removesuffix("[]")
        result[marked] = (
            field
            if marked == field.path
            else field.moved("").__class__(
                path=marked,
                types=field.types,
                nullable=field.nullable,
                required=field.required,
                limits=field.limits,
                enum=field.enum,
                deprecated=field.deprecated,
                pointer=field.pointer,
            )
        )
    return result


def code_column(table: Table) -> list[str] | None:
    """The cells of the column that holds status codes, None if the table has none."""
    for index, head in enumerate(table.header[:2]):
        if _CODE_HEADS.match(re.sub(r"[`*]", "", head).strip()):
            cells = [row[index] for row in table.rows if index < len(row)]
            numeric = [c for c in cells if re.match(r"^[`*]*\s*\d(?:\d{1,4}|xx)\b", c)]
            return cells if numeric and len(numeric) * 2 >= len(cells) else None
    return None


def bullet_fields(bullets: list[Bullet]) -> Iterator[tuple[list[str], Body]]:
    """Fields written as a list (``- `name` (string, required): …``), per heading."""
    groups: dict[tuple[str, ...], Body] = {}
    trail: list[tuple[int, str]] = []
    for bullet in bullets:
        match = _BULLET.match(bullet.text)
        if not match or not is_name(clean_name(match["name"])):
            continue
        name, rest = clean_name(match["name"]), match["rest"].lstrip(" (:–—-`")
        trail = [entry for entry in trail if entry[0] < bullet.depth]
        path = f"{trail[-1][1]}.{name}" if trail else name
        trail.append((bullet.depth, path))
        head, _, tail = rest.partition(")" if match["rest"].lstrip().startswith("(") else ".")
        need = "required" if re.search(r"\brequired\b", head, re.I) else "optional"
        need = "conditional" if re.search(r"\bcondition", head, re.I) else need
        row = Row(name=path, type=head, required=need, description=f"{head}; {tail}")
        groups.setdefault(tuple(bullet.headings), {})[path] = build(row, f"line {bullet.line}")
    for headings, body in groups.items():
        if len(body) >= 2:
            yield list(headings), with_array_marks(body)
