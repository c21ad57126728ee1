# Written by scripts/generate from openapi/bundled.yaml. Do not edit: edit openapi/ and run it again.
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.risk_session import RiskSession
from ...models.risk_session_reply import RiskSessionReply
from ...types import Response


def _get_kwargs(
    *,
    body: RiskSession,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/risk/risksession/v2",
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> RiskSessionReply | None:
    if response.status_code == 200:
        response_200 = RiskSessionReply.from_dict(response.json())

        return response_200

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Response[RiskSessionReply]:
    return Response(
        status_code=response.status_code,
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient | Client,
    body: RiskSession,
) -> Response[RiskSessionReply]:
    """Start a risk session

     Gives the token for the Sardine device-fingerprint SDK and for the risk score that follows. The
    session expires after 30 minutes by default.

    Args:
        body (RiskSession):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[RiskSessionReply]
    """

    kwargs = _get_kwargs(
        body=body,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient | Client,
    body: RiskSession,
) -> RiskSessionReply | None:
    """Start a risk session

     Gives the token for the Sardine device-fingerprint SDK and for the risk score that follows. The
    session expires after 30 minutes by default.

    Args:
        body (RiskSession):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        RiskSessionReply
    """

    return sync_detailed(
        client=client,
        body=body,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient | Client,
    body: RiskSession,
) -> Response[RiskSessionReply]:
    """Start a risk session

     Gives the token for the Sardine device-fingerprint SDK and for the risk score that follows. The
    session expires after 30 minutes by default.

    Args:
        body (RiskSession):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[RiskSessionReply]
    """

    kwargs = _get_kwargs(
        body=body,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient | Client,
    body: RiskSession,
) -> RiskSessionReply | None:
    """Start a risk session

     Gives the token for the Sardine device-fingerprint SDK and for the risk score that follows. The
    session expires after 30 minutes by default.

    Args:
        body (RiskSession):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        RiskSessionReply
    """

    return (
        await asyncio_detailed(
            client=client,
            body=body,
        )
    ).parsed
