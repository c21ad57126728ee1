"""Procrastinate jobs, one per ready event, written in the transaction that makes it ready."""

from collections.abc import Sequence
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

import procrastinate
from procrastinate.schema import SchemaManager

from .sessions import Session
from .upsert import upsert_sql

QUEUE = "ingo_inbox"
TASK = "ingo_inbox.handle"


_DEFERRED = (
    "SELECT procrastinate_defer_jobs_v1(array_agg(ROW("  # noqa: S608 - constants only
    f"'{QUEUE}', '{TASK}', 0, NULL, NULL, jsonb_build_object('event_id', id), NULL"
    ")::procrastinate_job_to_defer_v1)) FROM written WHERE deliveries = 1 HAVING COUNT(*) > 0"
)


@lru_cache(maxsize=512)
def _upsert_sql(rows: int) -> str:
    # the count is only there to have the database run the part that defers
    return (
        f"WITH written AS ({upsert_sql(rows)}), deferred AS ({_DEFERRED})"  # noqa: S608 - constants only
        " SELECT id, deliveries, body_digest, (SELECT COUNT(*) FROM deferred) FROM written"
    )


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

    @staticmethod
    def upsert_sql(rows: int) -> str:
        """Insert events, and in the same statement a job for each new one.

        Procrastinate's own SQL function, called without its Python side: that halves the time
        to acknowledge (one round trip instead of four).
        """
        return _upsert_sql(rows)

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
