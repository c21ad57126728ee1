"""Writes the generated client, or checks it. Started by the shell script of the same name.

What happens, in order (one module of scripts/generation each):

1. `pins`       the generator and the formatter are the pinned ones, else stop;
   `overrides`  and its templates are those that ours were made from
2. `spec`       the bundled contract is read; allOf is flattened, references to scalars are inlined
3. `prepass`    the document that the generator is fed: what it understands, and nothing else
4. `tables`     CONSTRAINTS and RULES of every model that can stand in a request body
5. `decimals`   `format: decimal` becomes Decimal (the one hook into the generator's internals)
6. `values`, `docs`, `classes`, `source`   code and text that the templates ask for
7. `facts`      facts.py: sensitive names, hosts, webhook sources
8. `build`      runs it all into an empty folder
9. `trees`      compares two folders, or swaps the new one in
"""

import argparse
import sys
import tempfile
from pathlib import Path

from scripts.generation import pins
from scripts.generation.trees import compare, swap_in

ROOT = Path(__file__).resolve().parent.parent


def main() -> int:
    """Generates into a temporary folder, then compares or swaps."""
    parser = argparse.ArgumentParser(
        prog="scripts/generate", description="Writes generated/ingo_client."
    )
    parser.add_argument(
        "--check", action="store_true", help="compare with what is there, change nothing"
    )
    parser.add_argument("--spec", type=Path, default=ROOT / "openapi" / "bundled.yaml")
    parser.add_argument(
        "--settings",
        type=Path,
        default=ROOT / "openapi",
        help="folder of generator.yaml and templates",
    )
    parser.add_argument("--output", type=Path, default=ROOT / "generated" / "ingo_client")
    options = parser.parse_args()
    problem = pins.mismatch(ROOT / "requirements" / "generate.in")
    if problem:
        return _fail(problem)

    from scripts.generation.build import GenerationError, build  # needs the pinned generator

    output: Path = options.output.resolve()
    output.parent.mkdir(parents=True, exist_ok=True)
    # Beside the target when it will be swapped in (a rename must stay on one file system).
    beside = None if options.check else output.parent
    with tempfile.TemporaryDirectory(prefix=".generating-", dir=beside) as folder:
        fresh = Path(folder) / "ingo_client"
        try:
            summary = build(options.spec, fresh, settings=options.settings)
        except GenerationError as failure:
            return _fail(str(failure))
        if not options.check:
            swap_in(fresh, output)
            print(summary)
            return 0
        differences = compare(fresh, output)
    if differences:
        listing = "\n".join(differences)
        return _fail(f"{output} is not what scripts/generate writes:\n{listing}")
    print("generated client is up to date")
    return 0


def _fail(message: str) -> int:
    print(message, file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
