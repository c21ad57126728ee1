"""The generated endpoint functions: a status that HTTP does not register is no error."""

from types import ModuleType

import httpx
import pytest


def client(answer: httpx.Response) -> object:
    from trial_client import Client

    return Client(base_url="http://trial.test").set_httpx_client(
        httpx.Client(base_url="http://trial.test", transport=httpx.MockTransport(lambda _: answer))
    )


@pytest.mark.parametrize("status", [200, 499, 520])
def test_the_status_stays_an_int(trial: ModuleType, status: int) -> None:
    from trial_client.api.trial import stage

    answer = httpx.Response(status, json={"status": "100"})
    reply = stage.sync_detailed(client=client(answer), body=trial.Stage(parties=[]))
    assert type(reply.status_code) is int
    assert reply.status_code == status
    assert (reply.parsed is not None) == (status == 200)


def test_an_unexpected_status_does_not_tell_what_came(trial: ModuleType) -> None:
    from trial_client.errors import UnexpectedStatus

    error = UnexpectedStatus(500, b"card 4111")
    assert "4111" not in str(error)
    assert error.content == b"card 4111"
