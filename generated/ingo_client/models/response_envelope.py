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
class ResponseEnvelope(_Model):
    """Result part of a v12 reply (debit, risk, Notify Managed Parties).

    Source: example docs/ingopay/debit/process-ach
    Source: documented docs/ingopay/risk/risk-session

    Attributes:
        status: Status code; written as a string here, as an integer in other replies. "100" is success.
        message: Text to the status code.
        duration: Time that Ingo took, in seconds; a decimal string in the samples.
    """

    status: int | str | Unset = UNSET
    message: str | Unset = UNSET
    duration: float | str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=_redacted)

    def to_dict(self) -> dict[str, Any]:
        out: dict[str, Any] = dict(self.additional_properties)
        v: Any
        v = self.status
        if v is not UNSET:
            out["status"] = v
        v = self.message
        if v is not UNSET:
            out["message"] = v
        v = self.duration
        if v is not UNSET:
            out["duration"] = v
        return out

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        rest = dict(src_dict) if isinstance(src_dict, dict) else _mapping(src_dict)
        take: Callable[..., Any] = rest.pop
        model = cls(
            status=take("status", UNSET),
            message=take("message", UNSET),
            duration=take("duration", UNSET),
        )
        model.additional_properties = rest
        return model


# At the foot: models refer to each other in circles, and an import inside from_dict would cost more than the reading.
