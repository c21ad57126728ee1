# Written by scripts/generate from openapi/bundled.yaml. Do not edit: edit openapi/ and run it again.
from ..types import OpenIntEnum


class RecipientIsBeneficiary(OpenIntEnum):
    SEPARATE_RECIPIENT = 0
    SAME_AS_BENEFICIARY = 1
