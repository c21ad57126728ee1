"""Each rule of the spec check fails on a planted fault and passes on the clean contract."""

import copy
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from scripts import bundle, check_spec
from scripts.spec_rules.contract import Contract

PAGES = frozenset({"docs/pay/card", "docs/pay/ach"})
CLEAN = """
openapi: 3.1.0
info: {title: t, version: '1'}
x-ingo-facts: {fact: 1, source: documented docs/pay/card}
paths:
  /pay:
    post:
      operationId: pay
      x-ingo-source: [documented docs/pay/*, older docs docs/pay/ach \u2013 name]
      parameters:
        - name: Key
          in: header
          x-ingo-source: documented docs/pay/card
          schema: {type: string}
      requestBody:
        content:
          application/json:
            schema:
              anyOf:
                - $ref: '#/components/schemas/Card'
                - $ref: '#/components/schemas/Ach'
            examples:
              card: {value: {account_type: CA, timestamp: 1, notes: [a]}}
              ach: {value: {transaction: {account_type: AC}}}
      responses:
        '200':
          description: ok
          content:
            application/json:
              schema: {$ref: '#/components/schemas/Reply'}
              example: {status: 100}
components:
  schemas:
    Card:
      type: object
      x-ingo-source: documented docs/pay/card
      allOf:
        - $ref: '#/components/schemas/CardPart'
        - $ref: '#/components/schemas/OtherPart'
      required: [account_type]
      properties:
        account_type: {type: string, const: CA}
        card_type: {type: string}
        phone: {type: string, x-sensitive: true}
        account_class: {type: string, x-sensitive: false}
        addresses: {type: array, items: {$ref: '#/components/schemas/Place'}}
        reason: {$ref: '#/components/schemas/Reason'}
        notes: {type: array, items: {type: string}, examples: [[a, b]]}
      x-ingo-rules:
        - {rule: exactly_one_of, groups: [[phone], [part]], source: example docs/pay/card}
        - {rule: any_of_complete, groups: [[phone, part], [other]], source: example docs/pay/card}
        - {rule: forbids, field: phone, others: [part], source: example docs/pay/card}
        - rule: requires
          field: phone
          max_length: 4
          others: [part]
          source: example docs/pay/card
        - {rule: combined_max_length, fields: [part, other], max: 3, source: example docs/pay/card}
        - {rule: at_least_one, array: addresses, where: {place: 1}, source: example docs/pay/card}
        - {rule: absent, field: transaction, reason: r, source: example docs/pay/card}
    CardPart:
      type: object
      x-ingo-source: documented docs/pay/card
      required: [timestamp]
      properties:
        part: {type: string}
        timestamp: {type: integer, x-ingo-stamped: true}
    OtherPart:
      type: object
      x-ingo-source: documented docs/pay/card
      properties: {other: {type: string}}
    Place:
      type: object
      x-ingo-source: documented docs/pay/card
      properties: {place: {type: integer}}
    Reason:
      type: integer
      x-ingo-source: documented docs/pay/card
      enum: [1, 2]
      x-enum-varnames: [ONE, TWO]
    Ach:
      type: object
      x-ingo-source: documented docs/pay/ach
      required: [transaction]
      properties: {transaction: {$ref: '#/components/schemas/AchTransaction'}}
    AchTransaction:
      type: object
      x-ingo-source: documented docs/pay/ach
      required: [account_type]
      properties: {account_type: {type: string, const: AC}}
    Reply:
      type: object
      x-ingo-source: documented docs/pay/card
      properties: {status: {type: [string, integer]}}
"""


def clean() -> dict[str, Any]:
    document: dict[str, Any] = bundle.load(CLEAN)
    return document


def faults(document: dict[str, Any]) -> set[tuple[str, str]]:
    """Rule and pointer of every fault."""
    found = check_spec.faults(Contract(document, PAGES))
    return {(fault.rule, fault.pointer) for fault in found}


def plant(pointer: str, value: Any) -> Callable[[dict[str, Any]], None]:
    """Put a value at a place; None takes the place away."""

    def change(document: dict[str, Any]) -> None:
        *steps, last = pointer.removeprefix("#/").split("/")
        node: Any = document
        for step in steps:
            node = node[int(step) if isinstance(node, list) else step.replace("~1", "/")]
        key = int(last) if isinstance(node, list) else last.replace("~1", "/")
        if value is None:
            del node[key]
        else:
            node[key] = value

    return change


S = "#/components/schemas"
CARD = f"{S}/Card/properties"
RULES = f"{S}/Card/x-ingo-rules"
POST = "#/paths/~1pay/post"
BODY = f"{POST}/requestBody/content/application~1json"
REPLY = f"{POST}/responses/200/content/application~1json"
TEXT = {"type": "string"}
WITH_SOURCE = {"x-ingo-source": "documented docs/pay/card"}
SOURCE = {"source": "documented docs/pay/card"}

EVENT = {
    "topics": ["a.b"],
    "product": "notify",
    "terminal": None,
    "source": "documented docs/pay/card",
}
EVENTS = f"{S}/Reply/x-ingo-event"

PLANTED: list[tuple[str, Any, str, str]] = [
    (EVENTS, [EVENT, EVENT], "event-topic", f"{EVENTS}/1"),
    (EVENTS, [{**EVENT, "topics": []}], "event-form", f"{EVENTS}/0"),
    (EVENTS, [{**EVENT, "final": True}], "event-form", f"{EVENTS}/0"),
    (EVENTS, [{**EVENT, "terminal": "yes"}], "event-form", f"{EVENTS}/0"),
    (EVENTS, [{**EVENT, "product": "other"}], "event-product", f"{EVENTS}/0"),
    (EVENTS, [{**EVENT, "source": "rumour"}], "source-form", f"{EVENTS}/0/source"),
    ("#/info", {"version": "1"}, "openapi", "#/info"),
    (f"{S}/Reply/type", "flying", "openapi", f"{S}/Reply/type"),
    (f"{S}/Card/properties", ["phone"], "openapi", f"{S}/Card/properties"),
    ("#/paths/~1pay/put", {"operationId": "pay", "responses": {"200": {"description": "ok"}}},
     "openapi", "#"),
    (f"{CARD}/to_dict", TEXT, "forbidden-name", f"{CARD}/to_dict"),
    (f"{CARD}/d", TEXT, "forbidden-name", f"{CARD}/d"),
    (f"{S}/lower_case", {**TEXT, **WITH_SOURCE}, "component-name", f"{S}/lower_case"),
    (f"{CARD}/phone/x-senstive", True, "extension", f"{CARD}/phone/x-senstive"),
    (f"{S}/Card/title", "Karte", "title", f"{S}/Card/title"),
    (f"{S}/Reply/additionalProperties", False, "additional-properties",
     f"{S}/Reply/additionalProperties"),
    (f"{S}/Card/allOf/1", None, "single-all-of", f"{S}/Card/allOf"),
    (f"{CARD}/inner", {"type": "object"}, "inline-object", f"{CARD}/inner"),
    (f"{CARD}/inner", {"type": "array", "items": {"type": ["object", "null"]}}, "inline-object",
     f"{CARD}/inner/items"),
    (f"{REPLY}/schema", {"properties": {"status": TEXT}}, "inline-object", f"{REPLY}/schema"),
    (f"{S}/Reason/x-enum-varnames", ["ONE"], "enum-names", f"{S}/Reason"),
    (f"{S}/Card/required", ["account_type", "nobody"], "required-unknown", f"{S}/Card/required"),
    (f"{S}/Reply/required", ["status"], "required-in-reply", f"{S}/Reply/required"),
    (f"{S}/Card/required", [], "tag", f"{BODY}/schema"),
    (f"{CARD}/account_type", {"type": "string", "enum": ["CA"]}, "tag", f"{BODY}/schema"),
    (f"{S}/Ach/required", [], "tag", f"{BODY}/schema"),
    (f"{S}/AchTransaction/properties/account_type", TEXT, "tag",
     f"{S}/AchTransaction/properties/account_type"),
    (f"{S}/CardPart/properties/timestamp/x-ingo-stamped", None, "stamped",
     f"{S}/CardPart/properties/timestamp"),
    (f"{S}/CardPart/properties/timestamp/x-ingo-stamped", "yes", "stamped",
     f"{S}/CardPart/properties/timestamp"),
    (f"{S}/CardPart/required", [], "stamped", f"{S}/CardPart/properties/timestamp"),
    (f"{POST}/x-ingo-source", None, "source-missing", POST),
    (f"{POST}/parameters/0/x-ingo-source", None, "source-missing", f"{POST}/parameters/0"),
    (f"{S}/Reply/x-ingo-source", None, "source-missing", f"{S}/Reply"),
    (f"{RULES}/0/source", None, "source-missing", f"{RULES}/0"),
    ("#/x-ingo-facts/source", None, "source-missing", "#/x-ingo-facts"),
    (f"{S}/Reply/x-ingo-source", "rumoured docs/pay/card", "source-form",
     f"{S}/Reply/x-ingo-source"),
    (f"{S}/Reply/x-ingo-source", "documented docs/pay/card - hyphen", "source-form",
     f"{S}/Reply/x-ingo-source"),
    (f"{S}/Reply/x-ingo-source", [], "source-form", f"{S}/Reply/x-ingo-source"),
    (f"{S}/Reply/x-ingo-source", "documented docs/pay/crad", "source-page",
     f"{S}/Reply/x-ingo-source"),
    (f"{S}/Reply/x-ingo-source", "documented docs/nowhere/*", "source-page",
     f"{S}/Reply/x-ingo-source"),
    (f"{CARD}/phone/x-ingo-source", "documented nowhere", "source-page",
     f"{CARD}/phone/x-ingo-source"),
    (f"{RULES}/1/source", "documented nowhere", "source-page", f"{RULES}/1/source"),
    (f"{CARD}/phone/x-sensitive", None, "sensitive-missing", f"{CARD}/phone"),
    (f"{CARD}/phone/x-sensitive", "yes", "sensitive-form", f"{CARD}/phone/x-sensitive"),
    (f"{S}/Place/properties/phone", TEXT, "sensitive-alike", f"{S}/Place/properties/phone"),
    (f"{S}/Place/properties/phone", {**TEXT, "x-sensitive": False}, "sensitive-alike",
     f"{S}/Place/properties/phone"),
    (f"{RULES}/0/rule", "one_of", "rule-kind", f"{RULES}/0"),
    (f"{RULES}/0/groups", None, "rule-keys", f"{RULES}/0"),
    (f"{RULES}/2/equals", 1, "rule-keys", f"{RULES}/2"),
    (f"{RULES}/1/groups", [["phone"], ["nobody"]], "rule-field", f"{RULES}/1"),
    (f"{RULES}/2/field", "nobody", "rule-field", f"{RULES}/2"),
    (f"{RULES}/3/others", ["nobody"], "rule-field", f"{RULES}/3"),
    (f"{RULES}/4/fields", ["part", "part.deeper"], "rule-field", f"{RULES}/4"),
    (f"{RULES}/5/where", {"nobody": 1}, "rule-field", f"{RULES}/5"),
    (f"{RULES}/6/field", "nobody", "rule-field", f"{RULES}/6"),
    (f"{RULES}/2/others", "part", "rule-form", f"{RULES}/2"),
    (RULES, {"rule": "forbids"}, "rule-form", RULES),
    (f"{CARD}/phone/x-ingo-rules", [{"rule": "absent", "field": "part", "reason": "r", **SOURCE}],
     "rule-place", f"{CARD}/phone/x-ingo-rules"),
    (f"{BODY}/examples", {}, "example-missing", BODY),
    (f"{REPLY}/example", None, "example-missing", REPLY),
    (f"{REPLY}/example", {"status": []}, "example-invalid", f"{REPLY}/example/status"),
    (f"{BODY}/examples/card/value", {"account_type": "ZZ"}, "example-invalid",
     f"{BODY}/examples/card/value"),
    (f"{CARD}/notes/examples", [[1]], "example-invalid", f"{CARD}/notes/examples/0/0"),
]  # fmt: skip


def test_the_clean_contract_has_no_faults() -> None:
    assert faults(clean()) == set()


@pytest.mark.parametrize(("pointer", "value", "rule", "where"), PLANTED)
def test_a_planted_fault_is_found(pointer: str, value: Any, rule: str, where: str) -> None:
    document = clean()
    plant(pointer, copy.deepcopy(value))(document)
    assert (rule, where) in faults(document)


SENSITIVE = """account
    account_number routing_number pan card card_number cvv expiration_date dob ssn
    customer_account_token session_token secret zip recipient_zip phone_home email
    email_address first_name recipient_last_name business_name address1 recipient_address2
    address_line1 zip_code client_provided_value paypal_provided_value last_4 api_key track1 track2
    authorized_url latitude check_memo_data sender_account mobile"""


@pytest.mark.parametrize("name", SENSITIVE.split())
def test_a_name_that_looks_sensitive_needs_a_mark(name: str) -> None:
    document = clean()
    plant(f"{S}/Reply/properties/{name}", dict(TEXT))(document)
    assert faults(document) == {("sensitive-missing", f"{S}/Reply/properties/{name}")}


HARMLESS = """status message participant_unique_id1 notification_id transaction_id tracer_id amount
    check_number payee_id party_id account_type card_type phone_verified debit_enabled company
    discard expand time"""


@pytest.mark.parametrize("name", HARMLESS.split())
def test_a_harmless_name_needs_none(name: str) -> None:
    document = clean()
    plant(f"{S}/Place/properties/{name}", {"const": "x"})(document)
    assert faults(document) == set()


def test_an_object_with_unknown_fields_is_looked_at_like_a_value() -> None:
    document = clean()
    plant(f"{S}/Bank", {"type": "object", **WITH_SOURCE})(document)
    plant(f"{CARD}/bank_account", {"$ref": f"{S}/Bank"})(document)
    assert faults(document) == {("sensitive-missing", f"{CARD}/bank_account")}


def test_schemas_of_webhooks_are_checked_but_may_require_fields() -> None:
    document = clean()
    hook: Any = {"post": {"requestBody": {"content": {"application/json": {
        "schema": {"$ref": f"{S}/Event"}, "example": {"id": "e"}}}},
        "responses": {"200": {"description": "ok"}}}}  # fmt: skip
    event = {"type": "object", "required": ["id"], "properties": {"id": TEXT}, **WITH_SOURCE}
    document["webhooks"] = {"event": hook}
    document["components"]["schemas"]["Event"] = event
    assert faults(document) == set()
    hook["post"]["requestBody"]["content"]["application/json"]["schema"] = {"type": "object"}
    assert [rule for rule, _ in faults(document)] == ["inline-object"]


def write(spec: Path, text: str) -> Path:
    document = bundle.load(text)
    schemas = document.pop("components")
    (spec / "schemas").mkdir()
    (spec / "openapi.yaml").write_text(bundle.render(document))
    (spec / "schemas" / "all.yaml").write_text(bundle.render({"components": schemas}))
    (spec / "pages.yaml").write_text("current: [docs/pay/card, docs/pay/ach]")
    return spec


def test_the_command_passes_with_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert check_spec.main(spec=write(tmp_path, CLEAN)) == 0
    assert capsys.readouterr().out == "spec check: 1 operations, 8 schemas, 0 faults\n"


def test_the_command_names_file_place_and_rule(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = CLEAN.replace("phone: {type: string, x-sensitive: true}", "phone: {type: string}")
    assert check_spec.main(spec=write(tmp_path, text)) == 1
    fault, summary = capsys.readouterr().out.splitlines()
    assert fault.startswith(f"openapi/schemas/all.yaml {CARD}/phone [sensitive-missing] ")
    assert summary == "spec check: 1 operations, 8 schemas, 1 faults"


def test_parts_that_do_not_fit_together_are_a_fault(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = CLEAN.replace("items: {$ref: '#/components/schemas/Place'}", "items: {type: string}")
    assert check_spec.main(spec=write(tmp_path, text)) == 1
    assert "bundle: unused schema: Place" in capsys.readouterr().out


def test_the_contract_itself_has_no_faults(capsys: pytest.CaptureFixture[str]) -> None:
    assert check_spec.main() == 0, capsys.readouterr().out
