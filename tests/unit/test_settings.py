"""from_env: which variable is wrong, never what it holds."""

import pytest

from ingo_wrapper.environment import Environment
from ingo_wrapper.errors import ConfigurationError
from ingo_wrapper.settings import read_credentials, read_environment

GOOD = {
    "INGO_USERNAME": "svc-user",
    "INGO_SECRET": "s3cr3t-value-7781",
    "INGO_PARTICIPANT_ID": "10001",
}


@pytest.mark.parametrize(
    ("variables", "environment"),
    [
        ({"INGO_ENVIRONMENT": "sandbox"}, Environment.SANDBOX),
        ({"INGO_ENVIRONMENT": "production"}, Environment.PRODUCTION),
        (
            {"INGO_ENVIRONMENT": "simulator", "INGO_SIMULATOR_URL": "http://127.0.0.1:8099"},
            Environment.simulator("http://127.0.0.1:8099"),
        ),
    ],
)
def test_environment(variables, environment):
    """Chosen by name."""
    assert read_environment(variables) == environment


@pytest.mark.parametrize(
    ("variables", "variable", "words"),
    [
        ({}, "INGO_ENVIRONMENT", "is missing"),
        ({"INGO_ENVIRONMENT": ""}, "INGO_ENVIRONMENT", "is missing"),
        ({"INGO_ENVIRONMENT": "prod-7781"}, "INGO_ENVIRONMENT", "is unknown"),
        ({"INGO_ENVIRONMENT": "Production"}, "INGO_ENVIRONMENT", "is unknown"),
        ({"INGO_ENVIRONMENT": "production "}, "INGO_ENVIRONMENT", "is unknown"),
        ({"INGO_ENVIRONMENT": "simulator"}, "INGO_SIMULATOR_URL", "is missing"),
        ({"INGO_ENVIRONMENT": "simulator", "INGO_SIMULATOR_URL": "host-7781"}, "INGO_SIMULATOR_URL", "must look like"),
        ({"INGO_ENVIRONMENT": "simulator", "INGO_SIMULATOR_URL": "http://[7781"}, "INGO_SIMULATOR_URL", "must look like"),
        ({"INGO_ENVIRONMENT": "simulator", "INGO_SIMULATOR_URL": "https://payapi.ingo.money"}, "INGO_SIMULATOR_URL", "host of Ingo's"),
        ({"INGO_ENVIRONMENT": "sandbox", "INGO_SIMULATOR_URL": "http://127.0.0.1:7781"}, "INGO_SIMULATOR_URL", "contradicts"),
        ({"INGO_ENVIRONMENT": "production", "INGO_SIMULATOR_URL": "http://127.0.0.1:7781"}, "INGO_SIMULATOR_URL", "contradicts"),
    ],
)  # fmt: skip
def test_a_wrong_environment(variables, variable, words):
    """No default, no guess; the error names the variable and not its value."""
    with pytest.raises(ConfigurationError, match=rf"^{variable}: .*{words}") as caught:
        read_environment(variables)
    assert "7781" not in str(caught.value)


def test_credentials():
    """Read as they are."""
    credentials = read_credentials(GOOD)

    assert (credentials.username, credentials.secret) == ("svc-user", "s3cr3t-value-7781")
    assert credentials.participant_id == "10001"


@pytest.mark.parametrize(
    ("variable", "value", "words"),
    [
        *((name, value, "is missing") for name in GOOD for value in (None, "")),
        ("INGO_USERNAME", "svc user\n", "printable ASCII"),
        ("INGO_USERNAME", 'svc"7781', "printable ASCII"),
        ("INGO_USERNAME", "svc-ü", "printable ASCII"),
        ("INGO_USERNAME", "10001", "is the participant_id"),
        ("INGO_SECRET", " s3cr3t-7781", "spaces"),
        ("INGO_SECRET", "s3cr3t-7781\n", "spaces"),
        ("INGO_PARTICIPANT_ID", "svc-7781", "at most 5 digits"),
        ("INGO_PARTICIPANT_ID", "123456", "at most 5 digits"),
        ("INGO_PARTICIPANT_ID", "-1", "at most 5 digits"),
        ("INGO_PARTICIPANT_ID", "٣", "at most 5 digits"),
    ],
)
def test_wrong_credentials(variable, value, words):
    """The error names the variable, never a value."""
    variables = {name: text for name, text in {**GOOD, variable: value}.items() if text is not None}
    with pytest.raises(ConfigurationError, match=rf"^{variable}: .*{words}") as caught:
        read_credentials(variables)

    assert "7781" not in str(caught.value)
    assert caught.value.__cause__ is None
    assert caught.value.__suppress_context__ or caught.value.__context__ is None
