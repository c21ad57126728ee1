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
    _shown_nested,
)
from ..types import Model as _Model


@_attrs_define(kw_only=True, repr=False)
class RiskScore(_Model):
    """Request for a risk score.

    Source: documented docs/ingopay/risk/risk-score

    Attributes:
        request: [documented docs/ingopay/risk/risk-score; older docs en/ingopay-iframe/api-gateway/risk+guarantee –
            that its children are required]
        transaction: [example docs/ingopay/risk/risk-score]
    """

    request: RequestEnvelope | Unset = _attrs_field(default=UNSET, repr=_shown_nested)
    transaction: RiskTransaction | Unset = _attrs_field(default=UNSET, repr=_shown_nested)
    transaction_ifa: TransactionIfa | Unset = _attrs_field(default=UNSET, repr=_shown_nested)
    transaction_open_banking: TransactionOpenBanking | Unset = _attrs_field(default=UNSET, repr=_shown_nested)
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=_redacted)

    CONSTRAINTS: ClassVar[dict[str, dict[str, Any]]] = {
        "request": {"attr": "request", "type": "object", "required": True, "stamped": True},
        "transaction": {"attr": "transaction", "type": "object"},
        "transaction_ifa": {"attr": "transaction_ifa", "type": "object"},
        "transaction_open_banking": {"attr": "transaction_open_banking", "type": "object"},
    }
    RULES: ClassVar[tuple[dict[str, Any], ...]] = ()

    def to_dict(self) -> dict[str, Any]:
        out: dict[str, Any] = dict(self.additional_properties)
        v: Any
        v = self.request
        if v is not UNSET:
            out["request"] = v.to_dict() if isinstance(v, _Model) else v
        v = self.transaction
        if v is not UNSET:
            out["transaction"] = v.to_dict() if isinstance(v, _Model) else v
        v = self.transaction_ifa
        if v is not UNSET:
            out["transaction_ifa"] = v.to_dict() if isinstance(v, _Model) else v
        v = self.transaction_open_banking
        if v is not UNSET:
            out["transaction_open_banking"] = v.to_dict() if isinstance(v, _Model) else v
        return out

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        rest = dict(src_dict) if isinstance(src_dict, dict) else _mapping(src_dict)
        take: Callable[..., Any] = rest.pop
        model = cls(
            request=RequestEnvelope.from_dict(v) if isinstance(v := take("request", UNSET), dict) else v,
            transaction=RiskTransaction.from_dict(v) if isinstance(v := take("transaction", UNSET), dict) else v,
            transaction_ifa=TransactionIfa.from_dict(v) if isinstance(v := take("transaction_ifa", UNSET), dict) else v,
            transaction_open_banking=TransactionOpenBanking.from_dict(v)
            if isinstance(v := take("transaction_open_banking", UNSET), dict)
            else v,
        )
        model.additional_properties = rest
        return model


# At the foot: models refer to each other in circles, and an import inside from_dict would cost more than the reading.
from ..models.request_envelope import RequestEnvelope  # noqa: E402
from ..models.risk_transaction import RiskTransaction  # noqa: E402
from ..models.transaction_ifa import TransactionIfa  # noqa: E402
from ..models.transaction_open_banking import TransactionOpenBanking  # noqa: E402
