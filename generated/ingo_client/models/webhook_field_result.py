# Written by scripts/generate from openapi/bundled.yaml. Do not edit: edit openapi/ and run it again.
from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import (
    UNSET,
    Unset,
    _mapping,
    _redacted,
)
from ..types import Model as _Model


@_attrs_define(kw_only=True, repr=False)
class WebhookFieldResult(_Model):
    """One checked field of an authentication (named by `field_label`), of an RVDM or a PayPal verification (named by
    `field_name`).

    Source: example api-reference/websockets/authentication-failure
    Source: example api-reference/websockets/rvdm-verification-success
    Source: example api-reference/websockets/paypal-account-verification-success

    Attributes:
        field_label: Label of the field on the claim page. [example api-reference/websockets/authentication-failure]
        field_name: FirstName, LastName, AddressLine1, City, State, ZipCode, BusinessName, IsVerifiedAccount
            (PayPal); others may come. [example api-reference/websockets/rvdm-verification-success; example
            api-reference/websockets/paypal-account-verification-success]
        client_provided_value: What the client sent. Personal data in clear. [example
            api-reference/websockets/rvdm-verification-success; example
            api-reference/websockets/paypal-account-verification-success]
        customer_provided_value: What the recipient entered. Personal data in clear. [example
            api-reference/websockets/rvdm-verification-success]
        paypal_provided_value: What PayPal has. Personal data in clear. [example
            api-reference/websockets/paypal-account-verification-success]
        is_matching: Whether the values match.
        is_enabled: Whether the field is checked at all. [example
            api-reference/websockets/rvdm-verification-success; example
            api-reference/websockets/paypal-account-verification-success]
        was_evaluated: Whether the field was checked this time. [example
            api-reference/websockets/rvdm-verification-success; example
            api-reference/websockets/paypal-account-verification-success]
        hard_fail_on_mismatch: Whether a mismatch fails the whole check.
    """

    field_label: str | Unset = UNSET
    field_name: str | Unset = UNSET
    client_provided_value: str | Unset = _attrs_field(default=UNSET, repr=_redacted)
    customer_provided_value: str | Unset = _attrs_field(default=UNSET, repr=_redacted)
    paypal_provided_value: str | Unset = _attrs_field(default=UNSET, repr=_redacted)
    is_matching: bool | Unset = UNSET
    is_enabled: bool | Unset = UNSET
    was_evaluated: bool | Unset = UNSET
    hard_fail_on_mismatch: bool | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=_redacted)

    def to_dict(self) -> dict[str, Any]:
        out: dict[str, Any] = dict(self.additional_properties)
        v: Any
        v = self.field_label
        if v is not UNSET:
            out["field_label"] = v
        v = self.field_name
        if v is not UNSET:
            out["field_name"] = v
        v = self.client_provided_value
        if v is not UNSET:
            out["client_provided_value"] = v
        v = self.customer_provided_value
        if v is not UNSET:
            out["customer_provided_value"] = v
        v = self.paypal_provided_value
        if v is not UNSET:
            out["paypal_provided_value"] = v
        v = self.is_matching
        if v is not UNSET:
            out["is_matching"] = v
        v = self.is_enabled
        if v is not UNSET:
            out["is_enabled"] = v
        v = self.was_evaluated
        if v is not UNSET:
            out["was_evaluated"] = v
        v = self.hard_fail_on_mismatch
        if v is not UNSET:
            out["hard_fail_on_mismatch"] = v
        return out

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        rest = dict(src_dict) if isinstance(src_dict, dict) else _mapping(src_dict)
        take: Callable[..., Any] = rest.pop
        model = cls(
            field_label=take("field_label", UNSET),
            field_name=take("field_name", UNSET),
            client_provided_value=take("client_provided_value", UNSET),
            customer_provided_value=take("customer_provided_value", UNSET),
            paypal_provided_value=take("paypal_provided_value", UNSET),
            is_matching=take("is_matching", UNSET),
            is_enabled=take("is_enabled", UNSET),
            was_evaluated=take("was_evaluated", UNSET),
            hard_fail_on_mismatch=take("hard_fail_on_mismatch", UNSET),
        )
        model.additional_properties = rest
        return model


# At the foot: models refer to each other in circles, and an import inside from_dict would cost more than the reading.
