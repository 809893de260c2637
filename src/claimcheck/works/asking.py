"""References -> works, with the registries: what the record does not settle is asked, the cache first.

Registries only add to the record; the verdict on each entry is then :func:`claimcheck.works.resolve.resolve`'s, on the
record with everything learnt. So a run with the registries, and ``lock`` followed by a run without, come to the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from claimcheck.compare.identifiers import normalise_doi
from claimcheck.model.reference import Reference
from claimcheck.model.work import ResolvedReference, Settled, Settlement, Work, WorkRecord
from claimcheck.works.cache import AnswerCache
from claimcheck.works.client import inquiring, open_cache
from claimcheck.works.doubts import doubted
from claimcheck.works.identifying import OFFLINE
from claimcheck.works.learning import Learnt, entry_key
from claimcheck.works.rereading import with_changes
from claimcheck.works.resolve import resolve
from claimcheck.works.sources import Progress, Sources


@dataclass(frozen=True, slots=True)
class Answers:
    """What the registries said.

    ``resolved``: one for each reference, in order. ``works``: the works learnt, owners of foreign DOIs among them
    (``cited`` False). ``settled``: negative answers. ``asked``: requests made. ``down``: registries that failed.
    ``unanswered``: how many entries stay open because a registry gave no answer.
    """

    resolved: tuple[ResolvedReference, ...]
    works: tuple[Work, ...] = ()
    settled: tuple[Settled, ...] = ()
    asked: int = 0
    down: tuple[str, ...] = ()
    unanswered: int = 0


def settle_online(
    references: Sequence[Reference], record: WorkRecord, sources: Sources, *, progress: Progress | None = None
) -> Answers:
    """Settle references with the record, then the cache, then the registries; identical references are asked once.

    Raises nothing for what registries do: entries that could not be settled stay unverified, with the reason.
    """
    mode = "offline" if sources.offline else "online"
    first = resolve(references, record, mode=mode)
    doubtful = set(doubted(first, record))
    unsettled = [
        one.reference
        for one in first
        if (one.settlement in (Settlement.UNVERIFIED, Settlement.OUTSIDE) and not one.asked)
        or (one.work is not None and normalise_doi(one.work.doi) in doubtful)
    ]
    questions = {entry_key(reference): reference for reference in unsettled}
    cache = open_cache(sources)
    try:
        if not questions:
            return Answers(with_changes(first, record, cache))
        import asyncio  # not for a run whose record settles everything

        if progress and not sources.offline:
            progress.begin(len(questions))
        learnt = Learnt()
        asked, down = asyncio.run(_ask(list(questions.values()), record, learnt, sources, cache, progress))
        merged, works, settled = learnt.record(record)
        found = with_changes(resolve(references, merged, mode=mode), record, cache)
    finally:
        cache.close()
    resolved = tuple(_with_reason(one, learnt) for one in found)
    cited = {one.work.id for one in resolved if one.work and one.settlement is Settlement.VERIFIED}
    cited |= {one.candidates[0].work.id for one in resolved if one.candidates and not _open(one)}
    works = tuple(replace(work, cited=work.id in cited) for work in works)
    return Answers(resolved, works, settled, asked, down, len(learnt.open))


async def _ask(
    references: list[Reference],
    record: WorkRecord,
    learnt: Learnt,
    sources: Sources,
    cache: AnswerCache,
    progress: Progress | None,
) -> tuple[int, tuple[str, ...]]:
    from claimcheck.works.settling import settle

    async with inquiring(sources, progress, cache) as (inquiry, made):
        await settle(references, record, learnt, inquiry)
        return made()


def _open(one: ResolvedReference) -> bool:
    return one.settlement in (Settlement.UNVERIFIED, Settlement.NOT_FOUND)


def _with_reason(one: ResolvedReference, learnt: Learnt) -> ResolvedReference:
    told = learnt.open.get(entry_key(one.reference))
    if one.settlement is not Settlement.UNVERIFIED or one.asked or told is None:
        return one
    reason = one.reason if told.why == OFFLINE else told.why  # that it is offline, resolving has said in full
    return replace(one, reason=reason, candidates=one.candidates or told.candidates, asked=told.asked)
