"""The front door: light to open, complete, and typed."""

import subprocess
import sys

import pytest

import ingo_wrapper
from ingo_client import models as generated
from ingo_wrapper import models

HEAVY = ("httpx", "attrs", "attr", "anyio", "ssl", "json", "ingo_client.models", "ingo_wrapper.client", "asyncio", "logging")  # fmt: skip


def python(code: str) -> str:
    return subprocess.run(
        [sys.executable, "-W", "error", "-c", code], check=True, capture_output=True, text=True
    ).stdout.strip()


def test_importing_loads_nothing():
    """`import ingo_wrapper` is free; what is heavy comes with its first use."""
    loaded = python(f"import sys, ingo_wrapper; print([m for m in {HEAVY} if m in sys.modules])")

    assert loaded == "[]"


def test_errors_and_signing_load_no_http_client():
    """A service that only catches errors or signs by itself does not pay for httpx."""
    code = "import sys; from ingo_wrapper import IngoError, OutcomeUnknown; from ingo_wrapper.signing import sign; print('httpx' in sys.modules)"  # fmt: skip

    assert python(code) == "False"


def test_the_simulator_is_not_loaded_by_the_client():
    """It can be removed."""
    code = "import sys; from ingo_wrapper import Ingo, AsyncIngo; print([m for m in sys.modules if 'simulator' in m or 'telemetry' in m or 'opentelemetry' in m])"  # fmt: skip

    assert python(code) == "[]"


def test_one_model_loads_one_model():
    """Models come one by one."""
    code = "import sys; from ingo_wrapper.models import BillerSearch; print(any('process_card' in m for m in sys.modules))"  # fmt: skip

    assert python(code) == "False"


def test_all_is_sorted_and_complete():
    """Names of the door, each of which opens."""
    assert ingo_wrapper.__all__ == sorted(ingo_wrapper.__all__)
    assert set(ingo_wrapper.__all__) == {*ingo_wrapper._HOMES, "__version__"}
    for name in ingo_wrapper.__all__:
        assert getattr(ingo_wrapper, name) is not None
    assert dir(ingo_wrapper) == ingo_wrapper.__all__


def test_every_error_is_at_the_door():
    """But those of webhooks, which have their own."""
    from ingo_wrapper import errors

    kinds = {
        name
        for name, kind in vars(errors).items()
        if isinstance(kind, type) and issubclass(kind, errors.IngoError)
    }
    of_webhooks = {"Unauthentic", "BodyTooLarge", "MalformedEvent"}

    assert kinds - of_webhooks <= set(ingo_wrapper.__all__)


def test_what_the_issue_promises():
    """The public names that services rely on."""
    from ingo_wrapper import AsyncIngo, Credentials, Environment, Ingo, SignatureAuth
    from ingo_wrapper.signing import sign

    for client in (Ingo, AsyncIngo):
        for name in ("verify", "process", "debit", "search_billers", "cancel_check", "stop_check", "start_risk_session", "score_risk", "create_capture_session", "resolve", "from_env"):  # fmt: skip
            assert callable(getattr(client, name))
    assert all((Credentials, Environment.SANDBOX, Environment.PRODUCTION, SignatureAuth, sign))


def test_unknown_names():
    """An AttributeError that names them."""
    with pytest.raises(AttributeError, match="'Igno'"):
        _ = ingo_wrapper.Igno
    with pytest.raises(AttributeError):
        _ = models.NoSuchModel


def test_the_models_door():
    """The generated models, no copy of them."""
    assert models.__all__ == generated.__all__
    assert models.ProcessCard is generated.ProcessCard
    assert "ProcessCard" in dir(models)


def test_both_packages_are_typed():
    """A type checker of a service reads them."""
    from pathlib import Path

    assert (Path(generated.__file__).parents[1] / "py.typed").exists()
    assert (Path(ingo_wrapper.__file__).parent / "py.typed").exists()
