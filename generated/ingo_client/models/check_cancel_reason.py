# Written by scripts/generate from openapi/bundled.yaml. Do not edit: edit openapi/ and run it again.
from ..types import OpenIntEnum


class CheckCancelReason(OpenIntEnum):
    CHECK_NOT_PRINTED = 73
    UNDELIVERED_CHECK = 74
    CLIENT_REQUEST = 75
    INTERNAL_REQUEST = 76
