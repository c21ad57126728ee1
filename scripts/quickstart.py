"""Pays a recipient, end to end, against the local simulator: `./scripts/quickstart`.

For each step: what was sent (redacted), the string that was signed, and what came back.
"""

import argparse
import json
import sys
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import httpx

from ingo_wrapper import Credentials, Environment, Ingo, IngoError, Timeouts, new_reference
from ingo_wrapper.models import (
    AuthenticationRecord,
    CheckBeneficiary,
    CheckCancel,
    CheckCancelReason,
    ContactAddress,
    ContactTelcom,
    DebitCard,
    DebitCardTransaction,
    NamePersonal,
    NotifyCancel,
    NotifyRecipient,
    NotifyStage,
    NotifyStageParties,
    NotifyTransaction,
    NotifyTransactionAmount,
    ParticipantUniqueIds,
    Party,
    PartyRole,
    PartySettings,
    ProcessCard,
    ProcessCheck,
    SourceOfFunds,
    TransactionAmount,
    VerifyCard,
    VerifyCheck,
)
from ingo_wrapper.redaction import MASK, redact
from ingo_wrapper.replies import Reply
from ingo_wrapper.signing import request_line, string_to_sign
from ingo_wrapper.simulator import Simulator

DIM, BOLD, GREEN, PLAIN = (
    ("\033[2m", "\033[1m", "\033[32m", "\033[0m") if sys.stdout.isatty() else ("", "", "", "")
)


class Wire:
    """Remembers the last request that really went out, for printing."""

    def __init__(self) -> None:
        self.client = httpx.Client(event_hooks={"request": [self._note]})
        self.last: httpx.Request | None = None

    def _note(self, request: httpx.Request) -> None:
        self.last = request

    def string_to_sign(self) -> str:
        """Rebuild, from the headers on the wire, the text that the signature covers."""
        assert self.last is not None
        headers = dict(self.last.headers)
        if "account" in json.loads(self.last.content):
            # The hash of a body with a card number would let anyone try card numbers against it.
            headers["content-sha512"] = MASK
        names = self.last.headers["authorization"].partition('headers="')[2].partition('"')[0]
        order = tuple(names.split())
        line = request_line(self.last.method, self.last.url.raw_path.decode())
        return string_to_sign(line, headers, order)


def show(title: str, wire: Wire, reply: Reply[Any], note: str) -> None:
    assert wire.last is not None
    print(f"\n{BOLD}{title}{PLAIN}")
    print(f"  sent       POST {wire.last.url.path}")
    print(indent(json.dumps(redact(json.loads(wire.last.content)), indent=2)))
    print("  signed     (HMAC-SHA512 of these lines; Content-sha512 covers the body)")
    print(indent(wire.string_to_sign()))
    print(f"  came back  HTTP {reply.raw.status}, code {reply.code} ({reply.result})")
    print(indent(json.dumps(redact(json.loads(reply.raw.body)), indent=2)))
    print(f"  {GREEN}=> {note}{PLAIN}")


def indent(text: str) -> str:
    return "\n".join(f"{DIM}    | {line}{PLAIN}" for line in text.splitlines())


def pay_a_card(ingo: Ingo, step: Callable[..., None]) -> None:
    card = ingo.verify(
        VerifyCard(
            participant_unique_id1="customer-42",
            account="4111111111111111",
            expiration_date="2912",
            recipient_first_name="Mina",
            recipient_last_name="Okafor",
            recipient_address1="9 Elm St",
            recipient_city="Macon",
            recipient_state="GA",
            recipient_zip="31201",
        )
    )
    step("1. Verify a card", card, "a token stands for the card from here on")
    payment = ingo.process(
        ProcessCard(
            participant_unique_id1=new_reference("claim-7"),
            amount=Decimal("25.00"),
            customer_account_token=card.customer_account_token,
            source_of_funds=SourceOfFunds.CORP_DISBURSEMENT,
        )
    )
    step("2. Push 25.00 to it", payment, f"paid: transaction {payment.transaction_id}")
    debit = ingo.debit(
        DebitCard(
            transaction=DebitCardTransaction(
                transaction_amount=TransactionAmount(amount=Decimal("10.00"), currency_code="USD"),
                participant_unique_ids=ParticipantUniqueIds(
                    participant_unique_id1=new_reference("premium-7")
                ),
                customer_account_token=card.customer_account_token,
            )
        )
    )
    step("3. Pull 10.00 from it", debit, f"pulled: transaction {debit.transaction_id}")


def cancel_a_check(ingo: Ingo, step: Callable[..., None]) -> None:
    account = ingo.verify(
        VerifyCheck(
            participant_unique_id1="customer-43",
            beneficiary=CheckBeneficiary(
                beneficiary_first_name="Lee",
                beneficiary_last_name="Brandt",
                beneficiary_address1="1 Oak Rd",
                beneficiary_city="Macon",
                beneficiary_state="GA",
                beneficiary_zip="31201",
            ),
        )
    )
    reference = new_reference("claim-8")
    check = ingo.process(
        ProcessCheck(
            participant_unique_id1=reference,
            amount=Decimal("80.00"),
            customer_account_token=account.customer_account_token,
            source_of_funds=SourceOfFunds.CORP_DISBURSEMENT,
        )
    )
    step("4. Mail a check", check, f"check {check.check_number} is on its way")
    canceled = ingo.cancel_check(
        CheckCancel(
            check_number=check.check_number or "",
            amount=Decimal("80.00"),
            reason_code=CheckCancelReason.CHECK_NOT_PRINTED,
            explanation="paid by card instead",
            participant_unique_id1=reference,
        )
    )
    step("5. Cancel the check", canceled, f"check {canceled.check_number} is void")


def stage_and_cancel(ingo: Ingo, step: Callable[..., None]) -> None:
    reference = new_reference("order-7781")
    staged = ingo.notify.stage(
        NotifyStage(
            participant_unique_id1=reference,
            amount=Decimal("42.10"),
            workflow_id=1,
            tracer_id="tr-7781",
            recipient=NotifyRecipient(
                first_name="Mina", last_name="Okafor", email="mina@example.org", mobile="5555550111"
            ),
            authentication_records=[
                AuthenticationRecord(
                    field_label="ZIP",
                    field_order=1,
                    validation_type=1,
                    match_failure_type=1,
                    value_format="XXXXX",
                    client_provided_value="31201",
                )
            ],
        )
    )
    step("6. Stage a Notify item (v3)", staged, f"staged as {staged.notification_id}; nothing paid")
    canceled = ingo.notify.cancel(
        NotifyCancel(
            participant_unique_id1=reference,
            first_name="Mina",
            last_name="Okafor",
            amount=Decimal("42.10"),
            tracer_id="tr-7781",
            notification_id=int(staged.notification_id or 0),
        )
    )
    step("7. Cancel it again", canceled, f"{canceled.notification_id} is canceled")


def stage_with_an_approver(ingo: Ingo, step: Callable[..., None]) -> None:
    def party(name: str, first: str, role: PartyRole) -> Party:
        return Party(
            settings=PartySettings(
                client_provided_id=name,
                role=role,
                classification=1,
                recipient_enabled=1 if role == PartyRole.RECIPIENT else 0,
            ),
            name_personal=NamePersonal(first_name=first, last_name="Brandt"),
            contact_telcom=ContactTelcom(email=f"{name}@example.org", phone_mobile="5555550112"),
            contact_address=ContactAddress(
                address1="1 Oak Rd", city="Macon", state="GA", zip_="31201"
            ),
        )

    staged = ingo.notify.stage_parties(
        NotifyStageParties(
            transaction=NotifyTransaction(
                transaction_amount=NotifyTransactionAmount(
                    amount=Decimal("1200.00"), currency_code="USD"
                ),
                participant_unique_ids=ParticipantUniqueIds(
                    participant_unique_id1=new_reference("order-7782")
                ),
                workflow_id=1,
                notify_type=0,
            ),
            transaction_parties=[
                party("recipient-1", "Lee", PartyRole.RECIPIENT),
                party("approver-1", "Ada", PartyRole.APPROVER),
            ],
        )
    )
    parties = ", ".join(staged.party_ids)
    step("8. Stage with an approver (v4)", staged, f"staged as {staged.notification_id}: {parties}")


def main() -> int:
    argparse.ArgumentParser(prog="scripts/quickstart", description=__doc__).parse_args()
    with Simulator() as simulator:
        print(f"The simulator listens on {simulator.url}. Nothing real can happen.")
        wire = Wire()
        ingo = Ingo(
            environment=Environment.simulator(simulator.url),
            credentials=Credentials(
                username=simulator.username,
                secret=simulator.secret,
                participant_id=simulator.participant_id,
            ),
            http_client=wire.client,
            timeouts=Timeouts(read=10),
        )

        def step(title: str, reply: Reply[Any], note: str) -> None:
            show(title, wire, reply, note)

        try:
            for part in (pay_a_card, cancel_a_check, stage_and_cancel, stage_with_an_approver):
                part(ingo, step)
        except IngoError as error:
            print(f"\nstopped: {error}", file=sys.stderr)
            return 1
        finally:
            wire.client.close()
        booked = simulator.bookings()
        print(f"\n{BOLD}Booked by the simulator, each once (two were canceled afterwards):{PLAIN}")
        for booking in booked:
            print(f"  {booking.operation:20} {booking.amount:>10.2f}  {booking.reference}")
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(130)
