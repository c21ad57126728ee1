"""scripts/generate as a command: the same bytes every time, --check, and nothing half-written."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.generation.conftest import ROOT, TRIAL, Run

Contract = Callable[..., Path]


def files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


@pytest.fixture
def copy(trial_folder: Path, tmp_path: Path) -> Path:
    target = tmp_path / "trial_client"
    shutil.copytree(trial_folder, target, ignore=shutil.ignore_patterns("__pycache__"))
    return target


@pytest.mark.parametrize("seed", ["0", "1", "4242"])
def test_same_bytes_whatever_the_hash_seed(
    generate: Run, trial_folder: Path, tmp_path: Path, seed: str
) -> None:
    other = tmp_path / "trial_client"
    done = generate("--spec", TRIAL, "--output", other, PYTHONHASHSEED=seed)
    assert done.returncode == 0, done.stderr
    assert files(other) == files(trial_folder)


def test_every_file_says_who_wrote_it(trial_folder: Path) -> None:
    for name, content in files(trial_folder).items():
        first = content.decode().splitlines()[0]
        assert "scripts/generate" in first, name
        assert "Do not edit" in first, name
    assert "py.typed" in files(trial_folder)
    assert not (trial_folder / ".ruff_cache").exists()


def test_check_is_content_with_what_generate_wrote(generate: Run, copy: Path) -> None:
    before = files(copy)
    done = generate("--check", "--spec", TRIAL, "--output", copy)
    assert done.returncode == 0, done.stderr
    assert files(copy) == before


def test_check_names_what_is_missing_extra_and_changed(generate: Run, copy: Path) -> None:
    (copy / "facts.py").unlink()
    (copy / "models" / "stray.py").write_text("")
    with (copy / "types.py").open("a") as changed:
        changed.write("# edited by hand\n")
    before = files(copy)
    done = generate("--check", "--spec", TRIAL, "--output", copy)
    assert done.returncode == 1
    assert done.stderr.split("\n", 1)[1].split() == [
        *("missing", "facts.py"),
        *("extra", "models/stray.py"),
        *("changed", "types.py"),
    ]
    assert files(copy) == before


def test_a_field_added_to_the_contract_reaches_the_model(
    generate: Run, contract: Contract, copy: Path
) -> None:
    edited = contract(("paid: {type: boolean}", "added: {type: string}"))
    assert generate("--check", "--spec", edited, "--output", copy).returncode == 1
    assert generate("--spec", edited, "--output", copy).returncode == 0
    assert "    added: str | Unset = UNSET\n" in (copy / "models" / "pay_reply.py").read_text()


BOOLEAN = "{type: boolean}"
BROKEN = [
    ("schemas/Colour'}", "schemas/Color'}", "Color"),
    (BOOLEAN, "{type: object, properties: {a: {type: string}}}", "PayReply.paid"),
    (BOOLEAN, "{type: [string, number], format: decimal}", "PayReply.paid"),
    ("tip: {$ref", "to_dict: {$ref", "to_dict"),
    ("default: 1, minimum", "multipleOf: 2, minimum", "multipleOf"),
    ("others: [person.last_name]", "others: [person.surname]", "person.surname"),
    ("required: [event]", "required: [even]", "even"),
    ("event: {const: b.made}", "event: {type: string}", "tells them apart"),
    ("Person:\n      type: object", "Person:\n      additionalProperties: false", "Person"),
]


@pytest.mark.parametrize(("old", "new", "said"), BROKEN)
def test_what_cannot_be_carried_stops_it_and_leaves_the_old_output(
    generate: Run, contract: Contract, copy: Path, old: str, new: str, said: str
) -> None:
    before = files(copy)
    done = generate("--spec", contract((old, new)), "--output", copy)
    assert done.returncode == 1
    assert said in done.stderr
    assert files(copy) == before
    assert [path.name for path in copy.parent.iterdir() if path.name.startswith(".")] == []


def test_a_changed_upstream_template_stops_it(generate: Run, tmp_path: Path) -> None:
    settings = tmp_path / "openapi"
    shutil.copytree(ROOT / "openapi" / "templates", settings / "templates")
    shutil.copy(ROOT / "openapi" / "generator.yaml", settings)
    template = settings / "templates" / "model.py.jinja"
    text = template.read_text()
    digest = text.split("Sha256: ")[1][:64]
    template.write_text(text.replace(digest, "0" * 64))
    output = tmp_path / "trial_client"
    done = generate("--spec", TRIAL, "--settings", settings, "--output", output)
    assert done.returncode == 1
    assert "model.py.jinja: upstream has changed it" in done.stderr
    assert not output.exists()


def test_a_template_without_its_story_stops_it(generate: Run, tmp_path: Path) -> None:
    settings = tmp_path / "openapi"
    shutil.copytree(ROOT / "openapi" / "templates", settings / "templates")
    shutil.copy(ROOT / "openapi" / "generator.yaml", settings)
    (settings / "templates" / "api_init.py.jinja").write_text('"""No story."""\n')
    done = generate("--spec", TRIAL, "--settings", settings, "--output", tmp_path / "out")
    assert done.returncode == 1
    assert "api_init.py.jinja" in done.stderr
