"""Runs openapi-python-client over the reduced document, into an empty folder."""

import contextlib
import io
import json
import os
import shutil
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from openapi_python_client import Project
from openapi_python_client.config import Config, ConfigFile, MetaType
from openapi_python_client.parser import GeneratorData
from openapi_python_client.parser.errors import GeneratorError

from scripts.generation import decimals, facts, overrides
from scripts.generation.classes import Classes
from scripts.generation.prepass import generator_document, operations
from scripts.generation.spec import Spec, SpecError

HEADER = (
    "# Written by scripts/generate from openapi/bundled.yaml. "
    "Do not edit: edit openapi/ and run it again.\n"
)


class GenerationError(Exception):
    """Something in the contract did not make it into the client; nothing was written."""


def build(spec_path: Path, target: Path, *, settings: Path) -> str:
    """Writes the package into `target`, which must not exist, and gives a one-line summary."""
    stale = overrides.stale(settings / "templates")
    if stale:
        raise GenerationError("\n".join(stale))
    decimals.install()
    with tempfile.TemporaryDirectory(prefix="ingo-generate-") as folder:
        reduced = Path(folder) / "contract.json"
        try:
            spec = Spec.read(spec_path)
            sensitive = facts.sensitive_names(spec)
            reduced.write_text(json.dumps(generator_document(spec)), encoding="utf-8")
            project = _project(reduced, target, settings)
            classes = Classes(spec, sensitive, project.config.field_prefix)
            project.env.globals["classes"] = classes
            _run(project)
            (target / "facts.py").write_text(facts.module(spec, sensitive), encoding="utf-8")
        except SpecError as problem:
            raise GenerationError(str(problem)) from problem
    _format(project)
    _complete(spec, project, set(classes.components))
    _finish(target)
    models = len(project.openapi.models)
    return (
        f"{models} models, {len(project.openapi.enums)} enums, {len(operations(spec))} operations"
    )


def _project(reduced: Path, target: Path, settings: Path) -> Project:
    file = ConfigFile.load_from_path(settings / "generator.yaml")
    config = Config.from_sources(
        file, MetaType.NONE, reduced, "utf-8", overwrite=False, output_path=target
    )
    data = GeneratorData.from_dict(json.loads(reduced.read_text(encoding="utf-8")), config=config)
    if isinstance(data, GeneratorError):
        raise GenerationError(f"{data.header}\n{data.detail}")
    return Project(openapi=data, config=config, custom_template_path=settings / "templates")


def _run(project: Project) -> None:
    hooks, project.config.post_hooks = project.config.post_hooks, []
    try:
        with contextlib.redirect_stdout(io.StringIO()):
            problems = project.build()
    finally:
        project.config.post_hooks = hooks
    _refuse(problems)


def _format(project: Project) -> None:
    # The formatter that stands beside this interpreter, not whichever is on the caller's path.
    os.environ["PATH"] = str(Path(sys.executable).parent) + os.pathsep + os.environ.get("PATH", "")
    project._run_post_hooks()
    _refuse(project.errors)


def _refuse(problems: Sequence[GeneratorError]) -> None:
    """Any warning is a failure: a warning means that something was left out of the client."""
    texts = [f"{problem.header}\n{problem.detail or ''}" for problem in problems]
    if texts:
        raise GenerationError("\n\n".join(texts))


def _complete(spec: Spec, project: Project, wanted: set[str]) -> None:
    """Every class and operation of the contract must be there: some omissions give no warning."""
    found = {str(model.class_info.name) for model in project.openapi.models}
    endpoints = sum(
        len(tag.endpoints) for tag in project.openapi.endpoint_collections_by_tag.values()
    )
    if wanted != found or endpoints != len(operations(spec)):
        raise GenerationError(
            f"left out or unexpected: {sorted(wanted ^ found)}; {endpoints} operations written"
        )


def _finish(target: Path) -> None:
    (target / "py.typed").touch()
    shutil.rmtree(target / ".ruff_cache", ignore_errors=True)
    for path in sorted(target.rglob("*")):
        if path.is_file():
            path.write_text(
                HEADER + path.read_text(encoding="utf-8"), encoding="utf-8", newline="\n"
            )
