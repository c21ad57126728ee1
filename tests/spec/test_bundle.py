"""The bundler: what it makes of good parts, and what it says of bad ones."""

from pathlib import Path

import pytest

from scripts import bundle

ROOT = """
openapi: 3.1.0
info: {title: t, version: '1'}
components:
  securitySchemes:
    Hmac: {type: http, scheme: hmac}
"""
PATHS = """
paths:
  /a:
    post:
      responses:
        '200':
          description: yes
          content: {application/json: {schema: {$ref: '#/components/schemas/B'}}}
"""
SCHEMAS = """
components:
  schemas:
    B: {type: object, properties: {c: {$ref: '#/components/schemas/C'}}}
    C: {type: string, description: "two\\nlines\\n"}
"""


@pytest.fixture
def spec(tmp_path: Path) -> Path:
    (tmp_path / "paths").mkdir()
    (tmp_path / "schemas" / "x").mkdir(parents=True)
    (tmp_path / "openapi.yaml").write_text(ROOT)
    (tmp_path / "paths" / "a.yaml").write_text(PATHS)
    (tmp_path / "schemas" / "x" / "b.yaml").write_text(SCHEMAS)
    return tmp_path


def part(spec: Path, text: str, name: str = "schemas/x/z.yaml") -> None:
    (spec / name).write_text(text)


def problems(spec: Path) -> list[str]:
    with pytest.raises(bundle.BundleError) as caught:
        bundle.bundle(spec)
    return caught.value.problems


def test_parts_become_one_document_in_a_fixed_order(spec: Path) -> None:
    made = bundle.bundle(spec)
    assert list(made) == ["openapi", "info", "paths", "components"]
    assert list(made["components"]) == ["securitySchemes", "schemas"]
    assert list(made["components"]["schemas"]) == ["B", "C"]
    assert made["paths"]["/a"]["post"]["responses"]["200"]["description"] == "yes"


def test_the_text_says_what_made_it_and_reads_back_the_same(spec: Path) -> None:
    made = bundle.bundle(spec)
    text = bundle.render(made)
    assert text.startswith("# made by scripts/bundle.py, do not edit\n")
    assert bundle.load(text) == made
    assert text == bundle.render(bundle.bundle(spec))
    assert "description: |\n" in text


def test_webhooks_and_root_facts_of_parts_are_merged(spec: Path) -> None:
    part(
        spec,
        "webhooks: {e: {post: {x: {$ref: '#/components/schemas/C'}}}}\nx-ingo-topics: {a: b}\n",
    )
    made = bundle.bundle(spec)
    assert list(made["webhooks"]) == ["e"]
    assert made["x-ingo-topics"] == {"a": "b"}
    assert list(made)[-3:] == ["paths", "webhooks", "components"]


def test_a_schema_that_only_a_webhook_uses_is_used(spec: Path) -> None:
    part(
        spec,
        "webhooks: {e: {post: {$ref: '#/components/schemas/E'}}}\n"
        "components: {schemas: {E: {type: string}}}\n",
    )
    assert "E" in bundle.bundle(spec)["components"]["schemas"]


def test_origins_name_the_file_of_each_definition(spec: Path) -> None:
    _, origins = bundle.bundle_with_origins(spec)
    assert origins["components", "schemas", "C"] == "schemas/x/b.yaml"
    assert origins["paths", "/a"] == "paths/a.yaml"
    assert origins[("info",)] == "openapi.yaml"


def test_a_name_defined_twice_names_both_files(spec: Path) -> None:
    part(spec, "components: {schemas: {C: {type: string}}}")
    assert problems(spec) == [
        "schemas/x/z.yaml: #/components/schemas/C is already defined in schemas/x/b.yaml"
    ]


def test_a_path_defined_twice_is_refused(spec: Path) -> None:
    part(spec, "paths: {/a: {}}", "paths/z.yaml")
    assert problems(spec) == ["paths/z.yaml: #/paths/~1a is already defined in paths/a.yaml"]


def test_a_key_that_stands_twice_in_one_file_is_refused(spec: Path) -> None:
    part(spec, "components: {schemas: {D: {type: string}, D: {type: string}}}")
    (problem,) = problems(spec)
    assert problem.startswith("schemas/x/z.yaml: ")
    assert "duplicate key" in problem


@pytest.mark.parametrize("target", ["#/components/schemas/Nobody", "./other.yaml", "#/paths/~1a"])
def test_a_reference_to_nothing_or_elsewhere_is_refused(spec: Path, target: str) -> None:
    part(spec, f"paths: {{/z: {{post: {{$ref: '{target}'}}}}}}", "paths/z.yaml")
    assert problems(spec) == [f"unresolved reference: {target}"]


def test_an_unused_schema_is_refused(spec: Path) -> None:
    part(spec, "components: {schemas: {Lost: {type: string}}}")
    assert problems(spec) == [
        "unused schema: Lost (use it, or list it in x-ingo-unreferenced-schemas)"
    ]


def test_a_listed_schema_and_what_it_refers_to_are_kept(spec: Path) -> None:
    part(
        spec,
        "x-ingo-unreferenced-schemas: [Kept]\n"
        "components: {schemas: {Kept: {items: {$ref: '#/components/schemas/In'}},"
        " In: {type: string}}}\n",
    )
    made = bundle.bundle(spec)
    assert {"Kept", "In"} <= made["components"]["schemas"].keys()
    assert "x-ingo-unreferenced-schemas" not in made


@pytest.mark.parametrize(("name", "why"), [("C", "is used"), ("Nobody", "is not defined")])
def test_the_list_must_be_true(spec: Path, name: str, why: str) -> None:
    part(spec, f"x-ingo-unreferenced-schemas: [{name}]")
    assert problems(spec) == [
        f"schemas/x/z.yaml: x-ingo-unreferenced-schemas lists {name}, which {why}"
    ]


def test_a_part_may_not_define_what_belongs_to_the_root(spec: Path) -> None:
    part(spec, "info: {title: other}")
    (problem,) = problems(spec)
    assert problem.startswith("schemas/x/z.yaml: 'info' belongs in openapi.yaml")


@pytest.mark.parametrize("text", ["- a list", "", "a: [unclosed"])
def test_a_file_that_is_no_mapping_is_named(spec: Path, text: str) -> None:
    part(spec, text)
    (problem,) = problems(spec)
    assert problem.startswith("schemas/x/z.yaml: ")


def test_check_passes_on_what_was_written_and_changes_nothing(spec: Path) -> None:
    assert bundle.main([], spec=spec) == 0
    before = (spec / "bundled.yaml").stat().st_mtime_ns
    assert bundle.main(["--check"], spec=spec) == 0
    assert (spec / "bundled.yaml").stat().st_mtime_ns == before


def test_check_says_what_differs(spec: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bundle.main([], spec=spec)
    part(spec, SCHEMAS.replace("C: {type: string", "C: {type: integer"), "schemas/x/b.yaml")
    assert bundle.main(["--check"], spec=spec) == 1
    said = capsys.readouterr().err
    assert "run scripts/bundle.py" in said
    assert "-      type: string" in said
    assert "+      type: integer" in said


def test_check_fails_when_there_is_no_bundled_file(spec: Path) -> None:
    assert bundle.main(["--check"], spec=spec) == 1
    assert not (spec / "bundled.yaml").exists()


def test_problems_are_printed_and_nothing_is_written(
    spec: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    part(spec, "components: {schemas: {Lost: {type: string}}}")
    assert bundle.main([], spec=spec) == 1
    assert "bundle: unused schema: Lost" in capsys.readouterr().err
    assert not (spec / "bundled.yaml").exists()


def test_the_committed_bundle_is_what_its_parts_make(capsys: pytest.CaptureFixture[str]) -> None:
    assert bundle.main(["--check"]) == 0, capsys.readouterr().err
