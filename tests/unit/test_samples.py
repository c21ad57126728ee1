"""Payloads in the shapes of Ingo's pages, with invented values: typed, and nothing lost."""

import copy
import json
import pickle
import re
from decimal import Decimal
from pathlib import Path

import pytest

from ingo_client import models
from ingo_wrapper.money import decode, encode
from ingo_wrapper.operations import OPERATIONS

FOLDER = Path(__file__).parent.parent / "vectors" / "samples"
SAMPLES = [
    pytest.param(sample, id=f"{path.stem}-{sample['id']}")
    for path in sorted(FOLDER.glob("*.json"))
    for sample in json.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)
]


def model_of(sample):
    return getattr(models, sample["model"]).from_dict(sample["document"])


def at(model, path):
    """The attribute at a dotted path with indexes."""
    for name, index in re.findall(r"(\w+)(?:\[(\d+)\])?", path):
        model = getattr(model, name)
        model = model[int(index)] if index else model
    return model


@pytest.mark.parametrize("sample", SAMPLES)
def test_nothing_is_lost(sample):
    """Every field, every type, unknown ones too."""
    before = copy.deepcopy(sample["document"])
    there_and_back = model_of(sample).to_dict()

    assert there_and_back == before
    assert kinds(there_and_back) == kinds(before)
    assert sample["document"] == before


def kinds(value):
    """The JSON types at every place; Decimal and int are both numbers."""
    if isinstance(value, dict):
        return {key: kinds(item) for key, item in value.items()}
    if isinstance(value, list):
        return [kinds(item) for item in value]
    if isinstance(value, bool) or value is None:
        return repr(value)
    return "text" if isinstance(value, str) else "number"


@pytest.mark.parametrize("sample", SAMPLES)
def test_on_the_wire(sample):
    """Written and read again by another JSON reader: the same document."""
    body = encode(model_of(sample).to_dict())

    assert json.loads(body, parse_float=Decimal) == sample["document"]
    assert decode(body) == sample["document"]


@pytest.mark.parametrize("sample", SAMPLES)
def test_typed(sample):
    """What a page names has its type; what came in another type is kept as it came."""
    model = model_of(sample)
    found = {path: type(at(model, path)) for path in sample["typed"]}
    names = {path: _name(kind, sample["typed"][path]) for path, kind in found.items()}

    assert names == sample["typed"]


def _name(kind, wanted):
    """The name of the type, or of the one that was wanted when it is one of its kind."""
    return wanted if wanted in {each.__name__ for each in kind.__mro__} else kind.__name__


@pytest.mark.parametrize("sample", SAMPLES)
def test_copied_and_pickled(sample):
    """A model travels between processes."""
    model = model_of(sample)

    assert pickle.loads(pickle.dumps(model)) == model
    assert copy.deepcopy(model) == model


@pytest.mark.parametrize("sample", SAMPLES)
def test_nothing_sensitive_is_shown(sample):
    """No repr shows a name, a card or a token."""
    shown = repr(model_of(sample))

    for needle in ("Mina", "Okafor", "4111", "31201", "9 Elm", "5555550111", "mina@", "pay@", "4cf7a4f0", "Finch", "6789"):  # fmt: skip
        assert needle not in shown.replace("session_identifier='4cf7a4f0", "")


def test_every_request_and_reply_has_a_sample():
    """But for payment types that differ from another one in their tag alone."""
    given = {sample.values[0]["model"] for sample in SAMPLES}
    alike = {
        "VerifySameDayAch", "VerifyPayPal", "VerifyRetailCard", "VerifyRetailBillPay", "ProcessSameDayAch", "ProcessRtp",
        "ProcessPayPalVerified", "ProcessPayPal", "ProcessVenmo", "ProcessRetailBillPay", "DebitCard", "DebitSameDayAch",
    }  # fmt: skip
    wanted = {name for row in OPERATIONS.values() for name in (*row.requests, row.reply)}

    assert wanted - given == alike
