"""What changed between two of our own specifications, and the changelog entry drafted from it."""

import copy
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from scripts.drift import changelog, diff_cli
from scripts.drift.differ import diff
from tests.drift.published import dump
from tests.drift.support import TRIAL, merge

Edit = Callable[[dict[str, Any]], None]


@pytest.fixture(scope="module")
def trial() -> dict[str, Any]:
    return merge(TRIAL / "spec")


def fields(document: dict[str, Any], schema: str) -> dict[str, Any]:
    found: dict[str, Any] = document["components"]["schemas"][schema]["properties"]
    return found


def setting(schema: str, name: str, **values: Any) -> Edit:
    return lambda d: fields(d, schema)[name].update(values)


def adding(schema: str, name: str, **values: Any) -> Edit:
    return lambda d: fields(d, schema).update({name: values})


def dropping(schema: str, name: str) -> Edit:
    return lambda d: d["components"]["schemas"][schema]["properties"].pop(name)


def requiring(schema: str, *names: str) -> Edit:
    return lambda d: d["components"]["schemas"][schema].update(required=list(names))


CHANGES: list[tuple[str, Edit, tuple[str, str, str, str], str]] = [
    ("operation removed", lambda d: d["paths"].pop("/gateway/checkcancel"), ("removed", "breaking", "POST /gateway/checkcancel", "operation"), "Stop calling it"),
    ("operation added", lambda d: d["paths"].update({"/gateway/new": d["paths"]["/gateway/process"]}), ("added", "additive", "POST /gateway/new", "operation"), ""),
    ("field added", adding("ProcessCard", "note", type="string"), ("added", "additive", "ProcessCard.note", "field"), ""),
    ("field removed", dropping("ProcessCard", "recipient_phone"), ("removed", "breaking", "ProcessCard.recipient_phone", "field"), "Stop setting it"),
    ("reply field added", adding("CheckReply", "note", type="string"), ("added", "additive", "CheckReply.note", "field"), ""),
    ("reply field removed", dropping("CheckReply", "client_message"), ("removed", "breaking", "CheckReply.client_message", "field"), "Do not rely on it"),
    ("required", requiring("CheckCancel", "participant_id", "check_number", "amount"), ("changed", "breaking", "CheckCancel.amount", "required"), "Set it on every request"),
    ("not required", requiring("CheckCancel", "participant_id"), ("changed", "additive", "CheckCancel.check_number", "required"), ""),
    ("shorter", setting("CheckCancel", "explanation", maxLength=80), ("changed", "breaking", "CheckCancel.explanation", "max length"), "Shorten longer values"),
    ("longer", setting("CheckCancel", "explanation", maxLength=500), ("changed", "additive", "CheckCancel.explanation", "max length"), ""),
    ("type", setting("CheckCancel", "check_number", type="integer"), ("changed", "breaking", "CheckCancel.check_number", "type"), "Pass the new type"),
    ("type wider", setting("CheckCancel", "check_number", type=["string", "integer"]), ("changed", "additive", "CheckCancel.check_number", "type"), ""),
    ("reply type wider", setting("CheckReply", "client_message", type=["string", "integer"]), ("changed", "breaking", "CheckReply.client_message", "type"), "Expect the new type"),
    ("reply may be null", setting("CheckReply", "client_message", type=["string", "null"]), ("changed", "breaking", "CheckReply.client_message", "null"), "Expect None"),
    ("value", setting("ProcessCard", "source_of_funds", enum=[1, 2, 3, 4, 5]), ("changed", "additive", "ProcessCard.source_of_funds", "value added"), ""),
    ("value gone", setting("ProcessCard", "source_of_funds", enum=[1, 2, 3]), ("changed", "breaking", "ProcessCard.source_of_funds", "value removed"), "Stop passing this value"),
    ("reply value", setting("ProcessReply", "rail", enum=["visa", "star", "nyce"]), ("changed", "additive", "ProcessReply.rail", "value added"), ""),
    ("payment type", lambda d: d["paths"]["/gateway/verify"]["post"]["requestBody"]["content"]["application/json"]["schema"]["oneOf"].pop(), ("removed", "breaking", "VerifySameDayAch", "schema"), "Stop building it"),
    ("address", lambda d: d["x-ingo-webhooks"]["sources"]["sandbox"].append("23.253.22.48"), ("added", "additive", "address 23.253.22.48", "address"), ""),
    ("address gone", lambda d: d["x-ingo-webhooks"]["sources"]["sandbox"].pop(), ("removed", "breaking", "address 23.253.209.42", "address"), "firewall"),
    ("topic", lambda d: d["x-ingo-topics"].update({"gateway.transaction.check.paid": {}}), ("added", "additive", "topic gateway.transaction.check.paid", "topic"), ""),
    ("schema without operation", lambda d: d["components"]["schemas"].update({"PaidEvent": {"type": "object"}}), ("added", "additive", "PaidEvent", "schema"), ""),
    ("deprecated", lambda d: d["paths"]["/gateway/process"]["post"].update(deprecated=True), ("changed", "additive", "POST /gateway/process", "deprecated"), ""),
    ("pattern", setting("VerifyCard", "cvv", pattern="^[0-9]{3}$"), ("changed", "breaking", "VerifyCard.cvv", "pattern"), "fit the new pattern"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "edit", "expected", "must"), CHANGES, ids=[c[0] for c in CHANGES])
def test_each_change_is_told_once(
    name: str, edit: Edit, expected: tuple[str, str, str, str], must: str, trial: dict[str, Any]
) -> None:
    new = copy.deepcopy(trial)
    edit(new)
    found = diff(trial, new)
    assert [(c.kind, str(c.grade), c.subject, c.aspect) for c in found] == [expected]
    entry = changelog.as_markdown(found)
    assert must in entry
    assert ("⚠" in entry) == (expected[1] == "breaking" or name == "reply value")


def test_no_difference(trial: dict[str, Any]) -> None:
    reordered = dict(reversed(list(copy.deepcopy(trial).items())))
    assert diff(trial, trial) == []
    assert diff(trial, reordered) == []
    assert changelog.as_markdown([]) == ""
    assert changelog.as_text([]) == "no difference in meaning\n"


def test_wording_is_no_difference(trial: dict[str, Any]) -> None:
    new = copy.deepcopy(trial)
    fields(new, "VerifyCard")["cvv"] |= {"description": "Other words.", "x-sensitive": True}
    assert diff(trial, new) == []


def test_a_shared_schema_is_told_once_with_its_users(trial: dict[str, Any]) -> None:
    new = copy.deepcopy(trial)
    fields(new, "BankAccount")["account"]["maxLength"] = 17
    (change,) = diff(trial, new)
    assert change.subject == "BankAccount.account"
    assert change.page == "POST /gateway/verify"


def test_a_new_reply_value_is_marked(trial: dict[str, Any]) -> None:
    new = copy.deepcopy(trial)
    fields(new, "ProcessReply")["rail"]["enum"].append("nyce")
    assert "new value in a reply" in changelog.as_markdown(diff(trial, new))


def test_the_draft_is_put_in_and_replaced() -> None:
    text = "# Changelog\n\nHow to read it.\n\n## [0.1.0] - 2026-01-01\n\nOld.\n"
    once = changelog.insert(text, "### Added\n\n- A.\n", "aaa")
    assert once.index("Unreleased") < once.index("- A.") < once.index("[0.1.0]")
    assert changelog.insert(once, "### Added\n\n- A.\n", "aaa") == once
    replaced = changelog.insert(once, "### Added\n\n- B.\n", "aaa")
    assert "- A." not in replaced
    both = changelog.insert(once, "### Added\n\n- B.\n", "bbb")
    assert "- A." in both
    assert "- B." in both
    assert changelog.insert(once, "", "aaa").count("- A.") == 0


def test_the_house_changelog_keeps_its_unreleased_section() -> None:
    text = "# Changelog\n\n## [0.1.0] - Unreleased\n\n### Added\n\n- All.\n"
    assert changelog.insert(text, "### Added\n\n- A.\n", "aaa").count("Unreleased") == 1


def test_the_command(trial: dict[str, Any], tmp_path: Path, capsys: Any) -> None:
    old, new = tmp_path / "old.yaml", tmp_path / "new.yaml"
    old.write_text(dump(trial))
    changed = copy.deepcopy(trial)
    fields(changed, "CheckCancel")["explanation"]["maxLength"] = 80
    new.write_text(dump(changed))
    assert diff_cli.main([str(old), str(old)]) == 0
    assert diff_cli.main([str(old), str(new)]) == 1
    assert diff_cli.main([str(old), str(new), "--exit-zero"]) == 0
    capsys.readouterr()
    assert diff_cli.main([str(old), str(new), "--format", "json"]) == 1
    (change,) = json.loads(capsys.readouterr().out)
    assert change["callers_must"].startswith("Shorten")
    assert diff_cli.main([str(old), str(tmp_path / "none.yaml")]) == 2
    assert diff_cli.main([str(old), "NOREV:openapi/bundled.yaml"]) == 2
