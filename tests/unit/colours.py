"""The same call through `Ingo` and through `AsyncIngo`, over a scripted httpx transport."""

from collections.abc import AsyncIterator, Callable, Iterator
from typing import Any

import anyio
import httpx

from ingo_wrapper import AsyncIngo, Credentials, Environment, Ingo, RetryPolicy
from tests.unit.requests import build

Answer = Callable[[httpx.Request], httpx.Response]
CREDENTIALS = Credentials(username="mock-user", secret="mock-secret-01", participant_id=10001)
PAID = {
    "status": 100,
    "client_message": "Success",
    "data": {"transaction_id": 1, "participant_unique_id1": "ord-7781"},
}


def paid(_request: httpx.Request) -> httpx.Response:
    """A success."""
    return httpx.Response(200, json=PAID)


class Dripping(httpx.SyncByteStream, httpx.AsyncByteStream):
    """A reply's body in parts; an exception among them is raised where it stands."""

    def __init__(self, *parts: Any) -> None:
        self._parts = parts
        self.closed = False

    def __iter__(self) -> Iterator[bytes]:
        for part in self._parts:
            if isinstance(part, Exception):
                raise part
            yield part() if callable(part) else part

    async def __aiter__(self) -> AsyncIterator[bytes]:
        for part in self:
            yield part

    def close(self) -> None:
        self.closed = True

    async def aclose(self) -> None:
        self.closed = True


def blocking(answer: Answer, *, request: Any = None, client: Any = None, **options: Any) -> Any:
    """One push through `Ingo`: its reply, or what it raised."""
    http_client = client or httpx.Client(transport=httpx.MockTransport(answer))
    with http_client:
        try:
            with Ingo(**_options(options), http_client=http_client) as ingo:
                return ingo.process(request or build("ProcessCard"))
        except Exception as error:
            return error


def awaiting(answer: Answer, *, request: Any = None, client: Any = None, **options: Any) -> Any:
    """One push through `AsyncIngo`: its reply, or what it raised."""

    async def pay() -> Any:
        http_client = client or httpx.AsyncClient(transport=httpx.MockTransport(answer))
        async with http_client:
            try:
                async with AsyncIngo(**_options(options), http_client=http_client) as ingo:
                    return await ingo.process(request or build("ProcessCard"))
            except Exception as error:
                return error

    return anyio.run(pay)


def _options(options: dict[str, Any]) -> dict[str, Any]:
    given = {
        "environment": Environment.SANDBOX,
        "credentials": CREDENTIALS,
        "retries": RetryPolicy.off(),
    }
    return given | options


COLOURS = [blocking, awaiting]
