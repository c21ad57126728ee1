"""A request and an answer with something sensitive in every place, and what may not be seen of it."""

import json
from typing import Any

from ingo_client import models
from tests.unit.hand import SECRET, raw
from tests.unit.requests import CARD, build

_HOLDER = ("Philippa", "Zuckerkandl", "77 Hidden Lane", "Quitman", "31643", "5555550199")
_PAYER = ("tok-hidden-0001", "Xanthippe")
_UNNAMED = ("078-05-1120", "1987-06-05", "hidden@example.org")


def needles(kind: str) -> tuple[str, ...]:
    """What stands in the request of this kind and must not be seen."""
    return (CARD, SECRET, *_UNNAMED, *(_PAYER if kind == "ProcessCard" else _HOLDER))


def request(kind: str = "VerifyCard") -> Any:
    """A request whose sensitive fields hold the needles, some of them in fields nobody knows."""
    if kind == "ProcessCard":
        sender = models.Sender(name_personal=models.NamePersonal(first_name="Xanthippe"))
        made = build(kind, customer_account_token="tok-hidden-0001", sender=sender)
    else:
        made = build(
            kind,
            recipient_first_name="Philippa",
            recipient_last_name="Zuckerkandl",
            recipient_address1="77 Hidden Lane",
            recipient_city="Quitman",
            recipient_zip="31643",
            recipient_phone="5555550199",
        )
    made["ssn"] = "078-05-1120"
    made["dob"] = "1987-06-05"
    made["free_text"] = f"pan {CARD} 12/29"
    made["number"] = int(CARD)
    made["contact"] = {"email": "hidden@example.org"}
    return made


def echo(kind: str, code: int, status: int = 200) -> Any:
    """An answer that repeats all of it, in its text and in fields."""
    text = f"refused {' '.join(needles(kind))}"
    document = {
        "status": code,
        "client_message": text,
        "data": {"customer_account_token": "tok-hidden-0001", "news": text, "authorized_url": "https://h?t=tok-hidden-0001"},
        "trace": [{"memo": int(CARD)}],
    }  # fmt: skip
    return raw(json.dumps(document).encode(), status)


def leaks(kind: str, text: str) -> list[str]:
    """The needles that *text* shows."""
    return [needle for needle in needles(kind) if needle in text]
