"""Signing for people who call httpx themselves."""

from collections.abc import Callable, Generator
from time import time
from typing import NoReturn

import httpx

from ingo_wrapper.signing import sign


class SignatureAuth(httpx.Auth):
    """Signs every request of an httpx client of your own, sync or async.

    ``httpx.Client(auth=SignatureAuth(username=..., secret=...))``. Keep HTTP/1.1, and leave
    redirects and transport retries off: they would repeat a signature that no longer fits.

    Source: docs/ingopay/authentication.
    """

    requires_request_body = True

    def __init__(
        self,
        *,
        username: str,
        secret: str,
        algorithm: str = "hmac-sha512",
        now: Callable[[], float] = time,
    ) -> None:
        self._username = username
        self._secret = secret
        self._algorithm = algorithm
        self._now = now

    def __repr__(self) -> str:
        return f"SignatureAuth(username={self._username!r})"

    def __reduce__(self) -> NoReturn:
        raise TypeError("SignatureAuth is not pickled: it holds a secret")

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        """Sign *request* as it is about to be sent."""
        headers = sign(
            method=request.method,
            target=request.url.raw_path.decode("ascii"),
            body=request.content,
            username=self._username,
            secret=self._secret,
            at=self._now(),
            algorithm=self._algorithm,
        )
        request.headers.update(headers)
        yield request
