"""Check the contract against the rules of openapi/README.md.

The parts are merged as the bundler does it, so what is checked is what was edited; whether
openapi/bundled.yaml is up to date is for `scripts/bundle.py --check`. Each fault is printed with
the file, the JSON pointer and the rule; the exit status is 1 when there is any.
"""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))  # so that it runs as a file as well as with python -m

from scripts.bundle import SPEC, BundleError, bundle_with_origins, load  # noqa: E402
from scripts.spec_rules import (  # noqa: E402
    events,
    examples,
    ingo_rules,
    names,
    sensitive,
    shapes,
    sources,
    validity,
)
from scripts.spec_rules.contract import Contract, Fault  # noqa: E402

RULES = (validity, names, shapes, sources, sensitive, ingo_rules, events, examples)


def faults(contract: Contract) -> list[Fault]:
    """All faults, sorted. A document of the wrong form is not looked at further."""
    found = list(validity.structure(contract))
    for rule in RULES if not found else ():
        found += rule.check(contract)
    return sorted(set(found))


def pages(spec: Path = SPEC) -> frozenset[str]:
    """The documentation pages that a source may name."""
    groups = load((spec / "pages.yaml").read_text(encoding="utf-8"))
    return frozenset(page for group in groups.values() for page in group)


def main(*, spec: Path = SPEC) -> int:
    """Print every fault and one line of summary."""
    try:
        document, origins = bundle_with_origins(spec)
    except BundleError as error:
        print("\n".join(f"bundle: {problem}" for problem in error.problems))
        print(f"spec check: not one document, {len(error.problems)} problems")
        return 1
    contract = Contract(document, pages(spec))
    found = faults(contract)
    for fault in found:
        print(f"{_file(fault, origins)} {fault.pointer} [{fault.rule}] {fault.text}")
    operations = sum(1 for _ in contract.operations())
    print(
        f"spec check: {operations} operations, {len(contract.schemas)} schemas, {len(found)} faults"
    )
    return 1 if found else 0


def _file(fault: Fault, origins: dict[tuple[str, ...], str]) -> str:
    """The file that defines the longest known part of the place."""
    for length in range(len(fault.where), 0, -1):
        if fault.where[:length] in origins:
            return f"openapi/{origins[fault.where[:length]]}"
    return "openapi/openapi.yaml"


if __name__ == "__main__":
    sys.exit(main())
