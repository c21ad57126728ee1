"""The contract is found in a checkout and in a wheel, and read as it was written."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from ingo_wrapper.contract import contract, contract_text
from ingo_wrapper.errors import ConfigurationError

ROOT = Path(__file__).parents[2]
BUNDLED = ROOT / "openapi" / "bundled.yaml"


def test_the_text_is_the_committed_file():
    assert contract_text() == BUNDLED.read_text(encoding="utf-8")


def test_it_is_read_as_the_bundler_wrote_it():
    # PyYAML speaks YAML 1.1, the bundler 1.2: a bare `on` or `0120` would come out differently.
    assert contract() == YAML(typ="safe", pure=True).load(BUNDLED)
    assert contract() is contract()


def test_the_wheel_brings_it(tmp_path):
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        assert archive.read("ingo_wrapper/openapi.yaml") == BUNDLED.read_bytes()
        archive.extractall(tmp_path / "site")
    code = (
        "from ingo_wrapper import contract as c; print(c.__file__); print(len(c.contract_text()))"
    )
    run = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path,
        env={"PYTHONPATH": str(tmp_path / "site")},
        capture_output=True,
        text=True,
        check=True,
    )
    place, length = run.stdout.split()
    assert place.startswith(str(tmp_path))
    assert int(length) == len(contract_text())


def test_without_yaml_it_names_the_extra(monkeypatch):
    monkeypatch.setitem(sys.modules, "yaml", None)
    contract.cache_clear()
    with pytest.raises(ConfigurationError, match=r"ingo-sdk\[simulator\]"):
        contract()
