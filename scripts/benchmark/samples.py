"""The requests and replies of the call benchmarks; the replies are the local simulator's."""

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

SAMPLES: dict[str, dict[str, Any]] = json.loads(
    Path(__file__).with_name("samples.json").read_text(encoding="utf-8")
)
USERNAME, SECRET, PARTICIPANT = "bench-user", "bench-secret-of-forty-characters-0123456", 10001


def model(operation: str) -> Any:
    """The request of *operation* as its generated model."""
    from ingo_client import models

    row = SAMPLES[operation]
    exact = json.loads(json.dumps(row["request"]), parse_float=Decimal)
    return getattr(models, row["model"]).from_dict(exact)
