"""Edits of wording, order, whitespace and style are no drift."""

from pathlib import Path
from typing import Any

import pytest

from tests.drift.harmless import HARMLESS, Harmless
from tests.drift.support import run, trial_site, trial_spec


@pytest.mark.parametrize("harmless", HARMLESS, ids=lambda h: h.name)
def test_nothing_is_reported(harmless: Harmless, tmp_path: Path, capsys: Any) -> None:
    spec, site = trial_spec(tmp_path), trial_site(tmp_path)
    page = site / harmless.file
    text = page.read_text(encoding="utf-8")
    changed = harmless.edit(text)
    assert changed != text
    page.write_bytes(changed.encode())
    status, outcome = run(spec, "--from", str(site), capsys=capsys)
    assert outcome["changes"] == []
    assert [page for page in outcome["pages"] if page["status"] != "read"] == []
    assert status == 0


def test_the_untouched_documentation_has_no_drift(tmp_path: Path, capsys: Any) -> None:
    status, outcome = run(trial_spec(tmp_path), "--from", str(trial_site(tmp_path)), capsys=capsys)
    assert (status, outcome["result"], outcome["changes"]) == (0, "no drift", [])
    assert outcome["coming_soon"] == ["docs/ingopay/verify/open-banking"]
    assert {change["aspect"] for change in outcome["known"]} == {"path suffix", "authorization"}


def test_there_are_many_kinds() -> None:
    assert len(HARMLESS) >= 60
    assert len({harmless.name for harmless in HARMLESS}) == len(HARMLESS)
