"""Makes, from a bundled specification, what Ingo would publish: per-type files, pages, an index.

Deliberately not built on the code under test: references and combinations are resolved here by
other, simpler means, and written in the style of OpenAPI 3.0.
"""
# ruff: noqa: RUF001 - documentation writes ranges with dashes of every kind

import copy
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

SITE = "https://developers.ingopayments.com"
BANNER = (
    "> ## Documentation Index\n"
    f"> Fetch the complete documentation index at: {SITE}/llms.txt\n"
    "> Use this file to discover all available pages before exploring further.\n\n"
)


def load(path: Path) -> dict[str, Any]:
    """A YAML file as plain values."""
    value = YAML(typ="safe", pure=True).load(path.read_text(encoding="utf-8"))
    assert isinstance(value, dict)
    return value


def resolved(schema: dict[str, Any], document: dict[str, Any]) -> dict[str, Any]:
    """A schema without references, ``allOf`` and our extensions."""
    schema = dict(schema)
    while "$ref" in schema:
        target: Any = document
        for part in schema.pop("$ref").removeprefix("#/").split("/"):
            target = target[part.replace("~1", "/")]
        schema = {**target, **schema}
    for part in schema.pop("allOf", []):
        inner = resolved(part, document)
        schema["properties"] = {**inner.pop("properties", {}), **schema.get("properties", {})}
        schema["required"] = inner.pop("required", []) + schema.get("required", [])
        schema = {**inner, **schema}
    schema = {k: v for k, v in schema.items() if not k.startswith("x-") and k not in {"examples"}}
    if "properties" in schema:
        schema["properties"] = {
            name: resolved(child, document) for name, child in schema["properties"].items()
        }
    for keyword in ("oneOf", "anyOf"):
        parts = [resolved(part, document) for part in schema.pop(keyword, [])]
        plain = [part for part in parts if part.get("type") != "null"]
        if len(plain) == 1:
            kinds = plain[0].get("type")
            schema = {**plain[0], **schema, "type": [kinds, "null"] if len(parts) > 1 else kinds}
        elif parts:
            schema[keyword] = parts
    if "items" in schema:
        schema["items"] = resolved(schema["items"], document)
    return schema


def older_style(schema: Any) -> Any:
    """OpenAPI 3.0: ``nullable``, one type, ``enum`` instead of ``const``."""
    if isinstance(schema, list):
        return [older_style(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    schema = {key: older_style(value) for key, value in schema.items()}
    if "const" in schema and isinstance(schema["const"], str | int):
        schema["enum"] = [schema.pop("const")]
    kinds = schema.get("type")
    if isinstance(kinds, list):
        plain = [kind for kind in kinds if kind != "null"]
        schema["type"] = plain[0]
        if "null" in kinds:
            schema["nullable"] = True
    if not schema.get("required", True):
        del schema["required"]
    return schema


def pages_of(schema: dict[str, Any], document: dict[str, Any]) -> list[str]:
    """The pages of the current site on which a request schema rests."""
    target = schema
    while "$ref" in target:
        name = target["$ref"].rsplit("/", 1)[-1]
        target = document["components"]["schemas"][name]
    marks = target.get("x-ingo-source", [])
    marks = [marks] if isinstance(marks, str) else marks
    words = [
        mark.split(" – ")[0].split(" ", 1)[1] for mark in marks if mark.startswith("documented")
    ]
    return [page for text in words for page in text.split(", ") if "*" not in page and "/" in page]


def variants(document: dict[str, Any]) -> Iterator[tuple[str, str, str, list[dict[str, Any]]]]:
    """Path, method, page and the request schemas that the page describes."""
    for path, item in document["paths"].items():
        for method, operation in item.items():
            if "requestBody" not in operation:
                continue
            schema = operation["requestBody"]["content"]["application/json"]["schema"]
            branches = schema.get("oneOf") or schema.get("anyOf") or [schema]
            groups: dict[str, list[dict[str, Any]]] = {}
            for branch in branches:
                for page in pages_of(branch, document)[:1]:
                    groups.setdefault(page, []).append(branch)
            for page, group in groups.items():
                yield path, method, page, group


def union(schemas: list[dict[str, Any]]) -> dict[str, Any]:
    """One object schema for several payment types, as the per-type files have it."""
    result = copy.deepcopy(schemas[0])
    for other in schemas[1:]:
        for name, child in other.get("properties", {}).items():
            mine = result["properties"].setdefault(name, copy.deepcopy(child))
            if "enum" in child and mine is not child:
                mine["enum"] = sorted({*mine.get("enum", []), *child["enum"]}, key=str)
            if child.get("type") == "object" and mine.get("type") == "object":
                result["properties"][name] = union([mine, child])
        result["required"] = [
            n for n in result.get("required", []) if n in other.get("required", [])
        ]
    return result


def published(document: dict[str, Any]) -> dict[str, tuple[str, dict[str, Any]]]:
    """File name -> page and document, one per page that describes a request."""
    files: dict[str, tuple[str, dict[str, Any]]] = {}
    for path, method, page, group in variants(document):
        words = page.removeprefix("docs/").split("/")
        operation = document["paths"][path][method]
        shared = sum(v[0] == path for v in variants(document)) > 1
        suffix = (
            f"--{words[-1].replace('retail-card-present', 'retail').replace('process-', '')}"
            if shared
            else ""
        )
        body = union([older_style(resolved(branch, document)) for branch in group])
        replies = {
            status: {"description": "An answer.", **_content(reply, document)}
            for status, reply in operation["responses"].items()
        }
        servers = (
            operation.get("servers")
            or document["paths"][path].get("servers")
            or document["servers"]
        )
        files["-".join(words) + ".yaml"] = (
            page,
            {
                "openapi": "3.0.3",
                "info": {"title": page, "version": "1"},
                "servers": [{"url": server["url"]} for server in servers],
                "security": [{"apiKey": []}],
                "paths": {
                    path + suffix: {
                        method: {
                            "summary": "An operation.",
                            "requestBody": {
                                "required": True,
                                "content": {"application/json": {"schema": body}},
                            },
                            "responses": replies,
                        }
                    }
                },
                "components": {
                    "securitySchemes": {
                        "apiKey": {"type": "apiKey", "in": "header", "name": "Authorization"}
                    }
                },
            },
        )
    return files


def _content(reply: dict[str, Any], document: dict[str, Any]) -> dict[str, Any]:
    reply = resolved(reply, document)
    schema = reply.get("content", {}).get("application/json", {}).get("schema")
    if schema is None:
        return {}
    return {"content": {"application/json": {"schema": older_style(resolved(schema, document))}}}


def dump(value: Any) -> str:
    """YAML text."""
    import io

    yaml = YAML(pure=True)
    yaml.representer.ignore_aliases = lambda *_: True
    out = io.StringIO()
    yaml.dump(value, out)
    return out.getvalue()


def write_tree(document: dict[str, Any], folder: Path) -> list[str]:
    """A folder in the shape of the documentation site; returns the pages written."""
    files = published(document)
    lines = ["# Ingo Payments", "", "## Docs", ""]
    for name, (page, value) in files.items():
        text = dump(value)
        path = next(iter(value["paths"]))
        target = folder / f"{page}.md"
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(
            f"{BANNER}# {page}\n\n> What it does.\n\n## OpenAPI\n\n"
            f"````yaml specs/{name} post {path}\n{text}````\n",
            encoding="utf-8",
        )
        (folder / "specs").mkdir(exist_ok=True)
        (folder / "specs" / name).write_text(text, encoding="utf-8")
        lines.append(f"- [{page}]({SITE}/{page}.md): An operation.")
    lines += ["", "## OpenAPI Specs", ""]
    lines += [f"- [{name}]({SITE}/specs/{name})" for name in files]
    (folder / "llms.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return [page for page, _ in files.values()]
