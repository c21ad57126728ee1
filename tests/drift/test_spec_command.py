"""`ingo spec`: the contract printed, and as a browsable reference on this machine only."""

import argparse
import json
from pathlib import Path
from typing import Any

import httpx
import pytest

from ingo_wrapper.cli import reference, spec
from ingo_wrapper.errors import ConfigurationError

BUNDLED = Path(__file__).resolve().parents[2] / "openapi" / "bundled.yaml"


def call(*arguments: str) -> int:
    parser = argparse.ArgumentParser()
    spec.add_arguments(parser)
    options = parser.parse_args(list(arguments))
    status: int = options.run(options)
    return status


def test_it_prints_the_document(capsys: Any) -> None:
    assert call() == 0
    assert capsys.readouterr().out == BUNDLED.read_text(encoding="utf-8")


def test_as_json(capsys: Any, tmp_path: Path) -> None:
    assert call("--json") == 0
    document = json.loads(capsys.readouterr().out)
    assert document["openapi"] == "3.1.0"
    assert "/gateway/verify" in document["paths"]
    assert call("--json", "--output", str(tmp_path / "spec.json")) == 0
    assert json.loads((tmp_path / "spec.json").read_text()) == document


def test_without_the_extra_it_says_how(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reference, "renderer", lambda: None)
    with pytest.raises(ConfigurationError, match="reference"):
        call("--serve")


def test_the_reference_comes_from_this_machine_alone(tmp_path: Path) -> None:
    script = tmp_path / "redoc.js"
    script.write_text("/* a renderer */")
    with reference.Reference("openapi: 3.1.0\n", script=script) as served:
        assert served.url.startswith("http://127.0.0.1:")
        page = httpx.get(served.url)
        assert page.status_code == 200
        assert "http" not in page.text.replace("<!DOCTYPE html>", "")
        assert "default-src 'none'" in page.headers["content-security-policy"]
        assert httpx.get(f"{served.url}openapi.yaml").text == "openapi: 3.1.0\n"
        assert httpx.get(f"{served.url}redoc.js").text == "/* a renderer */"
        assert httpx.get(f"{served.url}../../etc/passwd").status_code == 404
        foreign = httpx.get(served.url, headers={"Host": "evil.example:80"})
        assert foreign.status_code == 404
