# Written by scripts/generate from openapi/bundled.yaml. Do not edit: edit openapi/ and run it again.
from ..types import OpenIntEnum


class SourceOfFunds(OpenIntEnum):
    CASH = 1
    CHECK = 2
    CASH_AND_CHECK = 3
    CORP_DISBURSEMENT = 4
