"""References -> works without asking anybody: the record, and what the cache of this machine says of its works.

Gives the same as :func:`claimcheck.works.asking.settle_online` wherever that has nothing to ask, one article at a time
and without the network half of the program.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from claimcheck.model.reference import Reference
from claimcheck.model.work import Change, ResolvedReference, Settlement, WorkRecord
from claimcheck.works.doubts import doubted
from claimcheck.works.resolve import resolve
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


def settle_alone(
    references: Sequence[Reference], record: WorkRecord, known: Known, mode: str
) -> tuple[ResolvedReference, ...] | None:
    """Return one for each reference, in order; None where something is to be asked first."""
    found = resolve(references, record, mode=mode)
    if known.asks and (any(map(_is_open, found)) or doubted(found, record)):
        return None
    if not known.changes:
        return found
    return tuple(_with_changes(one, known) for one in found)


def _has_answers(sources: Sources) -> bool:
    if sources.cache_folder is None or not (sources.cache_folder / ANSWERS).is_file():
        return False
    from claimcheck.works.cache import holds_answers

    return holds_answers(sources.cache_folder)


def _is_open(one: ResolvedReference) -> bool:
    return one.settlement in (Settlement.UNVERIFIED, Settlement.OUTSIDE) and not one.asked


def _with_changes(one: ResolvedReference, known: Known) -> ResolvedReference:
    changes = known.changes.get(one.work.id) if one.work and one.settlement is Settlement.VERIFIED else None
    return replace(one, changes=changes) if changes else one
