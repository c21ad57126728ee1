"""From an edited specification to a reviewed change.

Steps: bundle, check, lint, generate, types, tests, changelog. Stops at the first that fails.
Refuses to start when generated/ has changes that it did not make itself.
"""

import argparse
import hashlib
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from scripts.drift import changelog
from scripts.drift.differ import diff
from scripts.drift.safe_yaml import Unreadable, load

ROOT = Path(__file__).resolve().parents[2]
BUNDLED, GENERATED, CHANGELOG = "openapi/bundled.yaml", "generated", "CHANGELOG.md"
INTERRUPTED = 130


@dataclass(frozen=True, slots=True)
class Step:
    """One step: its name, what it does, and the command (None: done in this process)."""

    name: str
    does: str
    command: tuple[str, ...] | None = None


def steps(python: str) -> list[Step]:
    """The steps in their order."""
    return [
        Step("bundle", f"writes {BUNDLED} from its parts", (python, "-m", "scripts.bundle")),
        Step(
            "check",
            "checks our own rules for the specification",
            (python, "-m", "scripts.check_spec"),
        ),
        Step(
            "lint",
            "checks that it is valid OpenAPI 3.1",
            (python, "-m", "openapi_spec_validator", BUNDLED),
        ),
        Step("generate", f"writes {GENERATED}/ from it", ("scripts/generate",)),
        Step("types", "checks the types of everything", (python, "-m", "mypy")),
        Step("tests", "runs the tests", ("scripts/test", "tests", "-q", "-n", "2")),
        Step("changelog", f"drafts the entry in {CHANGELOG} from what changed"),
    ]


@dataclass(slots=True)
class Run:
    """One run in one checkout."""

    root: Path
    python: str = sys.executable
    since: str = "HEAD"
    say: Callable[[str], None] = print

    def start(self, chosen: list[Step]) -> int:
        """Run the steps; the exit status of the first that fails, else 0."""
        if not self._clean():
            self.say(
                f"regenerate: {GENERATED}/ has changes that were not made by the generator.\n"
                f"  Look at them with: git status {GENERATED}\n"
                f"  Commit them, or drop them with: git checkout -- {GENERATED}"
            )
            return 1
        for number, step in enumerate(chosen, 1):
            self.say(f"[{number}/{len(chosen)}] {step.name}: {step.does}")
            try:
                status = self._draft() if step.command is None else self._call(step.command)
            except KeyboardInterrupt:
                self._undo(step)
                self.say(f"regenerate: interrupted during {step.name}; nothing is half done")
                return INTERRUPTED
            if status:
                self._undo(step)
                self.say(f"regenerate: {step.name} failed ({status}); later steps did not run")
                return status
            if step.name == "generate":
                self._marker().write_text(self._tree(), encoding="utf-8")
        self.say("regenerate: done. Review: git diff openapi CHANGELOG.md; then commit everything")
        return 0

    def _call(self, command: tuple[str, ...]) -> int:
        try:
            with subprocess.Popen(command, cwd=self.root) as process:
                try:
                    return process.wait()
                except KeyboardInterrupt:
                    # The child got the signal too; let it finish cleaning up before we do.
                    process.wait()
                    raise
        except OSError as problem:
            self.say(f"  cannot run {command[0]}: {problem}")
            return 127

    def _git(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            ["git", *arguments], cwd=self.root, capture_output=True, text=True, check=False
        )

    def _clean(self) -> bool:
        state = self._git("status", "--porcelain", "--", GENERATED)
        if state.returncode:
            self.say(f"  git: {state.stderr.strip()}")
            return False
        if not state.stdout.strip():
            return True
        marker = self._marker()
        return marker.exists() and marker.read_text(encoding="utf-8") == self._tree()

    def _marker(self) -> Path:
        folder = self._git("rev-parse", "--git-path", "ingo-regenerated").stdout.strip()
        return self.root / folder

    def _tree(self) -> str:
        """A hash of generated/: what the generator left is known again by it."""
        digest = hashlib.sha256()
        for path in sorted((self.root / GENERATED).rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts:
                digest.update(path.relative_to(self.root).as_posix().encode() + b"\0")
                digest.update(path.read_bytes() + b"\0")
        return digest.hexdigest()

    def _undo(self, step: Step) -> None:
        # generated/ was clean when we began, so the committed state is the whole one.
        if step.name == "generate":
            self._git("checkout", "--", GENERATED)
            self._git("clean", "-fdq", "--", GENERATED)

    def _draft(self) -> int:
        shown = self._git("show", f"{self.since}:{BUNDLED}")
        if shown.returncode:
            self.say(f"  {self.since} has no {BUNDLED}: a first version needs no entry")
            return 0
        try:
            old, new = load(shown.stdout), load((self.root / BUNDLED).read_text(encoding="utf-8"))
            changes = diff(old, new)
        except (OSError, Unreadable) as problem:
            self.say(f"  cannot compare: {problem}")
            return 2
        base = self._git("rev-parse", "--short=12", f"{self.since}:{BUNDLED}").stdout.strip()
        target = self.root / CHANGELOG
        before = target.read_text(encoding="utf-8") if target.exists() else "# Changelog\n"
        after = changelog.insert(before, changelog.as_markdown(changes), base)
        if after != before:
            temporary = target.with_suffix(".tmp")
            temporary.write_text(after, encoding="utf-8")
            temporary.replace(target)
        self.say(
            "".join(f"  {line}\n" for line in changelog.as_text(changes).splitlines()).rstrip()
        )
        return 0


def main(argv: list[str] | None = None) -> int:
    """Run scripts/regenerate."""
    top = argparse.ArgumentParser(
        prog="regenerate", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    top.add_argument(
        "--since",
        default="HEAD",
        metavar="REV",
        help="draft the changelog since this (default HEAD)",
    )
    top.add_argument("--until", choices=[s.name for s in steps("")], help="stop after this step")
    options = top.parse_args(argv)
    chosen = steps(sys.executable)
    if options.until:
        last = next(i for i, step in enumerate(chosen) if step.name == options.until)
        chosen = chosen[: last + 1]
    return Run(ROOT, since=options.since).start(chosen)


if __name__ == "__main__":
    sys.exit(main())
