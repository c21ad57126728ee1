# Written by scripts/generate from openapi/bundled.yaml. Do not edit: edit openapi/ and run it again.
from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, ClassVar, Self

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
class TransactionOpenBanking(_Model):
    """Open-banking data, passed on to the vendor Sardine. Exactly one of the two forms.

    Source: documented docs/ingopay/risk/risk-score
    """

    open_banking_plaid: OpenBankingPlaid | Unset = _attrs_field(default=UNSET, repr=_redacted)
    open_banking_other: OpenBankingOther | Unset = _attrs_field(default=UNSET, repr=_redacted)
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=_redacted)

    CONSTRAINTS: ClassVar[dict[str, dict[str, Any]]] = {
        "open_banking_plaid": {"attr": "open_banking_plaid", "type": "object", "sensitive": True},
        "open_banking_other": {"attr": "open_banking_other", "type": "object", "sensitive": True},
    }
    RULES: ClassVar[tuple[dict[str, Any], ...]] = (
        {"rule": "exactly_one_of", "groups": [["open_banking_plaid"], ["open_banking_other"]]},
    )

    def to_dict(self) -> dict[str, Any]:
        out: dict[str, Any] = dict(self.additional_properties)
        v: Any
        v = self.open_banking_plaid
        if v is not UNSET:
            out["open_banking_plaid"] = v.to_dict() if isinstance(v, _Model) else v
        v = self.open_banking_other
        if v is not UNSET:
            out["open_banking_other"] = v.to_dict() if isinstance(v, _Model) else v
        return out

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        rest = dict(src_dict) if isinstance(src_dict, dict) else _mapping(src_dict)
        take: Callable[..., Any] = rest.pop
        model = cls(
            open_banking_plaid=OpenBankingPlaid.from_dict(v)
            if isinstance(v := take("open_banking_plaid", UNSET), dict)
            else v,
            open_banking_other=OpenBankingOther.from_dict(v)
            if isinstance(v := take("open_banking_other", UNSET), dict)
            else v,
        )
        model.additional_properties = rest
        return model


# At the foot: models refer to each other in circles, and an import inside from_dict would cost more than the reading.
from ..models.open_banking_other import OpenBankingOther  # noqa: E402
from ..models.open_banking_plaid import OpenBankingPlaid  # noqa: E402
