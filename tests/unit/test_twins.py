"""`Ingo` and `AsyncIngo` are the same but for `await`."""

import inspect
import re

import pytest

from ingo_wrapper.async_client import AsyncIngo, AsyncNotify
from ingo_wrapper.client import Ingo, Notify
from ingo_wrapper.operations import OPERATIONS

RENAMED = {"close": "aclose", "__enter__": "__aenter__", "__exit__": "__aexit__"}
PAIRS = [(Ingo, AsyncIngo), (Notify, AsyncNotify)]


def methods(kind):
    return {
        name: member
        for name, member in vars(kind).items()
        if inspect.isfunction(member) and (not name.startswith("_") or name in ("__enter__", "__exit__", "__aenter__", "__aexit__", "__init__"))
    }  # fmt: skip


def shape(function):
    return [
        (each.name, each.kind, each.default, str(each.annotation).replace("AsyncClient", "Client").replace("AsyncIngo", "Ingo").replace("async_client", "client"))
        for each in inspect.signature(function).parameters.values()
    ]  # fmt: skip


@pytest.mark.parametrize(("sync", "twin"), PAIRS)
def test_names(sync, twin):
    """Every public method has its twin."""
    assert {RENAMED.get(name, name) for name in methods(sync)} == set(methods(twin))


@pytest.mark.parametrize(("sync", "twin"), PAIRS)
def test_parameters_and_docstrings(sync, twin):
    """Word for word, and the twin is to be awaited."""
    for name, function in methods(sync).items():
        other = methods(twin)[RENAMED.get(name, name)]
        assert shape(function) == shape(other), name
        assert (function.__doc__ or "") == (other.__doc__ or ""), name
        assert str(inspect.signature(function).return_annotation) == str(inspect.signature(other).return_annotation), name  # fmt: skip
        if name != "__init__":
            assert inspect.iscoroutinefunction(other), name
            assert not inspect.iscoroutinefunction(function), name


@pytest.mark.parametrize(("sync", "twin"), PAIRS)
def test_bodies(sync, twin):
    """What a method does is the same text without `await`."""
    for name, function in methods(sync).items():
        if name in ("__init__", "close", "__enter__", "__exit__"):
            continue
        mine = inspect.getsource(function)
        other = inspect.getsource(methods(twin)[name]).replace("await ", "").replace("async def", "def")  # fmt: skip
        assert re.sub(r"\s+", "", mine) == re.sub(r"\s+", "", other), name


def test_every_operation_has_a_method():
    """And no method is without."""
    text = inspect.getsource(inspect.getmodule(Ingo))
    begun = re.findall(r'_begin\("(\w+)"', text)

    assert sorted(begun) == sorted(OPERATIONS)


def test_class_docstrings():
    """The arguments are described alike."""
    arguments = [kind.__doc__.partition("Args:")[2].replace("AsyncClient", "Client") for kind in (Ingo, AsyncIngo)]  # fmt: skip

    assert arguments[0] == arguments[1]
    assert arguments[0]
