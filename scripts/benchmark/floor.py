"""The floor: what someone writes who has read the signing page and wants nothing else.

A raw dict, the envelope fields put in by hand, `json.dumps`, an HMAC made by hand, one request, the
reply as a dict. No validation, no error types, no retries, no money type.
"""

import hmac
import json
import time
from base64 import b64encode
from collections.abc import Callable
from email.utils import formatdate
from hashlib import sha512
from typing import Any

from scripts.benchmark.samples import PARTICIPANT, SAMPLES, SECRET, USERNAME

_KEY = SECRET.encode()
_START = (
    f'hmac username="{USERNAME}", algorithm="hmac-sha512", '
    'headers="request-line x-date content-type content-sha512 content-length", signature="'
)
_FLAT = ("verify", "process")
_NESTED_TEXT = ("debit", "start_risk_session", "score_risk")


def stamp(operation: str) -> dict[str, Any]:
    """The request as a dict, with the envelope fields that this operation wants."""
    body, now = dict(SAMPLES[operation]["request"]), int(time.time())
    if operation in _FLAT:
        body.update(participant_id=PARTICIPANT, timestamp=now, version=11)
    elif operation == "stage_parties":
        body["request"] = {"participant_id": PARTICIPANT, "timestamp": now}
    elif operation in _NESTED_TEXT:
        body["request"] = {"participant_id": str(PARTICIPANT), "timestamp": str(now)}
    elif operation != "create_capture_session":
        body["participant_id"] = PARTICIPANT
    return body


def sign(path: str, body: bytes) -> dict[str, str]:
    """The signature headers, written out."""
    date = formatdate(time.time(), usegmt=True)
    digest = b64encode(sha512(body).digest()).decode()
    length = str(len(body))
    text = (
        f"POST {path} HTTP/1.1\nx-date: {date}\ncontent-type: application/json\n"
        f"content-sha512: {digest}\ncontent-length: {length}"
    )
    mac = b64encode(hmac.digest(_KEY, text.encode(), "sha512")).decode()
    return {
        "X-Date": date,
        "Content-Type": "application/json",
        "Content-sha512": digest,
        "Content-Length": length,
        "Authorization": f'{_START}{mac}"',
    }


def prepare(operation: str) -> tuple[str, bytes, dict[str, str]]:
    """Path, bytes and headers of one request."""
    path = SAMPLES[operation]["path"]
    body = json.dumps(stamp(operation), separators=(",", ":")).encode()
    return path, body, sign(path, body)


def call_with(client: Any, url: str, operation: str) -> Callable[[], Any]:
    """One call with an `httpx.Client` (or httpx2's)."""

    def call() -> Any:
        path, body, headers = prepare(operation)
        response = client.post(url + path, content=body, headers=headers)
        response.raise_for_status()
        return response.json()

    return call


def async_call_with(client: Any, url: str, operation: str) -> Callable[[], Any]:
    """One call with an `httpx.AsyncClient` (or httpx2's)."""

    async def call() -> Any:
        path, body, headers = prepare(operation)
        response = await client.post(url + path, content=body, headers=headers)
        response.raise_for_status()
        return response.json()

    return call


def with_httpx(httpx: Any, url: str, operation: str) -> Callable[[], Any]:
    """One call with a new client of the library *httpx*."""
    return call_with(httpx.Client(), url, operation)


def with_httpx_async(httpx: Any, url: str, operation: str) -> Callable[[], Any]:
    """One call with a new async client that keeps all its connections."""
    limits = httpx.Limits(max_connections=100, max_keepalive_connections=100)
    return async_call_with(httpx.AsyncClient(limits=limits), url, operation)
