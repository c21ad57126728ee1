"""A published request body in the other layouts of documentation sites: table, components, text."""

from collections.abc import Iterator
from typing import Any

Row = tuple[str, dict[str, Any], bool]


def rows(schema: dict[str, Any], prefix: str = "") -> Iterator[Row]:
    """Every field with its dotted path, its schema and whether it is required."""
    for name, child in schema.get("properties", {}).items():
        yield f"{prefix}{name}", child, name in schema.get("required", [])
        yield from rows(child, f"{prefix}{name}.")
        if "items" in child:
            yield from rows(child["items"], f"{prefix}{name}[].")


def _type(child: dict[str, Any]) -> str:
    kind = str(child.get("type", "object"))
    kind = f"{child['items'].get('type', 'object')}[]" if kind == "array" else kind
    return f"{kind} | null" if child.get("nullable") else kind


def _limits(child: dict[str, Any]) -> list[str]:
    low, high = child.get("minLength"), child.get("maxLength")
    found = []
    if "enum" in child:
        found.append("Available options: " + ", ".join(f"`{value}`" for value in child["enum"]))
        return found
    if low is not None and high is not None:
        found.append(f"Required string length: `{low} - {high}`")
    elif high is not None:
        found.append(f"Maximum string length: `{high}`")
    elif low is not None:
        found.append(f"Minimum string length: `{low}`")
    if "minimum" in child:
        found.append(f"Required range: `x >= {child['minimum']}`")
    if "minItems" in child:
        found.append(f"Minimum array length: `{child['minItems']}`")
    if "maxItems" in child:
        found.append(f"Maximum array length: `{child['maxItems']}`")
    if "pattern" in child:
        found.append(f"Pattern: `{child['pattern']}`")
    if "default" in child:
        found.append(f"default: {child['default']}")
    return found


def table(schema: dict[str, Any]) -> str:
    """A Markdown table."""
    lines = [
        "## Request",
        "",
        "| Field | Type | Required | Limits | Description |",
        "|---|---|---|---|---|",
    ]
    for path, child, must in rows(schema):
        limits = "; ".join(_limits(child)).replace("|", "\\|")
        kind = _type(child).replace("|", "\\|")
        lines.append(
            f"| `{path}` | {kind} | {'Yes' if must else 'No'} | {limits} | A field of 3 words. |"
        )
    return "\n".join(lines) + "\n"


def components(schema: dict[str, Any]) -> str:
    """Field components of an MDX page."""
    lines = ["## Body", ""]
    for path, child, must in rows(schema):
        need = " required" if must else ""
        lines += [f'<ParamField body="{path}" type="{_type(child)}"{need}>', "  A field.", ""]
        lines += [*(f"  {limit}" for limit in _limits(child)), "</ParamField>", ""]
    return "\n".join(lines)


def rendered(schema: dict[str, Any]) -> str:
    """What a browser shows, copied."""
    lines = ["Skip to main content", "", "Body", "", "application/json", ""]
    for path, child, must in rows(schema):
        limits = [limit.replace("`", "") for limit in _limits(child)]
        lines += [
            path.replace("[]", ""),
            _type(child),
            *(["required"] if must else []),
            "",
            "A field.",
            "",
            *limits,
            "",
        ]
    return "\n".join([*lines, "Response", "", "200 - application/json", ""])


LAYOUTS = {"table": table, "components": components, "rendered": rendered}
