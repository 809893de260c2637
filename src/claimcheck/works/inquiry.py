"""One run's questions: the cache first, each question once, whoever asks it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any

from claimcheck.works.cache import HOUR, Answer, AnswerCache

if TYPE_CHECKING:
    import asyncio

    from claimcheck.works.http import Client
    from claimcheck.works.sources import Progress


class NoAnswer(Exception):
    """A registry gave no answer that can be used; ``why`` says it in plain words."""

    def __init__(self, registry: str, why: str) -> None:
        super().__init__(f"{registry}: {why}")
        self.registry = registry
        self.why = why


class Inquiry:
    """Asks registries through the cache. ``client`` None: offline, so that the cache alone answers.

    A question is a line that names registry and thing ("crossref work 10.1000/x"); two questions with the same line
    are one request.
    """

    def __init__(self, cache: AnswerCache, client: Client | None, progress: Progress | None = None) -> None:
        self._cache = cache
        self._client = client
        self._progress = progress
        self._under_way: dict[str, asyncio.Future[Answer]] = {}
        self._counts: dict[str, list[int]] = {}

    def known(self, question: str) -> Answer | None:
        """Return what the cache has on a question."""
        return self._cache.get(question)

    def split(self, dois: Iterable[str], question: Callable[[str], str]) -> tuple[dict[str, Answer], list[str]]:
        """Return the answers that the cache has, by DOI, and the DOIs that are to be asked about, each once."""
        answers = {doi: self.known(question(doi)) for doi in dict.fromkeys(dois)}
        known = {doi: answer for doi, answer in answers.items() if answer is not None}
        return known, [doi for doi in answers if doi not in known]

    def keep(self, question: str, status: int, data: Any, seconds: float) -> Answer:
        """Keep an answer that came along with others; "not there" is kept for an hour at most."""
        return self._cache.put(question, status, data, seconds if status == 200 else min(seconds, HOUR))

    async def ask(
        self,
        registry: str,
        question: str,
        path: str,
        parameters: Mapping[str, str] | None = None,
        *,
        seconds: float,
        kind: str = "single",
        accept: str = "",
    ) -> Answer:
        """Return the answer to a question, which holds for ``seconds``. Raises NoAnswer."""
        known = self.known(question)
        if known is not None:
            return known
        import asyncio

        waiting = self._under_way.get(question)
        if waiting is None:
            waiting = asyncio.ensure_future(self._asked(registry, question, path, parameters, seconds, kind, accept))
            self._under_way[question] = waiting
        return await asyncio.shield(waiting)

    async def request(
        self, registry: str, path: str, parameters: Mapping[str, str], *, kind: str = "single"
    ) -> tuple[int, Any]:
        """Return (status, JSON) of a request whose answer the caller takes apart and keeps. Raises NoAnswer."""
        if self._client is None:
            raise NoAnswer(registry, "offline")
        self._told(registry, asked=1)
        try:
            return await self._client.get(registry, path, parameters, kind=kind)
        finally:
            self._told(registry, answered=1)

    async def _asked(
        self,
        registry: str,
        question: str,
        path: str,
        parameters: Mapping[str, str] | None,
        seconds: float,
        kind: str,
        accept: str,
    ) -> Answer:
        if self._client is None:
            raise NoAnswer(registry, "offline")
        self._told(registry, asked=1)
        try:
            status, data = await self._client.get(registry, path, parameters, kind=kind, accept=accept)
        finally:
            self._told(registry, answered=1)
            self._under_way.pop(question, None)
        if status == 400:  # our question was wrong: that says nothing about the work
            raise NoAnswer(registry, "it could not be asked for this entry")
        return self.keep(question, status, data, seconds)

    def _told(self, registry: str, *, asked: int = 0, answered: int = 0) -> None:
        counts = self._counts.setdefault(registry, [0, 0])
        counts[0] += answered
        counts[1] += asked
        if self._progress:
            self._progress.tell(registry, *counts)
