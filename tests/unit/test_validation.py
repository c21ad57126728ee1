"""Bad input is refused before anything is sent: every rule of `documented`, and money."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingo_client import models
from ingo_wrapper.errors import InvalidRequest, NotSent
from ingo_wrapper.preparation import prepare
from tests.unit.documented import ALLOWED, FORBIDDEN, LENGTHS, NUMBER_AMOUNTS, TEXT_AMOUNTS
from tests.unit.hand import make_session
from tests.unit.requests import CARD, KINDS, UNSET, build, operation_of

SESSION = make_session()


def check(kind: str, **changes: Any) -> None:
    prepare(SESSION, operation_of(kind), build(kind, **changes))


def refused(kind: str, **changes: Any) -> InvalidRequest:
    with pytest.raises(InvalidRequest) as caught:
        check(kind, **changes)
    return caught.value


def name(case: Any) -> str:
    return "-".join(str(part) for part in (case.kind, case.field, getattr(case, "page", "")))


@pytest.mark.parametrize("kind", KINDS)
def test_a_valid_request_is_accepted(kind):
    """The requests that the other tests break are whole."""
    check(kind)


@pytest.mark.parametrize("case", LENGTHS, ids=name)
def test_lengths(case):
    """A text at its documented limit passes; one character more, or too few, is refused."""
    check(case.kind, **{case.field: "7" * case.longest})

    error = refused(case.kind, **{case.field: "7" * (case.longest + 1)})
    assert (error.field, str(case.longest) in error.rule) == (case.field, True)
    if case.shortest:
        assert refused(case.kind, **{case.field: ""}).field == case.field


@pytest.mark.parametrize("case", FORBIDDEN, ids=name)
def test_forbidden(case):
    """What a page forbids is refused, and the error names the field."""
    error = refused(case.kind, **case.changes)

    assert case.field in ("*", error.field)
    assert error.rule
    assert str(error) == f"{error.field}: {error.rule}"


@pytest.mark.parametrize("case", ALLOWED, ids=name)
def test_allowed(case):
    """What a page allows passes."""
    check(case.kind, **case.changes)


def test_additional_detail_has_no_place_in_rtp():
    """docs/ingopay/process/ach: it must be excluded for RT, however it is put in."""
    request = build("ProcessRtp")
    request["additional_detail"] = {"source_name": "A"}

    with pytest.raises(InvalidRequest, match=r"^additional_detail: "):
        prepare(SESSION, "process", request)


BAD_AMOUNTS: list[Any] = [
    25.0, 25, "25.00", True, Decimal("25.001"), Decimal("25.100"), Decimal(0), Decimal("0.00"),
    Decimal("-0.01"), Decimal("0.001"), Decimal("NaN"), Decimal("sNaN"), Decimal("Infinity"),
    Decimal("-Infinity"), Decimal("1E-3"),
]  # fmt: skip


@pytest.mark.parametrize("kind", [*NUMBER_AMOUNTS, *TEXT_AMOUNTS])
@pytest.mark.parametrize("amount", BAD_AMOUNTS, ids=repr)
def test_bad_amounts(kind, amount):
    """Only a positive Decimal with at most two decimals is money."""
    assert refused(kind, amount=amount).field == "amount"


@pytest.mark.parametrize("kind", [*NUMBER_AMOUNTS, *TEXT_AMOUNTS])
@pytest.mark.parametrize("amount", ["0.01", "25", "25.1", "25.10", "1E+2", "9999999.99"])
def test_good_amounts(kind, amount):
    """Every way to write the same number of cents is accepted."""
    check(kind, amount=Decimal(amount))


@pytest.mark.parametrize("kind", ["DebitCard", "DebitAch", "DebitSameDayAch"])
@pytest.mark.parametrize("amount", BAD_AMOUNTS, ids=repr)
def test_bad_amounts_in_the_envelope(kind, amount):
    """The amount of a debit is money too."""
    request = build(kind)
    request.transaction.transaction_amount.amount = amount

    with pytest.raises(InvalidRequest) as caught:
        prepare(SESSION, "debit", request)
    assert caught.value.field == "transaction.transaction_amount.amount"


@pytest.mark.parametrize(
    "extra",
    [1.5, {"deep": [1, {"er": 2.5}]}, (1.5,), float("nan")],
    ids=["plain", "nested", "tuple", "nan"],
)
def test_floats_hide_nowhere(extra):
    """A field that the contract does not name cannot carry a float either."""
    request = build("ProcessCard")
    request["fee"] = extra

    with pytest.raises(InvalidRequest, match=r"^fee"):
        prepare(SESSION, "process", request)


@pytest.mark.parametrize(
    ("operation", "request_"),
    [
        ("process", build("VerifyCard")),
        ("verify", build("ProcessCard")),
        ("debit", build("ProcessAch")),
        ("process", {"amount": "1.00"}),
        ("process", None),
        ("stage_notification", build("NotifyStageParties")),
    ],
)
def test_only_the_request_of_the_operation(operation, request_):
    """Another operation's model, or no model at all, is refused by name."""
    with pytest.raises(InvalidRequest, match=r"^request: must be one of "):
        prepare(SESSION, operation, request_)


@pytest.mark.parametrize(
    ("kind", "field"), [("ProcessCard", "participant_id"), ("CheckCancel", "participant_id")]
)
def test_another_participants_request(kind, field):
    """A participant_id of the caller's must be the one that signs."""
    value = "99" if kind == "CheckCancel" else 99

    assert refused(kind, **{field: value}).field == field


def test_the_envelope_of_another_participant():
    """The same inside the envelope."""
    request = build("NotifyStageParties")
    request.request = models.NotifyRequestEnvelope(participant_id=99, timestamp=1)

    with pytest.raises(InvalidRequest, match=r"^request\.participant_id: "):
        prepare(SESSION, "stage_parties", request)


def test_the_error_says_that_nothing_was_sent():
    """It is a NotSent and a ValueError, with advice."""
    error = refused("ProcessCard", amount=Decimal(0))

    assert isinstance(error, NotSent)
    assert isinstance(error, ValueError)
    assert (error.operation, error.attempts) == ("process", 0)
    assert error.advice == "correct the request; nothing was sent"


# Values that no error text of ours would contain by chance.
SECRETS = st.text(
    st.characters(min_codepoint=0x4E00, max_codepoint=0x4EFF), min_size=8, max_size=300
)
TEXT_FIELDS = [
    ("VerifyCard", field)
    for field in (
        "account", "expiration_date", "recipient_state", "recipient_zip", "recipient_first_name",
        "recipient_business_name", "customer_account_token", "cvv", "recipient_phone",
    )
] + [
    ("VerifyPayPal", "receiver_type"), ("ProcessCard", "amount"), ("ProcessRetailCard", "track1"),
    ("CheckStop", "check_number"), ("CheckStop", "explanation"), ("NotifyStage", "recipient"),
    ("NotifyStage", "participant_unique_id1"), ("CaptureSession", "language_locale_code"),
]  # fmt: skip


@given(where=st.sampled_from(TEXT_FIELDS), secret=SECRETS)
def test_the_value_is_never_shown(where, secret):
    """Whatever stands in the field, the error's text and repr do not repeat it."""
    kind, field = where
    try:
        check(kind, **{field: secret})
    except InvalidRequest as error:
        shown = f"{error} {error!r} {error.args} {error.advice}"
        assert secret[:8] not in shown


def test_a_card_number_in_the_wrong_field_is_not_shown():
    """Not even one that looks like a number."""
    for field in ("recipient_state", "recipient_zip", "expiration_date"):
        assert CARD not in repr(refused("VerifyCard", **{field: CARD}))


def test_unset_is_not_null():
    """Null is refused where no page allows it."""
    assert refused("VerifyCard", recipient_address2=None).field == "recipient_address2"
    check("VerifyCard", recipient_address2=UNSET)
