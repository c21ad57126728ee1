"""The parts of a call by themselves: signing, writing, checking, reading; and one webhook."""

import importlib
import json
import time
from collections.abc import Callable, Iterator
from functools import partial

from ingo_wrapper.money import decode, encode
from ingo_wrapper.signing import sign
from ingo_wrapper.validation import validate
from scripts.benchmark import floor
from scripts.benchmark.calls import repeat
from scripts.benchmark.contest import Contest
from scripts.benchmark.rounds import Contestant, Run
from scripts.benchmark.samples import SAMPLES, SECRET, USERNAME, model


def part_contests(_url: str) -> Iterator[Contest]:
    """Each part beside the same with the standard library."""
    yield _signing()
    yield _writing()
    yield _reading()
    yield _webhook()


def _signing() -> Contest:
    contest = Contest("sign 1 KiB", rounds=40, calls=500)
    body, path = b"x" * 1024, "/gateway/process"

    def ours() -> object:
        return sign(
            method="POST",
            target=path,
            body=body,
            username=USERNAME,
            secret=SECRET,
            at=time.time(),
        )

    contest.add(Contestant("signed by hand", repeat(lambda: floor.sign(path, body))))
    contest.add(Contestant("ingo_wrapper.signing", repeat(ours), ("signed by hand",)))
    return contest


def _writing() -> Contest:
    contest = Contest("write stage_parties", rounds=40, calls=200)
    request, raw = model("stage_parties"), SAMPLES["stage_parties"]["request"]
    plain = "json.dumps of a dict"
    contest.add(Contestant(plain, repeat(lambda: json.dumps(raw).encode())))
    contest.add(
        Contestant("to_dict + exact JSON", repeat(lambda: encode(request.to_dict())), (plain,))
    )
    contest.add(Contestant("every documented check", repeat(lambda: validate(request)), (plain,)))
    return contest


def _reading() -> Contest:
    from ingo_client.models import NotifyStagePartiesReply as Reply

    contest = Contest("read the reply of stage_parties", rounds=40, calls=200)
    body = json.dumps(SAMPLES["stage_parties"]["reply"]).encode()
    plain = "json.loads"
    contest.add(Contestant(plain, repeat(lambda: json.loads(body))))
    contest.add(Contestant("exact JSON", repeat(lambda: decode(body)), (plain,)))
    contest.add(
        Contestant("exact JSON + model", repeat(lambda: Reply.from_dict(decode(body))), (plain,))
    )
    return contest


def _webhook() -> Contest:
    contest = Contest("one webhook to its typed event", rounds=40, calls=200)
    bodies = webhook_bodies()
    ordinary = sorted(bodies, key=len)[len(bodies) // 2 :][:1]
    for what, chosen in (("an ordinary topic", ordinary), ("every topic in turn", bodies)):
        plain = f"json.loads, {what}"
        contest.add(Contestant(plain, partial(_each, json.loads, chosen)))
        contest.try_to_add(f"webhooks.parse, {what}", partial(_parsing, chosen), plain)
    return contest


def _parsing(bodies: list[bytes]) -> Run:
    return partial(_each, importlib.import_module("ingo_wrapper.webhooks").parse, bodies)


def _each(read: Callable[[bytes], object], bodies: list[bytes], times: int) -> None:
    for number in range(times):
        read(bodies[number % len(bodies)])


def webhook_bodies() -> list[bytes]:
    """Every documented example, as it would arrive."""
    try:
        samples = importlib.import_module("ingo_wrapper.webhooks.samples")
    except ImportError:
        return [b"{}"]
    return [samples.sample(topic) for topic in samples.topics()]
