"""Operations by documented outcomes: each has its cassette, and no cassette is without a story."""

from pathlib import Path

import pytest

from ingo_wrapper.operations import OPERATIONS
from tests.contract.recording import COMMENTS, HOW, read
from tests.contract.stories import STORIES
from tests.unit.requests import KINDS, operation_of

CASSETTES = Path(__file__).parent / "cassettes"

# What the pages say can come of an operation (codes.md sections 1, 2 and 5), by hand.
OF_ALL = {"success", "parameter-missing", "validation", "system-failure", "unauthorized"}
DOCUMENTED = {
    "verify": OF_ALL | {"idempotent", "soft-verification", "unavailable", "address-declined", "check-digit", "internal-error", "clock-refused"},
    "process": OF_ALL | {"idempotent", "pending-issuer", "queued", "still-running", "suspended", "unavailable", "token-refused", "issuer-declined", "check-digit", "internal-error", "unlisted-code", "clock-in-the-body", "clock-refused"},
    "debit": OF_ALL | {"unavailable", "token-refused", "issuer-declined", "internal-error", "unlisted-code"},
    "search_billers": OF_ALL | {"unavailable", "check-digit"},
    "cancel_check": OF_ALL, "stop_check": OF_ALL, "start_risk_session": OF_ALL,
    "score_risk": OF_ALL | {"token-refused"},
    "stage_notification": OF_ALL | {"idempotent"},
    "stage_parties": OF_ALL,
    "cancel_notification": OF_ALL | {"state-conflict"},
    "create_capture_session": OF_ALL | {"idempotent", "key-mismatch"},
}  # fmt: skip


def files():
    return {path.stem: path for path in CASSETTES.glob("*")}


def test_every_documented_outcome_has_a_story():
    """And every story is about one that is documented."""
    told = {name: set() for name in OPERATIONS}
    for story in STORIES:
        told[story.operation].add(story.outcome.partition("-Verify")[0].partition("-Process")[0].partition("-Debit")[0])  # fmt: skip

    assert told == DOCUMENTED


def test_every_payment_type_has_a_story():
    """Each request schema with a tag of its own."""
    outcomes = {story.outcome for story in STORIES}
    several = [kind for kind in KINDS if operation_of(kind) in ("verify", "process", "debit")]

    assert len(several) == 23
    assert {f"success-{kind}" for kind in several} <= outcomes


def test_each_story_has_one_cassette():
    """None is missing, none is left over, none has another form."""
    assert len({story.name for story in STORIES}) == len(STORIES)
    assert set(files()) == {story.name for story in STORIES}
    assert {path.suffix for path in files().values()} == {".yaml"}


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.name)
def test_each_says_where_it_comes_from(story):
    """In a comment for people and in the origin for programs; they agree."""
    text = files()[story.name].read_text(encoding="utf-8")
    origin = read(text)["origin"]

    assert text.startswith(COMMENTS[origin["source"]] + HOW)
    assert set(origin) == {"source", "recorded", "clock"}
    assert origin["recorded"].count("-") == 2
    if origin["source"] == "simulator":
        assert "not Ingo's words" in text
        assert origin["clock"] == 1_790_000_000
    else:
        assert story.told is None


def test_report(capsys):
    """Operation by outcome by origin, printed with `-s`."""
    rows = [(s.operation, s.outcome, read(files()[s.name].read_text(encoding="utf-8"))["origin"]["source"]) for s in STORIES]  # fmt: skip
    with capsys.disabled():
        counts = {}
        for operation, _, source in rows:
            counts[operation, source] = counts.get((operation, source), 0) + 1
        print()
        for (operation, source), count in sorted(counts.items()):
            print(f"  {operation:24} {count:3} cassettes from the {source}")
    assert sum(counts.values()) == len(STORIES)
