"""Procrastinate jobs, one per ready event, written in the transaction that makes it ready."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

import procrastinate
from procrastinate.schema import SchemaManager

from .sessions import Session

QUEUE = "ingo_inbox"
TASK = "ingo_inbox.handle"


class Jobs:
    """Writes jobs on the caller's connection; the workers live in `procrastinating`."""

    def __init__(self) -> None:
        # never opened: every call brings the connection of the transaction it belongs to
        self._app = procrastinate.App(connector=procrastinate.SyncPsycopgConnector())

    def create_tables(self, session: Session) -> None:
        """Create Procrastinate's tables where the application has not done so itself."""
        found = session.own("SELECT to_regclass('procrastinate_jobs')").first()
        if found is None or found[0] is None:
            session.execute(SchemaManager.get_schema())

    def defer(self, connection: Any, ids: Sequence[str], at: float | None) -> None:
        """Defer a job for each event, now or *at* a time (Unix seconds)."""
        task = self._app.configure_task(
            TASK,
            queue=QUEUE,
            allow_unknown=True,
            connection=connection,
            schedule_at=None if at is None else datetime.fromtimestamp(at, UTC),
        )
        arguments: list[dict[str, Any]] = [{"event_id": each} for each in ids]
        task.batch_defer(*arguments)
