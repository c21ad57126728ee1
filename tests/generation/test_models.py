"""The generated models: nothing is lost, nothing raises, nothing secret is shown."""

import copy
import json
import math
import pickle
from datetime import UTC, date, datetime
from decimal import Decimal
from types import ModuleType
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

scalars = (
    st.none()
    | st.booleans()
    | st.integers(-(10**25), 10**25)
    | st.floats(allow_nan=False)
    | st.decimals(allow_nan=False, allow_infinity=False)
    | st.text(max_size=8)
    | st.sampled_from(
        ["", "0", "-0", "25.00", "007.50", "1e5", "1.", "\u0663.\u0665", "RED", "CA", "a.made"]
    )
    | st.sampled_from(["2026-11-20", "2026-11-20T10:00:00Z", "2026-11-20T10:00:00.5+02:00", "W"])
)
# Names of the trial contract, so that values of every shape meet fields of every kind.
names = st.sampled_from(
    [
        *(
            "participant_id",
            "timestamp",
            "participant_unique_id1",
            "amount",
            "token",
            "card_number",
        ),
        *("account_type", "person", "flag", "retries", "tip", "first_name", "last_name", "colour"),
        *("mood", "friend", "parties", "texts", "amounts", "grid", "due", "made_at", "party_id"),
        *("settings", "anything", "role", "status", "fee", "paid", "2fa", "event", "payload"),
        *("history", "additional_properties"),
    ]
) | st.text(max_size=3)
values = st.recursive(
    scalars, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(names, inner, max_size=6)
)
objects = st.dictionaries(names, values, max_size=10)


def exact(value: Any) -> Any:
    """Gives a form in which True is not 1 and text is not a number, but 2.5 is Decimal("2.5")."""
    if isinstance(value, dict):
        return {key: exact(item) for key, item in value.items()}
    if isinstance(value, list):
        return [exact(item) for item in value]
    if isinstance(value, float) and math.isfinite(value):
        return ("number", Decimal(repr(value)))
    if isinstance(value, (int, Decimal)) and not isinstance(value, bool):
        return ("number", Decimal(value))
    return (type(value), value)


@pytest.fixture(scope="module")
def models(trial: ModuleType) -> list[Any]:
    found = [getattr(trial, name) for name in trial.__all__]
    return [model for model in found if hasattr(model, "from_dict")]


@settings(max_examples=150, deadline=None)
@given(sample=objects)
def test_nothing_is_lost_on_the_way_through(models: list[Any], sample: dict[str, Any]) -> None:
    before = copy.deepcopy(sample)
    for model in models:
        read = model.from_dict(sample)
        assert exact(read.to_dict()) == exact(sample), model
        assert exact(sample) == exact(before)
        again = pickle.loads(pickle.dumps(copy.deepcopy(read)))
        assert again == read
        assert exact(again.to_dict()) == exact(sample)


@given(text=st.text(alphabet="0123456789.-", max_size=12), junk=values)
@settings(deadline=None)
def test_amounts_as_text(trial: ModuleType, text: str, junk: Any) -> None:
    for value in (text, junk):
        assert exact(trial.PayReply.from_dict({"fee": value}).to_dict()) == exact({"fee": value})


@pytest.mark.parametrize("value", [None, [], [["a", 1]], "secret-4111", 4111, True, object()])
def test_only_an_object_can_be_read_and_the_error_does_not_say_what_came(
    models: list[Any], value: object
) -> None:
    for model in models:
        with pytest.raises(TypeError) as caught:
            model.from_dict(value)
        assert "4111" not in str(caught.value)
        assert type(value).__name__ in str(caught.value)


def test_amounts(trial: ModuleType) -> None:
    def amount(value: object) -> object:
        return trial.PayReply.from_dict({"amount": value}).amount

    def fee(value: object) -> object:
        return trial.PayReply.from_dict({"fee": value}).fee

    assert repr(amount(250)) == "Decimal('250')"
    assert repr(amount(0.1)) == "Decimal('0.1')"
    assert repr(amount(Decimal("250.00"))) == "Decimal('250.00')"
    assert repr(fee("250.00")) == "Decimal('250.00')"
    assert amount(True) is True
    assert amount("250.00") == "250.00"
    for kept in (
        "007.50",
        " 1.00",
        "1.00 ",
        "1.00\n",
        "1e5",
        "+1",
        ".5",
        "1.",
        "NaN",
        "",
        "\u0663.\u0665",
        5,
        5.5,
    ):
        assert fee(kept) == kept
        assert not isinstance(fee(kept), Decimal)


def test_amounts_are_written_exactly(trial: ModuleType) -> None:
    pay = trial.PayCard(
        participant_unique_id1="a", amount=Decimal("12345678901234567.89"), tip=Decimal("1E+2")
    )
    written = pay.to_dict()
    assert written["amount"].as_tuple() == Decimal("12345678901234567.89").as_tuple()
    assert written["tip"] == "100"


def test_tags_and_stamped_fields_need_not_be_given(trial: ModuleType) -> None:
    pay = trial.PayCard(participant_unique_id1="a", amount=Decimal(1))
    assert pay.to_dict() == {"account_type": "CA", "participant_unique_id1": "a", "amount": 1}
    with pytest.raises(TypeError, match="amount"):
        trial.PayCard(participant_unique_id1="a")
    with pytest.raises(TypeError, match="positional"):
        trial.PayCard("a", Decimal(1))


def test_reading_invents_nothing(trial: ModuleType) -> None:
    assert trial.PayCard.from_dict({}).to_dict() == {}
    assert trial.PayCard.from_dict({"account_type": "ZZ"}).to_dict() == {"account_type": "ZZ"}


def test_open_enums(trial: ModuleType) -> None:
    assert trial.Colour("RED") is trial.Colour.RED
    assert trial.Colour("RED").is_known
    for enum, new in ((trial.Colour, "PINK"), (trial.Flag, 7)):
        member = enum(new)
        assert member == new
        assert not member.is_known
        assert isinstance(member, enum)
        assert new not in [known.value for known in enum]
        for other in (copy.copy(member), copy.deepcopy(member), pickle.loads(pickle.dumps(member))):
            assert other == new
            assert type(other) is enum
    for enum in (trial.Colour, trial.Flag):
        for wrong in (True, None, 1.0, Decimal(1), b"RED", ["RED"]):
            with pytest.raises(ValueError, match="does not take"):
                enum(wrong)
    with pytest.raises(ValueError, match="does not take"):
        trial.Flag("1")
    with pytest.raises(ValueError, match="does not take"):
        trial.Colour(1)


def test_enums_in_models(trial: ModuleType) -> None:
    person = trial.Person.from_dict({"colour": "PINK", "mood": None})
    assert person.colour == "PINK"
    assert not person.colour.is_known
    assert person.mood is None
    assert person.to_dict() == {"colour": "PINK", "mood": None}
    assert type(person.to_dict()["colour"]) is str
    assert trial.PayCard.from_dict({"flag": True}).flag is True
    assert trial.PayCard.from_dict({"flag": 1.0}).to_dict() == {"flag": 1.0}
    assert trial.Person(last_name="x", colour="PINK").to_dict() == {
        "last_name": "x",
        "colour": "PINK",
    }


def test_unions_go_by_their_tag(trial: ModuleType) -> None:
    def payload(value: object) -> object:
        return trial.Delivery.from_dict({"payload": value}).payload

    assert type(payload({"event": "a.made", "amount": 1})) is trial.EventA
    assert type(payload({"event": "b.made", "person": "broken"})) is trial.EventB
    assert type(payload({"event": "c.made"})) is trial.UnknownEvent
    assert type(payload({"event": ["a.made"]})) is trial.UnknownEvent
    assert type(payload({})) is trial.UnknownEvent
    history = trial.Delivery.from_dict(
        {"history": [{"event": "b.made"}, {"event": "c.made"}, 1]}
    ).history
    assert type(history[0]) is trial.EventB
    assert history[1:] == [{"event": "c.made"}, 1]  # no variant takes it, so it stays as it came


def test_dates(trial: ModuleType) -> None:
    read = trial.Stage.from_dict({"due": "2026-11-20", "made_at": "2026-11-20T10:00:00Z"})
    assert read.due == date(2026, 11, 20)
    assert read.made_at == datetime(2026, 11, 20, 10, tzinfo=UTC)
    for kept in ("11/20/2026", "2026-11-20T10:00:00.5Z", "2026-11-20T10:00:00+00:00", "", 5, None):
        assert trial.Stage.from_dict({"made_at": kept}).made_at == kept


def test_unset_is_one_object(trial: ModuleType) -> None:
    import trial_client.types as types

    for other in (copy.copy(types.UNSET), copy.deepcopy(types.UNSET), types.Unset()):
        assert other is types.UNSET
    for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
        assert pickle.loads(pickle.dumps(types.UNSET, protocol)) is types.UNSET
    assert repr(types.UNSET) == "UNSET"
    assert not types.UNSET


PLANTED = "4111-planted"
# Only where a secret can stand: sensitive fields, fields without a name in the contract, and
# anything at all where an object was expected.
places = st.sampled_from(
    ["token", "card_number", "first_name", "last_name", "texts", "person", "friend", "parties"]
) | st.just(PLANTED)
planted = st.recursive(
    st.just(PLANTED),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(places, inner, max_size=3),
)


@settings(deadline=None)
@given(value=planted)
def test_planted_secrets_are_never_shown(trial: ModuleType, value: object) -> None:
    secret = dict.fromkeys(("token", "card_number", "unknown_field", PLANTED), value)
    person = {"first_name": value, "last_name": value, "surprise": value}
    pay = trial.PayCard.from_dict({**secret, "person": {**person, "friend": person}})
    assert PLANTED not in repr(pay)
    assert PLANTED not in str(pay)
    stage = trial.Stage.from_dict(
        {"texts": value, "parties": value, "grid": [[value]], "due": [{"x": value}]}
    )
    assert PLANTED not in repr(stage)
    delivery = trial.Delivery.from_dict(
        {"payload": value, "history": [value, {"event": "b.made", "person": value}]}
    )
    assert PLANTED not in repr(delivery)


def test_what_is_shown(trial: ModuleType) -> None:
    pay = trial.PayBank(
        participant_unique_id1="order-7",
        amount=Decimal("25.00"),
        card_number="4111",
        person=trial.Person(last_name="Smith", colour=trial.Colour.RED),
    )
    assert repr(pay) == (
        "PayBank(participant_unique_id1='order-7', amount=Decimal('25.00'), account_type='AC', "
        "participant_id=UNSET, timestamp=UNSET, token=UNSET, card_number=[redacted], "
        "person=Person(last_name=[redacted], first_name=UNSET, colour=<Colour.RED: 'RED'>, "
        "mood=UNSET, friend=UNSET, additional_properties={}), flag=UNSET, retries=UNSET, "
        "tip=UNSET, additional_properties={})"
    )


def test_fields_that_the_contract_does_not_name(trial: ModuleType) -> None:
    reply = trial.PayReply.from_dict({"status": "100", "brand_new": {"a": [1]}})
    assert "brand_new" in reply
    assert reply["brand_new"] == {"a": [1]}
    assert reply.additional_keys == ["brand_new"]
    reply["other"] = 1
    del reply["brand_new"]
    assert json.loads(json.dumps(reply.to_dict())) == {"status": "100", "other": 1}
