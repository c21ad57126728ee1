"""What is kept of a call: the request to repeat, and the reply as it came."""

import json
from base64 import b64decode, b64encode
from collections.abc import Mapping

import attrs

from ingo_wrapper.errors import ConfigurationError

_FORMAT = 1
_TYPES = {
    **dict.fromkeys(("operation", "reference", "environment", "participant_id"), str),
    "idempotency_key": str | None,
    "sent_at": float | int | None,
}


@attrs.frozen
class RawReply:
    """A reply as it came: never decoded, never shown by repr."""

    status: int
    headers: Mapping[str, str] = attrs.field(repr=False)
    body: bytes = attrs.field(repr=lambda body: f"[{len(body)} bytes]")


@attrs.frozen(kw_only=True)
class SavedRequest:
    """A request as it was (or will be) sent: enough to repeat it exactly, in any process.

    It holds personal data and tokens: store it as carefully as the payment itself.

    Attributes:
        operation: the name of the call, e.g. ``process``.
        reference: its ``participant_unique_id1``.
        environment: the name of the environment; it is repeated nowhere else.
        participant_id: whose request it is.
        body: the exact bytes.
        idempotency_key: the header of Embedded Account Capture sessions, otherwise None.
        sent_at: Unix time of the first attempt, or None when it was never sent.
    """

    operation: str
    reference: str
    environment: str
    participant_id: str
    body: bytes = attrs.field(repr=lambda body: f"[{len(body)} bytes]")
    idempotency_key: str | None = None
    sent_at: float | None = None

    def to_json(self) -> str:
        """Write it as one line of JSON, to be stored encrypted."""
        fields = attrs.asdict(self)
        fields["body"] = b64encode(self.body).decode()
        return json.dumps({"format": _FORMAT, **fields})

    @classmethod
    def from_json(cls, text: str | bytes) -> "SavedRequest":
        """Read what `to_json` wrote.

        Raises:
            ConfigurationError: *text* is not a saved request.
        """
        try:
            fields = json.loads(text)
            if fields.pop("format") != _FORMAT:
                raise ValueError
            fields["body"] = b64decode(fields["body"], validate=True)
            saved = cls(**fields)
            if not all(isinstance(getattr(saved, name), kind) for name, kind in _TYPES.items()):
                raise TypeError
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
            raise ConfigurationError(
                "saved request: is not what SavedRequest.to_json wrote"
            ) from None
        return saved
