"""One valid request per operation, written out by hand from the documentation's shapes."""

import time
import uuid

PARTICIPANT = 10001

VERIFY = "/gateway/verify"
PROCESS = "/gateway/process"
DEBIT = "/gateway/v12/debit/process"
BILLERS = "/gateway/v1/biller/search"
CANCEL_CHECK = "/gateway/checkcancel"
STOP_CHECK = "/gateway/checkstop"
RISK_SESSION = "/risk/risksession/v2"
RISK_SCORE = "/risk/riskscore/v2"
STAGE = "/gateway/v3/notify"
STAGE_PARTIES = "/gateway/v4/notify"
CANCEL = "/gateway/v3/notifycancel"
CAPTURE = "/api/v1/sessions/point-in-time/plugin"


def new_reference() -> str:
    return f"ref-{uuid.uuid4()}"


def v11(reference: str | None = None, **fields):
    return {
        "participant_id": PARTICIPANT,
        "timestamp": int(time.time()),
        "version": 11,
        "participant_unique_id1": reference or new_reference(),
        **fields,
    }


def v12(**fields):
    request = {"participant_id": str(PARTICIPANT), "timestamp": str(int(time.time()))}
    return {"request": request, **fields}


RECIPIENT = {
    "recipient_first_name": "Mina",
    "recipient_last_name": "Okafor",
    "recipient_address1": "9 Elm St",
    "recipient_city": "Macon",
    "recipient_state": "GA",
    "recipient_zip": "31201",
}


def verify_card(**fields):
    card = {"account": "4111111111111111", "expiration_date": "2901", "cvv": "123"}
    return v11(**{"account_type": "CA", **card, **RECIPIENT, **fields})


def verify_bank(**fields):
    bank = {"account": "000123456", "routing_number": "021000021"}
    return v11(**{"account_type": "AC", **bank, **RECIPIENT, **fields})


def verify_check(**fields):
    beneficiary = {"beneficiary_account": "A-1", "beneficiary_first_name": "Mina"}
    return v11(**{"account_type": "CK", "beneficiary": beneficiary, **fields})


def process(token: str, reference: str | None = None, account_type: str = "CA", **fields):
    return v11(
        reference,
        **{
            "account_type": account_type,
            "amount": 25.10,
            "customer_account_token": token,
            "source_of_funds": 4,
            **fields,
        },
    )


def debit(token: str, reference: str | None = None, **fields):
    transaction = {
        "account_type": "CA",
        "transaction_amount": {"currency_code": "USD", "amount": "25.10"},
        "participant_unique_ids": {"participant_unique_id1": reference or new_reference()},
        "customer_account_token": token,
        **fields,
    }
    return v12(transaction=transaction)


def stage(reference: str | None = None, **fields):
    return {
        "participant_id": PARTICIPANT,
        "amount": "42.10",
        "workflow_id": 1,
        "participant_unique_id1": reference or new_reference(),
        "tracer_id": "tr-7781",
        "recipient": {
            "first_name": "Mina",
            "last_name": "Okafor",
            "email": "mina@example.org",
            "mobile": "5555550111",
        },
        **fields,
    }


def party(role: int, name: str = "r1"):
    return {
        "settings": {
            "client_provided_id": name,
            "role": role,
            "classification": 1,
            "recipient_enabled": int(role == 0),
        },
        "name_personal": {"first_name": "Mina", "last_name": "Okafor"},
        "contact_telcom": {"email": "mina@example.org", "phone_mobile": "5555550111"},
    }


def stage_parties(reference: str | None = None, parties=None, **fields):
    return {
        "request": {"participant_id": PARTICIPANT, "timestamp": int(time.time())},
        "transaction": {
            "transaction_amount": {"amount": 42.1, "currency_code": "USD"},
            "participant_unique_ids": {"participant_unique_id1": reference or new_reference()},
            "workflow_id": 1,
            "notify_type": 0,
            **fields,
        },
        "transaction_parties": parties or [party(0)],
    }


def capture(**fields):
    return {
        "participant_unique_id1": "cust-1",
        "recipient_information": {"first_name": "Mina", "last_name": "Okafor"},
        **fields,
    }
