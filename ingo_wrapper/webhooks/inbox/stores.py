"""Which database a URL means. PostgreSQL's modules are imported only when it is one."""

from pathlib import Path

from ingo_wrapper.errors import ConfigurationError

from .sessions import Store


def open_store(url: str | Path, *, connections: int, external: bool) -> Store:
    """Make the store of a URL; nothing is opened yet."""
    if isinstance(url, str) and url.startswith(("postgresql://", "postgres://")):
        return _postgres(url, connections, external=external)
    if isinstance(url, str) and "://" in url:
        raise ConfigurationError("an inbox is a file path (SQLite) or a postgresql:// URL")
    if str(url) == ":memory:":
        raise ConfigurationError("an inbox in memory would lose events; give it a file")
    from .sqlite import SqliteStore

    return SqliteStore(Path(url))


def _postgres(url: str, connections: int, *, external: bool) -> Store:
    try:
        from .postgres import PostgresStore

        if external:
            return PostgresStore(url, connections=connections, jobs=None)
        from .jobs import Jobs
    except ImportError as error:
        raise ConfigurationError(
            "PostgreSQL needs the extra: pip install 'ingo-sdk[postgres]'"
        ) from error
    return PostgresStore(url, connections=connections, jobs=Jobs())
