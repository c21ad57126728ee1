"""What a contract says, in a form in which two contracts can be compared.

Both our specification and a documentation page are read into these values. Wording, order,
whitespace and YAML style are gone by then, so what differs here differs in meaning.
"""

from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any, Literal

Direction = Literal["request", "reply", "event"]

LIMITS = (
    "min_length",
    "max_length",
    "minimum",
    "maximum",
    "min_items",
    "max_items",
    "pattern",
    "format",
    "default",
)
"""The restrictions of a field that are compared one by one."""


class Grade(StrEnum):
    """How much a change matters to somebody who uses the SDK."""

    BREAKING = "breaking"
    ADDITIVE = "additive"
    WORDING = "wording"


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One field of a body, addressed by its dotted path (``sender.name``, ``issuers[].payee_id``).

    ``required`` is None where the text does not say. An empty ``types`` means the type is unknown.
    """

    path: str
    types: frozenset[str] = frozenset()
    nullable: bool = False
    required: bool | None = None
    limits: dict[str, Any] = field(default_factory=dict)
    enum: frozenset[str] | None = None
    deprecated: bool = False
    pointer: str = ""
    sources: tuple[str, ...] = ()

    def moved(self, prefix: str) -> "Field":
        """The same field below another object."""
        return replace(self, path=f"{prefix}{self.path}" if prefix else self.path)


Body = dict[str, Field]


@dataclass(frozen=True, slots=True, kw_only=True)
class Variant:
    """One shape of a body: one payment type of a request, or a reply."""

    name: str
    direction: Direction
    fields: Body
    tags: frozenset[str] = frozenset()
    tag_path: str = ""
    pointer: str = ""
    sources: tuple[str, ...] = ()
    closed_list: bool = True
    """Whether a field that is not listed is known not to exist (a schema, not a sample)."""
    speaks: frozenset[str] = frozenset({"type", "required", "limits", "enum"})
    """What the text tells about its fields; silence on anything else means nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Operation:
    """One method and path with its bodies."""

    method: str
    path: str
    suffix: str = ""
    variants: tuple[Variant, ...] = ()
    http_statuses: frozenset[str] = frozenset()
    deprecated: bool = False
    pointer: str = ""
    sources: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """``POST /gateway/verify``: what the operation is called in reports."""
        return f"{self.method.upper()} {self.path}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One value outside the bodies: a host name, an address, a cipher suite, a topic, a code."""

    kind: str
    value: str
    pointer: str = ""
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One difference between two contracts."""

    kind: Literal["added", "removed", "changed"]
    subject: str
    aspect: str
    grade: Grade
    was: str = ""
    now: str = ""
    pointer: str = ""
    location: str = ""
    page: str = ""
    note: str = ""
    direction: str = ""
    known: str = ""
    """Why this difference is deliberate (openapi/deviations.yaml); empty for drift."""

    @property
    def identity(self) -> tuple[str, str, str, str, str]:
        """Two changes with the same identity say the same thing."""
        return (self.kind, self.subject, self.aspect, self.was, self.now)


@dataclass(slots=True, kw_only=True)
class Reading:
    """What was understood of one page or one published file."""

    page: str
    status: Literal["read", "partly", "not read"] = "read"
    operations: list[Operation] = field(default_factory=list)
    tables: list[Variant] = field(default_factory=list)
    samples: list[Variant] = field(default_factory=list)
    facts: list[Fact] = field(default_factory=list)
    names: frozenset[str] = frozenset()
    paths: frozenset[str] = frozenset()
    numbers: frozenset[str] = frozenset()
    problems: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    hash: str = ""
    coming_soon: bool = False
    is_spec: bool = False

    def doubt(self, problem: str, *, fatal: bool = False) -> None:
        """Remember what could not be understood; the page then no longer counts as read."""
        self.problems.append(problem)
        if fatal:
            self.status = "not read"
        elif self.status == "read":
            self.status = "partly"


@dataclass(slots=True, kw_only=True)
class Contract:
    """Everything one side says."""

    operations: list[Operation] = field(default_factory=list)
    facts: list[Fact] = field(default_factory=list)

    def values(self, kind: str) -> frozenset[str]:
        """The values of one kind of fact."""
        return frozenset(fact.value for fact in self.facts if fact.kind == kind)
