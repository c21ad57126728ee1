"""Measures, asserts nothing: `python -m tests.simulator.throughput --connections 100`.

Signed pushes with new references over keep-alive connections, against a simulator in a process of
its own. The requests are signed beforehand, so that the client costs little.
"""

import argparse
import json
import selectors
import socket
import subprocess
import sys
import time
from urllib.parse import urlsplit

from tests.simulator import bodies
from tests.simulator.signer import Peer, signed_headers


class Lane:
    def __init__(self, address):
        self.socket = socket.create_connection(address)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.received = b""
        self.sent_at = 0.0

    def send(self, message: bytes) -> None:
        self.received = b""
        self.sent_at = time.perf_counter()
        self.socket.sendall(message)

    def is_answered(self) -> bool:
        self.received += self.socket.recv(65536)
        head, found, body = self.received.partition(b"\r\n\r\n")
        length = head.lower().partition(b"content-length: ")[2].partition(b"\r\n")[0]
        return bool(found) and len(body) >= int(length)


def push(token: str, reference: str) -> bytes:
    body = json.dumps(bodies.process(token, reference)).encode()
    headers = signed_headers("POST", bodies.PROCESS, body)
    lines = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
    return f"POST {bodies.PROCESS} HTTP/1.1\r\nHost: x\r\n{lines}\r\n".encode() + body


def measure(url: str, connections: int, requests: int) -> str:
    token = Peer(url).call(bodies.VERIFY, bodies.verify_card())["data"]["customer_account_token"]
    prefix = bodies.new_reference()
    waiting = [push(token, f"{prefix}-{number}") for number in range(requests)]
    parts = urlsplit(url)
    lanes = selectors.DefaultSelector()
    for _ in range(connections):
        lane = Lane((parts.hostname, parts.port))
        lanes.register(lane.socket, selectors.EVENT_READ, lane)
    started, took, booked = time.perf_counter(), [], 0
    for key in list(lanes.get_map().values()):
        key.data.send(waiting.pop())
    while len(took) < requests:
        for key, _ in lanes.select():
            lane = key.data
            if not lane.is_answered():
                continue
            took.append(time.perf_counter() - lane.sent_at)
            booked += b'"status":100' in lane.received
            if waiting:
                lane.send(waiting.pop())
    seconds = time.perf_counter() - started
    took.sort()
    return (
        f"{connections} connections: {booked} of {requests} booked, "
        f"{requests / seconds:.0f} a second, median {took[len(took) // 2] * 1e3:.1f} ms, "
        f"99% {took[len(took) * 99 // 100] * 1e3:.1f} ms"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--connections", type=int, default=8)
    parser.add_argument("--requests", type=int, default=8000)
    parser.add_argument("--data")
    given = parser.parse_args()
    command = [sys.executable, "-m", "ingo_wrapper.simulator", "--json"]
    command += ["--data", given.data] if given.data else []
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as simulator:
        url = json.loads(simulator.stdout.readline())["url"]
        print(measure(url, given.connections, given.requests))
        simulator.terminate()


if __name__ == "__main__":
    main()
