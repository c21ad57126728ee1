"""The bundled contract decides what a request may hold: its examples pass, its limits refuse."""

import json
import subprocess
import sys

import pytest

from ingo_wrapper.errors import ConfigurationError
from ingo_wrapper.simulator import Simulator, spec_check
from tests.simulator import spec
from tests.simulator.signer import Peer

EXAMPLES = list(spec.examples())
PARTICIPANT = 55501  # whom the examples name
FAMILIES = {"AC": "bank", "SD": "bank", "RT": "bank", "PU": "paypal", "PD": "paypal"}


@pytest.fixture
def sim():
    with Simulator(participant_id=PARTICIPANT) as running:
        yield running


@pytest.fixture
def peer(sim):
    return Peer(sim.url)


def answer(peer, path, body):
    """The code and the message, in whichever style."""
    reply = peer.call(path, body)
    response = reply.get("response") or reply
    code = int(response.get("status", response.get("status_code")))
    return code, response.get("message", response.get("client_message")), reply


def accepted(peer, example, **changes):
    code, message, reply = answer(peer, example.path, {**example.body, **changes})
    assert code == 100, (example.name, code, message)
    return reply


def of(operation):
    return {each.name: each for each in EXAMPLES if each.operation == operation}


@pytest.fixture
def tokens(peer):
    """One token for each rail, from the examples of verify."""
    found = {}
    for example in of("verify").values():
        if "customer_account_token" in example.body:
            continue
        tag = example.body["account_type"]
        token = accepted(peer, example)["data"]["customer_account_token"]
        found[FAMILIES.get(tag, tag)] = token
    return found


def test_the_examples_cover_every_operation_and_schema():
    schemas = [
        each["$ref"].rpartition("/")[2]
        for item in spec.document()["paths"].values()
        if "post" in item
        for content in [item["post"]["requestBody"]["content"]["application/json"]["schema"]]
        for each in content.get("anyOf", [])
    ]
    assert set(schemas) <= {each.name for each in EXAMPLES}
    assert len({each.operation for each in EXAMPLES}) == 12


def test_examples_of_verify_process_and_debit_are_accepted(peer, tokens):
    by_token = of("verify")["VerifyCardByToken"]
    accepted(peer, by_token, customer_account_token=tokens["CA"])
    for example in of("process").values():
        tag = example.body["account_type"]
        accepted(peer, example, customer_account_token=tokens[FAMILIES.get(tag, tag)])
    for example in of("debit").values():
        transaction = dict(example.body["transaction"])
        tag = transaction["account_type"]
        transaction["customer_account_token"] = tokens[FAMILIES.get(tag, tag)]
        transaction.pop("risk_assessment_token", None)
        accepted(peer, example, transaction=transaction)


@pytest.mark.parametrize("operation", ["cancel_check", "stop_check"])
def test_examples_of_checks_are_accepted(sim, peer, tokens, operation):
    for example in of(operation).values():
        same = {name: example.body[name] for name in ("amount", "participant_unique_id1")}
        push = of("process")["ProcessCheck"]
        issued = accepted(peer, push, customer_account_token=tokens["CK"], **same)["data"]
        if operation == "stop_check" or example.body["reason_code"] != 73:
            sim.advance_check(issued["check_number"], "check_issued")
        accepted(peer, example, check_number=issued["check_number"])


def test_examples_of_notify_are_accepted(peer):
    for example in of("stage_notification").values():
        staged = accepted(peer, example)
    for example in of("stage_parties").values():
        accepted(peer, example)
    cancel = of("cancel_notification")
    by_id = cancel["notification_id_only"]
    accepted(peer, by_id, notification_id=staged["data"]["notification_id"])
    reference = cancel["reference"]
    reference.body["participant_unique_id1"] = "ord-900"  # the example shares its own with a stage
    same = {
        name: reference.body[name] for name in ("amount", "participant_unique_id1", "tracer_id")
    }
    names = {name: reference.body[name] for name in ("first_name", "last_name")}
    staged = accepted(peer, of("stage_notification")["person"], recipient=names, **same)
    accepted(peer, reference, notification_id=staged["data"]["notification_id"])


def test_the_other_examples_are_accepted(peer, tokens):
    (session,) = of("start_risk_session").values()
    token = accepted(peer, session)["session"]["risk_session_token"]
    for example in of("score_risk").values():
        transaction = {**example.body["transaction"], "risk_session_token": token}
        transaction["customer_account_token"] = tokens["CA"]
        accepted(peer, example, transaction=transaction)
    for operation in ("search_billers", "create_capture_session"):
        for example in of(operation).values():
            accepted(peer, example)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda each: f"{each.operation}-{each.name}")
def test_every_limit_of_the_contract_refuses(sim, peer, example):
    if example.name == "ProcessRetailBillPay":  # so that it is no plain one
        example.body["track2"] = ";4242424242424242=29011010000?"
    wrong, count = [], 0
    for violation in spec.violations(example):
        count += 1
        code, message, _ = answer(peer, example.path, violation.body)
        codes = violation.code if isinstance(violation.code, tuple) else (violation.code,)
        told = {f"{violation.pointer} violates {keyword}" for keyword in violation.keywords}
        if code not in codes or message not in told:
            wrong.append((violation.pointer, violation.keywords, violation.code, code, message))
    assert wrong == []
    assert count > 5
    assert sim.executions() == []


RULES = [
    ("verify", "VerifyCard", {"account": ""}, 400, "/customer_account_token", "exactly_one_of"),
    ("verify", "VerifyCard", {"recipient_city": ""}, 400, "/recipient_city", "requires"),
    ("verify", "VerifyCardByToken", {"expiration_date": "2901"}, 401, "/expiration_date", "forbids"),
    ("verify", "VerifyAch", {"routing_number": None}, 401, "/routing_number", "type"),
    ("verify", "VerifyAch", {"customer_account_token": "t"}, 401, "/account", "exactly_one_of"),
    ("verify", "VerifyCheck", {"recipient_is_beneficiary": 0, "recipient": ""}, 401, "/recipient", "type"),
    ("verify", "VerifyRetailCard", {"recipient_last_name": ""}, 400, "/recipient_last_name", "minLength"),
    ("process", "ProcessRtp", {"additional_detail": {"source_name": "A"}}, 401, "/additional_detail", "absent"),
    ("process", "ProcessAch", {"additional_detail": {"source_name": "A" * 11, "descriptive_purpose": "B" * 11}}, 600, "/additional_detail/source_name", "combined_max_length"),
    ("stage_notification", "person", {"recipient": {"first_name": "Mina"}}, 400, "/recipient/last_name", "exactly_one_of"),
    ("stage_notification", "person", {"recipient": {"first_name": "M", "last_name": "O", "business_name": "B"}}, 401, "/recipient/business_name", "exactly_one_of"),
    ("stage_parties", None, {"transaction_parties": [{"settings": {"role": 1}}]}, 401, "/transaction_parties", "at_least_one"),
    ("cancel_notification", "reference", {"tracer_id": "", "notification_id": None}, 401, "/notification_id", "type"),
    ("cancel_notification", "reference", {"tracer_id": ""}, 400, "/tracer_id", "any_of_complete"),
    ("score_risk", None, {"transaction_ifa": {"ssn": "1234"}}, 400, "/transaction_ifa/dob", "requires"),
    ("score_risk", None, {"transaction_open_banking": {}}, 400, "/transaction_open_banking/open_banking_plaid", "exactly_one_of"),
]  # fmt: skip


@pytest.mark.parametrize(("operation", "name", "change", "code", "pointer", "rule"), RULES)
def test_rules_between_fields(peer, operation, name, change, code, pointer, rule):
    example = of(operation)[name] if name else next(iter(of(operation).values()))
    body = {**example.body, **change}
    if rule == "any_of_complete":
        body.pop("notification_id", None)
    assert answer(peer, example.path, body)[:2] == (code, f"{pointer} violates {rule}")


def test_every_rule_of_the_contract_is_tried():
    listed = {
        rule["rule"]
        for schema in spec.document()["components"]["schemas"].values()
        for rule in schema.get("x-ingo-rules", ())
    }
    assert listed == {rule for *_, rule in RULES} - {"type", "minLength"}


def test_the_value_is_never_told(peer):
    example = of("verify")["VerifyCard"]
    secret = "9876543210123456" * 20
    code, message, reply = answer(peer, example.path, {**example.body, "account": secret})
    assert (code, message) == (600, "/account violates maxLength")
    assert "98765" not in json.dumps(reply)


def test_a_header_has_a_limit_too(peer):
    (example,) = of("create_capture_session").values()
    reply = peer.call(example.path, example.body, extra={"Idempotency-Key": "k" * 251})
    assert reply["client_message"] == "header Idempotency-Key violates maxLength"


def test_a_newline_does_not_slip_past_a_pattern(peer):
    example = of("verify")["VerifyCard"]
    body = {**example.body, "recipient_zip": "31201\n"}
    assert answer(peer, example.path, body)[:2] == (600, "/recipient_zip violates pattern")


def test_the_signature_comes_first(peer):
    status, _, body = peer.post("/gateway/verify", {}, secret="wrong")
    assert status == 401
    assert b"violates" not in body


def test_without_the_extra_it_says_which_one(monkeypatch):
    monkeypatch.setitem(sys.modules, "ingo_wrapper.simulator.spec_dialect", None)
    spec_check.spec_check.cache_clear()
    with pytest.raises(ConfigurationError, match=r"pip install 'ingo-sdk\[simulator\]'"):
        Simulator()


def test_it_starts_in_less_than_a_second_of_work():
    code = (
        "import time\n"
        "from ingo_wrapper.simulator import Simulator\n"
        "Simulator().start().stop(); print(time.process_time())"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert float(run.stdout) < 1
