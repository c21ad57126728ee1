"""The requests of these tests carry a value in every field that the contract calls sensitive."""

from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from tests.faults.leaks import Shown
from tests.faults.test_hostile import PLANTED, REQUESTS

CONTRACT = Path(__file__).parents[2] / "openapi" / "bundled.yaml"
# Fields that a rule forbids beside the ones that are set, and objects of unknown content.
LEFT_OUT = {
    "verify": {"customer_account_token", "third_party_token"},
    "debit": {"sender", "risk_assessment_token"},
    "score_risk": {"open_banking_plaid", "open_banking_other", "risk_session_token"},
    "stage_notification": {"business_name"},
    "create_capture_session": {"business_name"},
}


@pytest.fixture(scope="module")
def schemas() -> dict[str, Any]:
    return YAML(typ="safe").load(CONTRACT)["components"]["schemas"]


def sensitive(schema: dict[str, Any], schemas: dict[str, Any], *, inside: bool = False) -> set[str]:
    """The names of the sensitive fields of *schema*, at any depth."""
    schema = schemas[schema["$ref"].rpartition("/")[2]] if "$ref" in schema else schema
    found: set[str] = set()
    for name, field in schema.get("properties", {}).items():
        known = schemas[field["$ref"].rpartition("/")[2]] if "$ref" in field else field
        hidden = inside or field.get("x-sensitive") or known.get("x-sensitive")
        deeper = known.get("items", known)
        below = sensitive(deeper, schemas, inside=bool(hidden))
        found |= below or ({name} if hidden else set())
    return found


def names(node: Any) -> set[str]:
    if isinstance(node, dict):
        return set(node) | {name for item in node.values() for name in names(item)}
    if isinstance(node, list):
        return {name for item in node for name in names(item)}
    return set()


@pytest.mark.parametrize("operation", REQUESTS)
def test_every_sensitive_field_is_set(schemas, operation):
    request = REQUESTS[operation]
    wanted = sensitive(schemas[type(request).__name__], schemas)
    assert wanted - names(request.to_dict()) - LEFT_OUT.get(operation, set()) <= UNMARKED


# A member of a hidden object that is no personal datum by itself: an id of the client's.
UNMARKED = {"customer_id"}


def test_the_search_finds_what_is_shown():
    """A search that finds nothing must be able to find something."""
    for value in PLANTED.values:
        shown = Shown()
        shown.add(ValueError(f"broken: {value}"))
        with pytest.raises(AssertionError, match="shown"):
            shown.must_not_show(PLANTED.values)


@pytest.mark.parametrize("operation", REQUESTS)
def test_the_models_do_not_show_them(operation):
    shown = Shown()
    shown.add(REQUESTS[operation])
    shown.must_not_show(PLANTED.values)
