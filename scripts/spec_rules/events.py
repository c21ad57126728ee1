"""Webhook event types: topics, product, whether they end a payment, and source."""

from collections.abc import Iterator
from typing import Any

from scripts.spec_rules.contract import Contract, Fault, Where
from scripts.spec_rules.sources import required

KEY = "x-ingo-event"
PRODUCTS = frozenset({"ingopay", "notify_classic", "notify_managed", "notify", "capture"})
KEYS = {"topics", "canonical", "product", "terminal", "source"}


def check(contract: Contract) -> Iterator[Fault]:
    """Each entry must be whole, and no topic may stand for two event types."""
    owners: dict[str, str] = {}
    for name, schema in contract.schemas.items():
        for index, entry in enumerate(schema.get(KEY, ())):
            where = ("components", "schemas", name, KEY, str(index))
            yield from _entry(contract, where, entry)
            for topic in entry.get("topics", ()):
                if topic in owners:
                    yield Fault(where, "event-topic", f"{topic!r} also stands at {owners[topic]}")
                owners[topic] = name


def _entry(contract: Contract, where: Where, entry: dict[str, Any]) -> Iterator[Fault]:
    if not set(entry) <= KEYS or not entry.get("topics") or "terminal" not in entry:
        yield Fault(
            where, "event-form", "needs topics, product, terminal, source; may have canonical"
        )
    if entry.get("product") not in PRODUCTS:
        yield Fault(where, "event-product", f"product must be one of {sorted(PRODUCTS)}")
    if entry.get("terminal") not in (True, False, None):
        yield Fault(where, "event-form", "terminal must be true, false or null")
    yield from required(contract, where, entry, "source")
