import itertools
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest

from ingo_wrapper.webhooks.inbox import Inbox

sys.path.insert(0, str(Path(__file__).parent))

import standin
from cluster import Cluster

_numbers = itertools.count(1)


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture(scope="session")
def cluster() -> Iterator[Cluster]:
    server = Cluster()
    server.start()
    yield server
    server.stop()
    server.remove()


@pytest.fixture
def database(cluster: Cluster) -> str:
    """A fresh, empty database on the server of the session."""
    name = f"inbox_{next(_numbers)}"
    with psycopg.connect(cluster.url, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    return cluster.url.replace("/postgres", f"/{name}")


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Each of the two databases in turn: what holds for one must hold for the other."""
    if request.param == "sqlite":
        return str(tmp_path / "events.db")
    return str(request.getfixturevalue("database"))


@pytest.fixture
def make_inbox() -> Iterator[Callable[..., Inbox]]:
    """Make inboxes that are closed at the end of the test."""
    made: list[Inbox] = []

    def make(url: str, **options: Any) -> Inbox:
        inbox = Inbox(url, **({"parse": standin.parse} | options))
        made.append(inbox)
        return inbox

    yield make
    for each in made:
        each.close()
