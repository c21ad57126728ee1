# Written by scripts/generate from openapi/bundled.yaml. Do not edit: edit openapi/ and run it again.
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.verify_ach import VerifyAch
from ...models.verify_bill_pay import VerifyBillPay
from ...models.verify_card import VerifyCard
from ...models.verify_check import VerifyCheck
from ...models.verify_pay_pal import VerifyPayPal
from ...models.verify_reply import VerifyReply
from ...models.verify_retail_bill_pay import VerifyRetailBillPay
from ...models.verify_retail_card import VerifyRetailCard
from ...models.verify_same_day_ach import VerifySameDayAch
from ...models.verify_venmo import VerifyVenmo
from ...types import Response


def _get_kwargs(
    *,
    body: VerifyAch
    | VerifyBillPay
    | VerifyCard
    | VerifyCheck
    | VerifyPayPal
    | VerifyRetailBillPay
    | VerifyRetailCard
    | VerifySameDayAch
    | VerifyVenmo,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/gateway/verify",
    }

    if isinstance(body, VerifyCard):
        _kwargs["json"] = body.to_dict()
    elif isinstance(body, VerifyAch):
        _kwargs["json"] = body.to_dict()
    elif isinstance(body, VerifySameDayAch):
        _kwargs["json"] = body.to_dict()
    elif isinstance(body, VerifyBillPay):
        _kwargs["json"] = body.to_dict()
    elif isinstance(body, VerifyCheck):
        _kwargs["json"] = body.to_dict()
    elif isinstance(body, VerifyPayPal):
        _kwargs["json"] = body.to_dict()
    elif isinstance(body, VerifyVenmo):
        _kwargs["json"] = body.to_dict()
    elif isinstance(body, VerifyRetailCard):
        _kwargs["json"] = body.to_dict()
    else:
        _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> VerifyReply | None:
    if response.status_code == 200:
        response_200 = VerifyReply.from_dict(response.json())

        return response_200

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Response[VerifyReply]:
    return Response(
        status_code=response.status_code,
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient | Client,
    body: VerifyAch
    | VerifyBillPay
    | VerifyCard
    | VerifyCheck
    | VerifyPayPal
    | VerifyRetailBillPay
    | VerifyRetailCard
    | VerifySameDayAch
    | VerifyVenmo,
) -> Response[VerifyReply]:
    """Verify and tokenise an account

     Checks the recipient and the account with everything the client is configured for and returns a
    token that stands for both. The token does not expire and serves push and pull. A repeat with the
    same `participant_unique_id1` gives the earlier result (status 101).

    Args:
        body (VerifyAch | VerifyBillPay | VerifyCard | VerifyCheck | VerifyPayPal |
            VerifyRetailBillPay | VerifyRetailCard | VerifySameDayAch | VerifyVenmo):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[VerifyReply]
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
    body: VerifyAch
    | VerifyBillPay
    | VerifyCard
    | VerifyCheck
    | VerifyPayPal
    | VerifyRetailBillPay
    | VerifyRetailCard
    | VerifySameDayAch
    | VerifyVenmo,
) -> VerifyReply | None:
    """Verify and tokenise an account

     Checks the recipient and the account with everything the client is configured for and returns a
    token that stands for both. The token does not expire and serves push and pull. A repeat with the
    same `participant_unique_id1` gives the earlier result (status 101).

    Args:
        body (VerifyAch | VerifyBillPay | VerifyCard | VerifyCheck | VerifyPayPal |
            VerifyRetailBillPay | VerifyRetailCard | VerifySameDayAch | VerifyVenmo):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        VerifyReply
    """

    return sync_detailed(
        client=client,
        body=body,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient | Client,
    body: VerifyAch
    | VerifyBillPay
    | VerifyCard
    | VerifyCheck
    | VerifyPayPal
    | VerifyRetailBillPay
    | VerifyRetailCard
    | VerifySameDayAch
    | VerifyVenmo,
) -> Response[VerifyReply]:
    """Verify and tokenise an account

     Checks the recipient and the account with everything the client is configured for and returns a
    token that stands for both. The token does not expire and serves push and pull. A repeat with the
    same `participant_unique_id1` gives the earlier result (status 101).

    Args:
        body (VerifyAch | VerifyBillPay | VerifyCard | VerifyCheck | VerifyPayPal |
            VerifyRetailBillPay | VerifyRetailCard | VerifySameDayAch | VerifyVenmo):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[VerifyReply]
    """

    kwargs = _get_kwargs(
        body=body,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient | Client,
    body: VerifyAch
    | VerifyBillPay
    | VerifyCard
    | VerifyCheck
    | VerifyPayPal
    | VerifyRetailBillPay
    | VerifyRetailCard
    | VerifySameDayAch
    | VerifyVenmo,
) -> VerifyReply | None:
    """Verify and tokenise an account

     Checks the recipient and the account with everything the client is configured for and returns a
    token that stands for both. The token does not expire and serves push and pull. A repeat with the
    same `participant_unique_id1` gives the earlier result (status 101).

    Args:
        body (VerifyAch | VerifyBillPay | VerifyCard | VerifyCheck | VerifyPayPal |
            VerifyRetailBillPay | VerifyRetailCard | VerifySameDayAch | VerifyVenmo):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        VerifyReply
    """

    return (
        await asyncio_detailed(
            client=client,
            body=body,
        )
    ).parsed
