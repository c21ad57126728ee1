"""The committed client: made from the committed contract, and able to hold all of its examples."""

import json
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pytest
from ruamel.yaml import YAML

import ingo_client.models
from ingo_client.facts import HOSTS, OPERATIONS, SENSITIVE_NAMES, SERVICES
from tests.generation.conftest import ROOT, Run

CONTRACT = YAML(typ="safe").load((ROOT / "openapi" / "bundled.yaml").read_text(encoding="utf-8"))


def bodies() -> Iterator[tuple[str, Any]]:
    """Gives (schema name, example) of every body in the contract."""
    for item in [*CONTRACT["paths"].values(), *CONTRACT.get("webhooks", {}).values()]:
        operation = item["post"]
        for holder in [operation["requestBody"], *operation["responses"].values()]:
            for media in holder.get("content", {}).values():
                schema = media["schema"]
                kinds = schema.get("anyOf") or schema.get("oneOf") or [schema]
                found = [one["value"] for one in media.get("examples", {}).values()]
                for example in found + [media[key] for key in ["example"] if key in media]:
                    for kind in kinds:
                        yield kind["$ref"].rpartition("/")[2], example


def test_it_is_what_the_command_writes(generate: Run) -> None:
    done = generate("--check")
    assert done.returncode == 0, done.stderr


def test_every_example_passes_through_unchanged() -> None:
    examples = list(bodies())
    assert len(examples) > 50
    for name, written in examples:
        # As it would come from the wire: the YAML reader makes floats, which are never exact.
        example = json.loads(json.dumps(written), parse_float=Decimal)
        model = getattr(ingo_client.models, name)
        assert model.from_dict(example).to_dict() == example, name


def test_every_operation_has_a_host() -> None:
    assert set(SERVICES) == set(OPERATIONS)
    assert all(set(SERVICES.values()) <= set(services) for services in HOSTS.values())


def test_amounts_are_decimals() -> None:
    process = ingo_client.models.ProcessCard
    assert process.CONSTRAINTS["amount"]["minimum"] == Decimal("0.01")
    assert process.from_dict({"amount": 25.1}).amount == Decimal("25.1")


@pytest.mark.parametrize("name", ["customer_account_token", "account", "cvv", "ssn", "last_4"])
def test_what_must_not_be_shown(name: str) -> None:
    assert name in SENSITIVE_NAMES


def test_a_value_or_null_keeps_the_limits_of_the_value() -> None:
    """docs/ingopay/ancillary/biller-search: rail_type is CREDIT, DEBIT or null."""
    assert ingo_client.models.BillerSearch.CONSTRAINTS["rail_type"]["enum"] == ("CREDIT", "DEBIT")
    assert ingo_client.models.BillerSearch.CONSTRAINTS["rail_type"]["nullable"] is True
