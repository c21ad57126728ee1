"""`ingo codes 851`: what a status code means, and what the documentation advises."""

import argparse
import json

from ingo_wrapper.codes import FAMILIES, UNLISTED, Family, family_of


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Describe the command's arguments."""
    parser.add_argument("code", nargs="?", type=int, help="a code; without it, every family")
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Print the family of one code, or all families; 1 when the code is not published."""
    families = FAMILIES if options.code is None else (family_of(options.code),)
    if options.json:
        _say(json.dumps([_fields(family) for family in families], indent=2))
    else:
        for family in families:
            _say(_line(family, options.code))
    return 1 if families == (UNLISTED,) else 0


def _line(family: Family, code: int | None) -> str:
    span = str(family.low) if family.low == family.high else f"{family.low}-{family.high}"
    shown = str(code) if code is not None else span
    return f"{shown:>9}  {family.name}: {family.advice}"


def _fields(family: Family) -> dict[str, object]:
    return {**family._asdict(), "outcome": family.outcome.value}


def _say(text: str) -> None:
    print(text)  # noqa: T201 - a terminal's answer
