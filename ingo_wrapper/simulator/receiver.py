"""The receiver that webhooks are posted to: where it is, whether it may be, one post.

Ours: the header `X-Ingo-Signature` with base64 of HMAC-SHA512 over the raw body, when a secret is
    given. One edition of docs/hub/webhooks names the header; algorithm and encoding are not public.
"""

import base64
import contextlib
import hmac
import http.client
import ipaddress
import socket
import ssl
from urllib.parse import urlsplit

from ingo_wrapper.errors import ConfigurationError

__all__ = ["SIGNATURE", "Receiver"]

SIGNATURE = "X-Ingo-Signature"
_LONGEST_ANSWER = 64 * 1024


class Receiver:
    """One URL, resolved once, so that a name cannot lead elsewhere later; redirects end there.

    Args:
        url: http or https. A certificate is only checked beyond this machine.
        secret: Signs each body.
        anywhere: Allow hosts beyond this machine.
        timeout: Seconds until a post has failed (Ingo gives 10).

    Raises:
        ConfigurationError: Not such a URL, an unknown host, or one that is not allowed.
    """

    def __init__(
        self, url: str, *, secret: str | None = None, anywhere: bool = False, timeout: float = 10.0
    ) -> None:
        try:
            parts = urlsplit(url)
            port = parts.port
        except ValueError:
            raise ConfigurationError("deliver_to: the URL has no valid port") from None
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise ConfigurationError("deliver_to: must be an http:// or https:// URL")
        if secret == "":
            raise ConfigurationError("deliver_to: the secret is empty")
        self._tls = _tls(checked=anywhere) if parts.scheme == "https" else None
        self._port = port or (443 if self._tls else 80)
        self._addresses = _addresses(parts.hostname, self._port, anywhere=anywhere)
        self._host = parts.netloc.rpartition("@")[2]
        self._target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        self._secret = None if secret is None else secret.encode()
        self._timeout = timeout
        self._name = parts.hostname
        self._open: socket.socket | None = None

    def post(self, body: bytes) -> int:
        """The status of the answer.

        Raises:
            OSError: No connection, no answer in time.
            http.client.HTTPException: An answer that is no HTTP.
        """
        headers = {
            "Host": self._host,
            "Content-Type": "application/json",
            "Content-Length": str(len(body)),
            "User-Agent": "ingo-simulator",
            "Connection": "close",
        }
        if self._secret is not None:
            mac = hmac.digest(self._secret, body, "sha512")
            headers[SIGNATURE] = base64.b64encode(mac).decode()
        # Connected here and not by http.client, so that the address is the one that was checked.
        connection = http.client.HTTPConnection(self._name, self._port)
        connection.sock = self._open = self._connect()
        try:
            connection.request("POST", self._target, body, headers)
            answer = connection.getresponse()
            answer.read(_LONGEST_ANSWER)
            return answer.status
        finally:
            self._open = None
            connection.close()

    def interrupt(self) -> None:
        """Let a post that is waiting fail now; for another thread."""
        waiting = self._open
        if waiting is not None:
            with contextlib.suppress(OSError):
                waiting.shutdown(socket.SHUT_RDWR)

    def _connect(self) -> socket.socket:
        refused: OSError | None = None
        for address in self._addresses:
            try:
                plain = socket.create_connection((address, self._port), self._timeout)
            except OSError as error:
                refused = error
                continue
            if self._tls is None:
                return plain
            try:
                return self._tls.wrap_socket(plain, server_hostname=self._name)
            except BaseException:
                plain.close()
                raise
        raise refused or OSError("no address")


def _addresses(host: str, port: int, *, anywhere: bool) -> tuple[str, ...]:
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise ConfigurationError(f"deliver_to: {host!r} is no known host") from None
    addresses = tuple(dict.fromkeys(str(each[4][0]) for each in found))
    local = [ipaddress.ip_address(each.partition("%")[0]).is_loopback for each in addresses]
    if not anywhere and not all(local):
        raise ConfigurationError(
            f"deliver_to: {host!r} is not this machine; the simulator posts elsewhere only with "
            "anywhere=True (--deliver-anywhere)"
        )
    return addresses


def _tls(*, checked: bool) -> ssl.SSLContext:
    context = ssl.create_default_context()
    if not checked:
        context.check_hostname = False
        context.verify_mode = ssl.CERT_NONE
    return context
