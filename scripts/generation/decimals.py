"""`format: decimal` becomes Decimal: the one place that reaches into the generator's internals.

openapi-python-client chooses a property's kind in `property_from_data` and ignores
`format: decimal`, so amounts would be floats. The function is imported by name into four of its
modules; all four get ours, which asks for a decimal first and hands everything else on. If a
release moves the function, `install` says so instead of generating floats.
"""

from importlib import import_module
from typing import Any, ClassVar

from attrs import define
from openapi_python_client import schema as oai
from openapi_python_client.parser.properties.float import FloatProperty
from openapi_python_client.strings import PythonIdentifier

_HOOKED = "property_from_data"
_MODULES = (
    "openapi_python_client.parser.properties",
    "openapi_python_client.parser.openapi",
    "openapi_python_client.parser.bodies",
    "openapi_python_client.parser.responses",
)


@define
class DecimalProperty(FloatProperty):
    """An amount that the API writes as a JSON number."""

    _type_string: ClassVar[str] = "Decimal"
    _json_type_string: ClassVar[str] = "Decimal"

    def get_imports(self, *, prefix: str) -> set[str]:
        """Adds the import of Decimal."""
        # Named, not super(): attrs makes a new class for slots.
        return FloatProperty.get_imports(self, prefix=prefix) | {"from decimal import Decimal"}


@define
class DecimalStringProperty(DecimalProperty):
    """An amount that the API writes as a string of digits."""

    _json_type_string: ClassVar[str] = "str"


_KINDS = {oai.DataType.NUMBER: DecimalProperty, oai.DataType.STRING: DecimalStringProperty}


def install() -> None:
    """Puts the hook in, once."""
    modules = [import_module(name) for name in _MODULES]
    missing = [module.__name__ for module in modules if not hasattr(module, _HOOKED)]
    if missing:
        raise RuntimeError(
            f"openapi-python-client has no {_HOOKED} in {missing}: amounts would become floats"
        )
    original = getattr(modules[0], _HOOKED)
    if original.__module__ == __name__:
        return

    def property_from_data(
        name: Any, required: bool, data: Any, schemas: Any, *args: Any, **more: Any
    ) -> Any:
        kind = _KINDS.get(data.type) if _is_decimal(data) else None
        if kind is None:
            return original(name, required, data, schemas, *args, **more)
        identifier = PythonIdentifier(name, more["config"].field_prefix)
        built = kind.build(
            name=name,
            required=required,
            default=None,
            python_name=identifier,
            description=data.description,
            example=None,
        )
        return built, schemas

    property_from_data.__module__ = __name__
    for module in modules:
        setattr(module, _HOOKED, property_from_data)


def _is_decimal(data: Any) -> bool:
    return (
        isinstance(data, oai.Schema)
        and data.schema_format == "decimal"
        and isinstance(data.type, oai.DataType)
    )
