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
class FraudGuarantee(_Model):
    """Whether a guarantee against fraud was asked for and given.

    Source: example docs/ingopay/risk/risk-score

    Attributes:
        guarantee_requested: The text `0` or `1`.
        transaction_guaranteed: The text `0` or `1`.
    """

    guarantee_requested: str | Unset = UNSET
    transaction_guaranteed: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=_redacted)

    def to_dict(self) -> dict[str, Any]:
        out: dict[str, Any] = dict(self.additional_properties)
        v: Any
        v = self.guarantee_requested
        if v is not UNSET:
            out["guarantee_requested"] = v
        v = self.transaction_guaranteed
        if v is not UNSET:
            out["transaction_guaranteed"] = v
        return out

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        rest = dict(src_dict) if isinstance(src_dict, dict) else _mapping(src_dict)
        take: Callable[..., Any] = rest.pop
        model = cls(
            guarantee_requested=take("guarantee_requested", UNSET),
            transaction_guaranteed=take("transaction_guaranteed", UNSET),
        )
        model.additional_properties = rest
        return model


# At the foot: models refer to each other in circles, and an import inside from_dict would cost more than the reading.
