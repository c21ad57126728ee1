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
    _shown_nested,
)
from ..types import Model as _Model


@_attrs_define(kw_only=True, repr=False)
class AuthenticationFailedEvent(_Model):
    """The recipient, or a party, failed the challenge of the claim page.

    Source: example api-reference/websockets/authentication-failure
    Source: example api-reference/websockets/dynamic-validation-failure

    Attributes:
        status: Status code, a string of digits; an integer in one example.
        client_message: Text for the status; not to be interpreted.
        has_passed: Whether the check was passed.
        was_skipped: Whether the check was skipped.
        attempt_count: Attempts so far.
        max_attempts: Attempts allowed.
        field_results: One result per checked field.
    """

    status: int | str | Unset = UNSET
    client_message: str | Unset = UNSET
    has_passed: bool | Unset = UNSET
    was_skipped: bool | Unset = UNSET
    attempt_count: int | Unset = UNSET
    max_attempts: int | Unset = UNSET
    field_results: list[WebhookFieldResult] | Unset = _attrs_field(default=UNSET, repr=_shown_nested)
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=_redacted)

    def to_dict(self) -> dict[str, Any]:
        out: dict[str, Any] = dict(self.additional_properties)
        v: Any
        v = self.status
        if v is not UNSET:
            out["status"] = v
        v = self.client_message
        if v is not UNSET:
            out["client_message"] = v
        v = self.has_passed
        if v is not UNSET:
            out["has_passed"] = v
        v = self.was_skipped
        if v is not UNSET:
            out["was_skipped"] = v
        v = self.attempt_count
        if v is not UNSET:
            out["attempt_count"] = v
        v = self.max_attempts
        if v is not UNSET:
            out["max_attempts"] = v
        v = self.field_results
        if v is not UNSET:
            out["field_results"] = (
                [i.to_dict() if isinstance(i, _Model) else i for i in v] if isinstance(v, (list, tuple)) else v
            )
        return out

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        rest = dict(src_dict) if isinstance(src_dict, dict) else _mapping(src_dict)
        take: Callable[..., Any] = rest.pop
        model = cls(
            status=take("status", UNSET),
            client_message=take("client_message", UNSET),
            has_passed=take("has_passed", UNSET),
            was_skipped=take("was_skipped", UNSET),
            attempt_count=take("attempt_count", UNSET),
            max_attempts=take("max_attempts", UNSET),
            field_results=[WebhookFieldResult.from_dict(i) if isinstance(i, dict) else i for i in v]
            if isinstance(v := take("field_results", UNSET), list)
            else v,
        )
        model.additional_properties = rest
        return model


# At the foot: models refer to each other in circles, and an import inside from_dict would cost more than the reading.
from ..models.webhook_field_result import WebhookFieldResult  # noqa: E402
