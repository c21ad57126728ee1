# Written by scripts/generate from openapi/bundled.yaml. Do not edit: edit openapi/ and run it again.
from ..types import OpenIntEnum


class VenmoReceiverType(OpenIntEnum):
    EMAIL = 1
    PHONE = 2
    USER_HANDLE = 4
