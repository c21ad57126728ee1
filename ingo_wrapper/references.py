"""Making a `participant_unique_id1`: saved before the call, reused on every retry."""

import re
from uuid import uuid4

from ingo_wrapper.errors import ConfigurationError

LONGEST = 100
_PREFIX = re.compile(r"[A-Za-z0-9._-]{0,60}")


def new_reference(prefix: str = "") -> str:
    """Make a new unique reference, at most 100 characters: what every operation accepts.

    Save it before the call: it is the idempotency key, and the way to find the payment again.

    Args:
        prefix: at most 60 letters, digits, dots, dashes or underscores; no personal data.

    Raises:
        ConfigurationError: *prefix* is not of that form.

    Source: docs/ingopay/process/*, docs/notify-classic/notify/stage.
    """
    if not _PREFIX.fullmatch(prefix):
        raise ConfigurationError("prefix: must be at most 60 of A-Z a-z 0-9 . _ -")
    return f"{prefix}-{uuid4()}" if prefix else str(uuid4())
