"""Everything that can go wrong between a client and Ingo, as a list that can be walked.

Each fault says whether the request that meets it is carried out (`books`), so that a test can
compare what the client believes with the truth. Which of these Ingo's gateway really shows is not
public; HTTP statuses other than 200 and 401 are named by no page.
"""

from enum import Enum

__all__ = ["Fault", "Phase"]


class Phase(Enum):
    """Where on the way of a request the fault sits."""

    LISTENER = "listener"
    HEAD = "head"
    BEFORE = "before"
    CLOCK = "clock"
    AFTER = "after"


class Fault(Enum):
    """One fault; `Fault.named("http_503")` finds it by name.

    Attributes:
        books: Whether the request that meets the fault is carried out.
        phase: Where it sits.
        summary: What the client gets to see.
    """

    books: bool
    phase: Phase
    summary: str

    def __new__(cls, value: str, phase: Phase, summary: str) -> "Fault":
        """Keep the name as the value, the rest beside it."""
        member = object.__new__(cls)
        member._value_ = value
        member.phase = phase
        member.books = phase is Phase.AFTER
        member.summary = summary
        return member

    @classmethod
    def named(cls, name: str) -> "Fault":
        """The fault of this name.

        Raises:
            ValueError: There is none.
        """
        for fault in cls:
            if fault.value == name:
                return fault
        raise ValueError(f"{name!r} is no fault")

    REFUSED_CONNECTION = "refused_connection", Phase.LISTENER, "nobody listens for a while"
    RESET_BEFORE_BODY = "reset_before_body", Phase.HEAD, "RST before the body was read"
    RESET_AFTER_BODY = (
        "reset_after_body",
        Phase.BEFORE,
        "RST after the body was read, not carried out",
    )
    RESET_AFTER_BOOKING = (
        "reset_after_booking",
        Phase.AFTER,
        "RST instead of the reply, carried out",
    )
    TIMEOUT_BEFORE_BOOKING = "timeout_before_booking", Phase.BEFORE, "no reply, not carried out"
    TIMEOUT_AFTER_BOOKING = "timeout_after_booking", Phase.AFTER, "no reply, carried out"
    TRUNCATED_RESPONSE = "truncated_response", Phase.AFTER, "half of the reply, then the end"
    SLOW_DRIP = "slow_drip", Phase.AFTER, "the reply byte by byte"

    NO_AUTHORIZATION_401 = "no_authorization_401", Phase.BEFORE, "401 Unauthorized"
    DATE_REFUSED_401 = "date_refused_401", Phase.BEFORE, "401, date missing or too far off"
    USER_REFUSED_401 = "user_refused_401", Phase.BEFORE, "401, unknown user or unusable header"
    SIGNATURE_REFUSED_401 = "signature_refused_401", Phase.BEFORE, "401, signature does not match"
    DATE_REFUSED_403 = "date_refused_403", Phase.BEFORE, "the date refusal of an older gateway"
    USER_REFUSED_403 = "user_refused_403", Phase.BEFORE, "the user refusal of an older gateway"
    SIGNATURE_REFUSED_403 = (
        "signature_refused_403",
        Phase.BEFORE,
        "signature refusal, older gateway",
    )
    WRONG_CLOCK = "wrong_clock", Phase.CLOCK, "the server's clock is off, and its Date says so"
    WRONG_CLOCK_CACHED = "wrong_clock_cached", Phase.CLOCK, "the same with an Age header"

    RATE_LIMITED = "rate_limited", Phase.BEFORE, "429 with Retry-After"
    RATE_LIMITED_BARE = "rate_limited_bare", Phase.BEFORE, "429 without Retry-After"
    HTTP_500 = "http_500", Phase.BEFORE, "500, not carried out"
    HTTP_502 = "http_502", Phase.BEFORE, "502, not carried out"
    HTTP_503 = "http_503", Phase.BEFORE, "503, not carried out"
    HTTP_504 = "http_504", Phase.BEFORE, "504, not carried out"
    HTTP_520 = "http_520", Phase.BEFORE, "520, not carried out"
    HTTP_500_AFTER_BOOKING = "http_500_after_booking", Phase.AFTER, "500, carried out"
    HTTP_502_AFTER_BOOKING = "http_502_after_booking", Phase.AFTER, "502, carried out"
    HTTP_503_AFTER_BOOKING = "http_503_after_booking", Phase.AFTER, "503, carried out"
    HTTP_504_AFTER_BOOKING = "http_504_after_booking", Phase.AFTER, "504, carried out"
    HTTP_520_AFTER_BOOKING = "http_520_after_booking", Phase.AFTER, "520, carried out"

    HTML_200 = "html_200", Phase.BEFORE, "an HTML page with 200, not carried out"
    HTML_200_AFTER_BOOKING = (
        "html_200_after_booking",
        Phase.AFTER,
        "an HTML page with 200, carried out",
    )
    HTML_502 = "html_502", Phase.BEFORE, "an HTML page with 502, not carried out"
    HTML_502_AFTER_BOOKING = (
        "html_502_after_booking",
        Phase.AFTER,
        "an HTML page with 502, carried out",
    )
    EMPTY_200 = "empty_200", Phase.BEFORE, "200 without a body, not carried out"
    EMPTY_200_AFTER_BOOKING = (
        "empty_200_after_booking",
        Phase.AFTER,
        "200 without a body, carried out",
    )
    JSON_LIST = "json_list", Phase.AFTER, "a JSON list instead of an object"
    JSON_STRING = "json_string", Phase.AFTER, "a JSON string instead of an object"
    DATA_AS_STRING = "data_as_string", Phase.AFTER, "a string where an object belongs"
    TRUNCATED_JSON = "truncated_json", Phase.AFTER, "JSON that ends early, with a fitting length"
    NULL_OBJECTS = "null_objects", Phase.AFTER, "null where objects belong"
    UNKNOWN_FIELDS = "unknown_fields", Phase.AFTER, "success with unknown fields and enum values"
    UNKNOWN_CODE = "unknown_code", Phase.BEFORE, "a code outside every family, not carried out"
    UNKNOWN_CODE_AFTER_BOOKING = "unknown_code_after_booking", Phase.AFTER, "the same, carried out"
    BODY_CODE_402 = "body_code_402", Phase.BEFORE, "200 with the older clock-skew code 402"
    PENDING_102 = "pending_102", Phase.AFTER, "102, issuer response pending"
    IN_PROGRESS_104 = "in_progress_104", Phase.AFTER, "104, and the result to the next repeat (100)"
    DUPLICATE_ANSWER = "duplicate_answer", Phase.AFTER, "the reply twice on the wire"
