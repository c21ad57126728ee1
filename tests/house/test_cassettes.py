"""No cassette holds what nobody may see: a second opinion that shares no code with the scrubbing."""

import json
import os
import re

import pytest

from ingo_client.facts import SENSITIVE_NAMES
from ingo_wrapper.simulator import Simulator
from tests.contract.recording import read
from tests.house.repository import ROOT

CASSETTES = sorted((ROOT / "tests" / "contract" / "cassettes").glob("*.yaml"))
ALLOWED_HEADERS = {
    "request": {"accept", "content-type", "idempotency-key"},
    "response": {"content-type", "content-length", "retry-after", "www-authenticate"},
}
HOSTS = {"payapi-sandbox.ingo.money", "iip-session-management-uat.ingo.money"}
UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
RUNS = re.compile(r"[0-9](?:[ -]?[0-9]){11,}")
DOUBLED = [0, 2, 4, 6, 8, 1, 3, 5, 7, 9]


def luhn(digits):
    return sum(DOUBLED[int(d)] if place % 2 else int(d) for place, d in enumerate(reversed(digits))) % 10 == 0  # fmt: skip


def card_numbers(text):
    """Every window of 13 to 19 digits in a run that has a valid check digit and a card's first digit."""
    found = set()
    for run in RUNS.findall(UUID.sub("-", text)):
        digits = re.sub(r"[ -]", "", run)
        windows = (digits[at : at + size] for size in range(13, 20) for at in range(len(digits) - size + 1))  # fmt: skip
        found |= {window for window in windows if window[0] in "23456" and luhn(window)}
    return found


def ssns(text):
    return re.findall(r"(?<!\d)\d{3}-\d{2}-\d{4}(?!\d)", UUID.sub("", text))


def unmasked(value, name=None):
    """Sensitive names whose value is neither masked nor empty."""
    if isinstance(value, dict):
        return [hit for key, item in value.items() for hit in unmasked(item, key if key in SENSITIVE_NAMES else name)]  # fmt: skip
    if isinstance(value, list):
        return [hit for item in value for hit in unmasked(item, name)]
    return [name] if name is not None and value not in ("[redacted]", "", None) else []


def known_secrets():
    """The secrets of the simulator, and of the sandbox where they are in the environment."""
    names = ("INGO_SECRET", "INGO_USERNAME")
    with Simulator() as simulator:
        return [simulator.secret, simulator.username, *filter(None, map(os.environ.get, names))]


@pytest.fixture(scope="module")
def secrets():
    return known_secrets()


@pytest.mark.parametrize("path", CASSETTES, ids=lambda path: path.stem)
def test_cassette(path, secrets):
    """Numbers, names, secrets, signatures, hosts, headers."""
    text = path.read_text(encoding="utf-8")

    assert card_numbers(text) == set()
    assert ssns(text) == []
    assert not [secret for secret in secrets if secret in text]
    assert not re.search(r"[A-Za-z0-9+/]{86}==|hmac username|signature=", text)
    for interaction in read(text)["interactions"]:
        for side, allowed in ALLOWED_HEADERS.items():
            message = interaction[side]
            assert {name.lower() for name in message["headers"]} <= allowed
            body = message["body"] if side == "request" else message["body"]["string"]
            assert unmasked(json.loads(body)) == []
        assert re.match(r"https://([^/]+)/", interaction["request"]["uri"])[1] in HOSTS
        body = interaction["response"]["body"]["string"]
        assert interaction["response"]["headers"]["content-length"] == [str(len(body.encode()))]


def test_there_are_cassettes():
    """A scan of nothing proves nothing."""
    assert len(CASSETTES) > 100


@pytest.mark.parametrize("text", ["4111111111111111", "x 4242 4242 4242 4242 y", "5555-5555-5555-4444", "12 378282246310005"])  # fmt: skip
def test_the_scanner_finds_cards(text):
    """Planted."""
    assert card_numbers(text)


def test_the_scanner_finds_the_rest():
    """Planted."""
    assert ssns("ssn 078-05-1120.")
    assert unmasked({"data": [{"cvv": "123"}], "sender": {"x": "y"}}) == ["cvv", "sender"]
    assert unmasked({"account": "[redacted]", "cvv": "", "last_4": None, "status": 100}) == []
