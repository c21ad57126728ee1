# Written by scripts/generate from openapi/bundled.yaml. Do not edit: edit openapi/ and run it again.
from ..types import OpenIntEnum


class PartyRole(OpenIntEnum):
    RECIPIENT = 0
    APPROVER = 1
    INTERESTED_PARTY = 2
