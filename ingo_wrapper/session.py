"""What `Ingo` and `AsyncIngo` have in common: their options, and how a call is begun."""

import os
import random
import time
from collections.abc import Mapping, Sequence
from typing import Any, Self

from ingo_wrapper.call import Session
from ingo_wrapper.credentials import Credentials
from ingo_wrapper.environment import Environment
from ingo_wrapper.errors import ConfigurationError
from ingo_wrapper.exchange import Flow, exchange
from ingo_wrapper.observe import Observer
from ingo_wrapper.operations import OPERATION_OF
from ingo_wrapper.preparation import open_saved, prepare, reopen
from ingo_wrapper.retries import RetryPolicy
from ingo_wrapper.saved import SavedRequest


class SystemTime:
    """The machine's clocks; a test hands in its own."""

    def now(self) -> float:
        """Unix time."""
        return time.time()

    def monotonic(self) -> float:
        """Seconds that never jump."""
        return time.monotonic()

    def sleep(self, seconds: float) -> None:
        """Wait, in a thread."""
        time.sleep(seconds)

    async def sleep_async(self, seconds: float) -> None:
        """Wait, in an event loop."""
        from anyio import sleep

        await sleep(seconds)


class Calls:
    """Begins calls; the subclass runs them."""

    def __init__(
        self,
        *,
        environment: Environment,
        credentials: Credentials,
        retries: RetryPolicy | None,
        correct_clock: bool,
        observers: Sequence[Observer],
        system_time: SystemTime | None,
    ) -> None:
        if not isinstance(environment, Environment):
            raise ConfigurationError("environment: choose one of Environment; there is no default")
        if not isinstance(credentials, Credentials):
            raise ConfigurationError("credentials: must be Credentials(username=..., ...)")
        self._time = clock = system_time or SystemTime()
        policy = retries or RetryPolicy()
        self._session = Session(
            environment=environment,
            credentials=credentials,
            policy=policy.for_simulator() if environment.is_simulator else policy,
            now=clock.now,
            monotonic=clock.monotonic,
            random=random.random,
            correct_clock=correct_clock,
            observers=tuple(observers),
            client=self,
        )

    @classmethod
    def from_env(cls, variables: Mapping[str, str] | None = None, **options: Any) -> Self:
        """Make a client from environment variables.

        INGO_ENVIRONMENT (sandbox, production or simulator; no default), INGO_USERNAME, INGO_SECRET,
        INGO_PARTICIPANT_ID and, for a simulator, INGO_SIMULATOR_URL.

        Args:
            variables: read instead of ``os.environ``.
            options: further arguments of the client.

        Raises:
            ConfigurationError: says which variable is missing, unknown or contradictory.
        """
        from ingo_wrapper.settings import read_credentials, read_environment

        source = os.environ if variables is None else variables
        return cls(
            environment=read_environment(source), credentials=read_credentials(source), **options
        )

    @property
    def environment(self) -> Environment:
        """Where this client sends."""
        return self._session.environment

    @property
    def interrupted(self) -> list[SavedRequest]:
        """Requests whose call was cancelled while its outcome was open; resolve and remove them."""
        return self._session.interrupted

    def prepare(self, request: Any) -> SavedRequest:
        """Check, stamp and write a request without sending it, to be stored before it is made.

        `send` then sends it, once. After a crash, in any process, `resolve` finds out what became
        of it.

        Raises:
            InvalidRequest: names the field and the rule it breaks.
        """
        kind = type(request).__name__
        if kind not in OPERATION_OF:
            raise ConfigurationError(f"request: a {kind} cannot be prepared")
        operation = OPERATION_OF[kind]
        key = self._new_key() if operation == "create_capture_session" else None
        return prepare(self._session, operation, request, key).saved

    def _begin(self, name: str, request: Any, idempotency_key: str | None = None) -> Flow:
        return exchange(prepare(self._session, name, request, idempotency_key))

    def _open(self, prepared: SavedRequest) -> Flow:
        return exchange(open_saved(self._session, prepared))

    def _reopen(self, saved: SavedRequest, *, repeat_undocumented: bool) -> Flow:
        return exchange(reopen(self._session, saved, repeat_undocumented=repeat_undocumented))

    @staticmethod
    def _risk_session_request() -> Any:
        from ingo_client.models import RiskSession

        return RiskSession()

    @staticmethod
    def _new_key() -> str:
        from uuid import uuid4

        return str(uuid4())

    def __repr__(self) -> str:
        return f"{type(self).__name__}(environment={self.environment.name!r})"


def limit_of(max_in_flight: int | None) -> int | None:
    """Check the option of that name.

    Raises:
        ConfigurationError: it is not a positive number.
    """
    if max_in_flight is not None and max_in_flight < 1:
        raise ConfigurationError("max_in_flight: must be at least 1")
    return max_in_flight
