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
        value = f"{7_310_000_000 + len(self.values)}"[-length:].rjust(length, "8")
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
    )



def verify(reference: str | None = None, planted: Planted | None = None) -> models.VerifyCard:
    """A card to be verified."""
    planted = planted or Planted()
    return models.VerifyCard(
        participant_unique_id1=reference or new_reference("customer"),
        account=planted.known(CARD),
        expiration_date="2907",
        cvv=planted.known("7319"),
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
