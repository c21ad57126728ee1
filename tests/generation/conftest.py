"""A client made from the small trial contract, under a name of its own, in a folder of its own."""

import importlib
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]
TRIAL = Path(__file__).with_name("trial.yaml")
Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture(scope="session")
def generate() -> Run:
    """Runs scripts/generate as a person would, with the environment that it makes for itself."""

    def run(*arguments: object, **environment: str) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            [ROOT / "scripts" / "generate", *map(str, arguments)],
            capture_output=True,
            text=True,
            check=False,
            env={**os.environ, **environment},
        )

    return run


@pytest.fixture(scope="session")
def trial_folder(generate: Run, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Gives the folder of the trial package; nobody may change it."""
    folder = tmp_path_factory.mktemp("trial") / "trial_client"
    done = generate("--spec", TRIAL, "--output", folder)
    assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture(scope="session")
def trial(trial_folder: Path) -> Iterator[ModuleType]:
    """Gives the trial package's models; importable, so that pickle finds them."""
    sys.path.insert(0, str(trial_folder.parent))
    yield importlib.import_module("trial_client.models")
    sys.path.remove(str(trial_folder.parent))


@pytest.fixture
def contract(tmp_path: Path) -> Callable[..., Path]:
    """Gives the trial contract with some text replaced."""

    def edited(*replacements: tuple[str, str]) -> Path:
        text = TRIAL.read_text(encoding="utf-8")
        for old, new in replacements:
            assert old in text, old
            text = text.replace(old, new, 1)
        path = tmp_path / "contract.yaml"
        path.write_text(text, encoding="utf-8")
        return path

    return edited
