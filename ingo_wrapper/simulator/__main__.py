"""`python -m ingo_wrapper.simulator`: the simulator in the foreground, until Ctrl-C or SIGTERM."""

import argparse
import json
import signal
import sys
import threading
import warnings

from ingo_wrapper.errors import ConfigurationError

from . import Simulator

_SECRET = "simulator-secret"  # noqa: S105 - opens nothing but a simulator


def main(arguments: list[str] | None = None) -> int:
    """Serve until told to stop; returns the exit code."""
    parser = argparse.ArgumentParser(prog="python -m ingo_wrapper.simulator", description=__doc__)
    add_arguments(parser)
    try:
        return run(parser.parse_args(arguments))
    except ConfigurationError as problem:
        sys.stderr.write(f"{problem}\n")
        return 2


def run(given: argparse.Namespace) -> int:
    """Serve until told to stop; returns the exit code.

    Raises:
        ConfigurationError: The extra is missing, or webhooks cannot go where they are to go.
    """
    stop = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stop.set())
    warnings.simplefilter("always", RuntimeWarning)
    try:
        simulator = Simulator(
            host=given.host,
            port=given.port,
            data=given.data,
            username=given.user,
            secret=given.secret,
            participant_id=given.participant_id,
            deduplicate_undocumented=given.deduplicate_undocumented,
        )
    except OSError as problem:
        sys.stderr.write(f"cannot listen on {given.host}:{given.port}: {problem}\n")
        return 1
    with simulator:
        simulator.deliver_to(
            given.deliver_to,
            secret=given.deliver_secret,
            duplicate=given.deliver_twice,
            shuffle=given.deliver_shuffled,
            anywhere=given.deliver_anywhere,
        )
        sys.stdout.write(_announcement(simulator, as_json=given.json))
        sys.stdout.flush()
        stop.wait()
    return 0


def _announcement(simulator: Simulator, *, as_json: bool) -> str:
    if as_json:
        about = {
            "url": simulator.url,
            "username": simulator.username,
            "participant_id": simulator.participant_id,
        }
        return json.dumps(about) + "\n"
    # The default secret opens nothing but this simulator; one that was given is not repeated.
    secret = _SECRET if simulator.secret == _SECRET else "(as given)"
    return (
        f"{simulator.url}\n"
        "A simulator, not Ingo; Ctrl-C ends it. For Ingo.from_env():\n"
        "export INGO_ENVIRONMENT=simulator\n"
        f"export INGO_SIMULATOR_URL={simulator.url}\n"
        f"export INGO_USERNAME={simulator.username}\n"
        f"export INGO_SECRET={secret}\n"
        f"export INGO_PARTICIPANT_ID={simulator.participant_id}\n"
    )


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Describe the command's arguments."""
    parser.add_argument("--host", default="127.0.0.1", help="loopback unless you insist")
    parser.add_argument("--port", type=int, default=0, help="0 takes a free one")
    parser.add_argument("--data", help="file that keeps bookings over restarts")
    parser.add_argument("--user", default="simulator-user", help="user name that signs")
    parser.add_argument("--secret", default=_SECRET, help="secret of that user")
    parser.add_argument("--participant-id", type=int, default=10001, help="that it takes")
    parser.add_argument(
        "--deduplicate-undocumented",
        action="store_true",
        help="recognise repeats of debit and of the v4 stage, which no page promises",
    )
    parser.add_argument("--deliver-to", metavar="URL", help="post webhooks there (this machine)")
    parser.add_argument("--deliver-secret", metavar="TEXT", help="sign them: X-Ingo-Signature")
    parser.add_argument("--deliver-twice", metavar="SHARE", type=float, default=0.0, help="0 to 1")
    parser.add_argument(
        "--deliver-shuffled", metavar="SECONDS", type=float, default=0.0, help="out of order"
    )
    parser.add_argument(
        "--deliver-anywhere", action="store_true", help="allow a receiver beyond this machine"
    )
    parser.add_argument("--json", action="store_true", help="announce as one line of JSON")
    parser.set_defaults(run=run)


if __name__ == "__main__":
    sys.exit(main())
