# Written by scripts/generate from openapi/bundled.yaml. Do not edit: edit openapi/ and run it again.
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.notify_cancel import NotifyCancel
from ...models.notify_cancel_reply import NotifyCancelReply
from ...types import Response


def _get_kwargs(
    *,
    body: NotifyCancel,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/gateway/v3/notifycancel",
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> NotifyCancelReply | None:
    if response.status_code == 200:
        response_200 = NotifyCancelReply.from_dict(response.json())

        return response_200

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Response[NotifyCancelReply]:
    return Response(
        status_code=response.status_code,
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient | Client,
    body: NotifyCancel,
) -> Response[NotifyCancelReply]:
    """Cancel a staged disbursement (both Notify products)

     Works for items staged by v3 and by v4; there is no v4 path. Allowed only before the recipient has
    claimed; whether that is still so, Ingo's code says.

    Args:
        body (NotifyCancel):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[NotifyCancelReply]
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
    body: NotifyCancel,
) -> NotifyCancelReply | None:
    """Cancel a staged disbursement (both Notify products)

     Works for items staged by v3 and by v4; there is no v4 path. Allowed only before the recipient has
    claimed; whether that is still so, Ingo's code says.

    Args:
        body (NotifyCancel):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        NotifyCancelReply
    """

    return sync_detailed(
        client=client,
        body=body,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient | Client,
    body: NotifyCancel,
) -> Response[NotifyCancelReply]:
    """Cancel a staged disbursement (both Notify products)

     Works for items staged by v3 and by v4; there is no v4 path. Allowed only before the recipient has
    claimed; whether that is still so, Ingo's code says.

    Args:
        body (NotifyCancel):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[NotifyCancelReply]
    """

    kwargs = _get_kwargs(
        body=body,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient | Client,
    body: NotifyCancel,
) -> NotifyCancelReply | None:
    """Cancel a staged disbursement (both Notify products)

     Works for items staged by v3 and by v4; there is no v4 path. Allowed only before the recipient has
    claimed; whether that is still so, Ingo's code says.

    Args:
        body (NotifyCancel):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        NotifyCancelReply
    """

    return (
        await asyncio_detailed(
            client=client,
            body=body,
        )
    ).parsed
