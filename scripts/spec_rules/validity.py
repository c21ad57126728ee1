"""The document is OpenAPI 3.1 at all."""

from collections.abc import Iterator

from openapi_spec_validator import OpenAPIV31SpecValidator

from scripts.spec_rules.contract import Contract, Fault


def check(contract: Contract) -> Iterator[Fault]:
    """What the OpenAPI validator says."""
    for error in OpenAPIV31SpecValidator(contract.document).iter_errors():
        where = tuple(str(step) for step in error.absolute_path)
        yield Fault(where, "openapi", error.message)
