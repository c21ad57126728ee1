# Written by scripts/generate from openapi/bundled.yaml. Do not edit: edit openapi/ and run it again.
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.process_ach import ProcessAch
from ...models.process_bill_pay import ProcessBillPay
from ...models.process_card import ProcessCard
from ...models.process_check import ProcessCheck
from ...models.process_pay_pal import ProcessPayPal
from ...models.process_pay_pal_verified import ProcessPayPalVerified
from ...models.process_reply import ProcessReply
from ...models.process_retail_bill_pay import ProcessRetailBillPay
from ...models.process_retail_card import ProcessRetailCard
from ...models.process_rtp import ProcessRtp
from ...models.process_same_day_ach import ProcessSameDayAch
from ...models.process_venmo import ProcessVenmo
from ...types import Response


def _get_kwargs(
    *,
    body: ProcessAch
    | ProcessBillPay
    | ProcessCard
    | ProcessCheck
    | ProcessPayPal
    | ProcessPayPalVerified
    | ProcessRetailBillPay
    | ProcessRetailCard
    | ProcessRtp
    | ProcessSameDayAch
    | ProcessVenmo,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/gateway/process",
    }

    if isinstance(body, ProcessCard):
        _kwargs["json"] = body.to_dict()
    elif isinstance(body, ProcessAch):
        _kwargs["json"] = body.to_dict()
    elif isinstance(body, ProcessSameDayAch):
        _kwargs["json"] = body.to_dict()
    elif isinstance(body, ProcessRtp):
        _kwargs["json"] = body.to_dict()
    elif isinstance(body, ProcessBillPay):
        _kwargs["json"] = body.to_dict()
    elif isinstance(body, ProcessCheck):
        _kwargs["json"] = body.to_dict()
    elif isinstance(body, ProcessPayPalVerified):
        _kwargs["json"] = body.to_dict()
    elif isinstance(body, ProcessPayPal):
        _kwargs["json"] = body.to_dict()
    elif isinstance(body, ProcessVenmo):
        _kwargs["json"] = body.to_dict()
    elif isinstance(body, ProcessRetailCard):
        _kwargs["json"] = body.to_dict()
    else:
        _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> ProcessReply | None:
    if response.status_code == 200:
        response_200 = ProcessReply.from_dict(response.json())

        return response_200

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Response[ProcessReply]:
    return Response(
        status_code=response.status_code,
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient | Client,
    body: ProcessAch
    | ProcessBillPay
    | ProcessCard
    | ProcessCheck
    | ProcessPayPal
    | ProcessPayPalVerified
    | ProcessRetailBillPay
    | ProcessRetailCard
    | ProcessRtp
    | ProcessSameDayAch
    | ProcessVenmo,
) -> Response[ProcessReply]:
    """Push money to a verified account

     Pays the account behind the token; `account_type` selects the rail. An accepted push cannot be
    reversed, and no operation asks for its state: after a lost reply send the same request again with
    the same `participant_unique_id1` (101 is the earlier result, 104 means it is still running). 102 is
    a success whose issuer answer is pending.

    Args:
        body (ProcessAch | ProcessBillPay | ProcessCard | ProcessCheck | ProcessPayPal |
            ProcessPayPalVerified | ProcessRetailBillPay | ProcessRetailCard | ProcessRtp |
            ProcessSameDayAch | ProcessVenmo):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ProcessReply]
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
    body: ProcessAch
    | ProcessBillPay
    | ProcessCard
    | ProcessCheck
    | ProcessPayPal
    | ProcessPayPalVerified
    | ProcessRetailBillPay
    | ProcessRetailCard
    | ProcessRtp
    | ProcessSameDayAch
    | ProcessVenmo,
) -> ProcessReply | None:
    """Push money to a verified account

     Pays the account behind the token; `account_type` selects the rail. An accepted push cannot be
    reversed, and no operation asks for its state: after a lost reply send the same request again with
    the same `participant_unique_id1` (101 is the earlier result, 104 means it is still running). 102 is
    a success whose issuer answer is pending.

    Args:
        body (ProcessAch | ProcessBillPay | ProcessCard | ProcessCheck | ProcessPayPal |
            ProcessPayPalVerified | ProcessRetailBillPay | ProcessRetailCard | ProcessRtp |
            ProcessSameDayAch | ProcessVenmo):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ProcessReply
    """

    return sync_detailed(
        client=client,
        body=body,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient | Client,
    body: ProcessAch
    | ProcessBillPay
    | ProcessCard
    | ProcessCheck
    | ProcessPayPal
    | ProcessPayPalVerified
    | ProcessRetailBillPay
    | ProcessRetailCard
    | ProcessRtp
    | ProcessSameDayAch
    | ProcessVenmo,
) -> Response[ProcessReply]:
    """Push money to a verified account

     Pays the account behind the token; `account_type` selects the rail. An accepted push cannot be
    reversed, and no operation asks for its state: after a lost reply send the same request again with
    the same `participant_unique_id1` (101 is the earlier result, 104 means it is still running). 102 is
    a success whose issuer answer is pending.

    Args:
        body (ProcessAch | ProcessBillPay | ProcessCard | ProcessCheck | ProcessPayPal |
            ProcessPayPalVerified | ProcessRetailBillPay | ProcessRetailCard | ProcessRtp |
            ProcessSameDayAch | ProcessVenmo):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ProcessReply]
    """

    kwargs = _get_kwargs(
        body=body,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient | Client,
    body: ProcessAch
    | ProcessBillPay
    | ProcessCard
    | ProcessCheck
    | ProcessPayPal
    | ProcessPayPalVerified
    | ProcessRetailBillPay
    | ProcessRetailCard
    | ProcessRtp
    | ProcessSameDayAch
    | ProcessVenmo,
) -> ProcessReply | None:
    """Push money to a verified account

     Pays the account behind the token; `account_type` selects the rail. An accepted push cannot be
    reversed, and no operation asks for its state: after a lost reply send the same request again with
    the same `participant_unique_id1` (101 is the earlier result, 104 means it is still running). 102 is
    a success whose issuer answer is pending.

    Args:
        body (ProcessAch | ProcessBillPay | ProcessCard | ProcessCheck | ProcessPayPal |
            ProcessPayPalVerified | ProcessRetailBillPay | ProcessRetailCard | ProcessRtp |
            ProcessSameDayAch | ProcessVenmo):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ProcessReply
    """

    return (
        await asyncio_detailed(
            client=client,
            body=body,
        )
    ).parsed
