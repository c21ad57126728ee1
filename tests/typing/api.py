"""The intended use, for a type checker: what each call takes and gives. Never run."""

from collections.abc import Mapping
from datetime import UTC, datetime
from decimal import Decimal
from typing import assert_type

import httpx

from ingo_wrapper import (
    AsyncIngo,
    Credentials,
    Environment,
    Ingo,
    IngoError,
    OutcomeUnknown,
    Result,
    SavedRequest,
    SignatureAuth,
    new_reference,
)
from ingo_wrapper.models import (
    BillerSearch,
    BillerSearchReply,
    CaptureSession,
    CaptureSessionReply,
    CheckCancel,
    CheckReply,
    CheckStop,
    DebitAch,
    DebitCard,
    DebitReply,
    NotifyCancel,
    NotifyCancelReply,
    NotifyStage,
    NotifyStageParties,
    NotifyStagePartiesReply,
    NotifyStageReply,
    ProcessAch,
    ProcessCard,
    ProcessCheck,
    ProcessReply,
    RiskScore,
    RiskSessionReply,
    SourceOfFunds,
    VerifyAch,
    VerifyCard,
    VerifyReply,
)
from ingo_wrapper.models import RiskScoreReply as RiskScoreBody
from ingo_wrapper.replies import (
    Biller,
    Billers,
    CanceledNotification,
    CheckInstruction,
    CheckPayment,
    Debit,
    Issuer,
    Payment,
    RiskSession,
    StagedNotification,
    StagedParties,
    Verification,
)
from ingo_wrapper.replies import CaptureSession as Session
from ingo_wrapper.replies import (
    RiskScore as Score,
)
from ingo_wrapper.saved import RawReply
from ingo_wrapper.signing import sign


def clients(variables: Mapping[str, str]) -> None:
    credentials = Credentials(username="u", secret="s", participant_id=1)
    assert_type(Ingo(environment=Environment.SANDBOX, credentials=credentials), Ingo)
    assert_type(Ingo.from_env(), Ingo)
    assert_type(AsyncIngo.from_env(variables, max_in_flight=5), AsyncIngo)
    with Ingo.from_env() as ingo:
        assert_type(ingo, Ingo)
    auth: httpx.Auth = SignatureAuth(username="u", secret="s")
    httpx.Client(auth=auth)
    headers = sign(
        method="POST", target="/a", body=b"", username="u", secret="s", at=datetime.now(UTC)
    )
    assert_type(headers, dict[str, str])


def money(ingo: Ingo, verify: VerifyCard | VerifyAch, push: ProcessCard | ProcessAch) -> None:
    verified = ingo.verify(verify)
    assert_type(verified, Verification)
    assert_type(verified.customer_account_token, str)
    assert_type(verified.issuers, list[Issuer])
    assert_type(verified.issuers[0].push_maximum, Decimal | None)
    assert_type(verified.body, VerifyReply)

    payment = ingo.process(push)
    assert_type(payment, Payment)
    assert_type(payment.transaction_id, str | None)
    assert_type(payment.result, Result)
    assert_type(payment.code, int)
    assert_type(payment.raw, RawReply)
    assert_type(payment.body, ProcessReply)


def check(ingo: Ingo, request: ProcessCheck, cancel: CheckCancel, stop: CheckStop) -> None:
    payment = ingo.process(request)
    assert_type(payment, CheckPayment)
    assert_type(payment.check_number, str | None)
    assert_type(ingo.cancel_check(cancel), CheckInstruction)
    assert_type(ingo.stop_check(stop).body, CheckReply)


def pull(ingo: Ingo, request: DebitAch | DebitCard, score: RiskScore) -> None:
    assert_type(ingo.debit(request), Debit)
    assert_type(ingo.debit(request).body, DebitReply)
    assert_type(ingo.start_risk_session(), RiskSession)
    assert_type(ingo.start_risk_session().body, RiskSessionReply)
    assert_type(ingo.score_risk(score), Score)
    assert_type(ingo.score_risk(score).body, RiskScoreBody)


def notify(ingo: Ingo, v3: NotifyStage, v4: NotifyStageParties, cancel: NotifyCancel) -> None:
    assert_type(ingo.notify.stage(v3), StagedNotification)
    assert_type(ingo.notify.stage(v3).body, NotifyStageReply)
    assert_type(ingo.notify.stage_parties(v4), StagedParties)
    assert_type(ingo.notify.stage_parties(v4).party_ids, dict[str, str])
    assert_type(ingo.notify.stage_parties(v4).body, NotifyStagePartiesReply)
    assert_type(ingo.notify.cancel(cancel), CanceledNotification)
    assert_type(ingo.notify.cancel(cancel).body, NotifyCancelReply)


def others(ingo: Ingo, search: BillerSearch, capture: CaptureSession) -> None:
    assert_type(ingo.search_billers(search), Billers)
    assert_type(ingo.search_billers(search).billers, list[Biller])
    assert_type(ingo.search_billers(search).body, BillerSearchReply)
    session = ingo.create_capture_session(capture, idempotency_key="k")
    assert_type(session, Session)
    assert_type(session.expires_at, datetime | None)
    assert_type(session.body, CaptureSessionReply)


async def awaited(
    ingo: AsyncIngo, push: ProcessCard, check: ProcessCheck, v4: NotifyStageParties
) -> None:
    assert_type(await ingo.process(push), Payment)
    assert_type(await ingo.process(check), CheckPayment)
    assert_type(await ingo.notify.stage_parties(v4), StagedParties)
    async with AsyncIngo.from_env() as client:
        assert_type(client, AsyncIngo)


def failures(ingo: Ingo, push: ProcessCard) -> None:
    saved = ingo.prepare(push)
    assert_type(saved, SavedRequest)
    try:
        ingo.process(push)
    except OutcomeUnknown as error:
        assert_type(error.saved_request, SavedRequest | None)
        assert_type(error.assume, str | None)
    except IngoError as error:
        assert_type(error.code, int | None)
        assert_type(error.raw, RawReply | None)
    assert_type(SavedRequest.from_json(saved.to_json()), SavedRequest)
    assert_type(ingo.interrupted, list[SavedRequest])


def refused_by_the_checker(ingo: Ingo, verify: VerifyCard, push: ProcessCard) -> None:
    """Each of these lines is an error; an unused ignore would be one too."""
    ingo.process(verify)  # type: ignore[call-overload]
    ingo.verify(push)  # type: ignore[arg-type]
    ingo.notify.stage(push)  # type: ignore[arg-type]
    Ingo(environment="sandbox", credentials=Credentials(username="u", secret="s", participant_id=1))  # type: ignore[arg-type]
    Ingo(environment=Environment.SANDBOX)  # type: ignore[call-arg]
    ProcessCard(  # type: ignore[call-arg]
        amount=Decimal(1), source_of_funds=SourceOfFunds.CASH, customer_account_token="t"
    )
    ProcessCard(
        amount=1.5,  # type: ignore[arg-type]
        source_of_funds=SourceOfFunds.CASH,
        participant_unique_id1=new_reference(),
        customer_account_token="t",
    )
