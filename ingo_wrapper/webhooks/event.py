"""The common part of every event."""

from datetime import datetime
from typing import Any, ClassVar, Literal, NamedTuple

from ingo_wrapper.webhooks.fields import text
from ingo_wrapper.webhooks.reading import read_document
from ingo_wrapper.webhooks.record import Record, record

Product = Literal["ingopay", "notify_classic", "notify_managed", "notify", "capture"]


class Topic(NamedTuple):
    """One spelling under which Ingo sends an event.

    Attributes:
        name: the topic.
        product: who sends it; `notify` where nothing points to Classic or Managed alone.
        terminal: Ingo's own label (Terminal)/(Non-terminal); `None` where it gives none.
        canonical: the name in the reference pages, where `name` is another spelling of it.
    """

    name: str
    product: Product
    terminal: bool | None = None
    canonical: str | None = None


@record
class Event(Record):
    """One delivery, verified and typed.

    Route on the class (or `canonical_topic`), never on `status`: sent, received and bounced notices
    all carry 1204, issued and paid checks all carry 100. Never interpret `message`: a confirmed
    OFAC hit was seen with "Success". Any subset of events may arrive, in any order, more than once;
    `id` tells copies apart.

    Attributes:
        id: unique per event; the key for deduplication. Often not a bare UUID.
        topic: the topic as received.
        canonical_topic: the documented name, where `topic` is another spelling of it; otherwise
            `topic`.
        raw: the body, byte for byte as received.
        version: the contract version of the topic ("1" to "4" were seen).
        timestamp: when Ingo made the event, UTC.
        description: free text.
        status: Ingo's code as a number; `None` when it is not one.
        raw_status: the code as received (a string of digits, rarely a number).
        message: Ingo's text for `status`.
        participant_unique_id1: your reference of the payment.
        participant_unique_id2: your second reference; a number is kept digit by digit.
        session_id: session of the claim page or the iFrame.
        notification_id: Ingo's id of the staged item (Notify).
        party_id: the party concerned (Notify Managed).
        tracer_token: Embedded Account Capture only.
        product: which Ingo product sent it; `None` when an unknown topic does not tell.
        terminal: whether this ends the item, as Ingo labels it; `None` when it does not say.
        extras: unknown or unreadable fields, by path: `event.extras["data.event.new_field"]`.

    Source: docs/hub/webhooks and the event pages (webhook envelope).
    """

    TOPICS: ClassVar[tuple[Topic, ...]] = ()

    id: str
    topic: str
    canonical_topic: str
    raw: bytes
    version: str | None = None
    timestamp: datetime | None = None
    description: str | None = None
    status: int | None = None
    raw_status: str | int | None = None
    message: str | None = None
    participant_unique_id1: str | None = None
    participant_unique_id2: str | None = None
    session_id: str | None = None
    notification_id: str | None = None
    party_id: str | None = None
    tracer_token: str | None = text(sensitive=True)
    product: Product | None = None
    terminal: bool | None = None

    def to_dict(self) -> dict[str, Any]:
        """The JSON document as received, nothing lost: fractions are `Decimal`, integers exact."""
        return read_document(self.raw)


@record
class UnknownEvent(Event):
    """A topic that this version does not know: accept it. Its payload is in `extras`."""
