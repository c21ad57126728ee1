"""The statements of whoever decides which event runs next, the same for both databases."""

from collections.abc import Sequence

from .rows import DEAD, WAITING
from .sessions import Session, Store

_DUE = (
    "SELECT e.id FROM ingo_inbox e WHERE e.status = ? AND e.next_at <= ? AND (e.order_key IS NULL"
    " OR NOT EXISTS (SELECT 1 FROM ingo_inbox p WHERE p.order_key = e.order_key"
    " AND p.status = 'waiting' AND p.order_key IS NOT NULL AND p.seq < e.seq))"
    " ORDER BY e.next_at, e.seq LIMIT ?"
)


def due(session: Session, now: float, limit: int) -> list[str]:
    """Give the ids of events that may run now, oldest first, those blocked by order left out."""
    return [each for (each,) in session.own(_DUE, (WAITING, now, limit))]


def start(session: Session, ids: Sequence[str], now: float) -> None:
    """Note that a process is about to run these, so that its crash can be counted."""
    session.own_many(
        "UPDATE ingo_inbox SET started_at = ? WHERE id = ? RETURNING 1",
        [(now, each) for each in ids],
    )


def hand_back(session: Session) -> None:
    """Forget the notes of `start` at an orderly end."""
    session.own("UPDATE ingo_inbox SET started_at = NULL WHERE started_at IS NOT NULL")


def recover(session: Session, store: Store, attempts: int, now: float) -> None:
    """Count a crash as an attempt for the events that ran when the process died."""
    for (each,) in session.own("SELECT id FROM ingo_inbox WHERE started_at IS NOT NULL"):
        count_crash(session, store, each, attempts, now)
    hand_back(session)


def count_crash(session: Session, store: Store, event_id: str, attempts: int, now: float) -> None:
    """Count an attempt that ended with its process; an event that kills processes dies in time."""
    session.own(
        "UPDATE ingo_inbox SET attempts = attempts + 1, started_at = NULL,"
        " error = 'the process ended while a handler ran' WHERE id = ? AND status = ?",
        (event_id, WAITING),
    )
    dead = session.own(
        "UPDATE ingo_inbox SET status = ?, finished_at = ? WHERE id = ? AND status = ?"
        " AND attempts >= ? RETURNING order_key, seq",
        (DEAD, now, event_id, WAITING, attempts),
    ).first()
    if dead and dead[0] is not None:
        following = session.own(
            "SELECT id FROM ingo_inbox WHERE order_key = ? AND status = ? AND seq > ?"
            " ORDER BY seq LIMIT 1",
            (dead[0], WAITING, dead[1]),
        ).first()
        if following:
            store.enqueue(session, [following[0]])


def unhandled(session: Session, since: float) -> list[tuple[str, str, bytes]]:
    """Give topic, version and one body of each kind of late event that had no handler."""
    found = session.own(
        "SELECT topic, COALESCE(version, ''), body FROM ingo_inbox WHERE seq IN (SELECT MAX(seq)"
        " FROM ingo_inbox WHERE status = 'unhandled' AND received_at >= ? AND body IS NOT NULL"
        " GROUP BY topic, COALESCE(version, ''))",
        (since,),
    )
    return [(topic, version, bytes(body)) for topic, version, body in found]


def adopt(
    session: Session, store: Store, kind: tuple[str, str], *, since: float, now: float, limit: int
) -> int:
    """Put some events of a kind (topic, version) that had no handler back among the waiting."""
    found = session.own(
        "UPDATE ingo_inbox SET status = ?, next_at = ?, finished_at = NULL WHERE seq IN (SELECT seq"
        " FROM ingo_inbox WHERE status = 'unhandled' AND topic = ? AND COALESCE(version, '') = ?"
        " AND received_at >= ? AND body IS NOT NULL ORDER BY seq LIMIT ?) RETURNING id",
        (WAITING, now, *kind, since, limit),
    )
    store.enqueue(session, [each for (each,) in found])
    return len(found)


def reopen(session: Session, store: Store, event_id: str, now: float, *, again: bool) -> bool:
    """Put an event back among the waiting; *again* also forgets which handlers are done."""
    sql = "UPDATE ingo_inbox SET status = ?, next_at = ?, attempts = 0, finished_at = NULL"
    sql += ", handled = '[]'" if again else ""
    sql += " WHERE id = ? AND body IS NOT NULL RETURNING id"
    if not session.own(sql, (WAITING, now, event_id)).rows:
        return False
    store.enqueue(session, [event_id])
    return True
