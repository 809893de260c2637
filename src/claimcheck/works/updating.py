"""Asks anew for the works of a record: what a registry has mended since, and what happened to a work."""

from __future__ import annotations

import asyncio
from asyncio import gather
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from claimcheck.compare.identifiers import normalise_doi, normalise_pmid
from claimcheck.model.work import Update, Work, WorkRecord
from claimcheck.works import crossref, europepmc, openalex
from claimcheck.works.changes import differences
from claimcheck.works.client import inquiring
from claimcheck.works.identifying import Nothing, identify, unanswered
from claimcheck.works.inquiry import Inquiry, NoAnswer
from claimcheck.works.rereading import told_anew
from claimcheck.works.sources import Progress, Sources
from claimcheck.works.updates import joined, notices

_EDITOR = "editor"


@dataclass(slots=True)
class Renewed:
    """``changed``: by id, a work as the record has it and as its registry tells it now. ``gone``: ids of works that
    their registry has no more. ``silent``: by id, why nothing could be learnt.
    """

    changed: dict[str, tuple[Work, Work]] = field(default_factory=dict)
    gone: list[str] = field(default_factory=list)
    silent: dict[str, str] = field(default_factory=dict)


def ask_again(record: WorkRecord, sources: Sources, progress: Progress | None = None) -> Renewed:
    """Ask for every work of a record that has an identifier; never raises for what registries do.

    Of works that an editor recorded only retractions, concerns and corrections are looked for.
    """
    return asyncio.run(_ask(record, sources, progress))


async def _ask(record: WorkRecord, sources: Sources, progress: Progress | None) -> Renewed:
    renewed = Renewed()
    async with inquiring(sources, progress) as (inquiry, _):
        second = [work for work in record.works if work.registry == openalex.REGISTRY and work.doi]
        indexed = [work for work in record.works if not work.doi and work.pmid and work.registry == europepmc.REGISTRY]
        others = [work for work in record.works if work.doi and work.registry != openalex.REGISTRY]
        await gather(
            _second(inquiry, second, renewed),
            _indexed(inquiry, indexed, renewed),
            _by_doi(inquiry, others, renewed),
        )
    return renewed


async def _by_doi(inquiry: Inquiry, works: list[Work], renewed: Renewed) -> None:
    owners = await identify(inquiry, [normalise_doi(work.doi) for work in works])
    since = await crossref.fetch_notices(
        inquiry, [doi for doi, owner in owners.items() if isinstance(owner, Work) and owner.registry == "crossref"]
    )
    for work in works:
        doi = normalise_doi(work.doi)
        owner, told = owners[doi], since.get(doi, [])
        if isinstance(owner, Nothing):
            if owner.registered is False and work.registry != _EDITOR:
                renewed.gone.append(work.id)
            elif owner.registered is None:
                renewed.silent[work.id] = owner.why
            continue
        if isinstance(told, NoAnswer):
            renewed.silent[work.id] = unanswered(told)
            updates: Iterable[Update] = (*work.updates, *owner.updates)
        else:
            updates = (*owner.updates, *(update for one in told for update in notices(one, doi)))
        if work.registry == _EDITOR:
            _note(work, replace(work, updates=joined((*work.updates, *updates))), renewed)
        else:
            _note(work, told_anew(work, replace(owner, updates=joined(updates))), renewed)


async def _second(inquiry: Inquiry, works: list[Work], renewed: Renewed) -> None:
    try:
        found = await openalex.fetch_works(inquiry, [normalise_doi(work.doi) for work in works])
    except NoAnswer as error:
        renewed.silent.update((work.id, unanswered(error)) for work in works)
        return
    for work in works:
        now = found.get(normalise_doi(work.doi))
        if now is None:
            renewed.gone.append(work.id)
        else:
            _note(work, told_anew(work, now), renewed)


async def _indexed(inquiry: Inquiry, works: list[Work], renewed: Renewed) -> None:
    for work in works:
        try:
            now = await europepmc.fetch_pmid(inquiry, normalise_pmid(work.pmid))
        except NoAnswer as error:
            renewed.silent[work.id] = unanswered(error)
            continue
        if now is None:
            renewed.gone.append(work.id)
        else:
            _note(work, told_anew(work, now), renewed)


def _note(before: Work, now: Work, renewed: Renewed) -> None:
    if differences(before, now) or before.passages != now.passages:
        renewed.changed[before.id] = (before, now)
