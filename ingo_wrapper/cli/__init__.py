"""The `ingo` command: what is useful at a terminal, offline where it can be.

Each command is a module with `add_parser`; it is imported when the command is asked for. Exit
status: 0 done, 1 refused or found something, 2 used wrongly, 130 interrupted.
"""

import argparse
import os
import sys
from collections.abc import Sequence
from importlib import import_module

from ingo_wrapper.errors import IngoError
from ingo_wrapper.version import VERSION

COMMANDS = {
    "codes": "explain a status code of Ingo's",
    "sign": "show how a request is signed, stage by stage",
    "simulate": "run a local simulator of Ingo",
    "spec": "print the OpenAPI contract, or serve it as a browsable reference",
    "webhooks": "serve, list, replay and send webhook events",
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the `ingo` command and return its exit status."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    parser = argparse.ArgumentParser(prog="ingo", description="Tools of the Ingo SDK.")
    parser.add_argument("--version", action="version", version=f"ingo {VERSION}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    for name, text in COMMANDS.items():
        # Only the command that is asked for is imported: the others may need an extra.
        module = import_module(f"ingo_wrapper.cli.{name}") if name in given[:1] else None
        command = commands.add_parser(
            name, help=text, description=text, add_help=module is not None
        )
        if module is not None:
            module.add_arguments(command)
    options = parser.parse_args(given)
    try:
        status: int = options.run(options)
    except IngoError as error:
        print(f"ingo: {error}", file=sys.stderr)  # noqa: T201 - a terminal's answer
        return 2
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:  # `| head` has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    return status
