"""What makes two requests the same one."""

import hashlib
import json
from decimal import Decimal
from typing import Any


def fingerprint(body: dict[str, Any]) -> str:
    """What makes two requests the same: everything but the timestamp, numbers by value."""
    plain = json.dumps(_comparable(body), sort_keys=True)
    return hashlib.sha256(plain.encode()).hexdigest()


def _comparable(node: Any) -> Any:
    if isinstance(node, dict):
        return {name: _comparable(value) for name, value in node.items() if name != "timestamp"}
    if isinstance(node, list):
        return [_comparable(item) for item in node]
    if isinstance(node, Decimal) or (isinstance(node, int) and not isinstance(node, bool)):
        return f"{Decimal(node).normalize():f}"
    return node
