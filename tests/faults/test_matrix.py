"""Every fault against every operation, blocking and async: see `tests.faults.matrix`."""

from collections.abc import Iterator

import pytest

from ingo_wrapper import AsyncIngo, Ingo
from ingo_wrapper.simulator import Fault, Simulator
from tests.faults.matrix import DOCUMENT, SETTINGS, Bench, document, line, play, row
from tests.faults.requests import SECRET, USERNAME


@pytest.fixture(scope="module")
def bench() -> Iterator[Bench]:
    with Simulator(username=USERNAME, secret=SECRET) as sim:
        yield Bench(sim)


@pytest.mark.parametrize("kind", [Ingo, AsyncIngo], ids=["sync", "async"])
@pytest.mark.parametrize("setting", SETTINGS, ids=lambda setting: setting.name)
@pytest.mark.parametrize("fault", Fault, ids=lambda fault: fault.value)
def test_fault(bench, fault, setting, kind, record_property):
    cells = row(play(bench, fault, setting, kind=kind))
    record_property("fault-matrix", (setting.name, line(fault, cells)))
    written = _section(setting.title)
    assert line(fault, cells) in written, "docs/fault-matrix.md is stale: see its first lines"


def _section(title: str) -> list[str]:
    text = DOCUMENT.read_text(encoding="utf-8")
    return text.partition(f"## {title}\n")[2].partition("\n## ")[0].splitlines()


def test_the_document_has_these_rows_and_no_others():
    lines = DOCUMENT.read_text(encoding="utf-8").splitlines()
    cells = {
        (setting.name, fault): next(
            each.split(" | ")[1:]
            for each in _section(setting.title)
            if each.startswith(f"| {fault.value} | ")
        )
        for setting in SETTINGS
        for fault in Fault
    }
    rows = {key: [cell.removesuffix(" |") for cell in found] for key, found in cells.items()}
    assert document(rows).splitlines() == lines
