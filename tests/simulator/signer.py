"""Signs by hand, from the written rules and with nothing of the package: the tests' own client."""

import base64
import email.utils
import hashlib
import hmac
import json
import time
from http.client import HTTPConnection
from urllib.parse import urlsplit

USER = "simulator-user"
SECRET = "simulator-secret"
ORDER_A = "request-line x-date content-type content-sha512 content-length"


def signed_headers(
    method: str,
    target: str,
    body: bytes,
    *,
    user: str = USER,
    secret: str = SECRET,
    at: float | None = None,
    order: str = ORDER_A,
    algorithm: str = "hmac-sha512",
) -> dict[str, str]:
    fields = {
        "x-date": email.utils.formatdate(time.time() if at is None else at, usegmt=True),
        "content-type": "application/json",
        "content-sha512": base64.b64encode(hashlib.sha512(body).digest()).decode(),
        "content-length": str(len(body)),
    }
    lines = [
        f"{method} {target} HTTP/1.1" if name == "request-line" else f"{name}: {fields[name]}"
        for name in order.split()
    ]
    digest = algorithm.removeprefix("hmac-")
    mac = hmac.new(secret.encode(), "\n".join(lines).encode(), digest).digest()
    signature = base64.b64encode(mac).decode()
    authorization = (
        f'hmac username="{user}", algorithm="{algorithm}", headers="{order}", '
        f'signature="{signature}"'
    )
    return {
        "Authorization": authorization,
        "X-Date": fields["x-date"],
        "Content-sha512": fields["content-sha512"],
        "Content-Length": fields["content-length"],
        "Content-Type": "application/json",
    }


class Peer:
    """A client over http.client: one connection per call, so that nothing is hidden by a pool."""

    def __init__(self, url: str, *, timeout: float = 10.0) -> None:
        self.host = urlsplit(url).netloc
        self.timeout = timeout

    def send(self, method: str, target: str, body: bytes, headers: dict[str, str]):
        connection = HTTPConnection(self.host, timeout=self.timeout)
        try:
            connection.putrequest(method, target, skip_accept_encoding=True)
            for name, value in headers.items():
                connection.putheader(name, value)
            connection.endheaders(body)
            response = connection.getresponse()
            return response.status, dict(response.getheaders()), response.read()
        finally:
            connection.close()

    def post(self, target: str, document, *, extra: dict[str, str] | None = None, **signing):
        body = json.dumps(document).encode()
        headers = signed_headers("POST", target, body, **signing) | (extra or {})
        return self.send("POST", target, body, headers)

    def call(self, target: str, document, **more):
        status, _, body = self.post(target, document, **more)
        assert status == 200, (status, body)
        return json.loads(body)
