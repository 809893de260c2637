"""What the cache of this machine adds to the record before anything is asked."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from claimcheck.model.work import Change, WorkRecord
from claimcheck.works.sources import ANSWERS, Sources


@dataclass(frozen=True, slots=True)
class Known:
    """What is known beside the record. ``changes``: by id of the work, how Crossref tells it otherwise by now.

    ``asks``: what the record does not settle is asked of a registry, or of a cache that holds answers.
    """

    changes: Mapping[str, tuple[Change, ...]] = field(default_factory=dict)
    asks: bool = False


def known_beside(record: Callable[[], WorkRecord], sources: Sources | None) -> Known:
    """Return what is known beside the record that ``record`` reads; ``sources`` None: nothing."""
    if sources is None:
        return Known()
    if sources.no_cache or not _has_answers(sources):
        return Known(asks=not sources.offline)
    from claimcheck.works.client import open_cache
    from claimcheck.works.rereading import changes_of

    cache = open_cache(sources)
    try:
        return Known(changes_of(record(), cache), asks=True)
    finally:
        cache.close()


def _has_answers(sources: Sources) -> bool:
    if sources.cache_folder is None or not (sources.cache_folder / ANSWERS).is_file():
        return False
    from claimcheck.works.cache import holds_answers

    return holds_answers(sources.cache_folder)
