"""What was reviewed, what is new, what is gone, what could not be read."""

import json
from pathlib import Path
from typing import Any

import pytest

from scripts.drift import cli
from scripts.drift.lock import content_hash
from tests.drift.support import run, trial_site, trial_spec


@pytest.fixture
def accepted(tmp_path: Path, capsys: Any) -> tuple[Path, Path]:
    """The trial specification and documentation, everything accepted."""
    spec, site = trial_spec(tmp_path), trial_site(tmp_path)
    assert run(spec, "--from", str(site), "--accept", capsys=capsys)[0] == 0
    return spec, site


def reviews(outcome: dict[str, Any]) -> dict[str, str]:
    return {page["page"]: page["review"] for page in outcome["pages"]}


def test_without_a_lock_nothing_was_reviewed(tmp_path: Path, capsys: Any) -> None:
    _, outcome = run(trial_spec(tmp_path), "--from", str(trial_site(tmp_path)), capsys=capsys)
    assert set(reviews(outcome).values()) == {"never reviewed"}
    assert any("no lock file" in note for note in outcome["notes"])


def test_accepting_moves_the_lock(accepted: tuple[Path, Path], capsys: Any) -> None:
    spec, site = accepted
    status, outcome = run(spec, "--from", str(site), capsys=capsys)
    assert (status, set(reviews(outcome).values())) == (0, {"unchanged"})
    lock = json.loads((spec.parent / "docs-lock.json").read_text())
    card = (site / "docs/ingopay/verify/card.md").read_text()
    assert lock["pages"]["docs/ingopay/verify/card"]["hash"] == content_hash(card)
    # Another product's pages are none of ours.
    assert "docs/banking/accounts" not in lock["pages"]


def test_accepting_twice_changes_nothing(accepted: tuple[Path, Path], capsys: Any) -> None:
    spec, site = accepted
    before = (spec.parent / "docs-lock.json").read_bytes()
    run(spec, "--from", str(site), "--accept", capsys=capsys)
    assert (spec.parent / "docs-lock.json").read_bytes() == before


def test_whitespace_is_no_edit(accepted: tuple[Path, Path], capsys: Any) -> None:
    spec, site = accepted
    page = site / "docs/hub/errors.md"
    page.write_bytes(page.read_bytes().replace(b"\n", b" \r\n"))
    _, outcome = run(spec, "--from", str(site), capsys=capsys)
    assert reviews(outcome)["docs/hub/errors"] == "unchanged"
    assert outcome["edited"] == []


def test_other_words_are_an_edit_and_no_drift(accepted: tuple[Path, Path], capsys: Any) -> None:
    spec, site = accepted
    page = site / "docs/hub/errors.md"
    page.write_text(page.read_text().replace("Fix the request", "Correct it"))
    status, outcome = run(spec, "--from", str(site), capsys=capsys)
    assert (status, outcome["changes"], outcome["edited"]) == (0, [], ["docs/hub/errors"])


def test_a_page_that_vanished(accepted: tuple[Path, Path], capsys: Any) -> None:
    spec, site = accepted
    (site / "docs/ingopay/risk/risk-session.md").unlink()
    index = site / "llms.txt"
    index.write_text(
        index.read_text().replace("- [Risk session](/docs/ingopay/risk/risk-session.md)\n", "")
    )
    status, outcome = run(spec, "--from", str(site), capsys=capsys)
    found = [(c["kind"], c["grade"], c["subject"]) for c in outcome["changes"]]
    assert found == [("removed", "breaking", "page docs/ingopay/risk/risk-session")]
    assert status == 1


def test_a_page_that_is_listed_and_missing_was_not_read(
    accepted: tuple[Path, Path], capsys: Any
) -> None:
    spec, site = accepted
    (site / "docs/ingopay/risk/risk-session.md").unlink()
    status, outcome = run(spec, "--from", str(site), capsys=capsys)
    assert (status, outcome["changes"]) == (2, [])


def test_a_new_page(accepted: tuple[Path, Path], capsys: Any) -> None:
    spec, site = accepted
    (site / "docs/ingopay/verify/wire.md").write_text("# Wire\n\nSend a wire.\n")
    index = site / "llms.txt"
    index.write_text(index.read_text() + "- [Wire](/docs/ingopay/verify/wire.md)\n")
    status, outcome = run(spec, "--from", str(site), capsys=capsys)
    found = [(c["kind"], c["grade"], c["subject"]) for c in outcome["changes"]]
    assert (status, found) == (1, [("added", "additive", "page docs/ingopay/verify/wire")])


def test_a_page_is_accepted_only_if_it_was_read(tmp_path: Path, capsys: Any) -> None:
    spec, site = trial_spec(tmp_path), trial_site(tmp_path)
    card = site / "docs/ingopay/verify/card.md"
    card.write_text(card.read_text().replace("openapi: 3.0.3", "openapi: [3.0.3"))
    status, outcome = run(spec, "--from", str(site), "--accept", capsys=capsys)
    assert status == 2
    states = {page["page"]: page for page in outcome["pages"]}
    assert states["docs/ingopay/verify/card"]["status"] == "partly"
    assert "line" in states["docs/ingopay/verify/card"]["problems"][0]
    lock = json.loads((spec.parent / "docs-lock.json").read_text())
    assert "docs/ingopay/verify/card" not in lock["pages"]
    assert "docs/hub/errors" in lock["pages"]


def test_a_fact_that_one_page_lost(accepted: tuple[Path, Path], capsys: Any) -> None:
    spec, site = accepted
    page = site / "docs/ingopay/verify/ach.md"
    page.write_text(page.read_text().replace("https://payapi-sandbox.ingo.money", "https://HOST"))
    status, outcome = run(spec, "--from", str(site), capsys=capsys)
    found = [(c["kind"], c["grade"], c["subject"], c["page"]) for c in outcome["changes"]]
    host = "host payapi-sandbox.ingo.money"
    assert found == [("removed", "additive", host, "docs/ingopay/verify/ach")]
    assert status == 1


@pytest.mark.parametrize(
    ("page", "text", "state"),
    [
        ("docs/ingopay/verify/card.md", "", "not read"),
        ("docs/ingopay/verify/card.md", "# Verify card\n\nSee below.\n", "partly"),
        ("docs/ingopay/risk/risk-session.md", "<html><body></body></html>", "not read"),
        ("docs/ingopay/ancillary/check-cancel.md", "Body\n\nparticipant_id\nstring\nrequired\n\nMaximum string length: 5\n\ncheck_number\nstring\nrequired\n\nThe number.\n", "partly"),
        ("docs/ingopay/verify/ach.md", "| Field | Type |\n|---|---|\n| colour | string |\n| shade | string |\n", "partly"),
        ("specs/ingopay-verify-card.yaml", "openapi: [", "not read"),
        ("specs/ingopay-verify-card.yaml", "just: words", "not read"),
        ("specs/ingopay-verify-card.yaml", "a: &a [x, x]\nb: &b [*a, *a]\n" + "".join(f"c{i}: &c{i} [*{'b' if i == 0 else f'c{i - 1}'}, *{'b' if i == 0 else f'c{i - 1}'}]\n" for i in range(40)), "not read"),
        ("specs/ingopay-verify-card.yaml", "paths: " + "{a: " * 80 + "1" + "}" * 80, "not read"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_said(
    page: str, text: str, state: str, tmp_path: Path, capsys: Any
) -> None:
    spec, site = trial_spec(tmp_path), trial_site(tmp_path)
    (site / page).write_text(text)
    status, outcome = run(spec, "--from", str(site), capsys=capsys)
    found = {p["page"]: (p["status"], p["problems"]) for p in outcome["pages"]}
    assert found[page.removesuffix(".md")][0] == state
    assert found[page.removesuffix(".md")][1]
    assert (status, outcome["changes"]) == (2, [])


def test_a_few_pages_can_be_chosen(tmp_path: Path, capsys: Any) -> None:
    spec, site = trial_spec(tmp_path), trial_site(tmp_path)
    (site / "docs/ingopay/verify/card.md").unlink()
    status, outcome = run(spec, "--from", str(site), "--only", "docs/hub/*", capsys=capsys)
    assert status == 0
    assert set(reviews(outcome)) == {"docs/hub/api-specs", "docs/hub/errors", "docs/hub/webhooks"}


def test_flat_files_of_any_name(tmp_path: Path, capsys: Any) -> None:
    spec, site, flat = trial_spec(tmp_path), trial_site(tmp_path), tmp_path / "flat"
    flat.mkdir()
    for page in sorted(site.rglob("*.md")):
        name = "_".join(page.relative_to(site).with_suffix(".txt").parts)
        (flat / name).write_text(page.read_text())
    _, outcome = run(spec, "--from", str(flat), capsys=capsys)
    assert outcome["changes"] == []
    read = {page["page"] for page in outcome["pages"] if page["status"] == "read"}
    assert "docs/notify-managed/notify/stage" in read


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("docs-lock.json", "{"),
        ("docs-lock.json", '{"version": 99, "pages": {}}'),
        ("deviations.yaml", "deviations: [{subject: x}]"),
        ("deviations.yaml", "deviations: [{subject: x, reason: y, colour: z}]"),
        ("bundled.yaml", "["),
    ],
)
def test_broken_files_of_ours(file: str, text: str, tmp_path: Path, capsys: Any) -> None:
    spec, site = trial_spec(tmp_path), trial_site(tmp_path)
    (spec.parent / file).write_text(text)
    assert cli.main(["--spec", str(spec), "--from", str(site)]) == 2
    assert "could not check" in capsys.readouterr().err


def test_no_such_folder(tmp_path: Path, capsys: Any) -> None:
    assert cli.main(["--spec", str(trial_spec(tmp_path)), "--from", str(tmp_path / "none")]) == 2


def test_an_empty_folder_proves_nothing(tmp_path: Path, capsys: Any) -> None:
    (tmp_path / "empty").mkdir()
    status, outcome = run(trial_spec(tmp_path), "--from", str(tmp_path / "empty"), capsys=capsys)
    assert (status, outcome["result"]) == (2, "could not check")


def test_a_deviation_that_is_gone_is_told(tmp_path: Path, capsys: Any) -> None:
    spec, site = trial_spec(tmp_path), trial_site(tmp_path)
    with (spec.parent / "deviations.yaml").open("a") as file:
        file.write("")
    text = (spec.parent / "deviations.yaml").read_text()
    entry = "deviations:\n  - subject: POST /gateway/verify old_field\n    reason: Decided once.\n"
    (spec.parent / "deviations.yaml").write_text(text.replace("deviations:\n", entry, 1))
    _, outcome = run(spec, "--from", str(site), capsys=capsys)
    assert any("old_field" in note for note in outcome["notes"])


def test_markdown_and_text(tmp_path: Path, capsys: Any) -> None:
    spec, site = trial_spec(tmp_path), trial_site(tmp_path)
    page = site / "docs/ingopay/verify/card.md"
    page.write_text(page.read_text().replace("maxLength: 150", "maxLength: 100"))
    report = tmp_path / "report.md"
    assert (
        cli.main(
            [
                "--spec",
                str(spec),
                "--from",
                str(site),
                "--format",
                "markdown",
                "--output",
                str(report),
            ]
        )
        == 1
    )
    text = report.read_text()
    assert "## Breaking" in text
    assert "max length 150 -&gt; 100" in text or "max length 150 -> 100" in text
    assert "`openapi/schemas/verify.yaml:" in text
    assert "https://developers.ingopayments.com/docs/ingopay/verify/card" in text
    capsys.readouterr()
    assert cli.main(["--spec", str(spec), "--from", str(site)]) == 1
    shown = capsys.readouterr().out
    assert "openapi/schemas/verify.yaml:" in shown
    assert "#/components/schemas/VerifyCard/properties/recipient_business_name" in shown
