"""The request models that each operation takes, as types for editors and type checkers."""

from ingo_client.models import (
    DebitAch,
    DebitCard,
    DebitSameDayAch,
    ProcessAch,
    ProcessBillPay,
    ProcessCard,
    ProcessPayPal,
    ProcessPayPalVerified,
    ProcessRetailBillPay,
    ProcessRetailCard,
    ProcessRtp,
    ProcessSameDayAch,
    ProcessVenmo,
    VerifyAch,
    VerifyBillPay,
    VerifyCard,
    VerifyCheck,
    VerifyPayPal,
    VerifyRetailBillPay,
    VerifyRetailCard,
    VerifySameDayAch,
    VerifyVenmo,
)

VerifyRequest = (
    VerifyCard
    | VerifyAch
    | VerifySameDayAch
    | VerifyBillPay
    | VerifyCheck
    | VerifyPayPal
    | VerifyVenmo
    | VerifyRetailCard
    | VerifyRetailBillPay
)
ProcessRequest = (
    ProcessCard
    | ProcessAch
    | ProcessSameDayAch
    | ProcessRtp
    | ProcessBillPay
    | ProcessPayPalVerified
    | ProcessPayPal
    | ProcessVenmo
    | ProcessRetailCard
    | ProcessRetailBillPay
)
"""Every push but the check, whose reply carries a check number."""

DebitRequest = DebitCard | DebitAch | DebitSameDayAch
