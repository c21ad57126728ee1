"""The check against the project's own specification."""

import json
from pathlib import Path
from typing import Any

import pytest

from scripts.drift import cli
from scripts.drift.deviations import read_deviations
from scripts.drift.lock import read_lock
from tests.drift.layouts import LAYOUTS
from tests.drift.published import load, published, write_tree

OPENAPI = Path(__file__).resolve().parents[2] / "openapi"
SPEC = OPENAPI / "bundled.yaml"


def outcome(tree: Path, capsys: Any) -> dict[str, Any]:
    capsys.readouterr()
    cli.main(["--from", str(tree), "--format", "json", "--lock", str(tree / "no-lock.json")])
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    return found


def test_published_in_ingos_way_it_has_no_drift(tmp_path: Path, capsys: Any) -> None:
    pages = write_tree(load(SPEC), tmp_path)
    found = outcome(tmp_path, capsys)
    assert found["changes"] == []
    assert {change["aspect"] for change in found["known"]} == {"path suffix"}
    states = {page["page"]: page["status"] for page in found["pages"]}
    assert {states[page] for page in pages} == {"read"}
    assert len(pages) >= 20


@pytest.mark.parametrize(
    ("file", "old", "new", "subject", "grade", "place"),
    [
        ("ingopay-verify-ach.yaml", "- AC\n", "- AC\n                  - RT\n", "POST /gateway/verify account_type", "additive", "verify-ach.yaml"),
        ("ingopay-ancillary-check-stop.yaml", "maxLength: 80", "maxLength: 40", "POST /gateway/checkstop explanation", "breaking", "check.yaml"),
        ("ingopay-process-card.yaml", "number", "string", "POST /gateway/process amount", "breaking", "process"),
        ("notify-managed-notify-stage.yaml", "/gateway/v4/notify", "/gateway/v5/notify", "POST /gateway/v4/notify", "breaking", "paths/notify.yaml"),
    ],
)  # fmt: skip
def test_planted_in_it(
    file: str, old: str, new: str, subject: str, grade: str, place: str, tmp_path: Path, capsys: Any
) -> None:
    write_tree(load(SPEC), tmp_path)
    published = tmp_path / "specs" / file
    text = published.read_text()
    assert old in text
    published.write_text(
        text.replace(old, new, 1) if "notify" not in file else text.replace(old, new)
    )
    if "notify" in file:
        page = tmp_path / "docs/notify-managed/notify/stage.md"
        page.write_text(page.read_text().replace(old, new))
    found = {(c["subject"], c["grade"]): c for c in outcome(tmp_path, capsys)["changes"]}
    assert (subject, grade) in found
    assert place in found[subject, grade]["location"]
    assert {key[0] for key in found} == {subject}


def test_coverage(capsys: Any) -> None:
    assert cli.main(["--coverage", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["unmarked"] == []
    assert found["parts"]["operations"]["total"] >= 12
    assert found["parts"]["properties"]["strongest"]["documented"] > 100
    assert cli.main(["--coverage"]) == 0
    assert "documented" in capsys.readouterr().out


def test_the_lock_and_the_deviations_can_be_read() -> None:
    # No page was ever fetched for this repository, so the lock claims nothing.
    assert read_lock(OPENAPI / "docs-lock.json").exists
    decided = read_deviations(OPENAPI / "deviations.yaml")
    assert all(entry.source for entry in decided.entries)
    assert "docs/banking/*" in decided.out_of_scope


def test_facts_that_the_check_needs_are_in_the_specification() -> None:
    from scripts.drift.ours import read_ours

    contract, _ = read_ours(SPEC)
    assert {"payapi.ingo.money", "iip-session-management.ingo.money"} <= contract.values("host")
    assert len(contract.values("address")) == 12
    assert len(contract.values("tls suite")) == 6
    assert {"100-110", "851-867"} <= contract.values("status family")
    assert {"100", "13723"} <= contract.values("status code")
    assert contract.values("signed headers") == {
        "request-line x-date content-type content-sha512 content-length"
    }


@pytest.mark.parametrize("layout", LAYOUTS)
def test_in_other_layouts_it_has_no_drift_either(layout: str, tmp_path: Path, capsys: Any) -> None:
    pages = []
    for page, value in published(load(SPEC)).values():
        ((path, item),) = value["paths"].items()
        schema = item["post"]["requestBody"]["content"]["application/json"]["schema"]
        target = tmp_path / f"{page}.md"
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(f"# A page\n\n`POST {path}`\n\n" + LAYOUTS[layout](schema))
        pages.append(page)
    found = outcome(tmp_path, capsys)
    assert found["changes"] == []
    states = {page["page"]: (page["status"], page["problems"]) for page in found["pages"]}
    assert [(page, states[page]) for page in pages if states[page][0] != "read"] == []
