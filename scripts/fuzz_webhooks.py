"""Hostile deliveries by the million: nothing but an event or a `WebhookError` may come out.

Bodies are samples with bytes, tokens and structure damaged; headers and peers are damaged too. A
delivery is accepted only when its source address is on the allowlist as nginx would have passed it.
"""

import argparse
import random
import sys
import time

from ingo_wrapper.errors import WebhookError
from ingo_wrapper.webhooks import Event, SourceAddress, receive
from ingo_wrapper.webhooks.samples import sample, topics

ALLOWED = "18.189.65.27"
PROXY = "10.0.0.7"
TOKENS = [b'"', b"{", b"}", b"[", b"]", b":", b",", b"\\u0000", b"\\ud800", b"1e999", b"NaN", b"-0",
          b"null", b"true", b"9" * 70, b"\xff\xfe", b"\xed\xa0\x80", b"[" * 600, b'{"a":' * 600,
          b"\x00", b"\\", b'"metadata":{"id":"x"}', b'"data":null', b" " * 50]  # fmt: skip
ADDRESSES = [
    ALLOWED, "127.0.0.1", "::1", "::ffff:18.189.65.27", "18.189.65.27.", "018.189.65.27", PROXY,
    "18.189.65.27, 6.6.6.6", "6.6.6.6, 18.189.65.27", "", ",", "unknown", "[::1]:80", "1" * 400,
    "18.189.65.27:443", "\u0661\u0668.189.65.27", "fe80::1%eth0",
]  # fmt: skip


def damage(body: bytes, dice: random.Random) -> bytes:
    """Change *body* in up to four places."""
    for _ in range(dice.randrange(5)):
        at, to = sorted(dice.randrange(len(body) + 1) for _ in range(2))
        kind = dice.randrange(4)
        if kind == 0:
            body = body[:at] + dice.choice(TOKENS) + body[at:]
        elif kind == 1:
            body = body[:at] + body[min(to, at + 40) :]
        elif kind == 2:
            body = body[:at] + bytes([dice.randrange(256)]) + body[at + 1 :]
        else:
            body = body[:at] + body[to:] + body[at:to]
    return body


def attack(bodies: list[bytes], dice: random.Random, checks: list[SourceAddress]) -> str:
    """Send one delivery; say how it ended."""
    body = damage(dice.choice(bodies), dice)
    peer = ALLOWED if dice.random() < 0.7 else dice.choice(ADDRESSES)
    forwarded = dice.choice([None, *ADDRESSES])
    headers = {"content-type": "application/json"}
    if forwarded is not None:
        headers["x-forwarded-for"] = forwarded
    check = dice.choice(checks)
    try:
        event = receive(body, headers, authenticity=check, peer=peer)
    except WebhookError as refusal:
        return type(refusal).__name__
    assert isinstance(event, Event)
    direct = peer in {ALLOWED, "::ffff:18.189.65.27"}
    behind = check is checks[1] and peer == PROXY
    last = (forwarded or "").rsplit(",", 1)[-1].strip()
    vouched = behind and last in {ALLOWED, "::ffff:18.189.65.27", "18.189.65.27:443"}
    assert direct or vouched, f"accepted from {peer} {forwarded}"
    return "accepted"


def main() -> int:
    parser = argparse.ArgumentParser(prog="scripts/fuzz-webhooks", description=__doc__)
    parser.add_argument("--count", type=int, default=1_000_000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    dice = random.Random(options.seed)
    bodies = [sample(topic) for topic in topics()]
    checks = [SourceAddress("sandbox"), SourceAddress("sandbox", trusted_proxies=["10.0.0.0/24"])]
    ends: dict[str, int] = {}
    slowest, began = 0.0, time.monotonic()
    for number in range(1, options.count + 1):
        start = time.perf_counter()
        end = attack(bodies, dice, checks)
        slowest = max(slowest, time.perf_counter() - start)
        ends[end] = ends.get(end, 0) + 1
        if number % 100_000 == 0 and sys.stderr.isatty():
            print(f"\r{number:,}", end="", file=sys.stderr)
    seconds = time.monotonic() - began
    print(f"{options.count:,} deliveries in {seconds:.0f} s, the slowest {slowest * 1000:.1f} ms")
    for end, count in sorted(ends.items()):
        print(f"  {end:20} {count:>9,}")
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(130)
