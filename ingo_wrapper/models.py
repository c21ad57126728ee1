"""The request and reply models, one import away and loaded one by one when they are used.

They are generated from openapi/; see `ingo_client.models`.
"""

from typing import TYPE_CHECKING

from ingo_client import models as _generated

if TYPE_CHECKING:
    from ingo_client.models import *  # noqa: F403
else:

    def __getattr__(name: str) -> object:
        return getattr(_generated, name)

    def __dir__() -> list[str]:
        return dir(_generated)

    __all__ = _generated.__all__
