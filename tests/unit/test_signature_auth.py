"""SignatureAuth: the same signature for an httpx client of the caller's own."""

import base64
import hashlib
import hmac
import pickle
import re

import anyio
import httpx
import pytest

from ingo_wrapper import SignatureAuth
from tests.unit.hand import date

AT = 1_790_000_000.0
SECRET = "auth-secret-01"
REQUESTS = [
    ("POST", "https://h.example/gateway/process", {"json": {"a": "Zoë", "amount": 25.1}}),
    ("POST", "https://h.example/gateway/process", {"content": b'{"a": 1}'}),
    ("POST", "https://h.example/gateway/process", {}),
    ("GET", "https://h.example/gateway/status", {}),
    ("GET", "https://h.example/a?x=1&y=b%20c", {}),
    ("GET", "https://h.example/a", {"params": {"q": "ü b", "e": ""}}),
    ("GET", "https://h.example", {}),
    ("PUT", "https://h.example/a%2Fb/%C3%BC", {"content": b"\x00\xff"}),
    ("DELETE", "https://h.example/a/b", {}),
]


def expected(request: httpx.Request) -> str:
    """The signature by the written rules (signing.md section 3), from what is on the wire alone."""
    body = request.content
    lines = [
        f"{request.method} {request.url.raw_path.decode()} HTTP/1.1",
        f"x-date: {request.headers['X-Date']}",
        f"content-type: {request.headers['Content-Type']}",
        f"content-sha512: {base64.b64encode(hashlib.sha512(body).digest()).decode()}",
        f"content-length: {len(body)}",
    ]
    mac = hmac.new(SECRET.encode(), "\n".join(lines).encode(), "sha512").digest()
    return base64.b64encode(mac).decode()


def check(request: httpx.Request) -> httpx.Response:
    found = re.fullmatch(
        r'hmac username="auth-user", algorithm="hmac-sha512", '
        r'headers="request-line x-date content-type content-sha512 content-length", '
        r'signature="([A-Za-z0-9+/]{86}==)"',
        request.headers["Authorization"],
    )
    assert found
    assert found[1] == expected(request)
    assert request.headers["Content-Type"] == "application/json"
    assert request.headers["Content-Length"] == str(len(request.content))
    assert request.headers["X-Date"] == date(AT)
    for name in ("authorization", "content-type", "content-length", "x-date", "content-sha512"):
        assert len(request.headers.get_list(name)) == 1
    return httpx.Response(200)


@pytest.fixture
def auth():
    return SignatureAuth(username="auth-user", secret=SECRET, now=lambda: AT)


@pytest.mark.parametrize(("method", "url", "options"), REQUESTS)
def test_sync(auth, method, url, options):
    """Through httpx, with and without bodies and query strings."""
    with httpx.Client(auth=auth, transport=httpx.MockTransport(check)) as client:
        assert client.request(method, url, **options).status_code == 200


@pytest.mark.parametrize(("method", "url", "options"), REQUESTS)
def test_async(auth, method, url, options):
    """The same."""

    async def ask():
        async with httpx.AsyncClient(auth=auth, transport=httpx.MockTransport(check)) as client:
            return await client.request(method, url, **options)

    assert anyio.run(ask).status_code == 200


def test_by_hand(auth):
    """One request, no second one."""
    request = httpx.Request("POST", "https://h.example/a", content=b"{}")
    flow = auth.sync_auth_flow(request)
    check(next(flow))

    with pytest.raises(StopIteration):
        flow.send(httpx.Response(401))


def test_every_request_is_signed_anew():
    """With the time of its own."""
    times = iter([AT, AT + 5])
    seen = []
    auth = SignatureAuth(username="u", secret=SECRET, now=lambda: next(times))
    transport = httpx.MockTransport(lambda request: seen.append(request) or httpx.Response(200))
    with httpx.Client(auth=auth, transport=transport) as client:
        client.post("https://h.example/a")
        client.post("https://h.example/a")

    assert seen[0].headers["X-Date"] != seen[1].headers["X-Date"]
    assert seen[0].headers["Authorization"] != seen[1].headers["Authorization"]


def test_the_secret_stays(auth):
    """Not shown, not pickled."""
    assert SECRET not in repr(auth)
    with pytest.raises(TypeError, match="not pickled"):
        pickle.dumps(auth)
