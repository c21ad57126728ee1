"""Field lists and small values that several operations share (docs/ingopay/verify/*, process/*)."""

import time
from typing import Any

from ..fields import INCORRECT, Field, Refused, either, group, text, whole

# 750-815 is the documented family for card data and tokens; 760 within it is ours.
TOKEN_NOT_ACCEPTED = 760

STATE = r"[A-Z]{2}"
ZIP = r"[0-9]{5}(?:-[0-9]{4})?"

LEDGER = {
    "api_key": text(100, shortest=1),
    "user_id": text(100, shortest=1),
    "entity_type": text(choices=("program", "business", "user")),
    "entity_id": text(100),
}

# Which rails a token serves: whether AC may be processed as SD is not public, so it may.
_FAMILY = {
    "CA": "card", "AC": "bank", "SD": "bank", "RT": "bank", "BP": "bill", "CK": "check",
    "PU": "paypal", "PD": "paypal", "VE": "venmo",
}  # fmt: skip


def v11(*account_types: str, longest: int = 255) -> dict[str, Field]:
    """The leading fields of verify and process."""
    return {
        "participant_id": whole(required=True),
        "account_type": text(required=True, choices=account_types),
        "participant_unique_id1": text(longest, shortest=1, required=True),
        "timestamp": whole(required=True),
        "version": whole(required=True, choices=(11,)),
        "participant_unique_id2": text(longest),
        "store_id": text(255),
        "terminal_id": text(255),
        "clerk_id": text(255),
    }


def v12() -> dict[str, Field]:
    """The `request` envelope with strings (debit, risk)."""
    return {
        "request": group(
            {
                "participant_id": text(5, shortest=1, required=True),
                "timestamp": text(32, required=True, pattern=r"[0-9]+"),
            },
            required=True,
        )
    }


def address(prefix: str = "recipient_") -> dict[str, Field]:
    """The address fields of a recipient."""
    return {
        f"{prefix}address1": text(255, shortest=1),
        f"{prefix}address2": text(255),
        f"{prefix}city": text(255, shortest=1),
        f"{prefix}state": text(2, pattern=STATE),
        f"{prefix}zip": text(10, pattern=ZIP),
        f"{prefix}phone": either(),
    }


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
