"""The document is OpenAPI 3.1 at all."""

from collections.abc import Iterable, Iterator

from jsonschema import Draft202012Validator
from openapi_spec_validator import OpenAPIV31SpecValidator
from openapi_spec_validator.schemas import openapi_v31_schema_validator

from scripts.spec_rules.contract import Contract, Fault, Where


def structure(contract: Contract) -> Iterator[Fault]:
    """Things of the wrong form: after these, the other rules cannot look at the document."""
    for error in openapi_v31_schema_validator.iter_errors(contract.document):
        yield _fault((), error.absolute_path, error.message)
    meta = Draft202012Validator(Draft202012Validator.META_SCHEMA)
    for where, schema in contract.roots():
        for error in meta.iter_errors(schema):
            yield _fault(where, error.absolute_path, error.message)


def check(contract: Contract) -> Iterator[Fault]:
    """What else the OpenAPI validator says."""
    for error in OpenAPIV31SpecValidator(contract.document).iter_errors():
        yield _fault((), error.absolute_path, error.message)


def _fault(where: Where, path: Iterable[str | int], message: str) -> Fault:
    return Fault((*where, *(str(step) for step in path)), "openapi", message)
