"""The current state of a payment, from events and API answers in any order."""

from .facts import AnswerFact, EventFact, Fact
from .payment import Acceptance, Check, Flag, PaymentState, Phase, fold, state_of

__all__ = [
    "Acceptance",
    "AnswerFact",
    "Check",
    "EventFact",
    "Fact",
    "Flag",
    "PaymentState",
    "Phase",
    "fold",
    "state_of",
]
