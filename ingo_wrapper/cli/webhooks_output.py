"""How the inbox's commands print: lines for people, or one JSON document per line."""

import argparse
import json
import sys
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, TextIO

if TYPE_CHECKING:
    from ingo_wrapper.webhooks.inbox import Entry


def print_entries(args: argparse.Namespace, entries: "list[Entry]", out: TextIO | None) -> None:
    """Print events."""
    for each in entries:
        if args.json:
            print_line(json.dumps(each.as_dict()), out)
            continue
        line = f"{as_time(each.received_at)}  {each.status:9}  {each.id}  {each.topic}"
        line += f"  {each.participant_unique_id1}" if each.participant_unique_id1 else ""
        line += f"  (attempt {each.attempts}: {each.error})" if each.error else ""
        print_line(line, out)


def as_time(seconds: float) -> str:
    """Write a time for people."""
    return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def print_values(args: argparse.Namespace, values: dict[str, Any], out: TextIO | None) -> None:
    """Print named values."""
    if args.json:
        print_line(json.dumps(values), out)
        return
    for name, value in values.items():
        print_line(f"{name:20}{value}", out)


def print_line(text: str, out: TextIO | None) -> None:
    """Print one line, at once."""
    print(text, file=out or sys.stdout, flush=True)
