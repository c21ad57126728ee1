"""Money stays exact from Decimal to the bytes on the wire, or is refused."""

import json
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingo_wrapper.errors import InvalidRequest
from ingo_wrapper.money import decode, encode

CENTS = st.integers(min_value=1, max_value=10**15)


@given(CENTS)
def test_every_cent_amount_is_exact(cents):
    """To 10^15 cents, a receiver that reads exact numbers and one that reads doubles both see it."""
    amount = Decimal(cents) / 100
    body = encode({"amount": amount})

    assert json.loads(body, parse_float=Decimal, parse_int=Decimal) == {"amount": amount}
    assert round(json.loads(body)["amount"] * 100) == cents


@given(CENTS)
def test_trailing_zeros_do_not_matter(cents):
    """25.1 and 25.10 are the same number."""
    amount = Decimal(cents).scaleb(-2)

    assert encode({"a": amount}) == encode({"a": amount.normalize()})


@pytest.mark.parametrize(
    "amount",
    [
        Decimal("9007199254740993"),  # 2^53 + 1: a double has no such number
        Decimal("90071992547409.931"),
        Decimal("0.1000000000000000055"),
        Decimal("1E400"),
        Decimal("NaN"),
        Decimal("sNaN"),
        Decimal("Infinity"),
    ],
)
def test_what_a_json_number_cannot_carry_is_refused(amount):
    """Never rounded in silence."""
    with pytest.raises(InvalidRequest):
        encode({"amount": amount})


@pytest.mark.parametrize(
    "value",
    [float("nan"), float("inf"), object(), {1, 2}, b"bytes", "\ud800", {"k": "\udfff"}],
    ids=["nan", "inf", "object", "set", "bytes", "surrogate", "nested-surrogate"],
)
def test_what_json_cannot_carry_is_refused(value):
    """As an error of ours that shows no value."""
    with pytest.raises(InvalidRequest, match=r"^body: ") as caught:
        encode({"note": value})
    assert "note" not in str(caught.value)


def test_a_circle_is_refused():
    """A payload that contains itself."""
    payload: dict[str, object] = {}
    payload["self"] = payload

    with pytest.raises(InvalidRequest):
        encode(payload)


def test_bytes_are_compact_utf8():
    """No spaces, and characters as they are (api-facts signing 6: what httpx would send)."""
    assert (
        encode({"name": "Zoë", "n": [1, True, None]}) == '{"name":"Zoë","n":[1,true,null]}'.encode()
    )


@pytest.mark.parametrize("text", ["25.10", "0.01", "10000000000000.00", "1e2"])
def test_reading_is_exact(text):
    """Fractions arrive as Decimal, digit by digit."""
    value = decode(b'{"amount":' + text.encode() + b"}")["amount"]

    assert (type(value), str(value)) == (Decimal, str(Decimal(text)))


@pytest.mark.parametrize("junk", [b"", b"<html>", b"{", b"NaN", b'{"a":Infinity}', b"\xff"])
def test_reading_junk_is_a_value_error(junk):
    """The one error that callers expect."""
    with pytest.raises(ValueError, match=r".+"):
        decode(junk)
