"""Opens the small SQLite files of the cache folder; two runs at once may write to them."""

from __future__ import annotations

import sqlite3
from pathlib import Path

_PATIENCE = 5.0  # seconds that one run waits for the other's write


def open_store(path: Path | None, schema: str) -> sqlite3.Connection:
    """Open the store at ``path`` and bring it to ``schema`` (statements that may be repeated).

    A store that is broken is begun anew; where none can be written, and for None, it lives in memory for this run.
    """
    if path is not None:
        for _ in range(2):
            try:
                return _opened(path, schema)
            except sqlite3.DatabaseError as error:
                if isinstance(error, sqlite3.OperationalError) or not _removed(path):
                    break
            except OSError:
                break
    return _prepared(sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False), schema)


def _opened(path: Path, schema: str) -> sqlite3.Connection:
    path.parent.mkdir(parents=True, exist_ok=True)
    connection = sqlite3.connect(path, timeout=_PATIENCE, isolation_level=None, check_same_thread=False)
    try:
        # lost answers can be asked again, so no write waits for the disk
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=OFF")
        return _prepared(connection, schema)
    except sqlite3.DatabaseError:
        connection.close()
        raise


def _prepared(connection: sqlite3.Connection, schema: str) -> sqlite3.Connection:
    connection.executescript(schema)
    return connection


def _removed(path: Path) -> bool:
    try:
        for name in (path.name, f"{path.name}-wal", f"{path.name}-shm"):
            path.with_name(name).unlink(missing_ok=True)
    except OSError:
        return False
    return True
