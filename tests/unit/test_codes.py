"""Status codes: every documented code, narrow ranges before wide ones (contradictions 34-36)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingo_wrapper.codes import FAMILIES, UNLISTED, Outcome, Result, family_of, normalise, result_of

# docs/hub/errors and en/ingopay-api/codes-messaging/response-codes, by hand.
RANGES = [
    ([*range(100, 130), 131, 132], Outcome.DONE),
    ([130, 1106], Outcome.HELD),
    ([402], Outcome.SKEWED),
    ([400, 401, *range(403, 500), *range(600, 617), 13723], Outcome.REJECTED),
    ([*range(500, 600), *range(900, 1000)], Outcome.UNKNOWN),
    (
        [*range(700, 743), *range(750, 780), *range(788, 816), 1042],
        Outcome.DECLINED,
    ),
    ([*range(780, 788)], Outcome.STATE_CONFLICT),
    ([*range(851, 868)], Outcome.ISSUER_DECLINED),
]
LISTED = {code: outcome for codes, outcome in RANGES for code in codes}


def test_listed():
    """Each documented code means what its page says."""
    for code, outcome in LISTED.items():
        family = family_of(code)
        assert (code, family.outcome) == (code, outcome)
        assert family.low <= code <= family.high
        assert family.advice


def test_unlisted():
    """What no page lists is unknown, and never a success."""
    for code in {*range(-5, 14000)} - set(LISTED):
        assert family_of(code) is UNLISTED, code
    assert UNLISTED.outcome is Outcome.UNKNOWN


@pytest.mark.parametrize(
    ("code", "name"),
    [
        (753, "address verification declined"),
        (755, "address verification declined"),
        (777, "name and address verification failed"),
        (780, "state does not fit the action"),
        (787, "state does not fit the action"),
        (750, "card data, token or track data"),
        (788, "card data, token or track data"),
        (130, "suspended by OFAC screening"),
        (129, "soft verification result"),
    ],
)
def test_narrow_before_wide(code, name):
    """750-815 contains 753-755, 777 and 780-787; 111-132 contains 130."""
    assert family_of(code).name == name


def test_narrow_rows_stand_first():
    """A row that lies inside another one stands before it, or it would never be found."""
    for later, wide in enumerate(FAMILIES):
        for narrow in FAMILIES[later + 1 :]:
            assert not (wide.low <= narrow.low and narrow.high <= wide.high), (wide, narrow)


@pytest.mark.parametrize(
    ("code", "result"),
    [
        (100, Result.SUCCESS),
        (101, Result.IDEMPOTENT),
        (102, Result.PENDING_ISSUER),
        (103, Result.QUEUED),
        (104, Result.STILL_RUNNING),
        (105, Result.SUCCESS),
        (110, Result.SUCCESS),
        (111, Result.SOFT_VERIFICATION),
        (129, Result.SOFT_VERIFICATION),
        (131, Result.SOFT_VERIFICATION),
        (132, Result.SOFT_VERIFICATION),
    ],
)
def test_kinds_of_success(code, result):
    """A success says which kind it is."""
    assert result_of(code) is result


@pytest.mark.parametrize(
    ("value", "code"),
    [
        (100, 100), ("100", 100), ("0100", 100), (93, 93), (0, 0),
        (True, None), (None, None), ("", None), (" 100", None), ("1e2", None), ("-1", None),
        (100.0, None), ([100], None), ({}, None), ("٣", None), ("9" * 10, None), ("100 Success", None),
    ],
)  # fmt: skip
def test_normalise(value, code):
    """A string of digits and an integer are the same code; anything else is none (contradiction 15)."""
    assert normalise(value) == code


@given(st.one_of(st.none(), st.booleans(), st.integers(), st.text(), st.floats()))
def test_normalise_never_raises(value):
    """Whatever stands there."""
    assert normalise(value) is None or isinstance(normalise(value), int)
