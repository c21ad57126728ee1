# Written by scripts/generate from openapi/bundled.yaml. Do not edit: edit openapi/ and run it again.
from ..types import OpenIntEnum


class CheckStopReason(OpenIntEnum):
    CLIENT_REQUEST = 77
    INTERNAL_REQUEST = 78
