"""One version, wherever it is said."""

import re
import tomllib

import ingo_wrapper
from ingo_wrapper.transport.requests import USER_AGENT
from ingo_wrapper.version import VERSION
from tests.house.repository import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def test_everywhere_the_same():
    """Package, project, User-Agent and the newest entry of the changelog."""
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    newest = re.search(r"^## \[(\d+\.\d+\.\d+)\]", changelog, re.MULTILINE)

    assert PROJECT["project"]["version"] == VERSION
    assert ingo_wrapper.__version__ == VERSION
    assert USER_AGENT.startswith(f"ingo-sdk/{VERSION} ")
    assert newest is not None
    assert newest[1] == VERSION


def test_the_core_needs_httpx_and_attrs_alone():
    """And Python 3.11."""
    names = {re.match(r"[\w-]+", text)[0] for text in PROJECT["project"]["dependencies"]}

    assert names == {"httpx", "attrs"}
    assert PROJECT["project"]["requires-python"] == ">=3.11"


def test_two_packages_in_one_wheel():
    """Both are shipped."""
    wheel = PROJECT["tool"]["hatch"]["build"]["targets"]["wheel"]

    assert wheel["packages"] == ["ingo_wrapper", "generated/ingo_client"]
