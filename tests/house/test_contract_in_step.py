"""The spec, the generated client and the wrapper's table of operations say the same."""

import pytest

import ingo_client.models as models
from ingo_wrapper.environment import Environment
from ingo_wrapper.operations import OPERATIONS, Stamp
from ingo_wrapper.preparation import _REPLIES
from tests.house.repository import bundled

ROWS = {
    operation["operationId"]: (path, method, operation)
    for path, methods in bundled()["paths"].items()
    for method, operation in methods.items()
    if isinstance(operation, dict) and "operationId" in operation
}


def schema_names(content):
    (media,) = content.values()
    schema = media["schema"]
    refs = [part["$ref"] for part in schema.get("anyOf", [schema])]
    return [ref.rpartition("/")[2] for ref in refs]


def resolved(name):
    """The properties of a component and the names it requires, with allOf followed."""
    schema = bundled()["components"]["schemas"][name]
    properties, required = dict(schema.get("properties", {})), set(schema.get("required", []))
    for part in schema.get("allOf", []):
        inner = resolved(part["$ref"].rpartition("/")[2]) if "$ref" in part else (part.get("properties", {}), set(part.get("required", [])))  # fmt: skip
        properties |= inner[0]
        required |= inner[1]
    return properties, required


def test_the_same_operations():
    """None is missing on either side."""
    assert set(OPERATIONS) == set(ROWS)


@pytest.mark.parametrize("name", sorted(OPERATIONS))
class TestOperation:
    def test_path_and_method(self, name):
        """Where it goes."""
        path, method, _ = ROWS[name]

        assert (path, method) == (OPERATIONS[name].path, "post")

    def test_requests(self, name):
        """What it takes."""
        assert list(OPERATIONS[name].requests) == schema_names(ROWS[name][2]["requestBody"]["content"])  # fmt: skip

    def test_reply(self, name):
        """What it gives; the typed reply is about the same model."""
        assert [OPERATIONS[name].reply] == schema_names(ROWS[name][2]["responses"]["200"]["content"])  # fmt: skip
        (base,) = getattr(_REPLIES[name], "__orig_bases__", ())
        assert base.__args__[0].__forward_arg__ == f"models.{OPERATIONS[name].reply}"

    def test_hosts(self, name):
        """Sandbox and production, of the operation or of all."""
        servers = ROWS[name][2].get("servers", bundled()["servers"])
        attribute = "capture_url" if OPERATIONS[name].on_capture_host else "api_url"

        assert [server["url"] for server in servers] == [getattr(Environment.SANDBOX, attribute), getattr(Environment.PRODUCTION, attribute)]  # fmt: skip

    def test_paths_lead_somewhere(self, name):
        """Status, message, echo and reference stand where the schemas have them."""
        row = OPERATIONS[name]
        (reply,) = schema_names(ROWS[name][2]["responses"]["200"]["content"])
        for path in filter(None, (row.status, row.essential)):
            assert leads(reply, path), path
        for request in row.requests:
            if row.reference:
                assert leads(request, row.reference), request

    def test_stamps(self, name):
        """What the wrapper fills is marked in the spec, in the same JSON type."""
        row = OPERATIONS[name]
        expected = {
            Stamp.NONE: {},
            Stamp.FLAT: {"participant_id": "integer", "timestamp": "integer", "version": "integer"},
            Stamp.INTEGER_ID: {"participant_id": "integer"},
            Stamp.STRING_ID: {"participant_id": "string"},
            Stamp.ENVELOPE_STRINGS: {"participant_id": "string", "timestamp": "string"},
            Stamp.ENVELOPE_INTEGERS: {"participant_id": "integer", "timestamp": "integer"},
        }[row.stamp]
        for request in row.requests:
            properties, _ = resolved(request)
            if "request" in properties:
                assert properties["request"]["x-ingo-stamped"] is True
                properties, _ = resolved(properties["request"]["$ref"].rpartition("/")[2])
            marked = {key: field["type"] for key, field in properties.items() if field.get("x-ingo-stamped") is True}  # fmt: skip
            assert marked == expected, request


def leads(name, path):
    """Whether a dotted path leads through the properties of a component."""
    properties, _ = resolved(name)
    if path[0] not in properties:
        return False
    if len(path) == 1:
        return True
    field = properties[path[0]]
    choices = [field, *field.get("anyOf", []), *field.get("oneOf", [])]
    refs = [choice["$ref"].rpartition("/")[2] for choice in choices if "$ref" in choice]
    return any(leads(ref, path[1:]) for ref in refs)


REQUESTS = sorted({name for row in OPERATIONS.values() for name in row.requests})


@pytest.mark.parametrize("name", REQUESTS)
def test_every_field_of_a_request_is_in_its_model(name):
    """`scripts/generate --check` compares every byte; this says which field."""
    properties, required = resolved(name)
    constraints = getattr(models, name).CONSTRAINTS

    assert set(constraints) == set(properties)
    assert {key for key, rule in constraints.items() if rule.get("required")} == required


@pytest.mark.parametrize("name", REQUESTS)
def test_no_limit_is_lost(name):
    """Each keyword of the spec is in the model's constraints, with its value."""
    properties, _ = resolved(name)
    for key, field in properties.items():
        rule = getattr(models, name).CONSTRAINTS[key]
        for keyword, entry in {"minLength": "min_length", "maxLength": "max_length", "pattern": "pattern", "minItems": "min_items", "maxItems": "max_items", "const": "const"}.items():  # fmt: skip
            assert rule.get(entry) == field.get(keyword, rule.get(entry)), (key, keyword)
        for part in [field, *field.get("oneOf", []), *field.get("anyOf", [])]:
            target = bundled()["components"]["schemas"][part["$ref"].rpartition("/")[2]] if "$ref" in part else part  # fmt: skip
            if "enum" in target:
                assert tuple(rule["enum"]) == tuple(target["enum"]), key


def test_every_operation_has_a_generated_function():
    """One per operationId."""
    import importlib

    for name, (_, _, operation) in ROWS.items():
        module = importlib.import_module(f"ingo_client.api.{operation['tags'][0]}.{name}")
        assert module.__name__.endswith(name)
