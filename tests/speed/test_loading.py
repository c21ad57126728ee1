"""What is loaded, and when. A module too many is a millisecond for everyone who imports it."""

import pytest

from tests.speed.counting import loaded

# httpx loads click where it is installed; it is not part of the comparison.
NO_CLICK = "import sys; sys.modules['click'] = None\n"
CLIENT = (
    "from ingo_wrapper import {kind}, Credentials, Environment\n"
    "{kind}(environment=Environment.simulator('http://127.0.0.1:1'), "
    "credentials=Credentials(username='u', secret='s', participant_id=10001))"
)
HTTPX = NO_CLICK + "import httpx; httpx.Client(verify=False)"
INGO = NO_CLICK + CLIENT.format(kind="Ingo")


def test_importing_the_package_loads_the_package_alone():
    """Measured: 11 KB (217 KB on 3.13, where a table of the interpreter's grows); under 1 ms."""
    kept, modules = loaded("import ingo_wrapper")
    assert modules == {"ingo_wrapper"}
    assert kept < loaded(HTTPX)[0] / 25


def test_a_client_loads_little_beyond_httpx():
    """Measured 59 modules (19 of them attrs) and 1.22 of the Python objects httpx keeps.

    In resident memory, which has the interpreter and its libraries in it too, that is below 1.15.
    """
    mine, modules = loaded(INGO)
    httpx, of_httpx = loaded(HTTPX)
    assert len(modules - of_httpx) <= 61
    assert mine / httpx <= 1.24


@pytest.mark.parametrize(
    "module",
    [
        "asyncio",
        "anyio._core._synchronization",
        "ingo_wrapper.async_client",
        "ingo_wrapper.cli",
        "ingo_wrapper.settings",
        "ingo_wrapper.simulator",
        "ingo_wrapper.telemetry",
        "ingo_wrapper.transport.non_blocking",
        "ingo_wrapper.webhooks",
        "ruamel",
        "sqlite3",
        "uuid",
    ],
)
def test_what_a_blocking_client_does_not_load(module, of_a_client):
    assert module not in of_a_client


def test_a_model_loads_only_what_it_is_made_of():
    """Not the 80 others."""
    _, modules = loaded("from ingo_wrapper.models import ProcessCard; ProcessCard")
    loaded_models = {name for name in modules if name.startswith("ingo_client.models.")}
    assert loaded_models == {
        "ingo_client.models.process_card",
        "ingo_client.models.contact_address",
        "ingo_client.models.contact_telcom",
        "ingo_client.models.ledger",
        "ingo_client.models.ledger_entity_type",
        "ingo_client.models.name_personal",
        "ingo_client.models.sender",
        "ingo_client.models.source_of_funds",
    }


@pytest.fixture(scope="module")
def of_a_client():
    return loaded(INGO)[1]
