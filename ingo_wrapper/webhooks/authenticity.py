"""Who vouches for a delivery: the seam, and how checks combine.

`SourceAddress("production") & Hmac([...])` asks both, `|` is content with either. Ingo's signature
algorithm is not public, so the documented check is the source address; your own check is a subclass
of `Authenticity`.
"""

from abc import ABC, abstractmethod
from collections.abc import Iterable
from typing import final

from ingo_wrapper.errors import ConfigurationError, SourceNotAllowed, Unauthentic
from ingo_wrapper.webhooks.addresses import read_address
from ingo_wrapper.webhooks.delivery import Delivery


class Authenticity(ABC):
    """One check of where a delivery comes from.

    Attributes:
        needs_body: whether the check reads the body; others are asked before the body is read.
    """

    needs_body: bool = True

    @abstractmethod
    def check(self, delivery: Delivery) -> None:
        """Return if the sender is vouched for.

        Raises:
            Unauthentic: it is not. The text never quotes secrets or what was received.
        """

    def check_early(self, delivery: Delivery) -> None:
        """Refuse what can be refused without the body. Passing proves nothing yet."""
        if not self.needs_body:
            self.check(delivery)

    @final
    def __and__(self, other: "Authenticity") -> "Authenticity":
        return AllOf([self, other])

    @final
    def __or__(self, other: "Authenticity") -> "Authenticity":
        return AnyOf([self, other])


def require_authenticity(configured: object) -> Authenticity:
    """The configured check; nothing configured is an error, not a default.

    Raises:
        ConfigurationError: there is none.
    """
    if not isinstance(configured, Authenticity):
        raise ConfigurationError(
            "a webhook receiver needs a check of who sends: authenticity=SourceAddress('sandbox'), "
            "Hmac, SecretPath, a combination, or Simulated() for the simulator on this machine"
        )
    return configured


def authenticate(authenticity: Authenticity, delivery: Delivery, *, early: bool = False) -> None:
    """Ask the check, and let nothing but `Unauthentic` out: a check that breaks refuses.

    Raises:
        Unauthentic: the sender is not vouched for.
    """
    try:
        (authenticity.check_early if early else authenticity.check)(delivery)
    except Unauthentic:
        raise
    except Exception as error:
        raise Unauthentic("the authenticity check failed to run") from error


class AllOf(Authenticity):
    """Every check must pass."""

    def __init__(self, checks: Iterable[Authenticity]) -> None:
        self.checks = _given(checks)
        self.needs_body = any(check.needs_body for check in self.checks)

    def __repr__(self) -> str:
        return f"({' & '.join(map(repr, self.checks))})"

    def check(self, delivery: Delivery) -> None:
        """Ask one after the other."""
        for check in self.checks:
            check.check(delivery)

    def check_early(self, delivery: Delivery) -> None:
        """Ask those that need no body."""
        for check in self.checks:
            check.check_early(delivery)


class AnyOf(Authenticity):
    """One check must pass."""

    def __init__(self, checks: Iterable[Authenticity]) -> None:
        self.checks = _given(checks)
        self.needs_body = any(check.needs_body for check in self.checks)

    def __repr__(self) -> str:
        return f"({' | '.join(map(repr, self.checks))})"

    def check(self, delivery: Delivery) -> None:
        """Ask until one passes."""
        refusals: list[Unauthentic] = []
        for check in self.checks:
            try:
                return check.check(delivery)
            except Unauthentic as refusal:
                refusals.append(refusal)
        if all(isinstance(refusal, SourceNotAllowed) for refusal in refusals):
            raise refusals[-1]
        raise Unauthentic("no configured check vouches for the sender")


class Simulated(Authenticity):
    """Believe every process on this machine: for the simulator and for local development only.

    A request that a proxy passed on is refused, since everyone behind a local proxy would look
    local.
    """

    needs_body = False

    def __repr__(self) -> str:
        return "Simulated()"

    def check(self, delivery: Delivery) -> None:
        """Pass loopback peers."""
        address = read_address(delivery.peer or "")
        if address is None or not address.is_loopback:
            raise SourceNotAllowed("only senders on this machine are simulated")
        if delivery.values("X-Forwarded-For") or delivery.values("Forwarded"):
            raise SourceNotAllowed("a proxy passed this on: only direct senders are simulated")


def _given(checks: Iterable[Authenticity]) -> tuple[Authenticity, ...]:
    given = tuple(require_authenticity(check) for check in checks)
    if not given:
        raise ConfigurationError("a combination of checks needs at least one")
    return given
