# Written by scripts/generate from openapi/bundled.yaml. Do not edit: edit openapi/ and run it again.
from ..types import OpenIntEnum


class RecipientEnabled(OpenIntEnum):
    DISABLED = 0
    ENABLED = 1
