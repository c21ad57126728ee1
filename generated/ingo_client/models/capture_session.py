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
    _read_enum,
    _redacted,
    _shown_nested,
)
from ..types import Model as _Model


@_attrs_define(kw_only=True, repr=False)
class CaptureSession(_Model):
    """Create an Embedded Account Capture session for one recipient.

    Source: documented docs/iframe/session/create

    Attributes:
        participant_unique_id1: The client's id; carry it on to the process calls.
        recipient_information: [documented docs/iframe/session/create; inferred docs/iframe/session/create – that it
            is required, from its place before the optional fields]
        participant_unique_id2: A second id of the client.
        host_uri: Scheme and host of the embedding application; must be on the program's allowlist. The first
            configured host when left out.
        participant_id: Named as part of the body on two pages but in no sample body (the HMAC user name identifies
            the client). Send it only when Ingo asks for it. [documented docs/hub/authentication; documented
            docs/iframe/quick-start]
    """

    participant_unique_id1: str
    recipient_information: RecipientInformation = _attrs_field(repr=_shown_nested)
    participant_unique_id2: str | Unset = UNSET
    host_uri: str | Unset = UNSET
    language_locale_code: LanguageLocale | Unset = UNSET
    participant_id: int | str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=_redacted)

    CONSTRAINTS: ClassVar[dict[str, dict[str, Any]]] = {
        "participant_unique_id1": {
            "attr": "participant_unique_id1",
            "type": "string",
            "max_length": 100,
            "required": True,
        },
        "recipient_information": {"attr": "recipient_information", "type": "object", "required": True},
        "participant_unique_id2": {"attr": "participant_unique_id2", "type": "string", "max_length": 100},
        "host_uri": {"attr": "host_uri", "type": "string", "max_length": 200},
        "language_locale_code": {
            "attr": "language_locale_code",
            "type": "string",
            "enum": (
                "ar-SA",
                "cs-CZ",
                "da-DK",
                "de-DE",
                "en-GB",
                "en-US",
                "es-ES",
                "es-US",
                "fa-IR",
                "fi-FI",
                "fr-FR",
                "hmn-Latn",
                "it-IT",
                "ja-JP",
                "km-KH",
                "ko-KR",
                "nb-NO",
                "nl-NL",
                "pl-PL",
                "pt-BR",
                "ru-RU",
                "sv-SE",
                "tl-PH",
                "tr-TR",
                "vi-VN",
                "zh-CN",
                "zh-Hans",
                "zh-TW",
            ),
        },
        "participant_id": {"attr": "participant_id", "type": ("string", "integer")},
    }
    RULES: ClassVar[tuple[dict[str, Any], ...]] = ()

    def to_dict(self) -> dict[str, Any]:
        out: dict[str, Any] = dict(self.additional_properties)
        v: Any
        v = self.participant_unique_id1
        if v is not UNSET:
            out["participant_unique_id1"] = v
        v = self.recipient_information
        if v is not UNSET:
            out["recipient_information"] = v.to_dict() if isinstance(v, _Model) else v
        v = self.participant_unique_id2
        if v is not UNSET:
            out["participant_unique_id2"] = v
        v = self.host_uri
        if v is not UNSET:
            out["host_uri"] = v
        v = self.language_locale_code
        if v is not UNSET:
            out["language_locale_code"] = v.value if isinstance(v, LanguageLocale) else v
        v = self.participant_id
        if v is not UNSET:
            out["participant_id"] = v
        return out

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        rest = dict(src_dict) if isinstance(src_dict, dict) else _mapping(src_dict)
        take: Callable[..., Any] = rest.pop
        model = cls(
            participant_unique_id1=take("participant_unique_id1", UNSET),
            recipient_information=RecipientInformation.from_dict(v)
            if isinstance(v := take("recipient_information", UNSET), dict)
            else v,
            participant_unique_id2=take("participant_unique_id2", UNSET),
            host_uri=take("host_uri", UNSET),
            language_locale_code=_read_enum(v, LanguageLocale)
            if type(v := take("language_locale_code", UNSET)) is str
            else v,
            participant_id=take("participant_id", UNSET),
        )
        model.additional_properties = rest
        return model


# At the foot: models refer to each other in circles, and an import inside from_dict would cost more than the reading.
from ..models.language_locale import LanguageLocale  # noqa: E402
from ..models.recipient_information import RecipientInformation  # noqa: E402
