"""Small checks and values that several operations share (docs/ingopay/verify/*, process/*)."""

import time
from typing import Any

from ..operation import Body
from ..refused import INCORRECT, Refused

# 750-815 is the documented family for card data and tokens; 760 within it is ours.
TOKEN_NOT_ACCEPTED = 760

# Which rails a token serves: whether AC may be processed as SD is not public, so it may.
_FAMILY = {
    "CA": "card", "AC": "bank", "SD": "bank", "RT": "bank", "BP": "bill", "CK": "check",
    "PU": "paypal", "PD": "paypal", "VE": "venmo",
}  # fmt: skip


def check_envelope(body: Body) -> None:
    """Refuse another version of the API than 11, and milliseconds."""
    if body["version"] != 11:
        raise Refused(INCORRECT, "version is not 11")
    check_timestamp(body["timestamp"])


def check_timestamp(seconds: int) -> None:
    """Refuse milliseconds; how far off a body's timestamp may be is not public."""
    if not 0 < seconds < 100_000_000_000:
        raise Refused(INCORRECT, "timestamp is not in Unix seconds")


def usable_token(store: Any, token: str, account_type: str) -> dict[str, Any]:
    """The verified account behind a token, if it serves this rail."""
    account: dict[str, Any] | None = store.get("token", token)
    if account is None:
        raise Refused(TOKEN_NOT_ACCEPTED, "customer_account_token is not known")
    if _FAMILY.get(account["account_type"]) != _FAMILY[account_type]:
        raise Refused(TOKEN_NOT_ACCEPTED, f"customer_account_token does not serve {account_type}")
    return account


def posting(account_type: str, now: float) -> dict[str, str]:
    """When the money should arrive; invented, in the documented form."""
    instant = account_type in ("CA", "RT", "PU", "PD", "VE")
    days = 0 if instant else 7 if account_type == "CK" else 1
    date = time.strftime("%m/%d/%Y", time.gmtime(now + days * 86_400))
    wording = "Within 5 minutes" if instant else f"By {date}"
    return {"estimated_posting_time": wording, "estimated_posting_date": date}


def unique_ids(body: dict[str, Any]) -> dict[str, str]:
    """The echo of the client's ids."""
    return {
        name: body.get(name) or "" for name in ("participant_unique_id1", "participant_unique_id2")
    }
