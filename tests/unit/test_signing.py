"""Signing, stage by stage, against values made by openssl (tests/vectors/make_signing.py)."""

import base64
import json
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from ingo_wrapper import signing
from ingo_wrapper.errors import ConfigurationError

CASES = json.loads(
    (Path(__file__).parent.parent / "vectors" / "signing.json").read_text(encoding="utf-8")
)
PUBLISHED = {
    "facts-1-order-a": "iZtORKkGPuaGsF3ppQpi/5cXBD7xxMAcAQl1oLYzr8fqc3OS/PmA6syp+kemSrNRDwxQK7960dglMA1bIVBbxw==",
    "facts-1-order-b": "z0nfVr3VpP3HmhCW2WGL9eOitu1vh/YuAhnlnjW0IFv3sHnM+c09WMV/C5BKITzhKDxMla9xdaK7Ge7lTEvcTQ==",
    "facts-2-query": "jeL5v5jOgT6wvqtcy4ih9KM1L1AW4oGZosLhGfs6D3m+c78QEPOD7HcMZl00PxvEFmNOzrmm8W6vxA/FypzHSQ==",
}


@pytest.fixture(params=CASES, ids=lambda case: case["id"])
def case(request):
    return request.param


def signed(case, **changes):
    given = case["given"]
    arguments = {
        "method": given["method"],
        "target": given["target"],
        "body": base64.b64decode(given["body_base64"]),
        "username": given["username"],
        "secret": given["secret"],
        "at": given["at"],
        "algorithm": given["algorithm"],
        "order": tuple(given["order"]),
    }
    return signing.sign(**{**arguments, **changes})


def test_the_vectors_hold_the_published_signatures():
    """The vector file agrees with the values written down in the API facts."""
    made = {case["id"]: case["expected"]["signature"] for case in CASES}

    assert {name: made[name] for name in PUBLISHED} == PUBLISHED


def test_headers(case):
    """Every header to send equals the one made by other tools."""
    expected = case["expected"]

    assert signed(case) == {
        "X-Date": expected["x_date"],
        "Content-Type": "application/json",
        "Content-sha512": expected["content_sha512"],
        "Content-Length": expected["content_length"],
        "Authorization": expected["authorization"],
    }


def test_stages(case):
    """String to sign and signature can each be compared alone."""
    given, expected = case["given"], case["expected"]
    headers = {
        "x-date": expected["x_date"],
        "content-type": "application/json",
        "content-sha512": expected["content_sha512"],
        "content-length": expected["content_length"],
    }
    line = signing.request_line(given["method"], given["target"])
    text = signing.string_to_sign(line, headers, tuple(given["order"]))

    assert text == expected["string_to_sign"]
    assert (
        signing.signature(expected["string_to_sign"], given["secret"], given["algorithm"])
        == expected["signature"]
    )


def test_the_time_may_be_a_datetime_of_any_zone():
    """An aware datetime signs the same instant as its Unix seconds."""
    case = CASES[0]
    moment = datetime.fromtimestamp(case["given"]["at"], timezone(timedelta(hours=-7)))

    assert signed(case, at=moment) == signed(case)
    assert signed(case, at=moment.astimezone(UTC)) == signed(case)


def test_a_naive_datetime_is_refused():
    with pytest.raises(ConfigurationError, match="at: needs a time zone"):
        signed(CASES[0], at=datetime(2026, 2, 3))  # noqa: DTZ001


@pytest.mark.parametrize(
    "target",
    ["gateway/process", "/a b", "/ü", "/a\nb", "/a\r", "", "https://host/path"],
)
def test_a_target_that_is_not_raw_is_refused(target):
    with pytest.raises(ConfigurationError, match="target:"):
        signed(CASES[0], target=target)


@pytest.mark.parametrize("algorithm", ["hmac-sha1", "hmac-md5", "sha512", ""])
def test_weak_or_unknown_algorithms_are_refused(algorithm):
    with pytest.raises(ConfigurationError, match="algorithm:"):
        signed(CASES[0], algorithm=algorithm)


def test_the_method_is_signed_in_upper_case():
    assert signed(CASES[0], method="post") == signed(CASES[0])
