"""The twelve operations, each in the module of its page."""

from ..operation import Operation
from .billers import SEARCH_BILLERS
from .capture import CREATE_CAPTURE_SESSION
from .checks import CANCEL_CHECK, STOP_CHECK
from .debit import DEBIT
from .notify_classic import CANCEL_NOTIFICATION, STAGE_NOTIFICATION
from .notify_managed import STAGE_PARTIES
from .process import PROCESS
from .risk import SCORE_RISK, START_RISK_SESSION
from .verify import VERIFY

__all__ = ["OPERATIONS"]

OPERATIONS: tuple[Operation, ...] = (
    VERIFY,
    PROCESS,
    DEBIT,
    SEARCH_BILLERS,
    CANCEL_CHECK,
    STOP_CHECK,
    START_RISK_SESSION,
    SCORE_RISK,
    STAGE_NOTIFICATION,
    STAGE_PARTIES,
    CANCEL_NOTIFICATION,
    CREATE_CAPTURE_SESSION,
)
