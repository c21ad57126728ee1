"""The structure that the project promises to keep."""

import configparser
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.house.repository import ROOT, tracked

LONGEST_FILE = 300
PACKAGE = ROOT / "ingo_wrapper"


def test_import_contracts():
    """Layers, and httpx in one module of the core (import-linter)."""
    code = "from importlinter.cli import lint_imports; import sys; sys.exit(lint_imports(no_cache=True))"  # fmt: skip
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": f".{os.pathsep}generated"},
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stdout + done.stderr
    assert "0 broken" in done.stdout


def test_every_module_has_its_layer():
    """A module that no layer names would be checked by nothing."""
    settings = configparser.ConfigParser()
    settings.read(ROOT / ".importlinter")
    named = set(re.findall(r"ingo_wrapper\.(\w+)", settings["importlinter:contract:layers"]["layers"]))  # fmt: skip
    there = {path.stem for path in PACKAGE.glob("*.py")} | {path.parent.name for path in PACKAGE.glob("*/__init__.py")}  # fmt: skip

    assert there - named == {"__init__"}


@pytest.mark.parametrize("path", sorted(PACKAGE.rglob("*.py")), ids=lambda path: str(path.relative_to(PACKAGE)))  # fmt: skip
def test_files_are_small(path):
    """Modules stay small enough to hold in the head."""
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST_FILE


def test_nobody_is_called_helper():
    """Names of the house."""
    forbidden = re.compile(r"(^|_)(manager|helper|helpers|util|utils|base)($|_)")
    names = {path.stem for path in tracked() if path.suffix == ".py" and ("ingo_wrapper" in path.parts or "scripts" in path.parts)}  # fmt: skip

    assert not {name for name in names if forbidden.search(name)}


# Written apart, so that this file does not find itself.
MACHINE_PATHS = re.compile("|".join([r"/" + r"home/\w", r"/" + r"Users/\w", r"/" + r"root/\w", r"/" + r"work/\w", r"[A-Z]:" + r"\\Users"]))  # fmt: skip


def test_no_paths_of_a_machine():
    """What works here alone works nowhere else."""
    found = []
    for path in tracked():
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        found += [f"{path.relative_to(ROOT)}: {hit[0]}" for hit in MACHINE_PATHS.finditer(text)]

    assert found == []


NOT_ABOUT_THE_REPOSITORY = {"install-test-tools"}


def test_scripts_can_be_run():
    """Each starts by itself, from any folder, and stops at its first error."""
    scripts = [path for path in [*(ROOT / "scripts").iterdir(), ROOT / ".ci" / "run"] if path.is_file() and not path.suffix]  # fmt: skip

    assert {"test", "check", "generate", "record", "run"} <= {path.name for path in scripts}
    for path in scripts:
        text = path.read_text(encoding="utf-8")
        assert os.access(path, os.X_OK), f"{path.name} has no run bit"
        assert re.match(r"#!/(bin/sh|usr/bin/env bash)\n", text), path.name
        assert re.search(r"^set -e", text, re.MULTILINE), path.name
        assert re.search(r'dirname (-- )?"\$0"', text) or path.name in NOT_ABOUT_THE_REPOSITORY, (
            path.name
        )


def test_ci_runs_the_same_as_people():
    """.ci/run calls scripts/test and nothing else."""
    lines = (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()

    assert [line for line in lines if "scripts/" in line] == ["exec ./scripts/test"]


def test_the_generated_code_is_marked():
    """Every file says that it is written by the generator."""
    for path in (ROOT / "generated" / "ingo_client").rglob("*.py"):
        assert path.read_text(encoding="utf-8").startswith("# Written by scripts/generate"), path


def test_no_test_is_skipped():
    """A test that is skipped proves nothing."""
    marks = re.compile(r"pytest\.(?:mark\.)?(?:skip|skipif|xfail|importorskip)\b")
    found = [path.name for path in (ROOT / "tests").rglob("*.py") if marks.search(path.read_text(encoding="utf-8")) and path != Path(__file__)]  # fmt: skip

    assert found == []
