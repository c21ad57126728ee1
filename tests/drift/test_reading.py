"""Small pieces: limits in words, source marks, names of pages, the places in our files."""
# ruff: noqa: RUF001 - documentation writes ranges with dashes of every kind

from pathlib import Path
from typing import Any

import pytest

from scripts.drift import fieldtext, limits, provenance, tables
from scripts.drift.facts import family_of, in_text
from scripts.drift.folding import fits, fold
from scripts.drift.index import page_name, read_index
from scripts.drift.locate import Parts
from scripts.drift.markdown import Code, parse
from scripts.drift.mintlify import is_spec
from scripts.drift.safe_yaml import Unreadable, load
from scripts.drift.tree import name_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1–255", {"min_length": 1, "max_length": 255}),
        ("1-255", {"min_length": 1, "max_length": 255}),
        ("≤ 40", {"max_length": 40}),
        ("<= 40", {"max_length": 40}),
        ("40", {"max_length": 40}),
        ("max 40", {"max_length": 40}),
        ("max length 40", {"max_length": 40}),
        ("maxLength: 40", {"max_length": 40}),
        ("up to 40 characters", {"max_length": 40}),
        ("between 1 and 255 characters", {"min_length": 1, "max_length": 255}),
        ("at least 2 characters", {"min_length": 2}),
        ("exactly 2 characters", {"min_length": 2, "max_length": 2}),
        ("pattern `^[0-9]{5}$`", {"pattern": "^[0-9]{5}$"}),
        ("", {}),
        ("US postal abbreviation", {}),
    ],
)
def test_limits_of_text(text: str, expected: dict[str, Any]) -> None:
    assert limits.from_cell(text, numeric=False) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("≥ 0.01", {"minimum": 0.01}),
        (">= 0.01", {"minimum": 0.01}),
        ("Required range: x >= 0.01", {"minimum": 0.01}),
        ("1-4", {"minimum": 1, "maximum": 4}),
        ("minimum 1", {"minimum": 1}),
    ],
)
def test_limits_of_numbers(text: str, expected: dict[str, Any]) -> None:
    assert limits.from_cell(text, numeric=True) == expected


@pytest.mark.parametrize(
    "text",
    ["Available options: `AC`, `SD`", "Allowed values: AC, SD", "One of AC or SD.", "enum: AC | SD", "`AC`, `SD`"],
)  # fmt: skip
def test_values(text: str) -> None:
    assert limits.values(text, bare=text.startswith("`")) == {"AC", "SD"}


@pytest.mark.parametrize(
    "text", ["Assigned by Ingo.", "10-digit phone number.", "If sent, omit all others."]
)
def test_plain_words_restrict_nothing(text: str) -> None:
    assert limits.from_prose(text) == {}
    assert limits.values(text) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("string", {"string"}), ("STR", {"string"}), ("integer<int64>", {"integer"}), ("number (float)", {"number"}),
        ("enum<string>", {"string"}), ("object[]", {"array"}), ("array of objects", {"array"}),
        ("OBJ", {"object"}), ("boolean", {"boolean"}), ("string or null", {"string"}), ("YYMM", set()),
    ],
)  # fmt: skip
def test_types(text: str, expected: set[str]) -> None:
    assert fieldtext.types(text)[0] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Yes", True), ("required", True), ("RQD", True), ("yes*", True), ("✓", True), ("No", False), ("Optional", False),
        ("cond.", False), ("Conditional", False), ("required for BP", False), ("–", False), ("?", None), ("", None),
    ],
)  # fmt: skip
def test_required(text: str, expected: bool | None) -> None:
    assert fieldtext.required(text) is expected


def test_indented_rows_lie_below_the_row_above() -> None:
    text = "| Field | Type |\n|---|---|\n| `sender` | object |\n| ↳ `name` | string |\n| ↳ `zip` | string |\n| `amount` | number |\n"
    table = parse(text).tables[0]
    columns = tables.roles(table)
    assert columns is not None
    assert list(tables.fields(table, columns)) == ["sender", "sender.name", "sender.zip", "amount"]


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/gateway/verify--card", ("/gateway/verify", "card")),
        ("/gateway/v12/debit/process--ach", ("/gateway/v12/debit/process", "ach")),
        ("/gateway/verify/", ("/gateway/verify", "")),
        ("gateway/checkcancel", ("/gateway/checkcancel", "")),
        ("/risk/riskscore/v2", ("/risk/riskscore/v2", "")),
    ],
)
def test_folding(path: str, expected: tuple[str, str]) -> None:
    assert fold(path) == expected


def test_suffixes_name_pages() -> None:
    retail = "docs/ingopay/verify/retail-card-present"
    assert fits("retail", retail) > fits("card", retail)
    assert fits("card", "docs/ingopay/verify/card") > fits("card", retail)
    assert fits("ach", "docs/ingopay/debit/process-ach") > 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("documented docs/a/b", [("documented", "docs/a/b", "")]),
        ("older docs en/a – maximum length", [("older docs", "en/a", "maximum length")]),
        ("documented docs/a, docs/b", [("documented", "docs/a", ""), ("documented", "docs/b", "")]),
        ("inferred", [("inferred", "", "")]),
        ("hearsay docs/a", [("unmarked", "", "hearsay docs/a")]),
        ("example api-reference/websockets/approval-decision-—-approved", [("example", "api-reference/websockets/approval-decision-—-approved", "")]),
    ],
)  # fmt: skip
def test_source_marks(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert [(s.mark, s.page, s.note) for s in provenance.read(text)] == expected


def test_a_source_may_name_a_folder() -> None:
    assert provenance.names("docs/ingopay/verify/*", "docs/ingopay/verify/card")
    assert not provenance.names("docs/ingopay/verify/*", "docs/ingopay/process/card")
    assert provenance.names("docs/hub/{errors, webhooks}", "docs/hub/webhooks")


@pytest.mark.parametrize("text", ["4xx", "100–110", "111–129, 131–132", "851 to 867", "130"])
def test_families(text: str) -> None:
    assert family_of(text)


def test_facts_by_their_form() -> None:
    text = (
        "Call https://payapi.ingo.money/x from developers.ingopayments.com; https://developers.ingopayments.com/a.\n"
        "Sandbox\n10.0.0.1 and 18.189.65.27, version 1.2.3.400\n`gateway.transaction.check.paid`, transaction.amount."
    )
    found = {(fact.kind, fact.value, fact.pointer) for fact in in_text(text)}
    assert found == {
        ("host", "payapi.ingo.money", ""),
        ("address", "18.189.65.27", "sandbox"),
        ("topic", "gateway.transaction.check.paid", ""),
    }


def test_names_of_pages() -> None:
    assert (
        page_name("https://developers.ingopayments.com/docs/hub/errors.md#codes")
        == "docs/hub/errors"
    )
    known = {"docs/hub/errors", "docs/ingopay/verify/card", "docs/ingopay/process/card"}
    assert name_of("developers.ingopayments.com/docs/hub/errors.md", "", known) == "docs/hub/errors"
    assert name_of("hub-errors.txt", "", known) == "docs/hub/errors"
    assert name_of("card.md", "", known) == "card"
    text = "Source: https://developers.ingopayments.com/docs/ingopay/verify/card\n\n# Card\n"
    assert name_of("anything.md", text, known) == "docs/ingopay/verify/card"


def test_the_index() -> None:
    index = read_index(
        "- [A](/docs/a.md)\n- [B](https://developers.ingopayments.com/docs/b)\n- [S](/specs/s.yaml)\n"
        "- [X](https://elsewhere.example/docs/x.md)\n- [M](mailto:a@example.com)\n",
        "https://developers.ingopayments.com/llms.txt",
        {"developers.ingopayments.com"},
    )
    assert set(index.pages) == {"docs/a", "docs/b"}
    assert set(index.specs) == {"specs/s.yaml"}
    assert index.foreign == {"https://elsewhere.example/docs/x.md"}


def test_places_in_the_parts(tmp_path: Path) -> None:
    (tmp_path / "openapi" / "schemas").mkdir(parents=True)
    (tmp_path / "openapi" / "openapi.yaml").write_text("servers:\n  - url: a\n  - url: b\n")
    (tmp_path / "openapi" / "schemas" / "a.yaml").write_text(
        "components:\n  schemas:\n    A:\n      properties:\n        x: {type: string}\n"
    )
    parts = Parts(tmp_path / "openapi")
    assert parts.find("#/components/schemas/A/properties/x") == "openapi/schemas/a.yaml:5"
    assert parts.find("#/components/schemas/A/properties/y") == "openapi/schemas/a.yaml:4"
    assert parts.find("#/servers/1") == "openapi/openapi.yaml:3"
    assert parts.find("#/components/schemas/Z") == ""


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a: &a [*a]", "complete"),
        ("[" * 100, "deeper"),
        ("a: 1\na: 2\n", "twice"),
        ("a: 1\n---\nb: 2\n", "several"),
        ("a: b: c", "line 1"),
        ("? [1, 2]\n: x\n", "not a word"),
        ("x: " + "y" * 4_100_000, "larger"),
        ("x: " + "9" * 5000, None),
        ("x: !!python/object/apply:os.system ['true']", None),
    ],
)
def test_hostile_yaml_does_no_harm(text: str, message: str | None) -> None:
    if message is None:
        load(text)
    else:
        with pytest.raises(Unreadable, match=message):
            load(text)


def test_which_code_is_a_specification() -> None:
    assert is_spec(Code("yaml specs/a.yaml post /a", "openapi: 3.0.3\npaths: {}\n", [], 1))
    assert not is_spec(Code("yaml", "participant_id: 1\n", [], 1))
    assert not is_spec(Code("json", '{"status": 100}', [], 1))
    assert not is_spec(Code("python", "paths: str", [], 1))
