"""The one place that speaks HTTP: polite, patient and quick to give up on a registry that is down.

Limits of the registries are kept to (:mod:`claimcheck.works.limits`), Retry-After is obeyed, failed requests are tried
again with growing pauses. A registry that fails several times in a row is asked no further in this run.
"""

from __future__ import annotations

import asyncio
import json
import random
from collections.abc import Mapping
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime
from typing import Any

import httpx

from claimcheck.works.inquiry import NoAnswer
from claimcheck.works.limits import Limit, Limits, assumed, stated
from claimcheck.works.sources import Sources

_TIMEOUT = httpx.Timeout(8.0, connect=3.0, pool=None)
_ATTEMPTS = 6
_REFUSALS = 12  # times that one request may be told to come back later
_FIRST_PAUSE = 0.2  # seconds; doubled each time, with jitter
_LONGEST_PAUSE = 20.0  # a registry that asks for more is as good as down
_DOWN_AT_ONCE = 5  # failures in a row before the first answer
_DOWN_LATER = 10  # failures in a row after answers: one in five failing must not look like that
#: Registries whose etiquette asks for the address in the query; all others find it in the User-Agent.
_ADDRESS_IN_QUERY = frozenset({"crossref", "openalex"})
_LARGEST = 64 * 1024 * 1024


class _Failure(Exception):
    """One attempt failed. ``pause``: seconds that the registry asks for; ``refused``: too many requests."""

    def __init__(self, why: str, *, pause: float | None = None, refused: bool = False) -> None:
        super().__init__(why)
        self.why = why
        self.pause = pause
        self.refused = refused


@dataclass(slots=True)
class _Host:
    """How a registry has behaved in this run."""

    failures: int = 0
    answered: bool = False
    down: str = ""
    under_way: int = 0
    at_once: int = 3
    room: asyncio.Condition = field(default_factory=asyncio.Condition)
    turns: dict[str, asyncio.Lock] = field(default_factory=dict)


class Client:
    """Asks registries for JSON. Use as an async context manager, within one event loop."""

    def __init__(self, sources: Sources, limits: Limits) -> None:
        self._sources = sources
        self._limits = limits
        self._hosts = {name: _Host() for name in sources.addresses}
        self._polite = bool(sources.mailto)
        self.requests = 0

    async def __aenter__(self) -> Client:
        self._http = httpx.AsyncClient(
            headers={"User-Agent": self._sources.user_agent, "Accept": "application/json"},
            timeout=_TIMEOUT,
            follow_redirects=True,
            limits=httpx.Limits(max_connections=40, max_keepalive_connections=20),
        )
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._http.aclose()

    @property
    def down(self) -> tuple[str, ...]:
        """Registries that are asked no further."""
        return tuple(name for name, host in self._hosts.items() if host.down)

    async def get(
        self,
        registry: str,
        path: str,
        parameters: Mapping[str, str] | None = None,
        *,
        kind: str = "single",
        accept: str = "",
    ) -> tuple[int, Any]:
        """Return (status, JSON) of one question; 404 gives (404, None), a request that is refused as wrong (400, None).

        ``kind``: "single" or "list", which registries limit apart. Raises NoAnswer when the registry cannot be had.
        """
        host = self._hosts[registry]
        url = self._url(registry, path, dict(parameters or {}))
        tries = refusals = 0
        while True:
            number = await self._turn(registry, host, kind)
            try:
                response = await self._once(host, url, accept, number)
                self._learn(registry, kind, response.headers)
                answer = _read(response)
            except _Failure as failure:
                refusals += failure.refused
                tries += not failure.refused
                self._failed(host, failure)
                if host.down or tries >= _ATTEMPTS or refusals >= _REFUSALS:
                    raise NoAnswer(registry, failure.why) from failure
                await self._pause(registry, kind, failure, tries)
            else:
                host.failures, host.answered = 0, True
                return answer

    async def _turn(self, registry: str, host: _Host, kind: str) -> int:
        """Wait until the limits allow a request, and return its number; who came first goes first."""
        pool = self._pool(registry, kind)
        otherwise = assumed(registry, kind, self._polite)
        async with host.turns.setdefault(kind, asyncio.Lock()):
            host.at_once = self._limits.of(pool, otherwise).at_once
            async with host.room:
                await host.room.wait_for(lambda: host.down or host.under_way < host.at_once)
                host.under_way += 1
            try:
                while not host.down:
                    seconds, number = self._limits.wait(pool, otherwise)
                    if seconds <= 0:
                        return number
                    await asyncio.sleep(seconds + 0.002)
                raise NoAnswer(registry, host.down)
            except BaseException:
                await self._leave(host)
                raise

    async def _leave(self, host: _Host) -> None:
        async with host.room:
            host.under_way -= 1
            host.room.notify_all()

    async def _once(self, host: _Host, url: httpx.URL, accept: str, number: int) -> httpx.Response:
        self.requests += 1
        try:
            return await self._http.get(url, headers={"Accept": accept} if accept else None)
        except httpx.TimeoutException as error:
            raise _Failure("no answer in time") from error
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            raise _Failure("the connection failed") from error
        finally:
            self._limits.answered(number)
            await self._leave(host)

    def _learn(self, registry: str, kind: str, headers: Mapping[str, str]) -> None:
        pool = self._pool(registry, kind)
        before = self._limits.of(pool, assumed(registry, kind, self._polite))
        limit: Limit | None = stated(headers, before)
        if limit is not None:
            self._limits.learn(pool, limit)

    def _failed(self, host: _Host, failure: _Failure) -> None:
        if not failure.refused:
            host.failures += 1
        if failure.pause is not None and failure.pause > _LONGEST_PAUSE:
            host.down = f"asks to wait {failure.pause:.0f} s"
        elif host.failures >= (_DOWN_LATER if host.answered else _DOWN_AT_ONCE):
            host.down = failure.why

    async def _pause(self, registry: str, kind: str, failure: _Failure, tries: int) -> None:
        if failure.refused:  # it is the rate that is too high: nobody of this pool asks before
            self._limits.pause(self._pool(registry, kind), failure.pause or 1.0)
            return
        own = _FIRST_PAUSE * 2 ** max(tries - 1, 0)
        await asyncio.sleep(max(failure.pause or 0.0, own) + random.uniform(0, own / 2))

    def _url(self, registry: str, path: str, parameters: dict[str, str]) -> httpx.URL:
        if self._polite and registry in _ADDRESS_IN_QUERY:
            parameters["mailto"] = self._sources.mailto
        url = httpx.URL(self._sources.addresses[registry] + path)
        return url.copy_merge_params(parameters) if parameters else url

    def _pool(self, registry: str, kind: str) -> str:
        return f"{self._sources.addresses[registry]} {kind} {'polite' if self._polite else 'public'}"


def _read(response: httpx.Response) -> tuple[int, Any]:
    status = response.status_code
    if status == 429:
        raise _Failure("too many requests", pause=_retry_after(response), refused=True)
    if status in (404, 410):
        return 404, None
    if status >= 500 or status in (403, 408, 425):
        raise _Failure(f"it answered with an error ({status})", pause=_retry_after(response))
    if status >= 300:
        return 400, None
    if len(response.content) > _LARGEST:
        raise _Failure("the answer is too large")
    try:
        return 200, json.loads(response.content)
    except (ValueError, RecursionError) as error:
        raise _Failure("the answer could not be read") from error


def _retry_after(response: httpx.Response) -> float | None:
    """Return the seconds of a Retry-After header, given as a number or as a date."""
    text = response.headers.get("retry-after", "").strip()
    if text.isascii() and text.isdigit():
        return float(text)
    if not text:
        return None
    import time

    try:
        return max(0.0, parsedate_to_datetime(text).timestamp() - time.time())
    except (ValueError, OverflowError):
        return None
