"""mypy, strict, over the intended use; and proof that it would notice."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
API = Path(__file__).parent / "api.py"


@pytest.fixture(scope="module")
def cache(tmp_path_factory):
    return tmp_path_factory.mktemp("mypy")


def mypy(path, cache):
    return subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", "--cache-dir", str(cache), "--config-file", str(ROOT / "pyproject.toml"), str(path)],
        cwd=ROOT,
        env={**os.environ, "MYPYPATH": f"{ROOT}{os.pathsep}{ROOT / 'generated'}"},
        capture_output=True,
        text=True,
        check=False,
    )  # fmt: skip


def test_the_intended_use(cache):
    """Replies, bodies and errors have the types that the file says."""
    done = mypy(API, cache)

    assert done.returncode == 0, done.stdout


def test_a_wrong_type_is_noticed(cache, tmp_path):
    """The same file with three wrong claims."""
    text = API.read_text(encoding="utf-8")
    wrong = {
        "assert_type(payment, CheckPayment)": "assert_type(payment, Payment)",
        "assert_type(verified.customer_account_token, str)": "assert_type(verified.customer_account_token, int)",
        "ingo.verify(push)  # type: ignore[arg-type]": "ingo.verify(push)",
    }
    for right, changed in wrong.items():
        assert right in text
        text = text.replace(right, changed)
    path = tmp_path / "wrong.py"
    path.write_text(text, encoding="utf-8")
    done = mypy(path, cache)

    assert done.returncode == 1
    assert done.stdout.count("error: ") == len(wrong), done.stdout
