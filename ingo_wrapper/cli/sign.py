"""`ingo sign`: the stages of a signature, to be laid beside a request that was refused.

Reads INGO_USERNAME, INGO_SECRET and INGO_PARTICIPANT_ID; sends nothing. The secret is never shown.
"""

import argparse
import os
import sys
import time
from pathlib import Path

from ingo_wrapper.credentials import Credentials
from ingo_wrapper.errors import ConfigurationError
from ingo_wrapper.settings import read_credentials
from ingo_wrapper.signing import request_line, sign, string_to_sign


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Describe the command's arguments."""
    parser.add_argument("target", help="path and query as sent, e.g. /gateway/process")
    parser.add_argument("--body", default="-", help="a file with the exact bytes; - reads stdin")
    parser.add_argument("--method", default="POST")
    parser.add_argument("--at", type=float, help="Unix time to sign; now, when left out")
    parser.add_argument("--compare", metavar="AUTHORIZATION", help="another Authorization header")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Print headers and string to sign; 1 when --compare differs."""
    credentials = read_credentials(os.environ)
    body = _read(options.body)
    headers = _sign(options, credentials, body)
    order = _between(headers["Authorization"], 'headers="').split()
    lower = {name.lower(): value for name, value in headers.items()}
    line = request_line(options.method, options.target)
    _say("headers to send")
    for name, value in headers.items():
        _say(f"  {name}: {value}")
    _say("string to sign (lines end with LF, the last one with nothing)")
    for text in string_to_sign(line, lower, tuple(order)).split("\n"):
        _say(f"  {text}")
    return _compare(options.compare, headers["Authorization"]) if options.compare else 0


def _sign(options: argparse.Namespace, credentials: Credentials, body: bytes) -> dict[str, str]:
    return sign(
        method=options.method,
        target=options.target,
        body=body,
        username=credentials.username,
        secret=credentials.secret,
        at=time.time() if options.at is None else options.at,
        algorithm=credentials.algorithm,
    )


def _read(name: str) -> bytes:
    if name == "-":
        return sys.stdin.buffer.read()
    try:
        return Path(name).read_bytes()
    except OSError as error:
        raise ConfigurationError(f"--body: {error.strerror}") from None


def _compare(other: str, own: str) -> int:
    _say("compared")
    parts = ('username="', 'algorithm="', 'headers="', 'signature="')
    different = [part for part in parts if _between(other, part) != _between(own, part)]
    for part in parts:
        _say(f"  {part[:-2]}: {'differs' if part in different else 'equal'}")
    if different == ['signature="']:
        _say("  only the signature differs: compare secret, time, path, query and body bytes")
    return 1 if different else 0


def _between(header: str, start: str) -> str:
    return header.partition(start)[2].partition('"')[0]


def _say(text: str) -> None:
    print(text)  # noqa: T201 - a terminal's answer
