"""Copy the webhook examples of the contract into the package, as samples.json.

Usage:
    scripts/webhook_samples.py            write the file
    scripts/webhook_samples.py --check    compare, change nothing
"""

import json
import sys
from pathlib import Path

from ruamel.yaml import YAML

ROOT = Path(__file__).resolve().parent.parent
CONTRACT = ROOT / "openapi" / "paths" / "webhooks.yaml"
TARGET = ROOT / "ingo_wrapper" / "webhooks" / "samples.json"


def render() -> str:
    """The examples as JSON, by topic."""
    document = YAML(typ="safe", pure=True).load(CONTRACT.read_text(encoding="utf-8"))
    media = document["webhooks"]["event"]["post"]["requestBody"]["content"]["application/json"]
    samples = {topic: example["value"] for topic, example in media["examples"].items()}
    return json.dumps(samples, indent=1, ensure_ascii=False) + "\n"


def main() -> int:
    """Write or compare."""
    if "--check" not in sys.argv[1:]:
        TARGET.write_text(render(), encoding="utf-8")
        return 0
    if TARGET.exists() and TARGET.read_text(encoding="utf-8") == render():
        return 0
    print(
        "samples.json is not what the contract says; run scripts/webhook_samples.py",
        file=sys.stderr,
    )
    return 1


if __name__ == "__main__":
    sys.exit(main())
