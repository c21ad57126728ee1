"""A stored body with everything personal masked, for people who look at events.

A list of what may be seen, not of what must be hidden: a field that Ingo adds tomorrow is masked
until someone has looked at it.
"""

import json
from typing import Any

from ingo_wrapper.redaction import MASK

_SHOWN = {
    "metadata": {"id", "timestamp", "topic", "topic_description", "version"},
    "ancillary": {
        "participant_unique_id1",
        "participant_unique_id2",
        "session_id",
        "notification_id",
        "party_id",
    },
    "event": {
        "status",
        "attempt_count",
        "max_attempts",
        "check_number",
        "check_amount",
        "reason_code",
        "account_type",
        "has_passed",
        "was_skipped",
    },
}
_ITEM = {
    "field_name",
    "field_label",
    "is_matching",
    "is_enabled",
    "was_evaluated",
    "hard_fail_on_mismatch",
}


def redacted(body: bytes) -> Any:
    """Give the document of a body with its structure and what is harmless; the rest masked."""
    try:
        document = json.loads(body)
    except (ValueError, RecursionError):
        return MASK
    if not isinstance(document, dict):
        return MASK
    data = document.get("data")
    shown = {key: _mask(value) for key, value in document.items()}
    shown["metadata"] = _part(document.get("metadata"), _SHOWN["metadata"])
    if isinstance(data, dict):
        shown["data"] = {key: _part(value, _SHOWN.get(key, set())) for key, value in data.items()}
    return shown


def _part(value: Any, allowed: set[str]) -> Any:
    if not isinstance(value, dict):
        return _mask(value)
    return {
        key: each
        if key in allowed and not isinstance(each, dict | list)
        else _results(each)
        if key == "field_results"
        else _mask(each)
        for key, each in value.items()
    }


def _results(value: Any) -> Any:
    """Say which fields were compared and how that went, not what they hold."""
    return [_part(each, _ITEM) for each in value] if isinstance(value, list) else _mask(value)


def _mask(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _mask(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_mask(each) for each in value]
    return value if value is None else MASK
