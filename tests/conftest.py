"""What every test of the repository shares."""

import os
from pathlib import Path

import pytest
from hypothesis import settings

from tests.faults.summary import pytest_terminal_summary

__all__ = ["pytest_terminal_summary"]

ROOT = Path(__file__).resolve().parent.parent
# Tests that start a Python of their own find the packages without an installation.
os.environ["PYTHONPATH"] = os.pathsep.join([str(ROOT), str(ROOT / "generated")])
# A property that is slow on a busy machine still holds.
settings.register_profile("house", deadline=None)
settings.load_profile("house")


@pytest.fixture(scope="session")
def anyio_backend() -> str:
    """Asynchronous tests run on asyncio, whose event loop comes with Python."""
    return "asyncio"
