"""What is scrubbed on the way into a cassette, and what scripts/record refuses."""

import json
import os
import subprocess
from pathlib import Path
from types import SimpleNamespace

import pytest

from tests.contract import recording
from tests.unit.requests import CARD

ROOT = Path(__file__).parents[2]


def request(body, uri="http://127.0.0.1:5000/gateway/process?x=1", **headers):
    return SimpleNamespace(uri=uri, body=body, headers=headers)


def test_a_request():
    """Headers by allow-list, values by the list of the spec, credentials replaced."""
    body = {
        "participant_id": 55501, "account": CARD, "amount": 25.1, "participant_unique_id1": "ord-1",
        "sender": {"name_personal": {"first_name": "Ada"}, "sender_account": None},
        "note": f"card {CARD} 12/29", "list": [{"email": "a@example.org"}], "empty": {"city": ""},
    }  # fmt: skip
    scrubbed = recording.scrub_request(
        request(
            json.dumps(body).encode(),
            **{"Authorization": "hmac x", "X-Date": "now", "Content-sha512": "h", "Content-Length": "9", "User-Agent": "u", "Cookie": "c", "X-New": "n", "Accept": "application/json", "Content-Type": "application/json", "Idempotency-Key": "k"},
        )
    )  # fmt: skip

    assert json.loads(scrubbed.body) == {
        "participant_id": 10001, "account": "[redacted]", "amount": 25.1, "participant_unique_id1": "ord-1",
        "sender": {"name_personal": {"first_name": "[redacted]"}, "sender_account": None},
        "note": "card [redacted] 12/29", "list": [{"email": "[redacted]"}], "empty": {"city": ""},
    }  # fmt: skip
    assert set(scrubbed.headers) == {"Accept", "Content-Type", "Idempotency-Key"}
    assert scrubbed.uri == "https://payapi-sandbox.ingo.money/gateway/process?x=1"


def test_scrubbing_twice_is_scrubbing_once():
    """So that what is played can be compared with what is stored."""
    body = json.dumps({"account": CARD, "request": {"participant_id": "55501"}}).encode()
    once = recording.masked_body(body)

    assert recording.masked_body(once) == once
    assert json.loads(once)["request"]["participant_id"] == "10001"


def test_a_capture_session_keeps_its_host():
    """It has one of its own."""
    uri = "http://127.0.0.1:5000/api/v1/sessions/point-in-time/plugin"

    assert recording.scrub_request(request(b"{}", uri)).uri == "https://iip-session-management-uat.ingo.money/api/v1/sessions/point-in-time/plugin"  # fmt: skip


def test_a_response():
    """Its length fits what is left of it."""
    body = json.dumps(
        {"data": {"customer_account_token": "tok-1"}, "request": {"participant_id": 5}}
    )
    scrubbed = recording.scrub_response(
        {
            "status": {"code": 200, "message": ""},
            "headers": {"Content-Type": ["application/json"], "Content-Length": [str(len(body))], "Set-Cookie": ["s=1"], "Server": ["x"], "X-Kong": ["1"]},
            "body": {"string": body.encode()},
        }
    )  # fmt: skip
    left = scrubbed["body"]["string"]

    assert json.loads(left) == {"data": {"customer_account_token": "[redacted]"}, "request": {"participant_id": 10001}}  # fmt: skip
    assert scrubbed["headers"] == {"content-type": ["application/json"], "content-length": [str(len(left))]}  # fmt: skip


def test_what_is_not_json():
    """A page of a proxy may show a card number too."""
    assert recording.masked_body(f"<p>{CARD}</p>".encode()) == b"<p>[redacted]</p>"


@pytest.mark.parametrize(
    ("mine", "other", "same"),
    [
        (b'{"a":1,"b":2}', b'{"b": 2, "a": 1}', True),
        (b'{"a":1}', b'{"a":2}', False),
        (b'{"timestamp":1}', b'{"timestamp":2}', False),
        (b'{"a":1}', b'{"a":1,"b":null}', False),
    ],
)
def test_bodies_are_compared_whole(mine, other, same):
    """A request that changed does not match."""
    try:
        recording.same_body(request(mine), request(other))
    except AssertionError:
        assert not same
    else:
        assert same


def record(*arguments, **variables):
    """The script, with an interpreter that would fail if it were ever started."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith("INGO_")}
    return subprocess.run(
        [ROOT / "scripts" / "record", *arguments],
        env={**clean, "INGO_TEST_PYTHON": "/bin/false", **variables},
        capture_output=True,
        text=True,
        check=False,
    )


CREDENTIALS = {"INGO_USERNAME": "u", "INGO_SECRET": "s", "INGO_PARTICIPANT_ID": "1"}


@pytest.mark.parametrize(
    ("arguments", "variables", "words"),
    [
        (["production"], CREDENTIALS, "production is never recorded"),
        (["sandbox"], {**CREDENTIALS, "INGO_ENVIRONMENT": "production"}, "INGO_ENVIRONMENT: is not sandbox"),
        (["sandbox"], {**CREDENTIALS, "INGO_SECRET": ""}, "INGO_SECRET: is missing"),
        (["sandbox"], {}, "INGO_USERNAME: is missing"),
        ([], {}, "Usage: scripts/record"),
        (["https://payapi.ingo.money"], CREDENTIALS, "Usage: scripts/record"),
    ],
)  # fmt: skip
def test_what_the_script_refuses(arguments, variables, words):
    """The environment is chosen, and it is never production."""
    done = record(*arguments, **variables)

    assert done.returncode == 2
    assert words in done.stderr


def test_what_it_accepts():
    """Then the interpreter is started (here one that always fails)."""
    assert record("simulator").returncode == 1
    assert record("sandbox", **CREDENTIALS).returncode == 1


def test_pytest_refuses_production_too():
    """Also without the script."""
    done = subprocess.run(
        [os.sys.executable, "-m", "pytest", "tests/contract/test_stories.py", "-q", "-p", "no:cacheprovider"],
        env={**os.environ, "INGO_RECORD_FROM": "production"}, cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip

    assert done.returncode == pytest.ExitCode.USAGE_ERROR
    assert "production is never recorded" in done.stdout + done.stderr
