"""The `ingo` command as a person uses it: help, exit statuses, clear errors."""

import json
from pathlib import Path

import pytest

from ingo_wrapper.cli import COMMANDS, main
from ingo_wrapper.version import VERSION

USER = {"INGO_USERNAME": "u", "INGO_SECRET": "secret", "INGO_PARTICIPANT_ID": "123"}
# api-facts/signing.md, vector 2.
AT = "1579291169"
SIGNATURE = (
    "jeL5v5jOgT6wvqtcy4ih9KM1L1AW4oGZosLhGfs6D3m+c78QEPOD7HcMZl00PxvEFmNOzrmm8W6vxA/FypzHSQ=="
)


def test_version(capsys):
    with pytest.raises(SystemExit) as end:
        main(["--version"])

    assert end.value.code == 0
    assert capsys.readouterr().out == f"ingo {VERSION}\n"


@pytest.mark.parametrize("arguments", [[], ["unknown"], ["codes", "many"]])
def test_wrong_use(arguments, capsys):
    """Exit status 2, and the usage on the error stream."""
    with pytest.raises(SystemExit) as end:
        main(arguments)

    assert end.value.code == 2
    assert "usage: ingo" in capsys.readouterr().err


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help(command, capsys):
    with pytest.raises(SystemExit) as end:
        main([command, "--help"])

    assert end.value.code == 0
    assert COMMANDS[command] in capsys.readouterr().out.replace("\n  ", " ")


def test_codes(capsys):
    """docs/hub/errors: 851-867 are declines of the card issuer."""
    assert main(["codes", "851"]) == 0
    assert "issuer" in capsys.readouterr().out

    assert main(["codes", "--json", "755"]) == 0
    (family,) = json.loads(capsys.readouterr().out)
    assert (family["low"], family["high"], family["outcome"]) == (753, 755, "declined")

    assert main(["codes", "424242"]) == 1


@pytest.fixture
def body(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    for name, value in USER.items():
        monkeypatch.setenv(name, value)
    file = tmp_path / "body.json"
    file.write_bytes(b'{"participant_id":123,"amount":"10.00"}')
    return str(file)


def test_sign(body, capsys):
    """The published vector, stage by stage; the secret stays out."""
    assert main(["sign", "/v1/pay?x=a%20b", "--body", body, "--at", AT]) == 0

    shown = capsys.readouterr().out
    assert SIGNATURE in shown
    assert "  POST /v1/pay?x=a%20b HTTP/1.1\n  x-date: Fri, 17 Jan 2020 19:59:29 GMT\n" in shown
    assert "secret" not in shown


@pytest.mark.parametrize(
    ("other", "status", "said"),
    [
        (SIGNATURE, 0, "signature: equal"),
        ("A" * 86 + "==", 1, "only the signature differs"),
    ],
)
def test_compare(body, other, status, said, capsys):
    header = (
        'hmac username="u", algorithm="hmac-sha512", headers="request-line x-date content-type '
        f'content-sha512 content-length", signature="{other}"'
    )
    arguments = ["sign", "/v1/pay?x=a%20b", "--body", body, "--at", AT, "--compare", header]

    assert main(arguments) == status
    assert said in capsys.readouterr().out


def test_a_missing_variable_is_named(body, monkeypatch, capsys):
    monkeypatch.delenv("INGO_SECRET")

    assert main(["sign", "/a", "--body", body]) == 2
    assert capsys.readouterr().err == "ingo: INGO_SECRET: is missing\n"


def test_spec_is_the_bundled_contract(capsys):
    committed = Path(__file__).parents[2] / "openapi" / "bundled.yaml"

    assert main(["spec"]) == 0
    assert capsys.readouterr().out == committed.read_text(encoding="utf-8")

    assert main(["spec", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["openapi"] == "3.1.0"
