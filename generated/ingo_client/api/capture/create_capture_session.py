# Written by scripts/generate from openapi/bundled.yaml. Do not edit: edit openapi/ and run it again.
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.capture_session import CaptureSession
from ...models.capture_session_reply import CaptureSessionReply
from ...types import UNSET, Response, Unset


def _get_kwargs(
    *,
    body: CaptureSession,
    idempotency_key: str | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(idempotency_key, Unset):
        headers["Idempotency-Key"] = idempotency_key

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/api/v1/sessions/point-in-time/plugin",
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> CaptureSessionReply | None:
    if response.status_code == 200:
        response_200 = CaptureSessionReply.from_dict(response.json())

        return response_200

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Response[CaptureSessionReply]:
    return Response(
        status_code=response.status_code,
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient | Client,
    body: CaptureSession,
    idempotency_key: str | Unset = UNSET,
) -> Response[CaptureSessionReply]:
    """Create an Embedded Account Capture session

     Gives an `authorized_url` that the browser must mount within 30 seconds. The account token does not
    come back here; it arrives by the browser event and by webhook. A repeat with the same Idempotency-
    Key within 2 hours gives the original session with a new URL (status 101); the same key with
    different parameters is an error.

    Args:
        idempotency_key (str | Unset):
        body (CaptureSession):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[CaptureSessionReply]
    """

    kwargs = _get_kwargs(
        body=body,
        idempotency_key=idempotency_key,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient | Client,
    body: CaptureSession,
    idempotency_key: str | Unset = UNSET,
) -> CaptureSessionReply | None:
    """Create an Embedded Account Capture session

     Gives an `authorized_url` that the browser must mount within 30 seconds. The account token does not
    come back here; it arrives by the browser event and by webhook. A repeat with the same Idempotency-
    Key within 2 hours gives the original session with a new URL (status 101); the same key with
    different parameters is an error.

    Args:
        idempotency_key (str | Unset):
        body (CaptureSession):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        CaptureSessionReply
    """

    return sync_detailed(
        client=client,
        body=body,
        idempotency_key=idempotency_key,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient | Client,
    body: CaptureSession,
    idempotency_key: str | Unset = UNSET,
) -> Response[CaptureSessionReply]:
    """Create an Embedded Account Capture session

     Gives an `authorized_url` that the browser must mount within 30 seconds. The account token does not
    come back here; it arrives by the browser event and by webhook. A repeat with the same Idempotency-
    Key within 2 hours gives the original session with a new URL (status 101); the same key with
    different parameters is an error.

    Args:
        idempotency_key (str | Unset):
        body (CaptureSession):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[CaptureSessionReply]
    """

    kwargs = _get_kwargs(
        body=body,
        idempotency_key=idempotency_key,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient | Client,
    body: CaptureSession,
    idempotency_key: str | Unset = UNSET,
) -> CaptureSessionReply | None:
    """Create an Embedded Account Capture session

     Gives an `authorized_url` that the browser must mount within 30 seconds. The account token does not
    come back here; it arrives by the browser event and by webhook. A repeat with the same Idempotency-
    Key within 2 hours gives the original session with a new URL (status 101); the same key with
    different parameters is an error.

    Args:
        idempotency_key (str | Unset):
        body (CaptureSession):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        CaptureSessionReply
    """

    return (
        await asyncio_detailed(
            client=client,
            body=body,
            idempotency_key=idempotency_key,
        )
    ).parsed
