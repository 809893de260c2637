"""Opens what a run asks with: the cache, the limits and the connection, and closes them again."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from claimcheck.works.cache import AnswerCache
from claimcheck.works.inquiry import Inquiry
from claimcheck.works.sources import DEFAULTS, Progress, Sources


@asynccontextmanager
async def inquiring(
    sources: Sources, progress: Progress | None, cache: AnswerCache | None = None
) -> AsyncIterator[tuple[Inquiry, Callable[[], tuple[int, tuple[str, ...]]]]]:
    """Give an inquiry, and a function that tells how many requests were made and which registries were down.

    ``cache``: one that is open already, and stays so.
    """
    own = None if cache else open_cache(sources)
    answers = cache or own
    assert answers is not None
    try:
        answers.prune()
        if sources.offline:
            yield Inquiry(answers, None, progress), lambda: (0, ())
            return
        from claimcheck.works.http import Client  # httpx takes 0.15 s to import
        from claimcheck.works.limits import Limits

        limits = Limits(sources.cache_folder)
        try:
            async with Client(sources, limits) as client:
                yield Inquiry(answers, client, progress), lambda: (client.requests, client.down)
        finally:
            limits.close()
    finally:
        if own:
            own.close()


def open_cache(sources: Sources) -> AnswerCache:
    """Return the cache of a run."""
    folder = None if sources.no_cache else sources.cache_folder
    mirrors = {name: address for name, address in sources.addresses.items() if address != DEFAULTS[name]}
    return AnswerCache(folder, since=sources.asked_since, mirrors=mirrors)
