"""Credentials: checked once, never shown, never pickled."""

import copy
import pickle

import pytest

from ingo_wrapper.credentials import Credentials
from ingo_wrapper.errors import ConfigurationError

SECRET = "s3cr3t-value-7781"
GOOD = {"username": "svc-user", "secret": SECRET, "participant_id": 10001}


def test_the_secret_is_not_shown():
    """Neither by repr nor by str nor by format."""
    credentials = Credentials(**GOOD)

    for shown in (repr(credentials), str(credentials), f"{credentials}", f"{[credentials]}"):
        assert SECRET not in shown
        assert "svc-user" in shown


@pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
def test_pickling_is_refused(protocol):
    """With every protocol, and inside other objects."""
    with pytest.raises(TypeError, match="not pickled"):
        pickle.dumps({"c": Credentials(**GOOD)}, protocol)


def test_copying_is_refused():
    """It goes the same way."""
    with pytest.raises(TypeError, match="not pickled"):
        copy.deepcopy(Credentials(**GOOD))


@pytest.mark.parametrize("participant_id", [1, 99999, "1", "00001", "99999"])
def test_participant_ids(participant_id):
    """At most five digits, as a number or as text (contradiction 12)."""
    assert Credentials(**{**GOOD, "participant_id": participant_id})


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("username", ""), ("username", None), ("username", 5), ("username", "a b\t"), ("username", " a"),
        ("username", 'a"b'), ("username", "10001"), ("secret", ""), ("secret", None), ("secret", b"bytes"),
        ("secret", f"{SECRET} "), ("participant_id", ""), ("participant_id", None), ("participant_id", True),
        ("participant_id", 100000), ("participant_id", -5), ("participant_id", 1.0), ("participant_id", "1x"),
        ("algorithm", "hmac-md5"), ("algorithm", "sha512"), ("algorithm", ""),
    ],
)  # fmt: skip
def test_what_cannot_be_right(field, value):
    """The error names the field, and shows no value."""
    with pytest.raises(ConfigurationError, match=f"^{field}: ") as caught:
        Credentials(**{**GOOD, field: value})
    assert SECRET not in str(caught.value)


def test_they_do_not_change():
    """A secret that is rotated is a new object."""
    with pytest.raises(AttributeError):
        Credentials(**GOOD).secret = "other"
