"""What every test of the repository shares."""

import pytest

from tests.faults.summary import pytest_terminal_summary

__all__ = ["pytest_terminal_summary"]


@pytest.fixture(scope="session")
def anyio_backend() -> str:
    """Asynchronous tests run on asyncio, whose event loop comes with Python."""
    return "asyncio"
