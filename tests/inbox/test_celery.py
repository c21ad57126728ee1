"""The example for Celery, with a real worker process and a broker made of files."""

import importlib.util
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType

import psycopg
import pytest
import standin
from test_working import until

EXAMPLES = Path(__file__).parents[2] / "examples" / "webhooks"
HERE = Path(__file__).parent

# The example as a team would deploy it, with a broker made of files and the stand-in events.
DEPLOYED = """
import celery_app
import standin

celery_app.inbox.parse = standin.parse
celery_app.inbox._handling._parse = standin.parse
app = celery_app.app
app.conf.update(
    broker_transport_options={
        "data_folder_in": "queue", "data_folder_out": "queue", "processed_folder": "done",
        "control_folder": "control",
    },
    beat_schedule={"rescue": {"task": "rescue", "schedule": 1.0}},
)
fails = {"left": 1}

@celery_app.inbox.on("*", name="flaky")
def flaky(event):
    if event.id == "flaky" and fails["left"]:
        fails["left"] = 0
        raise RuntimeError
"""


@pytest.fixture
def deployed(
    database: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[tuple[ModuleType, Callable[[], None]]]:
    """Give the example as the receiver sees it, and a way to start its worker."""
    for folder in ("queue", "done", "control"):
        (tmp_path / folder).mkdir()
    (tmp_path / "deployed.py").write_text(DEPLOYED)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DATABASE_URL", database)
    monkeypatch.setenv("CELERY_BROKER_URL", "filesystem://")
    for place in (EXAMPLES, tmp_path):
        monkeypatch.syspath_prepend(str(place))
    with psycopg.connect(database) as connection:
        connection.execute("CREATE TABLE bookings (event TEXT, reference TEXT)")
    started: list[subprocess.Popen[bytes]] = []

    def start() -> None:
        root = HERE.parents[1]
        path = os.pathsep.join(map(str, (EXAMPLES, tmp_path, HERE, root, root / "generated")))
        with (tmp_path / "worker.log").open("ab") as log:
            started.append(
                subprocess.Popen(
                    [sys.executable, "-m", "celery", "-A", "deployed", "worker", "--beat",
                     "--pool", "solo", "--without-gossip", "--without-mingle"],
                    env=os.environ | {"PYTHONPATH": path},
                    stderr=log,
                    stdout=log,
                )
            )  # fmt: skip

    spec = importlib.util.spec_from_file_location("deployed", tmp_path / "deployed.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    yield module, start
    for process in started:
        process.terminate()
        process.wait(10)
    module.celery_app.inbox.close()
    sys.modules.pop("celery_app", None)


def test_store_here_handle_in_a_celery_worker(
    deployed: tuple[ModuleType, Callable[[], None]], database: str, tmp_path: Path
) -> None:
    module, start_worker = deployed
    receiver = module.celery_app.CeleryInbox()
    for event_id in ("e1", "e1", "flaky", "e2"):
        receiver.accept(standin.make(event_id, reference="tx-" + event_id))
    # a message that the broker lost: the event is in the inbox only
    module.celery_app.inbox.accept(standin.make("lost", reference="tx-lost"))

    start_worker()

    def done() -> bool:
        return module.celery_app.inbox.operations.stats()["events"]["done"] == 4

    try:
        until(done, 30)
    except AssertionError:
        pytest.fail((tmp_path / "worker.log").read_text()[-4000:])
    with psycopg.connect(database) as connection:
        found = connection.execute("SELECT event, reference FROM bookings ORDER BY 1").fetchall()
    assert found == [(each, f"tx-{each}") for each in ("e1", "e2", "flaky", "lost")]
    time.sleep(0)
