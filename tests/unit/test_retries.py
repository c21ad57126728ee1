"""next_delay: which endings are repeated for which operations, and how long it waits."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingo_wrapper.errors import ConfigurationError
from ingo_wrapper.operations import Repeat
from ingo_wrapper.retries import Ending, RetryPolicy, next_delay, read_retry_after

POLICY = RetryPolicy()
IDEMPOTENT = {Repeat.FREELY, Repeat.KEYED, Repeat.SPACED}


def delay(repeat=Repeat.KEYED, ending=Ending.UNKNOWN, policy=POLICY, **changes):
    options = {"attempt": 1, "elapsed": 1.0, "since_sent": 1.0, "jitter": 0.5}
    return next_delay(policy, repeat, ending, **{**options, **changes})


@pytest.mark.parametrize("repeat", list(Repeat))
@pytest.mark.parametrize(
    ("ending", "repeated"),
    [
        (Ending.NOT_SENT, set(Repeat)),
        (Ending.LIMITED, set(Repeat)),
        (Ending.UNKNOWN, IDEMPOTENT),
        (Ending.STILL_RUNNING, IDEMPOTENT),
        (Ending.FINAL, set()),
    ],
)
def test_what_is_repeated(repeat, ending, repeated):
    """An open outcome only where Ingo documents a repetition as safe; a final answer never."""
    assert (delay(repeat, ending) is not None) is (repeat in repeated)


@pytest.mark.parametrize(
    ("attempt", "jitter", "seconds"),
    [(1, 1.0, 0.5), (2, 1.0, 1.0), (3, 1.0, 2.0), (1, 0.5, 0.25), (3, 0.0, 0.0)],
)
def test_back_off(attempt, jitter, seconds):
    """Doubled each time, with full jitter."""
    assert delay(attempt=attempt, jitter=jitter) == seconds


def test_the_cap():
    """No longer than 8 s by default."""
    assert delay(policy=RetryPolicy(attempts=100, budget=1e6), attempt=50, jitter=1.0) == 8.0


def test_the_last_attempt():
    """Four in all by default."""
    assert delay(attempt=3) is not None
    assert delay(attempt=4) is None
    assert delay(policy=RetryPolicy.off()) is None


def test_a_push_waits_for_the_stand_in():
    """60 s that Ingo may wait for a network, and the 3-4 s beyond it (docs/hub/retry-logic)."""
    assert delay(Repeat.SPACED, since_sent=1.0) == 63.0
    assert delay(Repeat.SPACED, since_sent=75.0) == 0.25  # a read timeout of 75 s has passed
    assert delay(Repeat.SPACED, policy=RetryPolicy(stand_in=10.0)) == 13.0


def test_a_push_that_was_not_let_in_does_not_wait():
    """Nothing is running at Ingo then."""
    assert delay(Repeat.SPACED, Ending.NOT_SENT) == 0.25
    assert delay(Repeat.SPACED, Ending.LIMITED) == 0.25


@pytest.mark.parametrize("repeat", sorted(IDEMPOTENT, key=lambda each: each.name))
def test_still_running_waits_for_the_stand_in(repeat):
    """104: the original is at work, whatever the operation."""
    assert delay(repeat, Ending.STILL_RUNNING) == 63.0


def test_retry_after():
    """Honoured as a least wait, within its cap."""
    assert delay(retry_after=5.0) == 5.0
    assert delay(retry_after=0.0) == 0.25
    assert delay(retry_after=60.0) == 60.0
    assert delay(retry_after=61.0) is None
    assert delay(Repeat.SPACED, retry_after=5.0) == 63.0


def test_the_budget():
    """No attempt starts after it."""
    assert delay(elapsed=239.75) == 0.25
    assert delay(elapsed=239.76) is None


NUMBERS = st.floats(0, 500, allow_nan=False)


@given(
    policy=st.builds(
        RetryPolicy,
        attempts=st.integers(1, 9),
        budget=NUMBERS,
        base=NUMBERS,
        cap=NUMBERS,
        retry_after_cap=NUMBERS,
        stand_in=st.none() | NUMBERS,
        margin=NUMBERS,
    ),
    repeat=st.sampled_from(Repeat),
    ending=st.sampled_from(Ending),
    attempt=st.integers(1, 12),
    elapsed=NUMBERS,
    since_sent=NUMBERS,
    jitter=st.floats(0, 1, exclude_max=True),
    retry_after=st.none() | NUMBERS,
)
def test_invariants(policy, repeat, ending, attempt, elapsed, since_sent, jitter, retry_after):
    """Whatever the numbers: within budget and attempts, spaced, and Retry-After kept."""
    wait = next_delay(
        policy, repeat, ending,
        attempt=attempt, elapsed=elapsed, since_sent=since_sent, jitter=jitter, retry_after=retry_after,
    )  # fmt: skip
    if wait is None:
        return
    assert wait >= 0
    assert elapsed + wait <= policy.budget
    assert attempt < policy.attempts
    assert ending is not Ending.FINAL
    if ending in (Ending.UNKNOWN, Ending.STILL_RUNNING):
        assert repeat in IDEMPOTENT
    if repeat is Repeat.SPACED and ending is Ending.UNKNOWN:
        assert since_sent + wait >= policy.spacing - 1e-9
    if retry_after is not None:
        assert retry_after <= wait
        assert retry_after <= policy.retry_after_cap


@pytest.mark.parametrize(
    ("option", "value"),
    [
        ("attempts", 0), ("attempts", -1), ("budget", -1.0), ("budget", float("inf")), ("base", float("nan")),
        ("cap", -0.1), ("retry_after_cap", float("inf")), ("stand_in", -1.0), ("margin", float("inf")),
    ],
)  # fmt: skip
def test_a_policy_is_finite(option, value):
    """The error names the option."""
    with pytest.raises(ConfigurationError, match=f"^{option}: "):
        RetryPolicy(**{option: value})


def test_a_simulator_answers_at_once():
    """Unless a stand-in time was chosen, there is none to wait for."""
    assert RetryPolicy().for_simulator().spacing == 0.25
    assert RetryPolicy(stand_in=2.0).for_simulator().spacing == 6.0
    assert RetryPolicy().spacing == 64.0


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("0", 0.0), ("5", 5.0), (" 7 ", 7.0), ("999999", 999999.0),
        (None, None), ("", None), ("-1", None), ("1.5", None), ("1000000", None), ("soon", None),
        ("Fri, 20 Nov 2026 10:00:30 GMT", 30.0), ("Fri, 20 Nov 2026 09:00:00 GMT", 0.0),
        ("Fri, 20 Nov 2026 10:00:30", None), ("Fri, 99 Nov 2026 10:00:30 GMT", None), ("²", None), ("٣", None), ("1_0", None),
    ],
)  # fmt: skip
def test_reading_retry_after(value, seconds):
    """Seconds or a date; nonsense is not waited for. 1795168800: `date -d "20 Nov 2026 10:00 UTC" +%s`."""
    assert read_retry_after(value, 1795168800.0) == seconds


@given(st.text(max_size=8))
def test_reading_retry_after_never_raises(text):
    """A header is whatever a proxy writes."""
    seconds = read_retry_after(text, 1795168800.0)
    assert seconds is None or seconds >= 0
