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
LOCK = "ingo_inbox:"


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


# Overdue, nobody holds the event's lock, and no job stands for it: none that waits, and none of a
# dead worker (those are taken over, and counted). What is left has lost its job, or its worker
# lives and could not record the end of the job because the database was away. A job that has
# just started is left alone: if its worker has died, its heart must first be seen to have stopped.
_ORPHANS = f"""
WITH candidate AS MATERIALIZED (
  SELECT e.id FROM ingo_inbox e WHERE e.status = 'waiting' AND e.next_at < ?
  AND NOT EXISTS (
    SELECT 1 FROM procrastinate_jobs j LEFT JOIN procrastinate_workers w ON w.id = j.worker_id
    WHERE j.queue_name = '{QUEUE}' AND j.args->>'event_id' = e.id AND (j.status = 'todo' OR (
      j.status = 'doing'
      AND (w.id IS NULL OR w.last_heartbeat < NOW() - ? * INTERVAL '1 second' OR EXISTS (
        SELECT 1 FROM procrastinate_events v WHERE v.job_id = j.id AND v.type = 'started'
        AND v.at > NOW() - ? * INTERVAL '1.5 seconds')))))
  ORDER BY e.seq LIMIT 500)
SELECT id FROM candidate
WHERE pg_try_advisory_xact_lock(hashtextextended('{LOCK}' || id, 0))
"""  # noqa: S608 - constants only


def orphans(session: Session, now: float, takeover: float) -> list[str]:
    """Give waiting events that no job will run."""
    return [each for (each,) in session.own(_ORPHANS, (now - takeover, takeover, takeover))]


def take_over(session: Session, job_id: int) -> None:
    """Give the job of a dead worker to the living; fails when another one has done it."""
    session.own("SELECT procrastinate_retry_job_v2(?, NOW(), NULL, NULL, NULL)", (job_id,))


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
