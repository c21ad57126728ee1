"""The same call with other libraries, and the nearest call of other SDKs.

Each is optional: what is not installed is left out, and the report says so.
"""

import importlib
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from scripts.benchmark.floor import prepare, sign, with_httpx
from scripts.benchmark.samples import PARTICIPANT, SAMPLES

ROOT = Path(__file__).resolve().parent.parent.parent
Call = Callable[[], Any]


def with_requests(url: str, operation: str) -> Call:
    """A `requests.Session`, raw dict, signed by hand."""
    session = importlib.import_module("requests").Session()

    def call() -> Any:
        path, body, headers = prepare(operation)
        response = session.post(url + path, data=body, headers=headers)
        response.raise_for_status()
        return response.json()

    return call


def with_httpx2(url: str, operation: str) -> Call:
    """httpx's continuation, raw dict, signed by hand."""
    return with_httpx(importlib.import_module("httpx2"), url, operation)


def with_stripe(url: str, _operation: str) -> Call:
    """stripe-python's own call: a small form, typed reply, retries armed, no signature."""
    stripe = importlib.import_module("stripe")
    client = stripe.StripeClient("sk_test_bench", base_addresses={"api": url})
    form = {"amount": 2510, "currency": "usd", "description": "bench"}
    return lambda: client.v1.payment_intents.create(params=form)


def with_increase(url: str, _operation: str) -> Call:
    """increase's own call: a small JSON body, typed reply, retries armed, no signature."""
    increase = importlib.import_module("increase")
    client = increase.Increase(api_key="bench", base_url=url)
    return lambda: client.ach_transfers.create(
        account_id="account_1", amount=2510, statement_descriptor="bench"
    )


def with_other_generator(url: str, operation: str) -> Call:
    """Models by datamodel-code-generator (pydantic) from the same spec, httpx, signed by hand."""
    httpx, models = importlib.import_module("httpx"), _generated_models()
    row = SAMPLES[operation]
    request_type = getattr(models, row["model"])
    reply_type = getattr(models, _REPLY_MODELS[operation])
    nested = operation == "stage_parties"
    stamped = {"participant_id": PARTICIPANT, "timestamp": int(time.time())}
    extra = {"request": stamped} if nested else {**stamped, "version": 11}
    request = request_type.model_validate({**row["request"], **extra})
    client = httpx.Client()

    def call() -> Any:
        (request.request if nested else request).timestamp = int(time.time())
        body = request.model_dump_json(exclude_unset=True, by_alias=True).encode()
        headers = sign(row["path"], body)
        response = client.post(url + row["path"], content=body, headers=headers)
        response.raise_for_status()
        return reply_type.model_validate_json(response.content)

    return call


_REPLY_MODELS = {"stage_parties": "NotifyStagePartiesReply", "process": "ProcessReply"}
PEERS: dict[str, Callable[[str, str], Call]] = {
    "requests": with_requests,
    "httpx2": with_httpx2,
    "other generator + httpx": with_other_generator,
    "increase": with_increase,
    "stripe": with_stripe,
}


def _generated_models() -> Any:
    """Generate the pydantic models once in this process, and import them."""
    if "bench_generated" not in sys.modules:
        folder = Path(tempfile.mkdtemp(prefix="ingo-bench-"))
        # In an environment of its own: what it needs would make httpx slower to import here.
        python = os.environ.get("INGO_BENCH_GENERATOR", sys.executable)
        command = [python, "-m", "datamodel_code_generator", "--input-file-type", "openapi"]
        command += ["--input", str(ROOT / "openapi" / "bundled.yaml")]
        command += ["--output", str(folder / "bench_generated.py")]
        command += ["--output-model-type", "pydantic_v2.BaseModel", "--disable-warnings"]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            raise ImportError(f"datamodel-code-generator: {done.stderr.strip()[-200:]}")
        sys.path.insert(0, str(folder))
        importlib.import_module("bench_generated")
        sys.path.remove(str(folder))
    return sys.modules["bench_generated"]
