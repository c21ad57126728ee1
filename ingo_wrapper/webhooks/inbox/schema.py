"""The table, and how it gets from one version to the next.

Each version is a list of statements that run once, in order, in one transaction. Steps only add:
a process of the version before must keep working on the new table during a rolling deploy.
"""

from ingo_wrapper.errors import ConfigurationError

from .sessions import Session

VERSION = 2

_META = "CREATE TABLE IF NOT EXISTS ingo_inbox_meta (name TEXT PRIMARY KEY, value TEXT NOT NULL)"

_STEPS: dict[int, tuple[str, ...]] = {
    1: (
        """CREATE TABLE ingo_inbox (
            seq {identity},
            id TEXT NOT NULL UNIQUE,
            topic TEXT NOT NULL,
            canonical_topic TEXT NOT NULL,
            version TEXT,
            participant_unique_id1 TEXT,
            notification_id TEXT,
            party_id TEXT,
            order_key TEXT,
            body {blob},
            body_digest TEXT NOT NULL,
            status TEXT NOT NULL DEFAULT 'waiting',
            handled TEXT NOT NULL DEFAULT '[]',
            attempts INTEGER NOT NULL DEFAULT 0,
            next_at {real} NOT NULL,
            error TEXT,
            received_at {real} NOT NULL,
            finished_at {real}
        )""",
        "CREATE INDEX ingo_inbox_due ON ingo_inbox (status, next_at)",
        "CREATE INDEX ingo_inbox_order ON ingo_inbox (order_key, seq)"
        " WHERE status = 'waiting' AND order_key IS NOT NULL",
    ),
    # conflicts (same id, other body), deliveries counted, crashes counted, retention
    2: (
        "ALTER TABLE ingo_inbox ADD COLUMN conflict_of TEXT",
        "ALTER TABLE ingo_inbox ADD COLUMN deliveries INTEGER NOT NULL DEFAULT 1",
        "ALTER TABLE ingo_inbox ADD COLUMN started_at {real}",
        "ALTER TABLE ingo_inbox ADD COLUMN purged_at {real}",
        "CREATE INDEX ingo_inbox_conflicts ON ingo_inbox (conflict_of)"
        " WHERE conflict_of IS NOT NULL",
        "CREATE INDEX ingo_inbox_started ON ingo_inbox (started_at) WHERE started_at IS NOT NULL",
    ),
}

SQLITE = {"identity": "INTEGER PRIMARY KEY", "blob": "BLOB", "real": "REAL"}
POSTGRES = {
    "identity": "BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY",
    "blob": "BYTEA",
    "real": "DOUBLE PRECISION",
}


def migrate(session: Session, types: dict[str, str]) -> None:
    """Bring the table to the version of this code, inside the caller's transaction."""
    session.own(_META)
    found = version_of(session)
    if found > VERSION:
        raise ConfigurationError(
            f"the inbox was written by a newer version of this package (schema {found}, "
            f"this one knows {VERSION}): upgrade this process"
        )
    for step in range(found + 1, VERSION + 1):
        for statement in _STEPS[step]:
            session.own(statement.format(**types))
    if found != VERSION:
        session.own(
            "INSERT INTO ingo_inbox_meta (name, value) VALUES ('schema_version', ?)"
            " ON CONFLICT (name) DO UPDATE SET value = excluded.value",
            (str(VERSION),),
        )


def version_of(session: Session) -> int:
    """Give the schema version of the database; 0 before the first migration."""
    row = session.own("SELECT value FROM ingo_inbox_meta WHERE name = 'schema_version'").first()
    return int(row[0]) if row else 0
