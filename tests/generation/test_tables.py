"""CONSTRAINTS, RULES and facts.py of the trial contract, written down by hand."""

import importlib
from decimal import Decimal
from types import ModuleType


def test_constraints_of_a_request(trial: ModuleType) -> None:
    assert {
        "participant_id": {
            "attr": "participant_id",
            "type": "integer",
            "required": True,
            "stamped": True,
        },
        "timestamp": {"attr": "timestamp", "type": "string", "required": True, "stamped": True},
        "participant_unique_id1": {
            "attr": "participant_unique_id1",
            "type": "string",
            "min_length": 1,
            "max_length": 15,
            "required": True,
        },
        "amount": {
            "attr": "amount",
            "type": "decimal",
            "minimum": Decimal("0.01"),
            "required": True,
        },
        "token": {"attr": "token", "type": "string", "sensitive": True},
        "card_number": {
            "attr": "card_number",
            "type": "string",
            "min_length": 13,
            "max_length": 16,  # the request's own limit wins over the part's
            "pattern": "^\\d+$",
            "sensitive": True,
        },
        "account_type": {"attr": "account_type", "type": "string", "const": "CA", "required": True},
        "person": {"attr": "person", "type": "object"},
        "flag": {"attr": "flag", "type": "integer", "enum": (0, 1)},
        "retries": {"attr": "retries", "type": "integer", "minimum": 0, "maximum": 9},
        "tip": {"attr": "tip", "type": "decimal_string", "minimum": Decimal("0.01")},
    } == trial.PayCard.CONSTRAINTS


def test_constraints_of_lists_nulls_and_two_types(trial: ModuleType) -> None:
    limits = trial.Stage.CONSTRAINTS
    assert limits["parties"] == {
        "attr": "parties",
        "type": "array",
        "required": True,
        "min_items": 1,
        "max_items": 3,
        "items": {"type": "object"},
    }
    assert limits["texts"]["items"] == {"type": "string", "max_length": 5}
    assert limits["amounts"]["items"] == {"type": "decimal"}
    assert trial.Party.CONSTRAINTS["party_id"]["type"] == ("string", "integer")
    assert trial.Party.CONSTRAINTS["anything"]["type"] == "any"
    assert trial.Person.CONSTRAINTS["first_name"] == {
        "attr": "first_name",
        "type": "string",
        "max_length": 40,
        "nullable": True,
        "sensitive": True,
    }
    assert trial.Person.CONSTRAINTS["mood"]["enum"] == ("GOOD", "BAD")
    assert trial.Settings.CONSTRAINTS["role"]["enum"] == (0, 1, 2)


def test_rules_come_from_the_parts_too_and_without_sources(trial: ModuleType) -> None:
    forbids = {"rule": "forbids", "field": "token", "others": ["card_number"]}
    requires = {"rule": "requires", "field": "flag", "equals": 1, "others": ["person.last_name"]}
    assert (forbids, requires) == trial.PayCard.RULES
    assert (forbids,) == trial.PayBank.RULES
    assert trial.Party.RULES == ()


def test_replies_carry_no_constraints(trial: ModuleType) -> None:
    for name in ("PayReply", "Delivery", "EventA", "UnknownEvent"):
        assert not hasattr(getattr(trial, name), "CONSTRAINTS"), name
        assert not hasattr(getattr(trial, name), "RULES"), name


def test_parts_get_no_class(trial: ModuleType) -> None:
    assert {"Envelope", "PayCommon", "Money"}.isdisjoint(trial.__all__)


def test_facts(trial: ModuleType) -> None:
    facts = importlib.import_module("trial_client.facts")
    assert {"card_number", "token", "first_name", "last_name", "texts"} == facts.SENSITIVE_NAMES
    assert facts.HOSTS["production"] == {
        "payapi": "https://example.org",
        "session": "https://session.example.com",
    }
    assert facts.OPERATIONS == {"pay": ("POST", "/pay"), "stage": ("POST", "/stage")}
    assert facts.SERVICES == {"pay": "payapi", "stage": "session"}
    assert facts.WEBHOOK_SOURCES == {
        "sandbox": ("192.0.2.1", "192.0.2.2"),
        "production": ("198.51.100.7",),
    }
    assert facts.WEBHOOK_ACKNOWLEDGE_SECONDS == 10
    assert (facts.WEBHOOK_TLS_MINIMUM, facts.WEBHOOK_TLS_RECOMMENDED) == ("1.2", "1.3")
    assert facts.WEBHOOK_TLS_SUITES["tls13"] == {"TLS_AES_256_GCM_SHA384": "0x1302"}
    assert facts.WEBHOOK_TLS_KEY_EXCHANGE == "ECDH x25519"


def test_docstrings_say_how_well_it_is_known(trial: ModuleType) -> None:
    doc = trial.PayBank.__doc__
    assert doc.startswith('Pay to a bank; a "quoted" text with a back\\slash.')
    assert "Source: documented trial/pay\n" in doc
    assert "Source: older docs trial/old (the limit)\n" in doc
    assert "card_number: [example trial/pay]" in trial.PayCard.__doc__
