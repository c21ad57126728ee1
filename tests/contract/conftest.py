"""Playing cassettes with the network blocked; recording them when scripts/record says from where."""

import os
import time
from pathlib import Path

import pytest

from ingo_wrapper import Credentials, Environment
from ingo_wrapper.settings import read_credentials
from ingo_wrapper.simulator import Simulator
from tests.contract import recording

CASSETTES = Path(__file__).parent / "cassettes"
SIMULATED_AT = 1_790_000_000
SOURCE = os.environ.get("INGO_RECORD_FROM", "")


def pytest_configure(config):
    if SOURCE not in ("", "simulator", "sandbox"):
        raise pytest.UsageError(
            "INGO_RECORD_FROM: simulator or sandbox; production is never recorded"
        )
    if SOURCE == "sandbox" and os.environ.get("INGO_ENVIRONMENT", "sandbox") != "sandbox":
        raise pytest.UsageError("INGO_ENVIRONMENT: is not sandbox; nothing else is recorded")


def pytest_collection_modifyitems(config, items):
    """Record each story once, and from the sandbox only what it can be asked for."""
    if not SOURCE:
        return
    kept = [item for item in items if _recordable(item)]
    config.hook.pytest_deselected(items=[item for item in items if item not in kept])
    items[:] = kept


def _recordable(item):
    given = getattr(item, "callspec", None)
    story = given.params.get("story") if given else None
    if story is None or given.params.get("colour") != "sync":
        return False
    return SOURCE == "simulator" or story.told is None


def pytest_recording_configure(config, vcr):
    source, clock = SOURCE or "simulator", now()
    vcr.register_serializer("yaml", recording.Cassettes(source, clock))
    vcr.register_matcher("canonical_body", recording.same_body)
    vcr.register_matcher("idempotency_key", recording.same_key)


_started = int(time.time())


def now():
    """When recordings are made: the simulator's clock is made up, the sandbox's is real."""
    return _started if SOURCE == "sandbox" else SIMULATED_AT


@pytest.fixture(scope="module")
def vcr_config():
    return {
        "match_on": ["method", "scheme", "host", "port", "path", "query", "canonical_body", "idempotency_key"],
        "before_record_request": recording.scrub_request,
        "before_record_response": recording.scrub_response,
        "allow_playback_repeats": False,
    }  # fmt: skip


@pytest.fixture(scope="module")
def vcr_cassette_dir():
    return str(CASSETTES)


@pytest.fixture
def default_cassette_name(request):
    return request.getfixturevalue("story").name


@pytest.fixture
def clock(story):
    """The time at which the cassette was made."""
    if SOURCE:
        return now()
    text = (CASSETTES / f"{story.name}.yaml").read_text(encoding="utf-8")
    return recording.read(text)["origin"]["clock"]


@pytest.fixture
def target(story, clock):
    """Where the story is played: environment, credentials and, while it records, the simulator."""
    made_up = Credentials(username="simulator-user", secret="simulator-secret", participant_id=recording.PARTICIPANT)  # fmt: skip
    if SOURCE == "sandbox":
        yield Environment.SANDBOX, read_credentials(os.environ), None
    elif SOURCE == "simulator":
        with Simulator(clock=lambda: float(clock)) as simulator:
            if story.told is not None:
                story.told(simulator)
            yield Environment.simulator(simulator.url), made_up, simulator
    else:
        yield Environment.SANDBOX, made_up, None
