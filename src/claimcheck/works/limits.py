"""How often a registry may be asked: its limits as it states them, and when it was asked last.

Both are kept in a small file of the cache folder, so that two runs at once on one machine stay below the limit
together.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from claimcheck.compare import lazy_patterns as re
from claimcheck.works.store import open_store

_SCHEMA = """
CREATE TABLE IF NOT EXISTS sent (number INTEGER PRIMARY KEY AUTOINCREMENT, pool TEXT NOT NULL, at REAL NOT NULL);
CREATE INDEX IF NOT EXISTS sent_pool ON sent (pool, at);
CREATE TABLE IF NOT EXISTS pools (
  pool TEXT PRIMARY KEY, rate INTEGER, interval REAL, at_once INTEGER, paused REAL NOT NULL DEFAULT 0, learnt REAL
);
"""
_FILE = "limits.sqlite"
#: Requests take their time on the way and may arrive closer together than they were sent. So one counts from when its
#: answer came, when it surely had arrived; the rest is for clocks that differ.
_MARGIN = 1.05
_KEPT = 24 * 3600.0  # seconds that a stated limit is believed
_MOST_AT_ONCE = 10
_INTERVAL = re.compile(r"\s*(\d{1,6}(?:\.\d+)?)\s*(ms|s|m|h)?", re.IGNORECASE)
_SECONDS = {"ms": 0.001, "s": 1.0, "m": 60.0, "h": 3600.0}
_WHOLE = re.compile(r"\s*(\d{1,7})")


@dataclass(frozen=True, slots=True)
class Limit:
    """``rate`` requests in ``interval`` seconds, ``at_once`` of them under way."""

    rate: int
    interval: float = 1.0
    at_once: int = 3


#: What is kept to until a registry has stated its limits: (registry, kind of request, with an address) -> limit.
#: Crossref: headers of 2026, https://www.crossref.org/documentation/retrieve-metadata/rest-api/access-and-authentication/
#: OpenAlex: 10 a second; DataCite: 3,000 in five minutes; Europe PMC and doi.org state none.
_CROSSREF = {
    ("list", True): Limit(3, 1.0, 3),
    ("list", False): Limit(1, 1.0, 1),
    ("single", True): Limit(10, 1.0, 3),
    ("single", False): Limit(5, 1.0, 1),
}
_OTHERS = Limit(8, 1.0, 4)


def assumed(registry: str, kind: str, polite: bool) -> Limit:
    """Return the limit of a registry that has not stated one yet; ``kind``: "single" or "list"."""
    return _CROSSREF[kind, polite] if registry == "crossref" else _OTHERS


def stated(headers: Mapping[str, str], before: Limit) -> Limit | None:
    """Return the limit that an answer's headers state (names in lower case); None where they state none."""
    rate = _WHOLE.match(headers.get("x-rate-limit-limit") or headers.get("x-ratelimit-limit") or "")
    if rate is None or int(rate[1]) < 1:
        return None
    text = headers.get("x-rate-limit-interval") or headers.get("x-ratelimit-interval") or "1s"
    found = _INTERVAL.match(text)
    interval = float(found[1]) * _SECONDS[(found[2] or "s").lower()] if found else 1.0
    at_once = _WHOLE.match(headers.get("x-concurrency-limit") or "")
    return Limit(
        int(rate[1]),
        min(max(interval, 0.01), 3600.0),
        min(max(int(at_once[1]), 1), _MOST_AT_ONCE) if at_once else before.at_once,
    )


class Limits:
    """The limits of all pools; a pool is one kind of request to one address, with or without ``mailto``."""

    def __init__(self, folder: Path | None, clock: Callable[[], float] = time.time) -> None:
        self._clock = clock
        self._store = open_store(folder / _FILE if folder else None, _SCHEMA)
        self._known: dict[str, Limit] = {}

    def of(self, pool: str, otherwise: Limit) -> Limit:
        """Return the limit of a pool."""
        if pool not in self._known:
            row = self._row("SELECT rate, interval, at_once, learnt FROM pools WHERE pool = ?", pool)
            fresh = row is not None and row[0] and row[3] and row[3] > self._clock() - _KEPT
            self._known[pool] = Limit(int(row[0]), float(row[1]), int(row[2])) if fresh and row else otherwise
        return self._known[pool]

    def learn(self, pool: str, limit: Limit) -> None:
        """Remember what a registry has stated."""
        if self._known.get(pool) == limit:
            return
        self._known[pool] = limit
        self._write(
            "INSERT INTO pools (pool, rate, interval, at_once, learnt) VALUES (?, ?, ?, ?, ?) ON CONFLICT (pool) DO "
            "UPDATE SET rate = excluded.rate, interval = excluded.interval, at_once = excluded.at_once, "
            "learnt = excluded.learnt",
            (pool, limit.rate, limit.interval, limit.at_once, self._clock()),
        )

    def pause(self, pool: str, seconds: float) -> None:
        """Ask nothing of a pool for some seconds (Retry-After)."""
        self._write(
            "INSERT INTO pools (pool, paused) VALUES (?, ?) ON CONFLICT (pool) DO UPDATE SET paused = "
            "max(paused, excluded.paused)",
            (pool, self._clock() + seconds),
        )

    def wait(self, pool: str, otherwise: Limit) -> tuple[float, int]:
        """Take a turn: (0.0, its number) when a request may be sent now, else (seconds to wait before trying again, 0).

        Tell :meth:`answered` the number when the answer is there.
        """
        limit = self.of(pool, otherwise)
        window = limit.interval * _MARGIN
        now = self._clock()
        number = 0
        try:
            self._store.execute("BEGIN IMMEDIATE")
            try:
                wait = self._wait(pool, limit, window, now)
                if wait <= 0.0:
                    row = self._store.execute("INSERT INTO sent (pool, at) VALUES (?, ?)", (pool, now))
                    number = row.lastrowid or 0
            finally:
                self._store.execute("COMMIT")
        except sqlite3.OperationalError:  # the other run holds the file for seconds: come back later
            return 0.05, 0
        return max(wait, 0.0), number

    def answered(self, number: int) -> None:
        """Note that the request with this number has been answered, or has failed."""
        self._write("UPDATE sent SET at = ? WHERE number = ?", (self._clock(), number))

    def close(self) -> None:
        """Close the store."""
        self._store.close()

    def _wait(self, pool: str, limit: Limit, window: float, now: float) -> float:
        # a clock that was set back must not stop anything: times in the future do not count
        self._store.execute("DELETE FROM sent WHERE pool = ? AND (at <= ? OR at > ?)", (pool, now - window, now + 1))
        paused = self._store.execute("SELECT paused FROM pools WHERE pool = ?", (pool,)).fetchone()
        if paused and now < paused[0] <= now + 3600:
            return float(paused[0] - now)
        rows = self._store.execute(
            "SELECT at FROM sent WHERE pool = ? ORDER BY at DESC LIMIT ?", (pool, limit.rate)
        ).fetchall()
        return float(rows[-1][0] + window - now) if len(rows) >= limit.rate else 0.0

    def _row(self, statement: str, pool: str) -> tuple[Any, ...] | None:
        try:
            row: tuple[Any, ...] | None = self._store.execute(statement, (pool,)).fetchone()
        except sqlite3.DatabaseError:
            return None
        return row

    def _write(self, statement: str, values: tuple[object, ...]) -> None:
        try:
            self._store.execute(statement, values)
        except sqlite3.OperationalError:
            return  # this run knows; the other learns it from its own answers
