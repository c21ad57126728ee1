"""One command from an edited specification to a reviewed change, and how it stops."""

import subprocess
import sys
from pathlib import Path

import pytest

from scripts.drift.regenerate import INTERRUPTED, Run, Step, steps

OLD = "openapi: 3.1.0\npaths:\n  /a:\n    post:\n      responses: {'200': {description: ok}}\n"
NEW = OLD + "  /b:\n    post:\n      responses: {'200': {description: ok}}\n"


def git(root: Path, *arguments: str) -> str:
    identity = ["-c", "user.name=Test", "-c", "user.email=test@example.com"]
    done = subprocess.run(
        ["git", *identity, *arguments], cwd=root, capture_output=True, text=True, check=True
    )
    return done.stdout


def python(code: str) -> tuple[str, ...]:
    return (sys.executable, "-c", code)


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    git(tmp_path, "init", "-q")
    (tmp_path / "openapi").mkdir()
    (tmp_path / "generated").mkdir()
    (tmp_path / "openapi" / "bundled.yaml").write_text(OLD)
    (tmp_path / "generated" / "model.py").write_text("VERSION = 1\n")
    git(tmp_path, "add", "-A")
    git(tmp_path, "commit", "-qm", "first")
    return tmp_path


BUNDLE = Step("bundle", "bundles", python(f"open('openapi/bundled.yaml', 'w').write({NEW!r})"))
GENERATE = Step(
    "generate", "generates", python("open('generated/model.py', 'w').write('VERSION = 2\\n')")
)
CHANGELOG = Step("changelog", "drafts")


def run(root: Path, *chosen: Step) -> tuple[int, str]:
    said: list[str] = []
    status = Run(root, say=said.append).start(list(chosen))
    return status, "\n".join(said)


def test_every_step_in_order(checkout: Path) -> None:
    status, said = run(checkout, BUNDLE, GENERATE, CHANGELOG)
    assert status == 0
    assert said.index("[1/3] bundle: bundles") < said.index("[2/3] generate") < said.index("[3/3]")
    assert "`POST /b`: operation added" in (checkout / "CHANGELOG.md").read_text()


def test_twice_gives_the_same(checkout: Path) -> None:
    run(checkout, BUNDLE, GENERATE, CHANGELOG)
    first = (checkout / "CHANGELOG.md").read_text()
    # generated/ is changed now, but by the generator itself: that is no reason to refuse.
    assert run(checkout, BUNDLE, GENERATE, CHANGELOG)[0] == 0
    assert (checkout / "CHANGELOG.md").read_text() == first


@pytest.mark.parametrize("name", ["model.py", "new.py"])
def test_edited_generated_code_is_refused(checkout: Path, name: str) -> None:
    (checkout / "generated" / name).write_text("VERSION = 'mine'\n")
    status, said = run(checkout, BUNDLE, GENERATE)
    assert status == 1
    assert "not made by the generator" in said
    assert (checkout / "openapi" / "bundled.yaml").read_text() == OLD
    assert (checkout / "generated" / name).read_text() == "VERSION = 'mine'\n"


def test_it_stops_at_the_first_failure(checkout: Path) -> None:
    failing = Step("check", "checks", python("raise SystemExit(3)"))
    status, said = run(checkout, BUNDLE, failing, GENERATE)
    assert status == 3
    assert "check failed (3)" in said
    assert "[3/3]" not in said
    assert (checkout / "generated" / "model.py").read_text() == "VERSION = 1\n"


def test_a_generator_that_fails_halfway_leaves_the_old_code(checkout: Path) -> None:
    code = "open('generated/model.py', 'w').write('VER'); open('generated/x.py', 'w'); raise SystemExit(1)"
    status, _ = run(checkout, BUNDLE, Step("generate", "generates", python(code)))
    assert status == 1
    assert git(checkout, "status", "--porcelain", "--", "generated") == ""


def test_an_interrupt_leaves_things_whole(checkout: Path) -> None:
    (checkout / "bin").mkdir()
    # The signal goes to the whole group, as Ctrl-C does: to this process and to the step.
    code = (
        "import os, signal\n"
        "open('generated/model.py', 'w').write('VER')\n"
        "os.kill(os.getppid(), signal.SIGINT)\n"
        "signal.signal(signal.SIGINT, signal.SIG_IGN)\n"
    )
    status, said = run(checkout, BUNDLE, Step("generate", "generates", python(code)), CHANGELOG)
    assert status == INTERRUPTED
    assert "interrupted during generate" in said
    assert git(checkout, "status", "--porcelain", "--", "generated") == ""


def test_a_command_that_is_not_there(checkout: Path) -> None:
    status, said = run(checkout, Step("lint", "lints", ("./no-such-command",)))
    assert status == 127
    assert "cannot run" in said


def test_the_first_version_needs_no_entry(checkout: Path) -> None:
    git(checkout, "rm", "-q", "--cached", "openapi/bundled.yaml")
    git(checkout, "commit", "-qm", "without")
    status, said = run(checkout, CHANGELOG)
    assert status == 0
    assert "first version" in said
    assert not (checkout / "CHANGELOG.md").exists()


def test_the_steps_of_this_project() -> None:
    names = [step.name for step in steps("python")]
    assert names == ["bundle", "check", "lint", "generate", "types", "tests", "changelog"]
