# Written by scripts/generate from openapi/bundled.yaml. Do not edit: edit openapi/ and run it again.
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.debit_ach import DebitAch
from ...models.debit_card import DebitCard
from ...models.debit_reply import DebitReply
from ...models.debit_same_day_ach import DebitSameDayAch
from ...types import Response


def _get_kwargs(
    *,
    body: DebitAch | DebitCard | DebitSameDayAch,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/gateway/v12/debit/process",
    }

    if isinstance(body, DebitCard):
        _kwargs["json"] = body.to_dict()
    elif isinstance(body, DebitAch):
        _kwargs["json"] = body.to_dict()
    else:
        _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> DebitReply | None:
    if response.status_code == 200:
        response_200 = DebitReply.from_dict(response.json())

        return response_200

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Response[DebitReply]:
    return Response(
        status_code=response.status_code,
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient | Client,
    body: DebitAch | DebitCard | DebitSameDayAch,
) -> Response[DebitReply]:
    """Pull money from a verified account

     Debits the account behind the token. The body has the v12 envelope - ids, timestamp, amount and
    status are strings here. Without any reply, assume that the debit failed. There is no refund
    operation.

    Args:
        body (DebitAch | DebitCard | DebitSameDayAch):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[DebitReply]
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
    body: DebitAch | DebitCard | DebitSameDayAch,
) -> DebitReply | None:
    """Pull money from a verified account

     Debits the account behind the token. The body has the v12 envelope - ids, timestamp, amount and
    status are strings here. Without any reply, assume that the debit failed. There is no refund
    operation.

    Args:
        body (DebitAch | DebitCard | DebitSameDayAch):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        DebitReply
    """

    return sync_detailed(
        client=client,
        body=body,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient | Client,
    body: DebitAch | DebitCard | DebitSameDayAch,
) -> Response[DebitReply]:
    """Pull money from a verified account

     Debits the account behind the token. The body has the v12 envelope - ids, timestamp, amount and
    status are strings here. Without any reply, assume that the debit failed. There is no refund
    operation.

    Args:
        body (DebitAch | DebitCard | DebitSameDayAch):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[DebitReply]
    """

    kwargs = _get_kwargs(
        body=body,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient | Client,
    body: DebitAch | DebitCard | DebitSameDayAch,
) -> DebitReply | None:
    """Pull money from a verified account

     Debits the account behind the token. The body has the v12 envelope - ids, timestamp, amount and
    status are strings here. Without any reply, assume that the debit failed. There is no refund
    operation.

    Args:
        body (DebitAch | DebitCard | DebitSameDayAch):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        DebitReply
    """

    return (
        await asyncio_detailed(
            client=client,
            body=body,
        )
    ).parsed
