# Written by scripts/generate from openapi/bundled.yaml. Do not edit: edit openapi/ and run it again.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import Model as _Model
from ..types import (
    _mapping,
    _redacted,
)


@_attrs_define(kw_only=True, repr=False)
class ThirdPartyToken(_Model):
    """Token of a third party, only for clients configured for it. Its fields are not publicly known; give them as Ingo
    told you.

    Source: documented docs/ingopay/verify/card – the object, its fields are not available
    """

    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=_redacted)

    CONSTRAINTS: ClassVar[dict[str, dict[str, Any]]] = {}
    RULES: ClassVar[tuple[dict[str, Any], ...]] = ()

    def to_dict(self) -> dict[str, Any]:
        out: dict[str, Any] = dict(self.additional_properties)
        return out

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        rest = dict(src_dict) if isinstance(src_dict, dict) else _mapping(src_dict)
        model = cls()
        model.additional_properties = rest
        return model


# At the foot: models refer to each other in circles, and an import inside from_dict would cost more than the reading.
