"""Docstrings of the generated classes: what the contract says, and how well it is known."""

import textwrap
from typing import Any

from openapi_python_client.strings import safe_for_docstring

from scripts.generation.spec import Schema, Spec

_WIDTH = 112


def class_doc(spec: Spec, name: str, properties: list[Any]) -> str:
    """Gives the docstring of a model: description, sources, fields with something to say."""
    flat = spec.component(name)
    lines = _wrapped(flat.get("description") or f"{name}.")
    lines += (
        [""] + [safe_for_docstring(f"Source: {source}") for source in sources(flat)]
        if sources(flat)
        else []
    )
    fields = [line for prop in properties for line in _field_doc(flat, prop)]
    lines += ["", "Attributes:", *fields] if fields else []
    return "\n".join(line.rstrip() for line in lines)


def sources(schema: Schema) -> list[str]:
    """Gives the source marks of a schema as a list."""
    marks = schema.get("x-ingo-source", [])
    return [str(mark) for mark in ([marks] if isinstance(marks, str) else marks)]


def _field_doc(flat: Schema, prop: Any) -> list[str]:
    schema = flat["properties"][prop.name.get_untrusted_value()]
    text = " ".join(str(schema.get("description", "")).split())
    own = "; ".join(sources(schema))
    if not text and not own:
        return []
    said = " ".join(filter(None, [text, f"[{own}]" if own else ""]))
    return textwrap.wrap(
        safe_for_docstring(f"{prop.python_name}: {said}"),
        _WIDTH,
        initial_indent="    ",
        subsequent_indent="        ",
        break_long_words=False,
        break_on_hyphens=False,
    )


def _wrapped(text: str) -> list[str]:
    safe = safe_for_docstring(text.strip())
    # A quote at the very end would join the closing quotes.
    safe += " " if safe.endswith('"') else ""
    return [
        line
        for paragraph in safe.split("\n\n")
        for line in [
            *textwrap.wrap(paragraph, _WIDTH, break_long_words=False, break_on_hyphens=False),
            "",
        ]
    ][:-1]
