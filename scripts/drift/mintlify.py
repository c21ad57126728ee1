"""Specification blocks inside exported pages, whatever form the documentation site gives them.

Besides a plain OpenAPI document the export may hold an older own form (``paths: {path, method,
request, response}`` with ``schemaArray``) and, for webhooks, an AsyncAPI channel.
"""

import re
from typing import Any

from scripts.drift.markdown import Code
from scripts.drift.safe_yaml import Unreadable, load

_SPEC_START = re.compile(r"^\s*[\"']?(?:openapi|swagger|asyncapi|paths)[\"']?\s*:", re.M)
_LANGUAGE = re.compile(r"^(?:ya?ml|json|openapi)\b", re.I)


def is_spec(code: Code) -> bool:
    """Whether a code block means to be a specification (so that failing to read it matters)."""
    if not _LANGUAGE.match(code.info) and code.info:
        return False
    start = code.text[:2000]
    return bool(_SPEC_START.search(start)) or code.text.lstrip().startswith('{"openapi"')


def document(text: str) -> dict[str, Any]:
    """The OpenAPI document in a text.

    Raises:
        Unreadable: not YAML, or nothing that describes operations.
    """
    value = load(text)
    if not isinstance(value, dict):
        raise Unreadable("not a mapping")
    paths = value.get("paths")
    if isinstance(paths, dict) and isinstance(paths.get("path"), str):
        return {**value, "paths": _older(paths)}
    if isinstance(paths, dict) or "webhooks" in value:
        return value
    if "asyncapi" in value or "channels" in value or ("address" in value and "operations" in value):
        return {"asyncapi": value.get("asyncapi", ""), "channel": value}
    raise Unreadable("neither paths nor webhooks in it")


def _older(paths: dict[str, Any]) -> dict[str, Any]:
    request = paths.get("request")
    body = request.get("body") if isinstance(request, dict) else None
    operation: dict[str, Any] = {
        "deprecated": paths.get("deprecated") is True,
        "responses": {
            str(status): {"content": _content(reply)}
            for status, reply in (_dict(paths.get("response"))).items()
        },
    }
    if content := _content(body):
        operation["requestBody"] = {"content": content}
    return {paths["path"]: {str(paths.get("method", "post")).lower(): operation}}


def _content(holder: Any) -> dict[str, Any]:
    result: dict[str, Any] = {}
    for media, value in _dict(holder).items():
        schemas = value.get("schemaArray") if isinstance(value, dict) else None
        if isinstance(schemas, list) and schemas:
            one = len(schemas) == 1
            found = _schema(schemas[0]) if one else {"oneOf": [_schema(s) for s in schemas]}
            result[media] = {"schema": found}
    return result


def _schema(value: Any) -> Any:
    if isinstance(value, list):
        return [_schema(item) for item in value]
    if not isinstance(value, dict):
        return value
    schema = {key: _schema(child) for key, child in value.items() if key != "requiredProperties"}
    if isinstance(value.get("requiredProperties"), list):
        schema["required"] = value["requiredProperties"]
    elif isinstance(schema.get("required"), bool):
        del schema["required"]
    return schema


def _dict(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}
