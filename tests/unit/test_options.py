"""Which proxy a host is reached through."""

import pytest

from ingo_wrapper import Connection, Environment

HOST = Environment.SANDBOX.api_url
VARIABLES = ("http_proxy", "https_proxy", "all_proxy", "no_proxy")


@pytest.fixture(autouse=True)
def _no_proxies(monkeypatch):
    for name in VARIABLES:
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


@pytest.mark.parametrize(
    ("variables", "proxy"),
    [
        ({}, None),
        ({"https_proxy": "http://proxy:3128"}, "http://proxy:3128"),
        ({"HTTPS_PROXY": "http://proxy:3128"}, "http://proxy:3128"),
        ({"https_proxy": "proxy:3128"}, "http://proxy:3128"),
        ({"all_proxy": "http://proxy:3128"}, "http://proxy:3128"),
        ({"http_proxy": "http://proxy:3128"}, None),
        ({"https_proxy": "http://proxy:3128", "no_proxy": "ingo.money"}, None),
        ({"https_proxy": "http://proxy:3128", "no_proxy": "*"}, None),
        (
            {"https_proxy": "http://proxy:3128", "no_proxy": "elsewhere.example"},
            "http://proxy:3128",
        ),
    ],
)
def test_the_environment_names_the_proxy(monkeypatch, variables, proxy):
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert Connection().proxy_for(HOST, Environment.SANDBOX) == proxy


def test_a_given_proxy_counts_more(monkeypatch):
    monkeypatch.setenv("https_proxy", "http://other:1")
    given = Connection(proxy="http://mine:2")
    assert given.proxy_for(HOST, Environment.SANDBOX) == "http://mine:2"


def test_a_simulator_is_reached_directly(monkeypatch):
    monkeypatch.setenv("http_proxy", "http://other:1")
    simulator = Environment.simulator("http://127.0.0.1:8099")
    assert Connection().proxy_for(simulator.api_url, simulator) is None
