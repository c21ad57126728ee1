"""What an import loads: only what is used."""

import subprocess
import sys
from pathlib import Path

import pytest


def loaded(folder: Path, code: str) -> set[str]:
    """Runs code in a fresh interpreter and gives the names of the modules that it loaded."""
    done = subprocess.run(
        [sys.executable, "-c", f"{code}\nimport sys; print('\\n'.join(sys.modules))"],
        capture_output=True,
        text=True,
        check=True,
        cwd=folder.parent,
    )
    return set(done.stdout.split())


@pytest.mark.parametrize(
    "code", ["import trial_client", "import trial_client.models, trial_client.facts"]
)
def test_the_packages_load_nothing(trial_folder: Path, code: str) -> None:
    modules = loaded(trial_folder, code)
    assert modules.isdisjoint({"httpx", "attr", "attrs", "typing", "decimal"})
    assert not [name for name in modules if name.startswith("trial_client.models.")]


def test_a_model_loads_what_it_refers_to_and_no_more(trial_folder: Path) -> None:
    modules = loaded(trial_folder, "from trial_client.models import Stage")
    models = {
        name.rpartition(".")[2] for name in modules if name.startswith("trial_client.models.")
    }
    assert models == {"stage", "party", "settings", "settings_role"}
    assert "httpx" not in modules


def test_the_clients_are_still_there(trial_folder: Path) -> None:
    assert "httpx" in loaded(trial_folder, "from trial_client import AuthenticatedClient, Client")


@pytest.mark.parametrize("package", ["trial_client", "trial_client.models"])
def test_a_wrong_name_is_an_error_and_dir_lists_the_right_ones(
    trial_folder: Path, package: str
) -> None:
    code = (
        f"import {package} as package\n"
        "assert set(package.__all__) <= set(dir(package))\n"
        "try: package.Nonsense\n"
        "except AttributeError as error: assert 'Nonsense' in str(error)\n"
        "else: raise SystemExit('no error')\n"
    )
    loaded(trial_folder, code)
