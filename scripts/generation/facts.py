"""facts.py of the generated client: what the contract knows beside models and operations."""

from typing import Any

from scripts.generation.prepass import operations
from scripts.generation.source import literal
from scripts.generation.spec import Schema, Spec


def sensitive_names(spec: Spec) -> frozenset[str]:
    """Gives every property name that is x-sensitive in any schema, or refers to what is."""
    found: set[str] = set()

    def visit(schema: Schema) -> None:
        for name, prop in schema.get("properties", {}).items():
            target = spec.target(prop) if "$ref" in prop else prop
            if prop.get("x-sensitive") or target.get("x-sensitive"):
                found.add(name)
            visit(prop)
        for key in ("allOf", "oneOf", "anyOf"):
            for part in schema.get(key, ()):
                visit(part)
        if "items" in schema:
            visit(schema["items"])

    for schema in spec.components.values():
        visit(schema)
    return frozenset(found)


def module(spec: Spec, sensitive: frozenset[str]) -> str:
    """Gives the source of facts.py."""
    hosts = _mapping(spec.document.get("x-ingo-hosts"))
    webhooks = _mapping(spec.document.get("x-ingo-webhooks"))
    tls = _mapping(webhooks.get("tls"))
    suites = {key: _suites(tls[key]) for key in ("tls13", "tls12") if key in tls}
    sources = {name: tuple(found) for name, found in _mapping(webhooks.get("sources")).items()}
    paths = {op["operationId"]: (method.upper(), path) for path, method, op in operations(spec)}
    text = "str | None"
    constants = [
        ("SENSITIVE_NAMES", "frozenset[str]", sensitive),
        "JSON names whose values must not be shown, whatever object they stand in.",
        ("HOSTS", "dict[str, dict[str, str]]", hosts),
        "Environment -> service -> base URL.",
        ("OPERATIONS", "dict[str, tuple[str, str]]", paths),
        "Operation -> HTTP method and path.",
        ("SERVICES", "dict[str, str]", _services(spec, hosts)),
        "Operation -> the service of HOSTS that it goes to.",
        ("WEBHOOK_SOURCES", "dict[str, tuple[str, ...]]", sources),
        "Environment -> addresses from which webhooks come.",
        ("WEBHOOK_ACKNOWLEDGE_SECONDS", "int | None", webhooks.get("acknowledge_seconds")),
        "A delivery without a 2xx within this time is sent again.",
        ("WEBHOOK_TLS_MINIMUM", text, tls.get("minimum")),
        "The oldest TLS version that an endpoint may offer.",
        ("WEBHOOK_TLS_RECOMMENDED", text, tls.get("recommended")),
        "The TLS version that an endpoint should offer.",
        ("WEBHOOK_TLS_SUITES", "dict[str, dict[str, str]]", suites),
        "TLS version -> cipher suite -> registered code; an endpoint supports at least one.",
        ("WEBHOOK_TLS_KEY_EXCHANGE", text, tls.get("key_exchange")),
        "The key exchange that goes with all of them.",
    ]
    lines = ['"""Facts from the contract that are neither models nor operations."""', ""]
    for entry in constants:
        if isinstance(entry, str):
            lines += [f'"""{entry}"""', ""]
        else:
            lines.append(f"{entry[0]}: {entry[1]} = {literal(entry[2])}")
    return "\n".join(lines)


def _services(spec: Spec, hosts: dict[str, dict[str, str]]) -> dict[str, str]:
    """An operation with servers of its own goes there, every other one to the document's first."""
    names = {url: name for services in hosts.values() for name, url in services.items()}
    found = {}
    for _, _, operation in operations(spec):
        servers = operation.get("servers") or spec.document.get("servers") or []
        known = [names[server["url"]] for server in servers if server["url"] in names]
        if known:
            found[operation["operationId"]] = known[0]
    return found


def _mapping(value: Any) -> dict[str, Any]:
    return {key: item for key, item in (value or {}).items() if key != "source"}


def _suites(listed: list[dict[str, str]]) -> dict[str, str]:
    return {suite["name"]: suite["code"] for suite in listed}
