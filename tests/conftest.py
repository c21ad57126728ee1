"""What every test of the repository shares."""

import pytest


@pytest.fixture(scope="session")
def anyio_backend() -> str:
    """Asynchronous tests run on asyncio, whose event loop comes with Python."""
    return "asyncio"
