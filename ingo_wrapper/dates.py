"""Reading the dates that HTTP headers carry. Pure."""

from email.utils import parsedate_to_datetime
from functools import lru_cache


# Slow to read, and the same in all replies of one second.
@lru_cache(maxsize=16)
def read_date(text: str) -> float | None:
    """Unix seconds of an HTTP date; None when *text* is none, or none of this age."""
    try:
        date = parsedate_to_datetime(text)
    except (ValueError, TypeError, OverflowError, IndexError):
        return None
    if date.tzinfo is None or not 1970 < date.year < 2100:
        return None
    return date.timestamp()
