"""The durable webhook inbox."""

from .errors import GiveUp, HandedBack, RetryLater, StoreInUse, StoreUnavailable
from .inbox import Inbox
from .operations import Entry
from .outcome import Outcome, Result
from .retries import RetryPolicy
from .sealing import Cipher
from .sessions import Rows
from .table import Accepted
from .transactions import AsyncTransaction, Transaction

__all__ = [
    "Accepted",
    "AsyncTransaction",
    "Cipher",
    "Entry",
    "GiveUp",
    "HandedBack",
    "Inbox",
    "Outcome",
    "Result",
    "RetryLater",
    "RetryPolicy",
    "Rows",
    "StoreInUse",
    "StoreUnavailable",
    "Transaction",
]
