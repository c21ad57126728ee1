"""Making references that every operation accepts."""

import re

import pytest

from ingo_wrapper.errors import ConfigurationError
from ingo_wrapper.preparation import prepare
from ingo_wrapper.references import new_reference
from tests.unit.documented import REFERENCES
from tests.unit.hand import make_session
from tests.unit.requests import build, operation_of


@pytest.mark.parametrize("kind", [case.kind for case in REFERENCES])
def test_every_operation_takes_the_longest(kind):
    """The shortest limit is 100 (contradiction 20)."""
    reference = new_reference("x" * 60)

    assert len(reference) <= 100
    prepare(make_session(), operation_of(kind), build(kind, participant_unique_id1=reference))


def test_they_are_unique():
    """And begin with the prefix."""
    made = {new_reference("claim-7") for _ in range(100)}

    assert len(made) == 100
    assert all(re.fullmatch(r"claim-7-[0-9a-f-]{36}", reference) for reference in made)
    assert re.fullmatch(r"[0-9a-f-]{36}", new_reference())


@pytest.mark.parametrize("prefix", ["x" * 61, "a b", "a/b", "ü", "a\n", 'a"', "\x00"])
def test_other_prefixes(prefix):
    """What could break a report or a header."""
    with pytest.raises(ConfigurationError, match=r"^prefix: "):
        new_reference(prefix)
