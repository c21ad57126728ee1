"""Prints the fault matrix after the tests, as the tests found it."""

import pytest

from tests.faults.columns import COLUMNS, PRINTED


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """One line for each fault; the blocking and the async client said the same."""
    found = {}
    for report in terminalreporter.getreports("passed"):
        for name, value in report.user_properties:
            if name == "fault-matrix" and value[0] == PRINTED:
                cells = [cell.strip() for cell in value[1].strip("|").split("|")]
                found[cells[0]] = cells
    if not found:
        return
    rows = [["fault", *COLUMNS], *found.values()]
    widths = [max(len(row[place]) for row in rows) for place in range(len(rows[0]))]
    terminalreporter.section("fault matrix: struck once, default retries (docs/fault-matrix.md)")
    for row in rows:
        line = "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        terminalreporter.write_line(line.rstrip())
