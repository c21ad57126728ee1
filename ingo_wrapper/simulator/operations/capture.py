"""Session creation of Embedded Account Capture (docs/iframe/session/create, session-management).

The header `Idempotency-Key` lives two hours: the same key gives the old session with a new URL
(101), the same key with another body 13723. The URL is good for 30 seconds.
"""

import datetime
import uuid

from ..answers import REPEATED
from ..fields import INVALID_VALUE, Refused, check, group, text
from ..fingerprint import fingerprint
from ..operation import Acted, Body, Call, Operation, Result, Style

KEY_SECONDS = 2 * 60 * 60
URL_SECONDS = 30
KEY_MISMATCH = 13723

_LOCALES = (
    "ar-SA cs-CZ da-DK de-DE en-GB en-US es-ES es-US fa-IR fi-FI fr-FR hmn-Latn it-IT ja-JP "
    "km-KH ko-KR nb-NO nl-NL pl-PL pt-BR ru-RU sv-SE tl-PH tr-TR vi-VN zh-CN zh-Hans zh-TW"
)
_RECIPIENT = (
    "first_name last_name business_name address_line1 city state zip_code email_address "
    "phone_number mobile_number"
)
_FIELDS = {
    "participant_unique_id1": text(100, shortest=1, required=True),
    "participant_unique_id2": text(100),
    "recipient_information": group(
        {name: text() for name in _RECIPIENT.split()}
        | {"open_banking": group({"mobus_customer_id": text()})},
        required=True,
    ),
    "host_uri": text(200),
    "language_locale_code": text(choices=_LOCALES.split()),
}


def _check(call: Call) -> None:
    check(_FIELDS, call.body)
    if len(call.headers.get("idempotency-key", "")) > 250:
        raise Refused(INVALID_VALUE, "Idempotency-Key is longer than 250")


def _earlier(call: Call) -> Result | None:
    key = call.headers.get("idempotency-key")
    known = call.store.get("capture_key", key) if key else None
    if known is None or known["expires"] < call.now:
        return None
    if known["fingerprint"] != fingerprint(call.body):
        raise Refused(KEY_MISMATCH, "Idempotency key mismatch")
    return Result(REPEATED, "Success", _data(call, known["session_identifier"]))


def _act(call: Call, number: int) -> Acted:  # noqa: ARG001 - a session is known by its UUID
    session = str(uuid.uuid4())
    call.store.put("capture_session", session, {"body": call.body, "state": "active"})
    key = call.headers.get("idempotency-key")
    if key:
        known = {
            "session_identifier": session,
            "fingerprint": fingerprint(call.body),
            "expires": call.now + KEY_SECONDS,
        }
        call.store.put("capture_key", key, known)
    return Acted(_data(call, session))


def _data(call: Call, session: str) -> Body:
    ends = datetime.datetime.fromtimestamp(call.now + URL_SECONDS, datetime.UTC)
    return {
        "session_identifier": session,
        "authorized_url": f"https://webplugin.simulator.invalid/session/{session}"
        f"?t={int(call.now)}&h={uuid.uuid4().hex}",
        "authorized_url_expiration_utc": ends.strftime("%Y-%m-%dT%H:%M:%S.%fZ"),
        "participant_unique_id1": call.body["participant_unique_id1"],
        "participant_unique_id2": call.body.get("participant_unique_id2", ""),
    }


CREATE_CAPTURE_SESSION = Operation(
    name="create_capture_session",
    path="/api/v1/sessions/point-in-time/plugin",
    style=Style.SESSION,
    check=_check,
    act=_act,
    earlier=_earlier,
)
