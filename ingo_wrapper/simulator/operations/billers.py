"""Biller search: finds the payee id that verify wants (docs/ingopay/ancillary/biller-search)."""

from ..operation import Acted, Call, Operation, Style
from .common import posting


def _act(call: Call, number: int) -> Acted:  # noqa: ARG001 - a search has no number
    biller = {
        "id": "9000001",
        "name": "Sample Utility",
        "address": "1 Sample Street",
        "city": "Macon",
        "state": "GA",
        "zip": "00001",
        "min": "0.01",
        "max": "10000.00",
        "card_type": "NA",
        **posting("BP", call.now),
        "credit_enabled": 1,
        "debit_enabled": 0,
    }
    return Acted({"billers": [biller]}, timed=False)


SEARCH_BILLERS = Operation(
    name="search_billers",
    path="/gateway/v1/biller/search",
    style=Style.FLAT,
    act=_act,
    reference=(),
)
