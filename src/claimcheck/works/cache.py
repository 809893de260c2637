"""The registry cache of this machine: raw answers with their time. Verdicts are made anew whenever they are read.

A store of our own rather than an HTTP cache (hishel): one list request answers for many DOIs, so what is kept is the
record of each DOI, not the response to a request; "not there" (404) is kept for an hour, which HTTP caches do not do;
and how long an answer holds depends on what was asked, not on headers that registries do not send.
"""

from __future__ import annotations

import json
import sqlite3
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from claimcheck.works.sources import ANSWERS
from claimcheck.works.store import open_store

HOUR = 3600.0
DAY = 24 * HOUR
MONTH = 30 * DAY

_SCHEMA = """
CREATE TABLE IF NOT EXISTS answers (
  question TEXT PRIMARY KEY, status INTEGER NOT NULL, body TEXT NOT NULL, at REAL NOT NULL, until REAL NOT NULL
);
"""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a registry said: ``status`` 200 or 404, ``data`` as it came (None for 404), ``at`` in seconds since 1970."""

    status: int
    data: Any
    at: float

    @property
    def day(self) -> str:
        """The day of the answer, in UTC: 2026-11-22."""
        return time.strftime("%Y-%m-%d", time.gmtime(self.at))


@dataclass(frozen=True, slots=True)
class CacheInfo:
    """``answers`` and how many of them still hold; ``size`` in bytes; ``oldest`` as a day, "" for an empty cache."""

    path: Path
    answers: int
    fresh: int
    size: int
    oldest: str
    registries: dict[str, int]


class AnswerCache:
    """Answers by question ("crossref work 10.1000/x"). ``folder`` None: for this run alone.

    ``since``: answers from before are not given, in seconds since 1970. ``mirrors``: addresses of registries, by name,
    that are asked in place of the public ones; what one of them says is not what the registry said.
    """

    def __init__(
        self,
        folder: Path | None,
        clock: Callable[[], float] = time.time,
        *,
        since: float = 0.0,
        mirrors: Mapping[str, str] | None = None,
    ) -> None:
        self._clock = clock
        self._since = since
        self._mirrors = dict(mirrors or {})
        self._store = open_store(folder / ANSWERS if folder else None, _SCHEMA)

    def get(self, question: str) -> Answer | None:
        """Return the answer that still holds, if there is one."""
        try:
            row = self._store.execute(
                "SELECT status, body, at FROM answers WHERE question = ? AND until > ? AND at >= ?",
                (self._key(question), self._clock(), self._since),
            ).fetchone()
            return Answer(row[0], json.loads(row[1]), row[2]) if row else None
        except (sqlite3.DatabaseError, ValueError):
            return None

    def put(self, question: str, status: int, data: Any, seconds: float) -> Answer:
        """Keep an answer for some seconds; errors are never kept, so only 200 and 404 come here."""
        answer = Answer(status, data, self._clock())
        try:
            self._store.execute(
                "INSERT OR REPLACE INTO answers VALUES (?, ?, ?, ?, ?)",
                (self._key(question), status, json.dumps(data, ensure_ascii=True), answer.at, answer.at + seconds),
            )
        except sqlite3.DatabaseError:
            return answer  # a full disk or a locked file: the run goes on without keeping it
        return answer

    def prune(self) -> None:
        """Drop what no longer holds."""
        try:
            self._store.execute("DELETE FROM answers WHERE until <= ?", (self._clock(),))
        except sqlite3.DatabaseError:
            return

    def close(self) -> None:
        """Close the store."""
        self._store.close()

    def _key(self, question: str) -> str:
        mirror = self._mirrors.get(question.partition(" ")[0])
        return f"{question} at {mirror}" if mirror else question


def cache_info(folder: Path) -> CacheInfo:
    """Return what the cache in ``folder`` holds."""
    path = folder / ANSWERS
    if not path.is_file():
        return CacheInfo(path, 0, 0, 0, "", {})
    store = open_store(path, _SCHEMA)
    try:
        now = time.time()
        count, oldest, fresh = store.execute(
            "SELECT count(*), min(at), count(CASE WHEN until > ? THEN 1 END) FROM answers", (now,)
        ).fetchone()
        registries: dict[str, int] = {}
        for (question,) in store.execute("SELECT question FROM answers"):
            name = str(question).partition(" ")[0]
            registries[name] = registries.get(name, 0) + 1
    finally:
        store.close()
    day = time.strftime("%Y-%m-%d", time.gmtime(oldest)) if oldest else ""
    size = sum(p.stat().st_size for p in folder.glob(f"{ANSWERS}*"))
    return CacheInfo(path, count, fresh, size, day, registries)


def holds_answers(folder: Path) -> bool:
    """Tell whether the cache in ``folder`` holds any answer, be it an old one."""
    store = open_store(folder / ANSWERS, _SCHEMA)
    try:
        return store.execute("SELECT 1 FROM answers LIMIT 1").fetchone() is not None
    except sqlite3.DatabaseError:
        return True
    finally:
        store.close()


def clear_cache(folder: Path) -> int:
    """Forget all answers; returns how many there were. Limits that registries stated are kept."""
    path = folder / ANSWERS
    if not path.is_file():
        return 0
    store = open_store(path, _SCHEMA)
    try:
        count = int(store.execute("SELECT count(*) FROM answers").fetchone()[0])
        store.execute("DELETE FROM answers")
        store.execute("VACUUM")
    finally:
        store.close()
    return count
