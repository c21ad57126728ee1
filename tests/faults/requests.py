"""One request for each operation, with a value of its own in every sensitive field.

Each value is marked so that it can be searched for in whatever is shown; the few that have a fixed
form (a state, a date) cannot carry a mark and are searched for as they are where they are unlikely.
"""

from decimal import Decimal

from ingo_client import models
from ingo_wrapper import new_reference

USERNAME = "faults-user"
SECRET = "faults-secret-PLANTED0secret"
CARD = "4539578763621486"
TOKEN_OF_NOBODY = "PLANTED-token-of-nobody"


class Planted:
    """Makes values that can be recognised, and remembers them."""

    def __init__(self) -> None:
        self.values: set[str] = {SECRET}

    def text(self, name: str, longest: int = 60) -> str:
        """A text that stands nowhere else."""
        value = f"PLANTED{len(self.values)}{name}"[:longest]
        self.values.add(value)
        return value

    def digits(self, length: int) -> str:
        """A number of this length that stands nowhere else."""
        # No run of zeros: the difference of two times has one, e.g. 0.7310000012.
        value = f"{9_182_736_455 + 7_919 * len(self.values)}"[-length:].rjust(length, "8")
        self.values.add(value)
        return value

    def known(self, value: str) -> str:
        """A value of a fixed form."""
        self.values.add(value)
        return value


def push(
    reference: str | None = None, token: str = TOKEN_OF_NOBODY, planted: Planted | None = None
) -> models.ProcessCard:
    """A push to a card."""
    planted = planted or Planted()
    return models.ProcessCard(
        amount=Decimal("25.10"),
        source_of_funds=4,
        participant_unique_id1=reference or new_reference("push"),
        customer_account_token=planted.known(token),
        recipient_phone=planted.digits(10),
        sender=models.Sender(
            sender_account=planted.text("sender_account"),
            name_personal=_person(planted),
            contact_address=_address(planted),
            contact_telcom=_telcom(planted),
        ),
    )


def verify(reference: str | None = None, planted: Planted | None = None) -> models.VerifyCard:
    """A card to be verified."""
    planted = planted or Planted()
    return models.VerifyCard(
        participant_unique_id1=reference or new_reference("customer"),
        account=planted.known(CARD),
        expiration_date="2907",
        cvv=planted.text("cvv"),
        recipient_first_name=planted.text("first"),
        recipient_last_name=planted.text("last"),
        recipient_business_name=planted.text("business"),
        recipient_address1=planted.text("address1"),
        recipient_address2=planted.text("address2"),
        recipient_city=planted.text("city"),
        recipient_state="GA",
        recipient_zip=planted.known("31207-7319"),
        recipient_phone=planted.digits(10),
    )


def debit(
    reference: str | None = None, token: str = TOKEN_OF_NOBODY, planted: Planted | None = None
) -> models.DebitCard:
    """A pull from a card."""
    planted = planted or Planted()
    return models.DebitCard(
        transaction=models.DebitCardTransaction(
            transaction_amount=models.TransactionAmount(
                amount=Decimal("25.10"), currency_code="USD"
            ),
            participant_unique_ids=models.ParticipantUniqueIds(
                participant_unique_id1=reference or new_reference("pull")
            ),
            customer_account_token=planted.known(token),
            recipient_phone=planted.digits(10),
        ),
        sender_account=planted.text("sender_account"),
    )


def cancel_check(
    reference: str, number: str = "900000001", planted: Planted | None = None
) -> models.CheckCancel:
    """A check to be voided before it is printed."""
    return models.CheckCancel(
        check_number=number,
        amount=Decimal("25.10"),
        reason_code=73,
        explanation="entered twice",
        participant_unique_id1=reference,
    )


def search_billers(planted: Planted | None = None) -> models.BillerSearch:
    """Who bills this account."""
    planted = planted or Planted()
    return models.BillerSearch(account=planted.text("account"))


def stop_check(
    reference: str, number: str = "900000001", planted: Planted | None = None
) -> models.CheckStop:
    """An issued check to be stopped."""
    planted = planted or Planted()
    return models.CheckStop(
        check_number=number,
        amount=Decimal("25.10"),
        reason_code=77,
        explanation="lost",
        participant_unique_id1=reference,
        ledger=models.Ledger(api_key=planted.text("api_key")),
    )


def check_payment(
    reference: str, token: str, planted: Planted | None = None
) -> models.ProcessCheck:
    """A check by mail."""
    planted = planted or Planted()
    return models.ProcessCheck(
        amount=Decimal("25.10"),
        source_of_funds=4,
        participant_unique_id1=reference,
        customer_account_token=token,
        recipient_phone=planted.digits(10),
        check_memo_data=planted.text("memo", 30),
        remittance_memo_data=planted.text("remittance"),
    )


def verify_mailbox() -> models.VerifyCheck:
    """An addressee of checks."""
    return models.VerifyCheck(
        participant_unique_id1=new_reference("mailbox"),
        beneficiary=models.CheckBeneficiary(beneficiary_account="A-1"),
    )


def score_risk(token: str = TOKEN_OF_NOBODY, planted: Planted | None = None) -> models.RiskScore:
    """A pull to be scored."""
    planted = planted or Planted()
    return models.RiskScore(
        transaction=models.RiskTransaction(
            account_type="CA",
            transaction_amount=models.TransactionAmount(
                amount=Decimal("25.10"), currency_code="USD"
            ),
            customer_account_token=planted.known(token),
            phone=planted.digits(10),
            email=planted.text("email"),
            dob=planted.known("07/31/1973"),
        ),
        transaction_ifa=models.TransactionIfa(
            ssn=planted.known("731-90-7319"),
            dob=planted.known("07/31/1973"),
            device_id=planted.text("device_id"),
            geo_location=models.GeoLocation(
                latitude=planted.known("33.7310731"), longitude=planted.known("-84.7310731")
            ),
        ),
    )


def stage(reference: str | None = None, planted: Planted | None = None) -> models.NotifyStage:
    """A payment whose recipient chooses how to be paid."""
    planted = planted or Planted()
    return models.NotifyStage(
        amount=Decimal("25.10"),
        workflow_id=1,
        participant_unique_id1=reference or new_reference("stage"),
        tracer_id="tracer-1",
        recipient=models.NotifyRecipient(
            first_name=planted.text("first"),
            last_name=planted.text("last"),
            email=planted.text("email"),
            mobile=planted.digits(10),
            phone=planted.digits(10),
            address1=planted.text("address1"),
            address2=planted.text("address2"),
            city=planted.text("city"),
            state="GA",
            zip_=planted.known("31207-7319"),
        ),
        authentication_records=[
            models.AuthenticationRecord(
                field_label="ZIP", client_provided_value=planted.text("challenge")
            )
        ],
        notification_records=[
            models.NotificationRecord(
                field_label="Claim", client_provided_value=planted.text("notice")
            )
        ],
    )


def _address(planted: Planted) -> models.ContactAddress:
    return models.ContactAddress(
        address1=planted.text("address1"),
        address2=planted.text("address2"),
        city=planted.text("city"),
        state="GA",
        zip_=planted.known("31207-7319"),
    )


def _telcom(planted: Planted) -> models.ContactTelcom:
    return models.ContactTelcom(
        email=planted.text("email"),
        phone_home=planted.digits(10),
        phone_mobile=planted.digits(10),
    )


def _person(planted: Planted) -> models.NamePersonal:
    return models.NamePersonal(first_name=planted.text("first"), last_name=planted.text("last"))


def stage_parties(
    reference: str | None = None, planted: Planted | None = None
) -> models.NotifyStageParties:
    """The same with parties."""
    planted = planted or Planted()
    return models.NotifyStageParties(
        transaction=models.NotifyTransaction(
            transaction_amount=models.NotifyTransactionAmount(
                amount=Decimal("25.10"), currency_code="USD"
            ),
            participant_unique_ids=models.ParticipantUniqueIds(
                participant_unique_id1=reference or new_reference("parties")
            ),
            workflow_id=1,
            notify_type=0,
            sender=models.NotifySender(
                name_personal=_person(planted),
                contact_address=_address(planted),
                contact_telcom=_telcom(planted),
                sender_account=planted.text("sender_account"),
            ),
        ),
        transaction_parties=[
            models.Party(
                settings=models.PartySettings(
                    client_provided_id="r1", role=0, classification=1, recipient_enabled=1
                ),
                name_personal=_person(planted),
                contact_telcom=_telcom(planted),
                contact_address=_address(planted),
                authentication=[
                    models.AuthenticationRecord(
                        field_label="ZIP", client_provided_value=planted.text("challenge")
                    )
                ],
            )
        ],
    )


def cancel_notification(
    reference: str, first_name: str, last_name: str, planted: Planted | None = None
) -> models.NotifyCancel:
    """A staged payment to be called back."""
    planted = planted or Planted()
    return models.NotifyCancel(
        participant_unique_id1=reference,
        first_name=planted.known(first_name),
        last_name=planted.known(last_name),
        amount=Decimal("25.10"),
        tracer_id="tracer-1",
    )


def capture_session(
    reference: str | None = None, planted: Planted | None = None
) -> models.CaptureSession:
    """A session in which a recipient enters an account."""
    planted = planted or Planted()
    return models.CaptureSession(
        participant_unique_id1=reference or new_reference("capture"),
        recipient_information=models.RecipientInformation(
            first_name=planted.text("first"),
            last_name=planted.text("last"),
            address_line1=planted.text("address1"),
            city=planted.text("city"),
            state="GA",
            zip_code=planted.known("31207-7319"),
            email_address=planted.text("email"),
            phone_number=planted.digits(10),
            mobile_number=planted.digits(10),
            open_banking=models.OpenBankingCustomer(mobus_customer_id=planted.text("mobus")),
        ),
    )
