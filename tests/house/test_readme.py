"""Every Python sample of the README runs, against the simulator."""

import os
import re
import subprocess
import sys

import pytest

from ingo_wrapper.simulator import Simulator
from tests.house.repository import ROOT

README = ROOT / "README.md"
FENCE = re.compile(r"^```python\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def blocks():
    text = README.read_text(encoding="utf-8") if README.exists() else ""
    return FENCE.findall(text)


def test_there_are_samples():
    """A README without any proves nothing."""
    assert blocks()
    text = README.read_text(encoding="utf-8")
    assert text.count("```python") == len(blocks())


@pytest.mark.parametrize("number", range(max(1, len(blocks()))))
def test_sample(number, tmp_path):
    """As it stands, in a process of its own, with the variables that it asks for."""
    with Simulator() as simulator:
        variables = {
            "INGO_ENVIRONMENT": "simulator",
            "INGO_SIMULATOR_URL": simulator.url,
            "INGO_USERNAME": simulator.username,
            "INGO_SECRET": simulator.secret,
            "INGO_PARTICIPANT_ID": str(simulator.participant_id),
            "PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "generated")]),
        }
        done = subprocess.run(
            [sys.executable, "-c", blocks()[number]],
            cwd=tmp_path,
            env={**os.environ, **variables},
            capture_output=True,
            text=True,
            timeout=30,
            check=False,
        )
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("name", ["scripts/quickstart", "scripts/test"])
def test_the_two_commands(name):
    """The README names them, and they are there."""
    assert f"./{name}" in README.read_text(encoding="utf-8")
    assert os.access(ROOT / name, os.X_OK)


def test_links_lead_somewhere():
    """Relative links of the README name files of the repository."""
    text = README.read_text(encoding="utf-8")
    targets = [target.partition("#")[0] for target in re.findall(r"\]\(([^)\s]+)\)", text)]
    missing = [target for target in targets if target and "://" not in target and not (ROOT / target).exists()]  # fmt: skip

    assert missing == []
