"""The order of the checks, and the limits."""

import gzip
from typing import Any

import pytest

from ingo_wrapper.errors import (
    BodyTooLarge,
    IngoError,
    MalformedEvent,
    SourceNotAllowed,
    Unauthentic,
    UnsupportedEncoding,
    WebhookError,
)
from ingo_wrapper.webhooks import CheckPaid, Simulated, receive
from tests.webhooks.deliveries import CHECK_PAID

HERE: dict[str, Any] = {"authenticity": Simulated(), "peer": "::1"}


def test_a_delivery_becomes_its_event() -> None:
    for body in (CHECK_PAID, bytearray(CHECK_PAID), memoryview(CHECK_PAID)):
        event = receive(body, {"Content-Type": "text/html"}, **HERE)  # type: ignore[arg-type]
        assert isinstance(event, CheckPaid)
        assert type(event.raw) is bytes


def test_authenticity_comes_first() -> None:
    for body in (b"", b"not json", b"x" * 1_000_000):
        with pytest.raises(SourceNotAllowed):
            receive(
                body, {"Content-Encoding": "gzip"}, authenticity=Simulated(), peer="203.0.113.7"
            )


def test_then_the_size() -> None:
    padding = b" " * (262_144 - len(CHECK_PAID))
    assert isinstance(receive(CHECK_PAID + padding, {}, **HERE), CheckPaid)
    with pytest.raises(BodyTooLarge) as caught:
        receive(CHECK_PAID + padding + b" ", {"Content-Encoding": "gzip"}, **HERE)
    assert caught.value.status_hint == 413
    with pytest.raises(BodyTooLarge):
        receive(CHECK_PAID, {}, max_body=10, **HERE)


@pytest.mark.parametrize("encoding", ["gzip", "br", "deflate", "GZIP", "identity, gzip", "x"])
def test_compressed_bodies_are_refused_unread(encoding: str) -> None:
    bomb = gzip.compress(b" " * 10_000_000)
    with pytest.raises(UnsupportedEncoding) as caught:
        receive(bomb, {"content-encoding": encoding}, **HERE)
    assert caught.value.status_hint == 415


def test_identity_is_no_compression() -> None:
    assert isinstance(receive(CHECK_PAID, {"Content-Encoding": " Identity "}, **HERE), CheckPaid)


def test_a_compressed_body_that_does_not_say_so_is_malformed() -> None:
    with pytest.raises(MalformedEvent):
        receive(gzip.compress(CHECK_PAID), {}, **HERE)


def test_text_is_a_mistake_of_the_caller() -> None:
    with pytest.raises(TypeError, match="raw body"):
        receive(CHECK_PAID.decode(), {}, **HERE)  # type: ignore[arg-type]


def test_all_refusals_are_webhook_errors() -> None:
    for kind in (Unauthentic, SourceNotAllowed, BodyTooLarge, UnsupportedEncoding, MalformedEvent):
        assert issubclass(kind, WebhookError)
        assert issubclass(kind, IngoError)
