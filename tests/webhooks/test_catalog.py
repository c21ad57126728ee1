"""One truth: classes, contract and samples tell the same."""

import json
import re
from pathlib import Path
from typing import Any

import attrs
import pytest
from ruamel.yaml import YAML

from ingo_client.facts import WEBHOOK_SOURCES
from ingo_wrapper import webhooks
from ingo_wrapper.webhooks import EVENT_TYPES, CreditInfo, Event, FieldResult, Issuer, samples
from ingo_wrapper.webhooks.fields import readers_of
from ingo_wrapper.webhooks.record import SENSITIVE
from tests.webhooks.deliveries import CATALOG

OPENAPI = Path(__file__).parents[2] / "openapi"


def load(path: Path) -> dict[str, Any]:
    document: dict[str, Any] = YAML(typ="safe", pure=True).load(path.read_text(encoding="utf-8"))
    return document


SCHEMAS: dict[str, Any] = {
    name: schema
    for path in sorted((OPENAPI / "schemas" / "webhooks").glob("*.yaml"))
    for name, schema in load(path)["components"]["schemas"].items()
}


def by_contract() -> set[tuple[Any, ...]]:
    return {
        (
            topic,
            name.removesuffix("Event"),
            group.get("canonical", group["topics"][0]),
            group["product"],
            group["terminal"],
        )
        for name, schema in SCHEMAS.items()
        for group in schema.get("x-ingo-event", ())
        for topic in group["topics"]
    }


def test_the_classes_have_the_topics_of_the_facts() -> None:
    by_class = {
        (topic.name, cls.__name__, topic.canonical or topic.name, topic.product, topic.terminal)
        for cls in EVENT_TYPES
        for topic in cls.TOPICS
    }
    assert by_class == set(CATALOG)


def test_the_contract_has_the_topics_of_the_facts() -> None:
    assert by_contract() == set(CATALOG)


def test_no_topic_stands_twice() -> None:
    names = [topic.name for cls in EVENT_TYPES for topic in cls.TOPICS]
    assert len(names) == len(set(names)) == len(CATALOG) == 50


def test_every_type_has_the_fields_of_its_schema() -> None:
    common = set(readers_of(Event))
    for cls in EVENT_TYPES:
        properties = SCHEMAS[f"{cls.__name__}Event"]["properties"]
        assert set(properties) - {"status", "client_message"} == set(readers_of(cls)) - common


@pytest.mark.parametrize("cls", [*EVENT_TYPES, FieldResult])
def test_what_the_contract_calls_sensitive_is_not_shown(cls: Any) -> None:
    name = "WebhookFieldResult" if cls is FieldResult else f"{cls.__name__}Event"
    marked = {k for k, v in SCHEMAS[name]["properties"].items() if v.get("x-sensitive")}
    hidden = {f.name for f in attrs.fields(cls) if f.metadata.get(SENSITIVE)}
    assert hidden - {"tracer_token"} == marked


@pytest.mark.parametrize(("cls", "name"), [(Issuer, "Issuer"), (CreditInfo, "CreditInfo")])
def test_issuers_are_those_of_the_verify_reply(cls: Any, name: str) -> None:
    """Webhooks and replies share the schema: both event pages show the fields of the verify page."""
    schema = load(OPENAPI / "schemas" / "ingopay" / "verify-reply.yaml")["components"]["schemas"][
        name
    ]
    assert set(schema["properties"]) == set(readers_of(cls))
    marked = {k for k, v in schema["properties"].items() if v.get("x-sensitive")}
    assert {f.name for f in attrs.fields(cls) if f.metadata.get(SENSITIVE)} == marked


def test_inferred_topics_are_marked() -> None:
    inferred = {
        topic
        for schema in SCHEMAS.values()
        for group in schema.get("x-ingo-event", ())
        for topic in group["topics"]
        if str(group["source"]).startswith("inferred")
    }
    assert inferred == {
        "transaction.recipient.verification.ofac.status.suspended",
        "transaction.recipient.verification.ofac.status.cleared",
        "transaction.party.authentication.otac.validation.failure",
        "transaction.recipient.payment.status.check.stopped",
        "transaction.recipient.payment.status.check.returned",
        "gateway.transaction.recipient.payment.status.check.returned",
    }


def test_every_type_says_when_it_fires_for_which_product_and_where_that_stands() -> None:
    for cls in EVENT_TYPES:
        assert re.search(r"Product: .*Source:\s+\S", cls.__doc__ or "", re.DOTALL), cls


def test_the_samples_are_the_examples_of_the_contract() -> None:
    operation = load(OPENAPI / "paths" / "webhooks.yaml")["webhooks"]["event"]["post"]
    examples = operation["requestBody"]["content"]["application/json"]["examples"]
    packaged = json.loads(
        (Path(samples.__file__).parent / "samples.json").read_text(encoding="utf-8")
    )
    assert packaged == {topic: example["value"] for topic, example in examples.items()}
    assert set(packaged) == {row[0] for row in CATALOG}


def test_the_allowlist_is_the_documented_one() -> None:
    assert WEBHOOK_SOURCES == {
        "sandbox": (
            "18.189.65.27", "23.253.209.42", "23.253.213.126", "23.253.22.48",
            "3.130.108.242", "3.134.254.69", "3.142.181.231", "104.130.74.57",
        ),
        "production": ("64.88.183.84", "50.56.42.59", "50.56.46.146", "50.57.62.142"),
    }  # fmt: skip


def test_the_door_gives_what_it_names() -> None:
    for name in webhooks.__all__:
        assert getattr(webhooks, name) is not None
    assert set(webhooks.__all__) >= {cls.__name__ for cls in EVENT_TYPES}
    with pytest.raises(AttributeError):
        _ = webhooks.nothing
    assert callable(webhooks.receive)
    assert callable(webhooks.parse)
