"""`ingo webhooks tail | show | failed | replay | purge | stats`: the operator's commands.

They work beside a running service: reading never disturbs it, and on SQLite, where only one
process may write, `replay` and `purge` are carried out by the service itself.
"""

import argparse
import json
import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

from ingo_wrapper.cli import webhooks_serve
from ingo_wrapper.cli.webhooks_output import as_time, print_entries, print_line, print_values
from ingo_wrapper.errors import ConfigurationError, IngoError

if TYPE_CHECKING:
    from ingo_wrapper.webhooks.inbox import Inbox
    from ingo_wrapper.webhooks.inbox.sealing import Cipher

VARIABLE = "INGO_INBOX"
KEY_VARIABLE = "INGO_INBOX_KEY"


def add_commands(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the commands to the subparsers of `ingo webhooks`; each sets `run`."""
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument("--inbox", help=f"file or postgresql:// URL (default: ${VARIABLE})")
    common.add_argument("--json", action="store_true", help="one JSON document per line")

    def add(
        name: str, run: Callable[[argparse.Namespace], int], text: str, *, inbox: bool = True
    ) -> Any:
        parents = [common] if inbox else []
        parser = commands.add_parser(name, parents=parents, help=text, description=text)
        parser.set_defaults(run=run)
        return parser

    tail = add("tail", run_tail, "the latest events")
    tail.add_argument("-n", "--number", type=int, default=20)
    tail.add_argument("-f", "--follow", action="store_true", help="go on showing what comes")
    show = add("show", run_show, "one event, its body redacted")
    show.add_argument("id")
    show.add_argument(
        "--reveal",
        action="store_true",
        help=f"show the body as received: personal data (encrypted ones need ${KEY_VARIABLE})",
    )
    failed = add("failed", run_failed, "dead letters, conflicts, unhandled and retrying events")
    failed.add_argument("-n", "--number", type=int, default=100)
    replay = add("replay", run_replay, "run an event, or all dead letters, once more")
    which = replay.add_mutually_exclusive_group(required=True)
    which.add_argument("id", nargs="?")
    which.add_argument("--dead", action="store_true", help="all dead letters")
    which.add_argument("--unhandled", action="store_true", help="all that had no handler")
    replay.add_argument(
        "--again", action="store_true", help="also handlers that are done: their effects repeat"
    )
    purge = add("purge", run_purge, "remove the bodies of finished events")
    purge.add_argument("--older-than", type=float, required=True, metavar="DAYS")
    purge.add_argument(
        "--forget-ids", action="store_true", help="remove the rows: a late delivery runs again"
    )
    add("stats", run_stats, "counts by status")
    webhooks_serve.add_commands(add)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Describe the command's arguments."""
    add_commands(parser.add_subparsers(dest="webhooks", metavar="COMMAND", required=True))


def run_tail(args: argparse.Namespace, out: TextIO | None = None, rounds: int = -1) -> int:
    """Show the latest events, and with --follow those that come."""
    with _inbox(args) as inbox, suppress(KeyboardInterrupt):
        entries = inbox.operations.tail(args.number)
        print_entries(args, entries, out)
        after = entries[-1].seq if entries else 0
        while args.follow and rounds != 0:
            time.sleep(1.0)
            entries = inbox.operations.tail(args.number, after=after)
            print_entries(args, entries, out)
            after = entries[-1].seq if entries else after
            rounds -= 1
    return 0


def run_show(args: argparse.Namespace, out: TextIO | None = None) -> int:
    """Show one event."""
    with _inbox(args) as inbox:
        entry = inbox.operations.show(args.id)
        if entry is None:
            return _fail(f"no event {args.id}")
        document = entry.as_dict() | {"body": _body(inbox, args)}
    if args.json:
        print_line(json.dumps(document), out)
        return 0
    for name, value in document.items():
        if value not in (None, [], ""):
            text = value if isinstance(value, str) else json.dumps(value, indent=2)
            print_line(f"{name:24}{as_time(value) if name.endswith('_at') else text}", out)
    return 0


def _body(inbox: "Inbox", args: argparse.Namespace) -> Any:
    from ingo_wrapper.webhooks.inbox.redacted import redacted

    body = inbox.operations.body(args.id)
    if body is None:
        return None
    return body.decode(errors="replace") if args.reveal else redacted(body)


def run_failed(args: argparse.Namespace, out: TextIO | None = None) -> int:
    """Show what needs a look; the exit status is 1 when there is something."""
    with _inbox(args) as inbox:
        entries = inbox.operations.failed(args.number)
    print_entries(args, entries, out)
    return 1 if entries else 0


def run_replay(args: argparse.Namespace, out: TextIO | None = None) -> int:
    """Run events once more."""
    if args.id:
        done = _change(args, "replay", {"event_id": args.id, "again": args.again})
        if not done:
            return _fail(f"no event {args.id}, or its body has been purged")
    else:
        status = "dead" if args.dead else "unhandled"
        done = _change(args, "replay_failed", {"status": status})
    print_values(args, {"replayed": int(done)}, out)
    return 0


def run_purge(args: argparse.Namespace, out: TextIO | None = None) -> int:
    """Remove the bodies of old finished events."""
    wanted = {"older_than": args.older_than * 86400, "forget_ids": args.forget_ids}
    print_values(args, {"purged": _change(args, "purge", wanted)}, out)
    return 0


def run_stats(args: argparse.Namespace, out: TextIO | None = None) -> int:
    """Show counts."""
    with _inbox(args) as inbox:
        stats = inbox.operations.stats()
    flat = {**stats["events"], "oldest_due_seconds": stats["oldest_due_seconds"]}
    print_values(args, flat, out)
    return 0


@contextmanager
def _inbox(args: argparse.Namespace, *, write: bool = False) -> "Iterator[Inbox]":
    from ingo_wrapper.webhooks.inbox import Inbox

    url = args.inbox or os.environ.get(VARIABLE)
    if not url:
        raise ConfigurationError(f"which inbox? give --inbox, or set {VARIABLE}")
    inbox = Inbox(url, cipher=_cipher())
    if write:
        inbox.open()
    try:
        yield inbox
    finally:
        inbox.close()


def _cipher() -> "Cipher | None":
    key = os.environ.get(KEY_VARIABLE)
    if not key:
        return None
    from cryptography.fernet import Fernet, MultiFernet

    return MultiFernet([Fernet(each) for each in key.split(",")])


def _change(args: argparse.Namespace, command: str, wanted: dict[str, Any]) -> int:
    """Carry out a change here, or have the process do it that has the SQLite file open."""
    from ingo_wrapper.webhooks.inbox import StoreInUse
    from ingo_wrapper.webhooks.inbox.requests import ask

    try:
        with _inbox(args, write=True) as inbox:
            return int(inbox.operations.carry(command, wanted))
    except StoreInUse:
        path = Path(args.inbox or os.environ[VARIABLE])
        return int(ask(path, command, wanted))


def _fail(text: str) -> int:
    print(text, file=sys.stderr)  # noqa: T201
    return 1


def main(arguments: list[str] | None = None) -> int:
    """Run one of these commands by itself."""
    parser = argparse.ArgumentParser(prog="ingo webhooks")
    add_commands(parser.add_subparsers(required=True))
    args = parser.parse_args(arguments)
    try:
        return int(args.run(args))
    except IngoError as error:
        return _fail(str(error))
