"""The limits and rules of Ingo's pages as tables, written by hand: what the wrapper must refuse.

Nothing here is read from the spec or the models, so that a limit lost on the way is noticed.
"""

from decimal import Decimal
from typing import Any, NamedTuple

from ingo_client import models
from tests.unit.requests import CARD, TOKEN, UNSET, party, stage_transaction


class Length(NamedTuple):
    """A text field's documented length; None where a page says nothing."""

    kind: str
    field: str
    shortest: int | None
    longest: int | None
    page: str


_VERIFY_255 = ("VerifyCard", "VerifyAch", "VerifySameDayAch", "VerifyBillPay", "VerifyRetailCard", "VerifyRetailBillPay")  # fmt: skip
_PUSH_255 = ("ProcessCard", "ProcessAch", "ProcessSameDayAch", "ProcessRtp", "ProcessBillPay", "ProcessCheck", "ProcessRetailCard", "ProcessRetailBillPay")  # fmt: skip
_WALLETS = ("VerifyPayPal", "VerifyVenmo")
_WALLET_PUSHES = ("ProcessPayPalVerified", "ProcessPayPal", "ProcessVenmo")
_RETAIL = ("store_id", "clerk_id", "terminal_id")

REFERENCES = [
    *(Length(kind, "participant_unique_id1", 1, 255, "docs/ingopay/verify/*") for kind in (*_VERIFY_255, "VerifyCheck")),
    *(Length(kind, "participant_unique_id1", 1, 254, "docs/ingopay/verify/paypal-venmo") for kind in _WALLETS),
    *(Length(kind, "participant_unique_id1", 1, 255, "docs/ingopay/process/*") for kind in _PUSH_255),
    *(Length(kind, "participant_unique_id1", 1, 254, "docs/ingopay/process/paypal-venmo") for kind in _WALLET_PUSHES),
    Length("CheckCancel", "participant_unique_id1", 1, 255, "docs/ingopay/ancillary/check-cancel"),
    Length("CheckStop", "participant_unique_id1", 1, 255, "docs/ingopay/ancillary/check-stop"),
    Length("NotifyStage", "participant_unique_id1", 1, 100, "docs/notify-classic/notify/stage"),
    Length("NotifyCancel", "participant_unique_id1", 1, 254, "docs/notify-classic/notify/cancel"),
    Length("CaptureSession", "participant_unique_id1", None, 100, "docs/iframe/session/create"),
]  # fmt: skip

LENGTHS = [
    *REFERENCES,
    *(Length(f"{kind}:token", "customer_account_token", 1, 255, "docs/ingopay/verify/*") for kind in _VERIFY_255),
    *(Length(f"{kind}:token", "customer_account_token", 1, 254, "docs/ingopay/verify/paypal-venmo") for kind in _WALLETS),
    *(Length(kind, "customer_account_token", 1, 255, "docs/ingopay/process/*") for kind in _PUSH_255),
    *(Length(kind, "customer_account_token", 1, 254, "docs/ingopay/process/paypal-venmo") for kind in _WALLET_PUSHES),
    *(Length(kind, field, 1, 255, "docs/ingopay/verify/*") for kind in _VERIFY_255 for field in ("recipient_first_name", "recipient_last_name")),
    *(Length(kind, field, 1, 254, "docs/ingopay/verify/paypal-venmo") for kind in _WALLETS for field in ("recipient_first_name", "recipient_last_name", "recipient_address1", "account")),
    *(Length(kind, "account", 1, 255, "docs/ingopay/verify/*") for kind in ("VerifyAch", "VerifySameDayAch", "VerifyRetailCard")),
    Length("VerifyCard", "account", None, 255, "en/ingopay-api/gateway/verify"),
    *(Length(kind, "routing_number", None, 9, "en/ingopay-api/gateway/verify") for kind in ("VerifyAch", "VerifySameDayAch")),
    *(Length(kind, field, None, 255, "en/ingopay-api/gateway/verify") for kind in ("VerifyAch", "VerifySameDayAch") for field in ("recipient_address1", "recipient_address2", "recipient_city")),
    *(Length(kind, "recipient_business_name", None, 150, "docs/ingopay/verify/*") for kind in ("VerifyCard", "VerifyBillPay", "VerifyRetailCard")),
    *(Length(kind, "payee_id", None, 40, "docs/ingopay/verify/*") for kind in ("VerifyBillPay", "VerifyRetailBillPay")),
    *(Length("VerifyBillPay", field, 1, 255, "docs/ingopay/verify/billpay") for field in ("recipient_address1", "recipient_city")),
    *(Length("VerifyCheck", field, None, 255, "docs/ingopay/verify/check") for field in ("participant_unique_id2", *_RETAIL)),
    *(Length(kind, field, None, 255, "docs/ingopay/process/*") for kind in (*_PUSH_255, *_WALLET_PUSHES) for field in _RETAIL),
    *(Length(kind, "participant_unique_id2", None, 255, "docs/ingopay/process/*") for kind in _PUSH_255),
    *(Length(kind, "participant_unique_id2", None, 254, "docs/ingopay/process/paypal-venmo") for kind in _WALLET_PUSHES),
    *(Length(kind, "recipient_phone", None, 10, "docs/ingopay/process/*") for kind in ("ProcessCard", "ProcessAch", "ProcessSameDayAch", "ProcessRtp", "ProcessPayPal", "ProcessPayPalVerified", "ProcessVenmo", "ProcessRetailCard", "ProcessRetailBillPay")),
    Length("ProcessCheck", "recipient_phone", None, 25, "docs/ingopay/process/check"),
    Length("ProcessCheck", "check_memo_data", None, 30, "docs/ingopay/process/check"),
    Length("ProcessCheck", "remittance_memo_data", None, 193, "docs/ingopay/process/check"),
    Length("DebitAch", "sender_account", None, 100, "docs/ingopay/debit/process-ach"),
    *(Length("BillerSearch", field, None, 255, "docs/ingopay/ancillary/biller-search") for field in ("account", *_RETAIL)),
    Length("CheckCancel", "explanation", 1, 150, "docs/ingopay/ancillary/check-cancel"),
    Length("CheckStop", "explanation", 1, 80, "docs/ingopay/ancillary/check-stop"),
    Length("CheckStop", "check_number", None, 10, "docs/ingopay/ancillary/check-stop"),
    Length("NotifyStage", "participant_unique_id2", None, 100, "docs/notify-classic/notify/stage"),
    *(Length("NotifyCancel", field, 1, 150, "docs/notify-classic/notify/cancel") for field in ("first_name", "last_name")),
    Length("NotifyCancel", "tracer_id", None, 254, "docs/notify-classic/notify/cancel"),
    Length("CaptureSession", "participant_unique_id2", None, 100, "docs/iframe/session/create"),
    Length("CaptureSession", "host_uri", None, 200, "docs/iframe/session/create"),
]  # fmt: skip

# Where the amount is a JSON number with a documented minimum of 0.01.
NUMBER_AMOUNTS = ("VerifyCard", "VerifyRetailCard", *_PUSH_255, *_WALLET_PUSHES, "BillerSearch", "CheckCancel", "CheckStop")  # fmt: skip
# Where it is text (docs/notify-classic/notify/*).
TEXT_AMOUNTS = ("NotifyStage", "NotifyCancel")


class Broken(NamedTuple):
    """A request that a page forbids, and the field that the error must name."""

    kind: str
    changes: dict[str, Any]
    field: str
    page: str


_RAW = ("recipient_first_name", "recipient_last_name", "recipient_address1", "recipient_city", "recipient_state", "recipient_zip")  # fmt: skip
_RAW_KINDS = ("VerifyCard", "VerifyAch", "VerifyBillPay", "VerifyPayPal", "VerifyVenmo", "VerifyRetailCard", "VerifyRetailBillPay")  # fmt: skip
_BAD_ZIPS = (
    "3120",
    "312011",
    "31201-12",
    "ABCDE",
    "31201\n",
    "31201-12345",
    "\u0663\u0661\u0662\u0660\u0661",
)
_BAD_STATES = ("Ga", "ZZ", "G", "GAA", "", "GA ")
_DETAIL = models.AdditionalDetail
_OPEN_BANKING = {"open_banking_plaid": models.OpenBankingPlaid(), "open_banking_other": models.OpenBankingOther()}  # fmt: skip


def _stop_ledger(**fields: str) -> dict[str, Any]:
    return {"ledger": models.Ledger(**fields)}


FORBIDDEN = [
    # the documented identity of a request
    *(Broken(kind, {"participant_unique_id1": UNSET}, "participant_unique_id1", "docs/ingopay/*") for kind in ("VerifyCard", "VerifyCheck", "VerifyPayPal", *_PUSH_255, *_WALLET_PUSHES, "CheckCancel", "CheckStop", "NotifyStage", "CaptureSession")),
    # exactly one way to name the account
    *(Broken(kind, {"customer_account_token": TOKEN}, "*", "docs/ingopay/verify/*: never both") for kind in _RAW_KINDS),
    *(Broken(f"{kind}:token", {"customer_account_token": UNSET}, "*", "docs/ingopay/verify/*: one of them") for kind in _RAW_KINDS),
    *(Broken("VerifyCard:token", {field: value}, field, "docs/ingopay/verify/card") for field, value in {"expiration_date": "2912", "recipient_address2": "Suite 1", "recipient_first_name": "Mina", "recipient_zip": "31201"}.items()),
    *(Broken(kind, {field: UNSET}, field, "docs/ingopay/verify/*: the whole raw set") for kind in _RAW_KINDS if "Retail" not in kind for field in _RAW),
    *(Broken(kind, {field: UNSET}, field, "docs/ingopay/verify/retail-card-present: the fields called conditional") for kind in ("VerifyRetailCard", "VerifyRetailBillPay") for field in _RAW[:2]),
    *(Broken(kind, {"routing_number": UNSET}, "routing_number", "docs/ingopay/verify/ach") for kind in ("VerifyAch", "VerifySameDayAch")),
    *(Broken(kind, {"receiver_type": UNSET}, "receiver_type", "docs/ingopay/verify/paypal-venmo") for kind in _WALLETS),
    *(Broken("VerifyCard", {"third_party_token": models.ThirdPartyToken(), **dict.fromkeys(_RAW, UNSET), **extra}, "*", "docs/ingopay/verify/card") for extra in ({}, {"account": UNSET, "cvv": "123"}, {"account": UNSET, "expiration_date": "2912"})),
    *(Broken(kind, {"payee_id": UNSET}, "payee_id", "docs/ingopay/verify/billpay, retail-card-present") for kind in ("VerifyBillPay", "VerifyRetailBillPay")),
    # patterns
    *(Broken(kind, {"recipient_zip": bad}, "recipient_zip", "docs/ingopay/verify/ach") for kind in ("VerifyCard", "VerifyAch", "VerifyBillPay", "VerifyPayPal") for bad in _BAD_ZIPS),
    *(Broken(kind, {"recipient_state": bad}, "recipient_state", "docs/ingopay/verify/ach") for kind in ("VerifyCard", "VerifyAch", "VerifyBillPay", "VerifyPayPal") for bad in _BAD_STATES),
    *(Broken("VerifyCard", {"expiration_date": bad}, "expiration_date", "docs/ingopay/verify/retail-card-present: YYMM") for bad in ("29-12", "1229x", "2913", "2900", "12/29", "202912")),
    *(Broken(kind, {"track1": bad}, "track1", "docs/ingopay/process/retail-card-present") for kind in ("ProcessRetailCard", "ProcessRetailBillPay") for bad in (f"B{CARD}^OKAFOR/MINA^29121010000?", f"%B{CARD}^OKAFOR/MINA^29121010000", "%B4111^OKAFOR^2912?", "%B" + "1" * 23 + "^A^2912?", f"%B{CARD}^" + "A" * 255 + "^2912?")),
    # enums
    *(Broken("VerifyPayPal", {"receiver_type": bad}, "receiver_type", "docs/ingopay/verify/paypal-venmo: 4 is Venmo's") for bad in (0, 4, 5, True, "1")),
    *(Broken("VerifyVenmo", {"receiver_type": bad}, "receiver_type", "docs/ingopay/verify/paypal-venmo: 3 is PayPal's") for bad in (0, 3, 5)),
    *(Broken(kind, {"source_of_funds": bad}, "source_of_funds", "docs/ingopay/process/*") for kind in (*_PUSH_255, *_WALLET_PUSHES) for bad in (0, 5)),
    *(Broken("CheckCancel", {"reason_code": bad}, "reason_code", "docs/ingopay/ancillary/check-cancel") for bad in (72, 77, 78, UNSET)),
    *(Broken("CheckStop", {"reason_code": bad}, "reason_code", "docs/ingopay/ancillary/check-stop") for bad in (73, 76, 79, UNSET)),
    *(Broken("VerifyCheck", {"recipient_is_beneficiary": bad}, "recipient_is_beneficiary", "docs/ingopay/verify/check") for bad in (2, -1, True)),
    *(Broken("BillerSearch", {"rail_type": bad}, "rail_type", "docs/ingopay/ancillary/biller-search") for bad in ("ACH", "credit", "")),
    *(Broken("CaptureSession", {"language_locale_code": bad}, "language_locale_code", "docs/iframe/session/create") for bad in ("en-us", "en", "xx-XX", "zh-Hant", "")),
    *(Broken("RiskScore", {"transaction": models.RiskTransaction(account_type=bad)}, "transaction.account_type", "docs/ingopay/risk/risk-score: CA or AC only") for bad in ("SD", "RT", "")),
    *(Broken(kind, {"account_type": "XX"}, "account_type", "docs/ingopay/*") for kind in ("VerifyCard", "VerifyAch", "ProcessCard", "ProcessCheck", "ProcessVenmo")),
    # checks
    Broken("VerifyCheck", {"recipient_is_beneficiary": 0}, "recipient", "docs/ingopay/verify/check"),
    *(Broken(kind, {field: UNSET}, field, "docs/ingopay/ancillary/check-cancel, check-stop") for kind in ("CheckCancel", "CheckStop") for field in ("check_number", "amount", "explanation")),
    # additional detail
    *(Broken(kind, {"additional_detail": _DETAIL(source_name="A" * 11, descriptive_purpose="B" * 11)}, "additional_detail.source_name", "docs/ingopay/process/ach: together 21") for kind in ("ProcessAch", "ProcessSameDayAch")),
    *(Broken(kind, {"additional_detail": _DETAIL(source_name="A" * 22)}, "additional_detail.source_name", "docs/ingopay/process/ach: together 21") for kind in ("ProcessAch", "ProcessSameDayAch")),
    # the ledger of check-stop
    *(Broken("CheckStop", _stop_ledger(api_key=bad), "ledger.api_key", "docs/ingopay/ancillary/check-stop") for bad in ("", "k" * 101)),
    *(Broken("CheckStop", _stop_ledger(user_id=bad), "ledger.user_id", "docs/ingopay/ancillary/check-stop") for bad in ("", "u" * 101)),
    Broken("CheckStop", _stop_ledger(entity_id="e" * 101), "ledger.entity_id", "docs/ingopay/ancillary/check-stop"),
    Broken("CheckStop", _stop_ledger(entity_type="person"), "ledger.entity_type", "docs/ingopay/ancillary/check-stop"),
    # risk
    *(Broken("RiskScore", {"transaction_ifa": models.TransactionIfa(ssn=ssn)}, "transaction_ifa.dob", "docs/ingopay/risk/risk-score: with the last 4") for ssn in ("6789", "")),
    Broken("RiskScore", {"transaction_open_banking": models.TransactionOpenBanking()}, "transaction_open_banking.open_banking_plaid", "docs/ingopay/risk/risk-score: exactly one"),
    Broken("RiskScore", {"transaction_open_banking": models.TransactionOpenBanking(**_OPEN_BANKING)}, "transaction_open_banking.open_banking_other", "docs/ingopay/risk/risk-score: exactly one"),
    # Notify
    Broken("NotifyStage", {"recipient": models.NotifyRecipient(first_name="Mina", last_name="Okafor", business_name="Okafor Ltd")}, "recipient.business_name", "docs/notify-classic/notify/stage: never both"),
    Broken("NotifyStage", {"recipient": models.NotifyRecipient(first_name="Mina")}, "recipient.last_name", "docs/notify-classic/notify/stage: the pair"),
    Broken("NotifyStage", {"recipient": models.NotifyRecipient(email="m@example.org")}, "recipient.first_name", "docs/notify-classic/notify/stage"),
    *(Broken("NotifyStage", {field: UNSET}, field, "docs/notify-classic/notify/stage") for field in ("amount", "workflow_id", "recipient")),
    *(Broken("NotifyStage", {"authentication_records": [models.AuthenticationRecord()] * count}, "authentication_records", "docs/notify-classic/notify/stage: 1-20") for count in (0, 21)),
    Broken("NotifyStage", {"amount": Decimal("99999999.99")}, "amount", "docs/notify-classic/notify/stage: 10 characters"),
    Broken("NotifyStageParties", {"transaction_parties": []}, "transaction_parties", "docs/notify-managed/notify/stage"),
    Broken("NotifyStageParties", {"transaction_parties": UNSET}, "transaction_parties", "docs/notify-managed/notify/stage"),
    Broken("NotifyStageParties", {"transaction": UNSET}, "transaction", "docs/notify-managed/notify/stage"),
    *(Broken("NotifyStageParties", {"transaction_parties": parties}, "transaction_parties", "docs/notify-managed/quick-start: a role 0 with recipient_enabled 1") for parties in ([party(1, 0)], [party(0, 0)], [party(1, 1), party(0, 0)], [models.Party()])),
    Broken("NotifyStageParties", {"transaction_parties": [party(), party(3, 0)]}, "transaction_parties[1].settings.role", "docs/notify-managed/quick-start"),
    *(Broken("NotifyStageParties", {"transaction": stage_transaction(amount=bad)}, "transaction.transaction_amount.amount", "docs/notify-managed/notify/stage") for bad in (42.1, Decimal(0), Decimal("-1"), Decimal("1.001"), Decimal("NaN"))),
    Broken("NotifyStageParties", {"transaction": stage_transaction(reference="")}, "transaction.participant_unique_ids.participant_unique_id1", "docs/notify-managed/notify/stage"),
    *(Broken("NotifyCancel", {field: UNSET}, field, "docs/notify-classic/notify/cancel") for field in ("participant_unique_id1", "first_name", "last_name", "amount", "tracer_id")),
    Broken("CaptureSession", {"recipient_information": UNSET}, "recipient_information", "docs/iframe/session/create"),
    # types
    *(Broken("VerifyCard", {field: 1}, field, "docs/ingopay/verify/card: a string") for field in ("account", "recipient_zip", "participant_unique_id1", "recipient_first_name")),
    Broken("NotifyCancel", {"notification_id": "7000123"}, "notification_id", "docs/notify-classic/notify/cancel: an integer"),
    Broken("NotifyStage", {"recipient": {"first_name": "Mina"}}, "recipient", "docs/notify-classic/notify/stage: its model"),
]  # fmt: skip

# What the pages allow and a strict checker could refuse by mistake.
ALLOWED = [
    Broken("VerifyRetailCard", {"recipient_business_name": None}, "", "docs/ingopay/verify/retail-card-present: string or null"),
    *(Broken("BillerSearch", {field: None}, "", "docs/ingopay/ancillary/biller-search: or null") for field in ("amount", "rail_type", "store_id", "clerk_id", "terminal_id")),
    *(Broken("BillerSearch", {"rail_type": rail}, "", "docs/ingopay/ancillary/biller-search") for rail in ("CREDIT", "DEBIT")),
    *(Broken("VerifyCard", {"recipient_zip": good}, "", "docs/ingopay/verify/ach") for good in ("31201", "00001", "31201-1234")),
    *(Broken("VerifyAch", {"recipient_state": good}, "", "docs/ingopay/verify/ach: US postal codes, AS AA AE AP") for good in (["AL", "AK", "AS", "AZ", "AR", "AA", "AE", "AP", "CA", "CO", "CT", "DE", "DC", "FL", "GA", "GU", "HI", "ID", "IL", "IN", "IA", "KS", "KY", "LA", "ME", "MD", "MA", "MI", "MN", "MS", "MO", "MT", "NE", "NV", "NH", "NJ", "NM", "NY", "NC", "ND", "MP", "OH", "OK", "OR", "PA", "PR", "RI", "SC", "SD", "TN", "TX", "UT", "VT", "VA", "VI", "WA", "WV", "WI", "WY"])),
    Broken("VerifyCheck", {"recipient_is_beneficiary": 0, "recipient": models.CheckRecipient()}, "", "docs/ingopay/verify/check"),
    Broken("VerifyCheck", {"recipient_is_beneficiary": 1}, "", "docs/ingopay/verify/check"),
    Broken("VerifyCard", {"third_party_token": models.ThirdPartyToken(), "account": UNSET}, "", "docs/ingopay/verify/card"),
    *(Broken("VerifyPayPal", {"receiver_type": good}, "", "docs/ingopay/verify/paypal-venmo") for good in (1, 2, 3)),
    *(Broken("VerifyVenmo", {"receiver_type": good}, "", "docs/ingopay/verify/paypal-venmo") for good in (1, 2, 4)),
    *(Broken("CheckCancel", {"reason_code": good}, "", "docs/ingopay/ancillary/check-cancel") for good in (73, 74, 75, 76)),
    *(Broken("CheckStop", {"reason_code": good}, "", "docs/ingopay/ancillary/check-stop") for good in (77, 78)),
    *(Broken("ProcessCard", {"source_of_funds": good}, "", "docs/ingopay/process/*") for good in (1, 2, 3, 4)),
    Broken("ProcessAch", {"additional_detail": _DETAIL(source_name="A" * 11, descriptive_purpose="B" * 10)}, "", "docs/ingopay/process/ach: together 21"),
    Broken("ProcessRetailCard", {"track1": f"%B{CARD}^OKAFOR/MINA^29121010000?"}, "", "docs/ingopay/process/retail-card-present"),
    Broken("ProcessBillPay", {"recipient_phone": 5555550111}, "", "docs/ingopay/process/billpay: a bare number"),
    Broken("NotifyStage", {"amount": Decimal("9999999.99")}, "", "docs/notify-classic/notify/stage: 10 characters"),
    Broken("NotifyStage", {"recipient": models.NotifyRecipient(business_name="Okafor Ltd")}, "", "docs/notify-classic/notify/stage"),
    *(Broken("NotifyStage", {"authentication_records": [models.AuthenticationRecord()] * count}, "", "docs/notify-classic/notify/stage: 1-20") for count in (1, 20)),
    Broken("NotifyStageParties", {"transaction_parties": [party(1, 0), party(2, 0), party()]}, "", "docs/notify-managed/quick-start"),
    Broken("NotifyCancel", dict.fromkeys(("participant_unique_id1", "first_name", "last_name", "amount", "tracer_id"), UNSET) | {"notification_id": 7000123}, "", "docs/notify-managed/quick-start: the short body"),
    *(Broken("CaptureSession", {"language_locale_code": good}, "", "docs/iframe/session/create") for good in ["ar-SA", "cs-CZ", "da-DK", "de-DE", "en-GB", "en-US", "es-ES", "es-US", "fa-IR", "fi-FI", "fr-FR", "hmn-Latn", "it-IT", "ja-JP", "km-KH", "ko-KR", "nb-NO", "nl-NL", "pl-PL", "pt-BR", "ru-RU", "sv-SE", "tl-PH", "tr-TR", "vi-VN", "zh-CN", "zh-Hans", "zh-TW"]),
    *(Broken("RiskScore", {"transaction_ifa": models.TransactionIfa(ssn=ssn, dob=dob)}, "", "docs/ingopay/risk/risk-score") for ssn, dob in (("6789", "01/02/1990"), ("123456789", UNSET))),
    Broken("RiskScore", {"transaction_open_banking": models.TransactionOpenBanking(open_banking_plaid=models.OpenBankingPlaid())}, "", "docs/ingopay/risk/risk-score"),
]  # fmt: skip
