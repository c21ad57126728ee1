"""How much memory a process needs while many events pass through it.

python tests/inbox/memory.py [--url postgresql://...] [--events 200000]
"""

import argparse
import asyncio
import gc
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parents[1]), str(HERE.parents[1] / "generated")]

import standin  # noqa: E402

from ingo_wrapper.webhooks.inbox import Inbox, Transaction  # noqa: E402


def resident() -> float:
    """Give the resident memory of this process in MB."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * 4096 / 2**20


async def pass_through(url: str, events: int) -> None:
    inbox = Inbox(url, parse=standin.parse, ack_limit=10.0)
    mark = "%s" if "://" in url else "?"
    with inbox.transaction() as transaction:
        transaction.execute("CREATE TABLE IF NOT EXISTS last (event TEXT)")

    @inbox.on("*", name="book")
    def book(event: standin.Event, transaction: Transaction) -> None:
        transaction.execute(f"UPDATE last SET event = {mark}", (event.id,))

    async with inbox:
        began = time.monotonic()
        for block in range(0, events, 2000):
            for start in range(block, block + 2000, 100):
                await asyncio.gather(
                    *(
                        inbox.accept_async(standin.make(f"e{n}", padding="x" * 400))
                        for n in range(start, start + 100)
                    )
                )
            while inbox.operations.stats()["events"]["waiting"] > 2000:
                await asyncio.sleep(0.1)
            if (block + 2000) % max(2000, events // 10) == 0:
                gc.collect()
                passed = block + 2000
                print(f"{passed:8} events  {resident():6.1f} MB  {time.monotonic() - began:6.1f} s")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--url", default="")
    parser.add_argument("--events", type=int, default=200_000)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(pass_through(args.url or f"{folder}/events.db", args.events))


if __name__ == "__main__":
    main()
