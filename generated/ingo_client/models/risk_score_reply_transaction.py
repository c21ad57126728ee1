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
class RiskScoreReplyTransaction(_Model):
    """The score.

    Source: example docs/ingopay/risk/risk-score

    Attributes:
        score: The score; its scale is not known.
        risk_assessment_token: Goes into the debit request. [example docs/ingopay/risk/risk-score; documented
            docs/ingopay/risk/risk-score – its use]
    """

    score: str | Unset = UNSET
    risk_assessment_token: str | Unset = _attrs_field(default=UNSET, repr=_redacted)
    fraud_guarantee: FraudGuarantee | Unset = _attrs_field(default=UNSET, repr=_shown_nested)
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=_redacted)

    def to_dict(self) -> dict[str, Any]:
        out: dict[str, Any] = dict(self.additional_properties)
        v: Any
        v = self.score
        if v is not UNSET:
            out["score"] = v
        v = self.risk_assessment_token
        if v is not UNSET:
            out["risk_assessment_token"] = v
        v = self.fraud_guarantee
        if v is not UNSET:
            out["fraud_guarantee"] = v.to_dict() if isinstance(v, _Model) else v
        return out

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        rest = dict(src_dict) if isinstance(src_dict, dict) else _mapping(src_dict)
        take: Callable[..., Any] = rest.pop
        model = cls(
            score=take("score", UNSET),
            risk_assessment_token=take("risk_assessment_token", UNSET),
            fraud_guarantee=FraudGuarantee.from_dict(v) if isinstance(v := take("fraud_guarantee", UNSET), dict) else v,
        )
        model.additional_properties = rest
        return model


# At the foot: models refer to each other in circles, and an import inside from_dict would cost more than the reading.
from ..models.fraud_guarantee import FraudGuarantee  # noqa: E402
