"""The reader is strict, bounded and says what is wrong without quoting it."""

import json
from decimal import Decimal

import pytest

from ingo_wrapper.errors import MalformedEvent
from ingo_wrapper.webhooks.reading import read_document


def nested(depth: int, opening: bytes = b'{"a":', closing: bytes = b"}") -> bytes:
    return opening * (depth - 1) + b"{}" + closing * (depth - 1)


REFUSED = [
    b"", b" ", b"null", b"[]", b'"text"', b"1", b"{", b"{}{}", b"{} x", b"{'a':1}", b'{"a":1,}', b'{"a":NaN}', b'{"a":Infinity}',
    b'{"a":-Infinity}', b'{"a":01}', b'{"a":+1}', b'{"a":.5}', b'{"a":"\x01"}', b'{"a":"\xff"}', "{}".encode("utf-16"),
    b"\xef\xbb\xbf{}", b'{"a":1,"a":1}', b'{"x":{"a":1,"b":2,"a":3}}', b'{"a":' + b"9" * 65 + b"}", b'{"a":0.' + b"1" * 64 + b"}",
    b'{"a":1e99999999999999999999}', b"\x00", b'{"a":"\\ud8"}', b'{"a":"\\x"}', b"\xed\xa0\x80", nested(33), nested(40),
    b'{"a":' + b"[" * 40 + b"]" * 40 + b"}", nested(100_000), b"[" * 100_000, b'{"a":' * 100_000,
]  # fmt: skip


@pytest.mark.parametrize("body", REFUSED, ids=range(len(REFUSED)))
def test_what_is_refused(body: bytes) -> None:
    with pytest.raises(MalformedEvent) as caught:
        read_document(body)
    assert caught.value.path == "$"
    assert len(str(caught.value)) < 80


def test_every_reason_reads_as_english() -> None:
    reasons = set()
    for body in REFUSED:
        with pytest.raises(MalformedEvent) as caught:
            read_document(body)
        reasons.add(str(caught.value))
    assert reasons == {
        "$: not JSON", "$: not a JSON object", "$: something follows the JSON document", "$: NaN is not JSON", "$: Infinity is not JSON",
        "$: -Infinity is not JSON", "$: not UTF-8", "$: an object has the same key twice", "$: a number is too long",
        "$: a number is out of range", "$: nested too deeply",
    }  # fmt: skip


@pytest.mark.parametrize(
    "body",
    [
        b"{}",
        b" \r\n\t{} \n",
        nested(32),
        b'{"a":"' + b"[{" * 1000 + b'"}',
        b'{"a":[' + b"[]," * 1000 + b"[]]}",
        '{"ключ":"é😀"}'.encode(),
    ],
)
def test_what_is_accepted(body: bytes) -> None:
    assert read_document(body) == json.loads(body)


def test_numbers_are_exact() -> None:
    assert read_document(b'{"a":123456789012345678901234567890,"b":0.10,"c":1e400,"d":-0}') == {
        "a": 123456789012345678901234567890,
        "b": Decimal("0.10"),
        "c": Decimal("1e400"),
        "d": 0,
    }
    assert str(read_document(b'{"b":0.10}')["b"]) == "0.10"
