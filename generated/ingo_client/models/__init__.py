# Written by scripts/generate from openapi/bundled.yaml. Do not edit: edit openapi/ and run it again.
"""All models, loaded when first used."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .account_tokenized_event import AccountTokenizedEvent
    from .ach_nav_failed_event import AchNavFailedEvent
    from .additional_detail import AdditionalDetail
    from .approval_declined_event import ApprovalDeclinedEvent
    from .approval_given_event import ApprovalGivenEvent
    from .approvals_complete_event import ApprovalsCompleteEvent
    from .authentication_failed_event import AuthenticationFailedEvent
    from .authentication_record import AuthenticationRecord
    from .authentication_succeeded_event import AuthenticationSucceededEvent
    from .biller import Biller
    from .biller_search import BillerSearch
    from .biller_search_reply import BillerSearchReply
    from .biller_search_reply_data import BillerSearchReplyData
    from .capture_session import CaptureSession
    from .capture_session_reply import CaptureSessionReply
    from .capture_session_reply_data import CaptureSessionReplyData
    from .card_cns_cd_failed_event import CardCnsCdFailedEvent
    from .check_beneficiary import CheckBeneficiary
    from .check_cancel import CheckCancel
    from .check_cancel_reason import CheckCancelReason
    from .check_canceled_event import CheckCanceledEvent
    from .check_chosen_event import CheckChosenEvent
    from .check_issued_event import CheckIssuedEvent
    from .check_paid_event import CheckPaidEvent
    from .check_recipient import CheckRecipient
    from .check_reply import CheckReply
    from .check_reply_data import CheckReplyData
    from .check_returned_event import CheckReturnedEvent
    from .check_stop import CheckStop
    from .check_stop_reason import CheckStopReason
    from .check_stopped_event import CheckStoppedEvent
    from .contact_address import ContactAddress
    from .contact_telcom import ContactTelcom
    from .credit_info import CreditInfo
    from .debit_ach import DebitAch
    from .debit_ach_transaction import DebitAchTransaction
    from .debit_card import DebitCard
    from .debit_card_transaction import DebitCardTransaction
    from .debit_reply import DebitReply
    from .debit_reply_transaction import DebitReplyTransaction
    from .debit_same_day_ach import DebitSameDayAch
    from .debit_same_day_ach_transaction import DebitSameDayAchTransaction
    from .debit_sender import DebitSender
    from .fraud_guarantee import FraudGuarantee
    from .geo_location import GeoLocation
    from .issuer import Issuer
    from .language_locale import LanguageLocale
    from .ledger import Ledger
    from .ledger_entity_type import LedgerEntityType
    from .name_personal import NamePersonal
    from .notification_bounced_event import NotificationBouncedEvent
    from .notification_received_event import NotificationReceivedEvent
    from .notification_record import NotificationRecord
    from .notification_sent_event import NotificationSentEvent
    from .notify_cancel import NotifyCancel
    from .notify_cancel_reply import NotifyCancelReply
    from .notify_cancel_reply_data import NotifyCancelReplyData
    from .notify_recipient import NotifyRecipient
    from .notify_request_echo import NotifyRequestEcho
    from .notify_request_envelope import NotifyRequestEnvelope
    from .notify_sender import NotifySender
    from .notify_stage import NotifyStage
    from .notify_stage_parties import NotifyStageParties
    from .notify_stage_parties_reply import NotifyStagePartiesReply
    from .notify_stage_parties_reply_transaction import (
        NotifyStagePartiesReplyTransaction,
    )
    from .notify_stage_reply import NotifyStageReply
    from .notify_stage_reply_data import NotifyStageReplyData
    from .notify_transaction import NotifyTransaction
    from .notify_transaction_amount import NotifyTransactionAmount
    from .ofac_cleared_event import OfacClearedEvent
    from .ofac_failed_event import OfacFailedEvent
    from .ofac_suspended_event import OfacSuspendedEvent
    from .open_banking_customer import OpenBankingCustomer
    from .open_banking_other import OpenBankingOther
    from .open_banking_plaid import OpenBankingPlaid
    from .otac_accepted_event import OtacAcceptedEvent
    from .otac_refused_event import OtacRefusedEvent
    from .otac_send_limit_reached_event import OtacSendLimitReachedEvent
    from .otac_sent_event import OtacSentEvent
    from .participant_unique_ids import ParticipantUniqueIds
    from .participant_unique_ids_echo import ParticipantUniqueIdsEcho
    from .party import Party
    from .party_role import PartyRole
    from .party_settings import PartySettings
    from .pay_pal_receiver_type import PayPalReceiverType
    from .pay_pal_verified_event import PayPalVerifiedEvent
    from .payment_approved_event import PaymentApprovedEvent
    from .payment_returned_event import PaymentReturnedEvent
    from .payment_succeeded_event import PaymentSucceededEvent
    from .payment_suspended_event import PaymentSuspendedEvent
    from .payment_terminated_event import PaymentTerminatedEvent
    from .process_ach import ProcessAch
    from .process_bill_pay import ProcessBillPay
    from .process_card import ProcessCard
    from .process_check import ProcessCheck
    from .process_pay_pal import ProcessPayPal
    from .process_pay_pal_verified import ProcessPayPalVerified
    from .process_reply import ProcessReply
    from .process_reply_data import ProcessReplyData
    from .process_retail_bill_pay import ProcessRetailBillPay
    from .process_retail_card import ProcessRetailCard
    from .process_rtp import ProcessRtp
    from .process_same_day_ach import ProcessSameDayAch
    from .process_venmo import ProcessVenmo
    from .rail_type import RailType
    from .recipient_enabled import RecipientEnabled
    from .recipient_information import RecipientInformation
    from .recipient_is_beneficiary import RecipientIsBeneficiary
    from .request_echo import RequestEcho
    from .request_envelope import RequestEnvelope
    from .response_envelope import ResponseEnvelope
    from .retail_location import RetailLocation
    from .risk_account_type import RiskAccountType
    from .risk_score import RiskScore
    from .risk_score_reply import RiskScoreReply
    from .risk_score_reply_transaction import RiskScoreReplyTransaction
    from .risk_session import RiskSession
    from .risk_session_details import RiskSessionDetails
    from .risk_session_reply import RiskSessionReply
    from .risk_transaction import RiskTransaction
    from .rvdm_passed_event import RvdmPassedEvent
    from .sender import Sender
    from .session_terminated_event import SessionTerminatedEvent
    from .source_of_funds import SourceOfFunds
    from .staged_party import StagedParty
    from .third_party_token import ThirdPartyToken
    from .transaction_amount import TransactionAmount
    from .transaction_ifa import TransactionIfa
    from .transaction_open_banking import TransactionOpenBanking
    from .venmo_receiver_type import VenmoReceiverType
    from .verify_ach import VerifyAch
    from .verify_bill_pay import VerifyBillPay
    from .verify_card import VerifyCard
    from .verify_check import VerifyCheck
    from .verify_pay_pal import VerifyPayPal
    from .verify_reply import VerifyReply
    from .verify_reply_data import VerifyReplyData
    from .verify_retail_bill_pay import VerifyRetailBillPay
    from .verify_retail_card import VerifyRetailCard
    from .verify_same_day_ach import VerifySameDayAch
    from .verify_venmo import VerifyVenmo
    from .webhook_ancillary import WebhookAncillary
    from .webhook_data import WebhookData
    from .webhook_envelope import WebhookEnvelope
    from .webhook_field_result import WebhookFieldResult
    from .webhook_metadata import WebhookMetadata
    from .webhook_payload import WebhookPayload
else:
    _MODULES = {
        "AccountTokenizedEvent": ".account_tokenized_event",
        "AchNavFailedEvent": ".ach_nav_failed_event",
        "AdditionalDetail": ".additional_detail",
        "ApprovalDeclinedEvent": ".approval_declined_event",
        "ApprovalGivenEvent": ".approval_given_event",
        "ApprovalsCompleteEvent": ".approvals_complete_event",
        "AuthenticationFailedEvent": ".authentication_failed_event",
        "AuthenticationRecord": ".authentication_record",
        "AuthenticationSucceededEvent": ".authentication_succeeded_event",
        "Biller": ".biller",
        "BillerSearch": ".biller_search",
        "BillerSearchReply": ".biller_search_reply",
        "BillerSearchReplyData": ".biller_search_reply_data",
        "CaptureSession": ".capture_session",
        "CaptureSessionReply": ".capture_session_reply",
        "CaptureSessionReplyData": ".capture_session_reply_data",
        "CardCnsCdFailedEvent": ".card_cns_cd_failed_event",
        "CheckBeneficiary": ".check_beneficiary",
        "CheckCancel": ".check_cancel",
        "CheckCancelReason": ".check_cancel_reason",
        "CheckCanceledEvent": ".check_canceled_event",
        "CheckChosenEvent": ".check_chosen_event",
        "CheckIssuedEvent": ".check_issued_event",
        "CheckPaidEvent": ".check_paid_event",
        "CheckRecipient": ".check_recipient",
        "CheckReply": ".check_reply",
        "CheckReplyData": ".check_reply_data",
        "CheckReturnedEvent": ".check_returned_event",
        "CheckStop": ".check_stop",
        "CheckStopReason": ".check_stop_reason",
        "CheckStoppedEvent": ".check_stopped_event",
        "ContactAddress": ".contact_address",
        "ContactTelcom": ".contact_telcom",
        "CreditInfo": ".credit_info",
        "DebitAch": ".debit_ach",
        "DebitAchTransaction": ".debit_ach_transaction",
        "DebitCard": ".debit_card",
        "DebitCardTransaction": ".debit_card_transaction",
        "DebitReply": ".debit_reply",
        "DebitReplyTransaction": ".debit_reply_transaction",
        "DebitSameDayAch": ".debit_same_day_ach",
        "DebitSameDayAchTransaction": ".debit_same_day_ach_transaction",
        "DebitSender": ".debit_sender",
        "FraudGuarantee": ".fraud_guarantee",
        "GeoLocation": ".geo_location",
        "Issuer": ".issuer",
        "LanguageLocale": ".language_locale",
        "Ledger": ".ledger",
        "LedgerEntityType": ".ledger_entity_type",
        "NamePersonal": ".name_personal",
        "NotificationBouncedEvent": ".notification_bounced_event",
        "NotificationReceivedEvent": ".notification_received_event",
        "NotificationRecord": ".notification_record",
        "NotificationSentEvent": ".notification_sent_event",
        "NotifyCancel": ".notify_cancel",
        "NotifyCancelReply": ".notify_cancel_reply",
        "NotifyCancelReplyData": ".notify_cancel_reply_data",
        "NotifyRecipient": ".notify_recipient",
        "NotifyRequestEcho": ".notify_request_echo",
        "NotifyRequestEnvelope": ".notify_request_envelope",
        "NotifySender": ".notify_sender",
        "NotifyStage": ".notify_stage",
        "NotifyStageParties": ".notify_stage_parties",
        "NotifyStagePartiesReply": ".notify_stage_parties_reply",
        "NotifyStagePartiesReplyTransaction": ".notify_stage_parties_reply_transaction",
        "NotifyStageReply": ".notify_stage_reply",
        "NotifyStageReplyData": ".notify_stage_reply_data",
        "NotifyTransaction": ".notify_transaction",
        "NotifyTransactionAmount": ".notify_transaction_amount",
        "OfacClearedEvent": ".ofac_cleared_event",
        "OfacFailedEvent": ".ofac_failed_event",
        "OfacSuspendedEvent": ".ofac_suspended_event",
        "OpenBankingCustomer": ".open_banking_customer",
        "OpenBankingOther": ".open_banking_other",
        "OpenBankingPlaid": ".open_banking_plaid",
        "OtacAcceptedEvent": ".otac_accepted_event",
        "OtacRefusedEvent": ".otac_refused_event",
        "OtacSendLimitReachedEvent": ".otac_send_limit_reached_event",
        "OtacSentEvent": ".otac_sent_event",
        "ParticipantUniqueIds": ".participant_unique_ids",
        "ParticipantUniqueIdsEcho": ".participant_unique_ids_echo",
        "Party": ".party",
        "PartyRole": ".party_role",
        "PartySettings": ".party_settings",
        "PayPalReceiverType": ".pay_pal_receiver_type",
        "PayPalVerifiedEvent": ".pay_pal_verified_event",
        "PaymentApprovedEvent": ".payment_approved_event",
        "PaymentReturnedEvent": ".payment_returned_event",
        "PaymentSucceededEvent": ".payment_succeeded_event",
        "PaymentSuspendedEvent": ".payment_suspended_event",
        "PaymentTerminatedEvent": ".payment_terminated_event",
        "ProcessAch": ".process_ach",
        "ProcessBillPay": ".process_bill_pay",
        "ProcessCard": ".process_card",
        "ProcessCheck": ".process_check",
        "ProcessPayPal": ".process_pay_pal",
        "ProcessPayPalVerified": ".process_pay_pal_verified",
        "ProcessReply": ".process_reply",
        "ProcessReplyData": ".process_reply_data",
        "ProcessRetailBillPay": ".process_retail_bill_pay",
        "ProcessRetailCard": ".process_retail_card",
        "ProcessRtp": ".process_rtp",
        "ProcessSameDayAch": ".process_same_day_ach",
        "ProcessVenmo": ".process_venmo",
        "RailType": ".rail_type",
        "RecipientEnabled": ".recipient_enabled",
        "RecipientInformation": ".recipient_information",
        "RecipientIsBeneficiary": ".recipient_is_beneficiary",
        "RequestEcho": ".request_echo",
        "RequestEnvelope": ".request_envelope",
        "ResponseEnvelope": ".response_envelope",
        "RetailLocation": ".retail_location",
        "RiskAccountType": ".risk_account_type",
        "RiskScore": ".risk_score",
        "RiskScoreReply": ".risk_score_reply",
        "RiskScoreReplyTransaction": ".risk_score_reply_transaction",
        "RiskSession": ".risk_session",
        "RiskSessionDetails": ".risk_session_details",
        "RiskSessionReply": ".risk_session_reply",
        "RiskTransaction": ".risk_transaction",
        "RvdmPassedEvent": ".rvdm_passed_event",
        "Sender": ".sender",
        "SessionTerminatedEvent": ".session_terminated_event",
        "SourceOfFunds": ".source_of_funds",
        "StagedParty": ".staged_party",
        "ThirdPartyToken": ".third_party_token",
        "TransactionAmount": ".transaction_amount",
        "TransactionIfa": ".transaction_ifa",
        "TransactionOpenBanking": ".transaction_open_banking",
        "VenmoReceiverType": ".venmo_receiver_type",
        "VerifyAch": ".verify_ach",
        "VerifyBillPay": ".verify_bill_pay",
        "VerifyCard": ".verify_card",
        "VerifyCheck": ".verify_check",
        "VerifyPayPal": ".verify_pay_pal",
        "VerifyReply": ".verify_reply",
        "VerifyReplyData": ".verify_reply_data",
        "VerifyRetailBillPay": ".verify_retail_bill_pay",
        "VerifyRetailCard": ".verify_retail_card",
        "VerifySameDayAch": ".verify_same_day_ach",
        "VerifyVenmo": ".verify_venmo",
        "WebhookAncillary": ".webhook_ancillary",
        "WebhookData": ".webhook_data",
        "WebhookEnvelope": ".webhook_envelope",
        "WebhookFieldResult": ".webhook_field_result",
        "WebhookMetadata": ".webhook_metadata",
        "WebhookPayload": ".webhook_payload",
    }

    def __getattr__(name):
        module = _MODULES.get(name)
        if module is None:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from importlib import import_module

        found = getattr(import_module(module, __name__), name)
        globals()[name] = found
        return found

    def __dir__():
        return sorted({*globals(), *_MODULES})


__all__ = (
    "AccountTokenizedEvent",
    "AchNavFailedEvent",
    "AdditionalDetail",
    "ApprovalDeclinedEvent",
    "ApprovalGivenEvent",
    "ApprovalsCompleteEvent",
    "AuthenticationFailedEvent",
    "AuthenticationRecord",
    "AuthenticationSucceededEvent",
    "Biller",
    "BillerSearch",
    "BillerSearchReply",
    "BillerSearchReplyData",
    "CaptureSession",
    "CaptureSessionReply",
    "CaptureSessionReplyData",
    "CardCnsCdFailedEvent",
    "CheckBeneficiary",
    "CheckCancel",
    "CheckCanceledEvent",
    "CheckCancelReason",
    "CheckChosenEvent",
    "CheckIssuedEvent",
    "CheckPaidEvent",
    "CheckRecipient",
    "CheckReply",
    "CheckReplyData",
    "CheckReturnedEvent",
    "CheckStop",
    "CheckStoppedEvent",
    "CheckStopReason",
    "ContactAddress",
    "ContactTelcom",
    "CreditInfo",
    "DebitAch",
    "DebitAchTransaction",
    "DebitCard",
    "DebitCardTransaction",
    "DebitReply",
    "DebitReplyTransaction",
    "DebitSameDayAch",
    "DebitSameDayAchTransaction",
    "DebitSender",
    "FraudGuarantee",
    "GeoLocation",
    "Issuer",
    "LanguageLocale",
    "Ledger",
    "LedgerEntityType",
    "NamePersonal",
    "NotificationBouncedEvent",
    "NotificationReceivedEvent",
    "NotificationRecord",
    "NotificationSentEvent",
    "NotifyCancel",
    "NotifyCancelReply",
    "NotifyCancelReplyData",
    "NotifyRecipient",
    "NotifyRequestEcho",
    "NotifyRequestEnvelope",
    "NotifySender",
    "NotifyStage",
    "NotifyStageParties",
    "NotifyStagePartiesReply",
    "NotifyStagePartiesReplyTransaction",
    "NotifyStageReply",
    "NotifyStageReplyData",
    "NotifyTransaction",
    "NotifyTransactionAmount",
    "OfacClearedEvent",
    "OfacFailedEvent",
    "OfacSuspendedEvent",
    "OpenBankingCustomer",
    "OpenBankingOther",
    "OpenBankingPlaid",
    "OtacAcceptedEvent",
    "OtacRefusedEvent",
    "OtacSendLimitReachedEvent",
    "OtacSentEvent",
    "ParticipantUniqueIds",
    "ParticipantUniqueIdsEcho",
    "Party",
    "PartyRole",
    "PartySettings",
    "PaymentApprovedEvent",
    "PaymentReturnedEvent",
    "PaymentSucceededEvent",
    "PaymentSuspendedEvent",
    "PaymentTerminatedEvent",
    "PayPalReceiverType",
    "PayPalVerifiedEvent",
    "ProcessAch",
    "ProcessBillPay",
    "ProcessCard",
    "ProcessCheck",
    "ProcessPayPal",
    "ProcessPayPalVerified",
    "ProcessReply",
    "ProcessReplyData",
    "ProcessRetailBillPay",
    "ProcessRetailCard",
    "ProcessRtp",
    "ProcessSameDayAch",
    "ProcessVenmo",
    "RailType",
    "RecipientEnabled",
    "RecipientInformation",
    "RecipientIsBeneficiary",
    "RequestEcho",
    "RequestEnvelope",
    "ResponseEnvelope",
    "RetailLocation",
    "RiskAccountType",
    "RiskScore",
    "RiskScoreReply",
    "RiskScoreReplyTransaction",
    "RiskSession",
    "RiskSessionDetails",
    "RiskSessionReply",
    "RiskTransaction",
    "RvdmPassedEvent",
    "Sender",
    "SessionTerminatedEvent",
    "SourceOfFunds",
    "StagedParty",
    "ThirdPartyToken",
    "TransactionAmount",
    "TransactionIfa",
    "TransactionOpenBanking",
    "VenmoReceiverType",
    "VerifyAch",
    "VerifyBillPay",
    "VerifyCard",
    "VerifyCheck",
    "VerifyPayPal",
    "VerifyReply",
    "VerifyReplyData",
    "VerifyRetailBillPay",
    "VerifyRetailCard",
    "VerifySameDayAch",
    "VerifyVenmo",
    "WebhookAncillary",
    "WebhookData",
    "WebhookEnvelope",
    "WebhookFieldResult",
    "WebhookMetadata",
    "WebhookPayload",
)
