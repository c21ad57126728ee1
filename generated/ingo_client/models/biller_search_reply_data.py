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
class BillerSearchReplyData(_Model):
    """What a biller search found.

    Source: example docs/ingopay/ancillary/biller-search

    Attributes:
        billers: The billers found.
    """

    billers: list[Biller] | Unset = _attrs_field(default=UNSET, repr=_shown_nested)
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=_redacted)

    def to_dict(self) -> dict[str, Any]:
        out: dict[str, Any] = dict(self.additional_properties)
        v: Any
        v = self.billers
        if v is not UNSET:
            out["billers"] = (
                [i.to_dict() if isinstance(i, _Model) else i for i in v] if isinstance(v, (list, tuple)) else v
            )
        return out

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        rest = dict(src_dict) if isinstance(src_dict, dict) else _mapping(src_dict)
        take: Callable[..., Any] = rest.pop
        model = cls(
            billers=[Biller.from_dict(i) if isinstance(i, dict) else i for i in v]
            if isinstance(v := take("billers", UNSET), list)
            else v,
        )
        model.additional_properties = rest
        return model


# At the foot: models refer to each other in circles, and an import inside from_dict would cost more than the reading.
from ..models.biller import Biller  # noqa: E402
