"""The statement that stores deliveries and tells new ones from known ones."""

from functools import lru_cache

COLUMNS = (
    "id, topic, canonical_topic, version, participant_unique_id1, notification_id, party_id,"
    " order_key, body, body_digest, received_at, next_at"
)


@lru_cache(maxsize=512)
def upsert_sql(rows: int) -> str:
    """Give the statement for so many rows (`NewRow.values`), each with an id of its own."""
    places = "(" + ", ".join("?" * 12) + ")"
    values = ", ".join([places] * rows)
    return (
        f"INSERT INTO ingo_inbox ({COLUMNS}) VALUES {values}"  # noqa: S608 - only constants
        " ON CONFLICT (id) DO UPDATE SET deliveries = ingo_inbox.deliveries + 1"
        " RETURNING id, deliveries, body_digest"
    )
