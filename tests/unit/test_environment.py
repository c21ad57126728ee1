"""Environments: the documented hosts, and no way to Ingo by accident."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingo_wrapper.environment import Environment
from ingo_wrapper.errors import ConfigurationError


def test_the_documented_hosts():
    """docs/ingopay/quick-start and docs/iframe/quick-start (contradiction 9)."""
    assert Environment.SANDBOX.api_url == "https://payapi-sandbox.ingo.money"
    assert Environment.SANDBOX.capture_url == "https://iip-session-management-uat.ingo.money"
    assert Environment.PRODUCTION.api_url == "https://payapi.ingo.money"
    assert Environment.PRODUCTION.capture_url == "https://iip-session-management.ingo.money"


@pytest.mark.parametrize(
    ("url", "origin"),
    [
        ("http://127.0.0.1:8099", "http://127.0.0.1:8099"),
        ("http://127.0.0.1:8099/", "http://127.0.0.1:8099"),
        ("https://simulator.internal", "https://simulator.internal"),
        ("http://[::1]:8099", "http://[::1]:8099"),
        ("http://localhost", "http://localhost"),
    ],
)
def test_a_simulator(url, origin):
    """Both hosts are the simulator."""
    environment = Environment.simulator(url)

    assert (environment.api_url, environment.capture_url) == (origin, origin)
    assert environment.is_simulator


def test_only_a_simulator_is_one():
    """Nothing real can happen there, and only there."""
    assert not Environment.SANDBOX.is_simulator
    assert not Environment.PRODUCTION.is_simulator


NOT_A_SIMULATOR = [
    "", "127.0.0.1:8099", "ftp://127.0.0.1", "http://", "http:///x", "http://h:99999", "http://h:x", "http://[::1",
    "http://host/path", "http://host?x=1", "http://host#f", "http://user@host", "http://user:pw@host",
    "https://payapi.ingo.money", "http://payapi.ingo.money:8099", "https://PAYAPI.INGO.MONEY", "https://payapi.ingo.money.",
    "https://payapi-sandbox.ingo.money", "https://iip-session-management.ingo.money", "https://developers.ingopayments.com",
    "https://sandbox-api.ingomoney.com", "https://payapi\u3002ingo\u3002money", "https://payapi\uff0eingo\uff0emoney", "https://\uff50ayapi.ingo.money",
    "https://payapi.in\tgo.money", "https://payapi.ingo.money\n",
]  # fmt: skip


@pytest.mark.parametrize("url", NOT_A_SIMULATOR, ids=repr)
def test_never_a_host_of_ingos(url):
    """Whatever it is written like, real credentials and payments cannot go there as a simulation."""
    with pytest.raises(ConfigurationError, match=r"^simulator URL: "):
        Environment.simulator(url)


@given(st.text(max_size=30))
def test_any_text(text):
    """An environment or a ConfigurationError, nothing else."""
    with suppress(ConfigurationError):
        assert Environment.simulator(text).is_simulator
