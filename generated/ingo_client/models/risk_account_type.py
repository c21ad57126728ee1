# Written by scripts/generate from openapi/bundled.yaml. Do not edit: edit openapi/ and run it again.
from ..types import OpenStrEnum


class RiskAccountType(OpenStrEnum):
    AC = "AC"
    CA = "CA"
