"""Every planted change is found, graded and located; nothing else is reported for it."""

from pathlib import Path
from typing import Any

import pytest

from tests.drift.planted import PLANTED, Planted
from tests.drift.support import run, trial_site, trial_spec

# One edit may rightly show twice: what is new is a change, and what it stood in for is another.
SECOND = {
    "topic renamed in a sample": {"topic transaction.recipient.payment.status.paid"},
    "code of an event": {"status code 1125"},
    "algorithm": {"algorithm hmac-sha512"},
    "coming soon is there": {"host sandbox-api.ingomoney.com"},
}


@pytest.mark.parametrize("planted", PLANTED, ids=lambda p: p.name)
def test_found_graded_and_located(planted: Planted, tmp_path: Path, capsys: Any) -> None:
    spec, site = trial_spec(tmp_path), trial_site(tmp_path)
    page = site / planted.file
    text = page.read_text(encoding="utf-8")
    assert planted.old in text
    page.write_text(text.replace(planted.old, planted.new), encoding="utf-8")
    status, outcome = run(spec, "--from", str(site), capsys=capsys)
    found = [
        change
        for change in outcome["changes"]
        if (change["kind"], change["subject"], change["aspect"])
        == (planted.kind, planted.subject, planted.aspect)
    ]
    assert len(found) == 1, outcome["changes"]
    assert found[0]["grade"] == planted.grade
    assert planted.pointer in found[0]["pointer"]
    assert found[0]["page"] == planted.file.removesuffix(".md")
    if planted.now is not None:
        assert found[0]["now"] == planted.now
    others = {change["subject"] for change in outcome["changes"]} - {planted.subject}
    assert not others - SECOND.get(planted.name, set())
    assert status == 1


def test_there_are_many_kinds() -> None:
    assert len(PLANTED) >= 60
    assert len({planted.name for planted in PLANTED}) == len(PLANTED)
