"""The tree of errors: who is whose child, and what survives a pickle."""

import copy
import pickle

import pytest

from ingo_wrapper import errors
from tests.unit.hand import BROKEN, call, raw, reply

# The drawn tree of issue and module: child -> parent.
TREE = {
    "ConfigurationError": "IngoError", "NotSent": "IngoError", "InvalidRequest": "NotSent", "ConnectionFailed": "NotSent",
    "Rejected": "IngoError", "GatewayRejected": "Rejected", "SignatureRejected": "GatewayRejected", "ClockSkewRejected": "GatewayRejected",
    "RateLimited": "GatewayRejected", "RequestRejected": "Rejected", "Declined": "IngoError", "IssuerDeclined": "Declined",
    "StateConflict": "Declined", "OutcomeUnknown": "IngoError", "Suspended": "OutcomeUnknown", "WebhookError": "IngoError",
    "Unauthentic": "WebhookError", "BodyTooLarge": "WebhookError", "MalformedEvent": "WebhookError",
}  # fmt: skip


def test_the_tree():
    """As drawn; what may have moved money is nobody's "did not"."""
    for child, parent in TREE.items():
        assert getattr(errors, child).__bases__[0] is getattr(errors, parent), child
    assert not issubclass(errors.OutcomeUnknown, errors.NotSent | errors.Rejected | errors.Declined)


def test_the_tree_is_complete():
    """No error stands outside it."""
    kinds = {name for name, kind in vars(errors).items() if isinstance(kind, type) and issubclass(kind, Exception)}  # fmt: skip

    assert kinds == {*TREE, "IngoError"}


def test_the_drawing():
    """The module's docstring draws every one of them."""
    for name in TREE:
        assert f"{name} " in errors.__doc__


@pytest.mark.parametrize(
    "error",
    [
        call("ProcessCard", reply(851)).error,
        call("ProcessCard", BROKEN, ...).error,
        call("ProcessCard", reply(130)).error,
        call("DebitAch", raw(b"", 429, retry_after="3600")).error,
        call("ProcessCard", raw(b"", 401)).error,
        errors.InvalidRequest("amount", "must be a Decimal"),
        errors.ConfigurationError("x"),
        errors.MalformedEvent("x"),
    ],
    ids=lambda error: type(error).__name__,
)
@pytest.mark.parametrize("way", [lambda e: pickle.loads(pickle.dumps(e)), copy.copy, copy.deepcopy])
def test_pickle_and_copy(error, way):
    """Everything that is told survives."""
    again = way(error)

    assert type(again) is type(error)
    assert (str(again), again.args) == (str(error), error.args)
    for name in ("operation", "reference", "code", "code_family", "message", "advice", "http_status", "attempts", "raw", "saved_request", "assume", "retry_after", "skew", "field", "rule", "status_hint"):  # fmt: skip
        assert getattr(again, name, None) == getattr(error, name, None), name


def test_a_pickled_error_has_no_client():
    """Credentials stay in their process."""
    error = errors.OutcomeUnknown("x")
    error._client = object()

    assert pickle.loads(pickle.dumps(error))._client is None


def test_hints_for_webhooks():
    """The status to answer with."""
    hints = {kind.__name__: kind.status_hint for kind in (errors.Unauthentic, errors.BodyTooLarge, errors.MalformedEvent)}  # fmt: skip

    assert hints == {"Unauthentic": 401, "BodyTooLarge": 413, "MalformedEvent": 400}
