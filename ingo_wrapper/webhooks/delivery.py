"""What arrived, before anything is believed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

Text = str | bytes
Headers = Mapping[str, str] | Iterable[tuple[Text, Text]]


@dataclass(frozen=True, slots=True)
class Delivery:
    """One request.

    Attributes:
        body: the raw body; empty while only the headers have been read.
        headers: a mapping, or pairs of texts or bytes.
        peer: the address at the other end of the connection; `None` or "" on a Unix socket.
        path: the decoded path of the request.
    """

    body: bytes = field(repr=False)
    headers: Headers = field(default=(), repr=False)
    peer: str | None = None
    path: str = field(default="", repr=False)

    def values(self, name: str) -> list[str]:
        """Every value of a header, in order of arrival. Header names have no case."""
        wanted = name.lower()
        items = getattr(self.headers, "items", None)
        pairs: Any = self.headers if items is None else items()
        return [_text(value) for key, value in pairs if _text(key).lower() == wanted]


def _text(value: Text) -> str:
    return value.decode("latin-1") if isinstance(value, bytes) else value
