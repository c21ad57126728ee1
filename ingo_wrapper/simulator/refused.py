"""A request that is answered with a code instead of being carried out.

Codes: 400 (required parameter missing or null) and 401 (parameters incorrect) have these meanings
    in older docs, en/ingopay-iframe/api-gateway-process/response-codes. 600-616 is the documented
    family for field validation (docs/hub/errors), but which code stands for what is not public: 600
    and 601 are the simulator's own choice.
"""

MISSING = 400
INCORRECT = 401
INVALID_VALUE = 600
INVALID_AMOUNT = 601


class Refused(Exception):
    """The request is answered with this code and nothing is carried out."""

    def __init__(self, code: int, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
