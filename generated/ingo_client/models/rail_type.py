# Written by scripts/generate from openapi/bundled.yaml. Do not edit: edit openapi/ and run it again.
from ..types import OpenStrEnum


class RailType(OpenStrEnum):
    CREDIT = "CREDIT"
    DEBIT = "DEBIT"
