"""The bundled OpenAPI document of the Ingo Payments API, wherever the package is installed.

In a wheel it lies beside this module as `openapi.yaml`; in a source checkout it is
`openapi/bundled.yaml`. They are the same bytes.
"""

from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ingo_wrapper.errors import ConfigurationError

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

__all__ = ["contract", "contract_text"]


@cache
def contract_text() -> str:
    """The document as YAML, as it was committed.

    Raises:
        ConfigurationError: The file is not there: the installation is damaged.
    """
    places: tuple[Traversable, ...] = (
        files("ingo_wrapper") / "openapi.yaml",
        Path(__file__).resolve().parent.parent / "openapi" / "bundled.yaml",
    )
    for place in places:
        if place.is_file():
            return place.read_text(encoding="utf-8")
    raise ConfigurationError("the OpenAPI document of this package is missing; install it anew")


@cache
def contract() -> dict[str, Any]:
    """The document as plain Python values; one shared object, to be read and not changed.

    Raises:
        ConfigurationError: No YAML library is installed, or the file is not there.
    """
    try:
        import yaml
    except ModuleNotFoundError as error:
        raise ConfigurationError(
            "reading the OpenAPI document needs an extra: pip install 'ingo-sdk[simulator]'"
        ) from error
    # With libyaml (every wheel of PyYAML has it) 30 ms, without it half a second.
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    document: dict[str, Any] = yaml.load(contract_text(), Loader=loader)  # noqa: S506 - a safe one
    return document
