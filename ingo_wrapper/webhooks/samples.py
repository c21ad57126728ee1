"""Valid deliveries for local development: Ingo's sandbox posts to one registered address only.

The samples are the examples of the contract (openapi/paths/webhooks.yaml), invented values in
documented shapes; `samples.json` is their copy in this package.
"""

import http.client
import json
import socket
import ssl
import uuid
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from difflib import get_close_matches
from functools import cache
from importlib.resources import files
from ipaddress import ip_address
from typing import Any, NamedTuple
from urllib.parse import SplitResult, urlsplit

from ingo_wrapper.errors import ConfigurationError, IngoError
from ingo_wrapper.webhooks.hmac_signature import Hmac

_MAX_ANSWER = 64 * 1024


class ReceiverUnreachable(IngoError):
    """Nobody answers at the address of the local receiver."""


class Reply(NamedTuple):
    """What a receiver answered."""

    status: int
    body: bytes


def _now() -> datetime:
    return datetime.now(UTC)


@cache
def _samples() -> dict[str, Any]:
    text = (files(__package__) / "samples.json").read_text(encoding="utf-8")
    loaded: dict[str, Any] = json.loads(text)
    return loaded


def topics() -> tuple[str, ...]:
    """Every topic that there is a sample of: the whole catalog, every spelling."""
    return tuple(_samples())


def sample(
    topic: str,
    *,
    overrides: Mapping[str, object] | None = None,
    event_id: str | None = None,
    clock: Callable[[], datetime] = _now,
) -> bytes:
    """A valid delivery of a topic, as bytes.

    Args:
        topic: any spelling in the catalog.
        overrides: values by dotted path, such as `{"data.event.check_amount": "99.00"}`.
        event_id: `metadata.id`; a new one when not given. The same id gives the same bytes, as a
            repeated delivery has them, so its timestamp is the sample's own.
        clock: the time of a new event.

    Raises:
        ConfigurationError: unknown topic, or a path that leads through a value that is no object.
    """
    if topic not in _samples():
        near = get_close_matches(topic, _samples(), n=3, cutoff=0.3)
        hint = f"near it: {', '.join(near)}" if near else "`ingo webhooks send` lists the topics"
        raise ConfigurationError(f"there is no sample of {topic!r}; {hint}")
    document = json.loads(json.dumps(_samples()[topic]))
    document["metadata"]["id"] = event_id or f"sample-{uuid.uuid4()}"
    if event_id is None:
        document["metadata"]["timestamp"] = int(clock().timestamp())
    for path, value in (overrides or {}).items():
        _put(document, path, value)
    return json.dumps(document, default=str).encode()


def send(
    url: str,
    topic: str,
    *,
    overrides: Mapping[str, object] | None = None,
    event_id: str | None = None,
    signature: Hmac | None = None,
    headers: Mapping[str, str] | None = None,
    seconds: float = 10.0,
    clock: Callable[[], datetime] = _now,
) -> Reply:
    """Post a sample to a receiver on this machine or in its private network, as Ingo would.

    Args:
        url: an http or https address; https certificates are not checked, it is your own machine.
        topic: see `sample`, as are `overrides`, `event_id` and `clock`.
        signature: signs the body, for receivers that check with the same `Hmac`.
        headers: further headers.
        seconds: how long to wait; Ingo waits 10.

    Raises:
        ConfigurationError: unknown topic, or an address that is not local.
        ReceiverUnreachable: nobody listens there, or there is no answer in time.
    """
    body = sample(topic, overrides=overrides, event_id=event_id, clock=clock)
    return post(url, body, signature=signature, headers=headers, seconds=seconds)


def post(
    url: str,
    body: bytes,
    *,
    signature: Hmac | None = None,
    headers: Mapping[str, str] | None = None,
    seconds: float = 10.0,
) -> Reply:
    """Post any body to a local receiver with the documented headers; see `send`."""
    target = urlsplit(url)
    sent = {"Host": target.netloc.rpartition("@")[2], "Content-Type": "application/json"}
    if signature is not None:
        name, value = signature.sign(body)
        sent[name] = value
    sent |= headers or {}
    failure: Exception | None = None
    for address in _local_addresses(target):  # localhost is two addresses, and one may be deaf
        try:
            return _post(target, address, body, sent, seconds)
        except ConnectionRefusedError as error:
            failure = error
        except (OSError, http.client.HTTPException) as error:
            failure = error
            break
    raise ReceiverUnreachable(f"no answer from {target.netloc}: {failure!r}") from failure


def _post(
    target: SplitResult, address: str, body: bytes, headers: Mapping[str, str], seconds: float
) -> Reply:
    path = (target.path or "/") + (f"?{target.query}" if target.query else "")
    connection = _connect(target, address, seconds)
    try:
        connection.request("POST", path, body, dict(headers))
        answer = connection.getresponse()
        return Reply(answer.status, answer.read(_MAX_ANSWER))
    finally:
        connection.close()


def _local_addresses(target: SplitResult) -> list[str]:
    """Resolved once and used as they are, so that a name cannot lead elsewhere in between."""
    try:
        host, port = target.hostname, target.port
    except ValueError:
        raise ConfigurationError("the address of the receiver has no valid port") from None
    if target.scheme not in ("http", "https") or not host:
        raise ConfigurationError("the address of the receiver must be http:// or https://")
    try:
        found = socket.getaddrinfo(host, port or 80, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise ReceiverUnreachable(f"{host!r} is no known host") from error
    addresses = [str(entry[4][0]) for entry in found]
    known = [ip_address(address.partition("%")[0]) for address in addresses]
    if not all(address.is_loopback or address.is_private for address in known):
        raise ConfigurationError(
            f"{host!r} is not on this machine or in its private network: samples go nowhere else"
        )
    return addresses


def _connect(target: SplitResult, address: str, seconds: float) -> http.client.HTTPConnection:
    if target.scheme == "http":
        return http.client.HTTPConnection(address, target.port or 80, timeout=seconds)
    context = ssl.create_default_context()
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    return http.client.HTTPSConnection(
        address, target.port or 443, timeout=seconds, context=context
    )


def _put(document: dict[str, Any], path: str, value: object) -> None:
    *parents, last = path.split(".")
    node: Any = document
    for name in parents:
        node = node.setdefault(name, {})
        if not isinstance(node, dict):
            raise ConfigurationError(
                f"override {path!r} leads through {name!r}, which is no object"
            )
    node[last] = value
