"""Session creation of Embedded Account Capture (docs/iframe/session/create, session-management).

The header `Idempotency-Key` lives two hours: the same key gives the old session with a new URL
(101), the same key with another body 13723. The URL is good for 30 seconds.
"""

import datetime
import uuid

from ..answers import REPEATED
from ..fingerprint import fingerprint
from ..operation import Acted, Body, Call, Operation, Result, Style
from ..refused import Refused

KEY_SECONDS = 2 * 60 * 60
URL_SECONDS = 30
KEY_MISMATCH = 13723


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
    act=_act,
    earlier=_earlier,
)
