"""The order of questions about a run's entries: identifiers first, then searches, then what happened since."""

from __future__ import annotations

from asyncio import gather
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace

from claimcheck.compare.identifiers import normalise_doi, normalise_pmcid, normalise_pmid
from claimcheck.model.reference import Reference
from claimcheck.model.work import ResolvedReference, Settled, Settlement, Work, WorkRecord
from claimcheck.works import crossref, europepmc, openalex
from claimcheck.works.datacite import arxiv_doi
from claimcheck.works.doubts import doubted
from claimcheck.works.identifying import Nothing, Owner, identify, unanswered
from claimcheck.works.index import reference_line
from claimcheck.works.inquiry import Inquiry, NoAnswer
from claimcheck.works.learning import Learnt, Open, entry_key, today
from claimcheck.works.resolve import resolve
from claimcheck.works.searching import Found, search_crossref, search_everywhere
from claimcheck.works.second_opinion import second_opinions
from claimcheck.works.updates import joined, notices

#: Identifiers that are nobody's or another work's: the right work is looked for, and nothing follows from finding none.
_WRONG_IDENTIFIER = (Settlement.OTHER_WORK, Settlement.NOT_REGISTERED)
#: Crossref alone is searched, also for books and reports, some of which have a DOI.
_BY_THE_WAY = (*_WRONG_IDENTIFIER, Settlement.OUTSIDE)


async def settle(references: Sequence[Reference], record: WorkRecord, learnt: Learnt, inquiry: Inquiry) -> None:
    """Ask for everything that judging these (distinct) entries needs, into ``learnt``."""
    first = resolve(references, record, mode="online")
    await _by_identifier([one.reference for one in first if one.settlement is not Settlement.VERIFIED], learnt, inquiry)
    merged, _, _ = learnt.record(record)
    wanting = [one for one in resolve(references, merged, mode="online") if _is_wanting(one, learnt)]
    await gather(*(_by_search(one, learnt, inquiry) for one in wanting))
    await gather(_updates(learnt, inquiry), _doubts(references, record, learnt, inquiry))


async def _doubts(references: Sequence[Reference], record: WorkRecord, learnt: Learnt, inquiry: Inquiry) -> None:
    """A second opinion on works from which their entries differ; that there is none is remembered too."""
    merged, _, _ = learnt.record(record)
    works = doubted(resolve(references, merged, mode="online"), merged)
    heard = await second_opinions(inquiry, works)
    if heard is None:
        return
    learnt.second.update(heard)
    learnt.settled.extend(
        Settled("not-found", doi, asked=(openalex.REGISTRY,), checked=today()) for doi in works if doi not in heard
    )


async def _by_identifier(references: Sequence[Reference], learnt: Learnt, inquiry: Inquiry) -> None:
    wanted = {entry_key(one): one for one in references}
    dois = {key: normalise_doi(one.doi) or arxiv_doi(one.arxiv) for key, one in wanted.items()}
    indexed = [(key, one) for key, one in wanted.items() if not dois[key] and (one.pmid or one.pmcid)]
    told = await gather(*(_from_index(inquiry, one) for _, one in indexed))
    by_index: dict[str, Work] = {}
    for (key, _), work in zip(indexed, told, strict=True):
        if isinstance(work, NoAnswer):
            learnt.open[key] = Open(unanswered(work), asked=())
        elif work is not None and work.doi:
            by_index[work.doi] = work
        elif work is not None:
            learnt.add(work)
    owners = await identify(inquiry, [doi for doi in (*dois.values(), *by_index) if doi])
    for doi, indexed_work in by_index.items():
        owner = owners[doi]
        work = owner if isinstance(owner, Work) else indexed_work
        learnt.add(replace(work, pmid=indexed_work.pmid, pmcid=indexed_work.pmcid))
    for key, one in wanted.items():
        if dois[key]:
            _note(one, dois[key], owners[dois[key]], learnt)


def _note(reference: Reference, doi: str, owner: Owner, learnt: Learnt) -> None:
    if isinstance(owner, Nothing):
        if owner.registered:
            learnt.settled.append(Settled("not-found", doi, asked=("doi",), checked=today()))
        elif owner.registered is None:
            learnt.open[entry_key(reference)] = Open(owner.why)
        elif not reference.doi_in_link and reference.doi:
            settled = Settled("not-registered", doi, asked=(crossref.REGISTRY, "doi"), checked=today())
            if settled not in learnt.settled:
                learnt.settled.append(settled)
        return
    learnt.add(owner)
    if owner.doi != doi:
        learnt.aliases[doi] = owner.id


async def _from_index(inquiry: Inquiry, reference: Reference) -> Work | NoAnswer | None:
    pmid, pmcid = normalise_pmid(reference.pmid), normalise_pmcid(reference.pmcid)
    try:
        if pmid:
            return await europepmc.fetch_pmid(inquiry, pmid)
        return await europepmc.fetch_pmcid(inquiry, pmcid) if pmcid else None
    except NoAnswer as error:
        return error


def _is_wanting(one: ResolvedReference, learnt: Learnt) -> bool:
    """A search may help: there is no identifier, or it is nobody's or another work's."""
    reference = one.reference
    if not reference.read or not reference.title or entry_key(reference) in learnt.open:
        return False
    if one.settlement is Settlement.OUTSIDE:
        return bool(reference.authors and reference.year)
    return one.settlement is Settlement.UNVERIFIED or (one.settlement in _BY_THE_WAY and not one.candidates)


async def _by_search(one: ResolvedReference, learnt: Learnt, inquiry: Inquiry) -> None:
    reference = one.reference
    search: Callable[[Inquiry, Reference], Awaitable[Found]]
    search = search_crossref if one.settlement in _BY_THE_WAY else search_everywhere
    found = await search(inquiry, reference)
    if found.work:
        learnt.add(found.work)
    elif found.why:
        if one.settlement is Settlement.UNVERIFIED:
            learnt.open[entry_key(reference)] = Open(found.why, found.candidates, found.asked)
    elif one.settlement not in _WRONG_IDENTIFIER:
        for candidate in found.candidates:
            learnt.add(replace(candidate.work, passages=()))  # what was near, so that the verdict can be told again
        learnt.settled.append(
            Settled("not-found", reference=reference_line(reference), asked=found.asked, checked=today())
        )


async def _updates(learnt: Learnt, inquiry: Inquiry) -> None:
    """Notices that the works' own records do not know."""
    dois = [work.doi for work in learnt.works.values() if work.registry == crossref.REGISTRY]
    for doi, found in (await crossref.fetch_notices(inquiry, dois)).items():
        if not isinstance(found, NoAnswer):
            work = learnt.works[doi]
            told = (update for message in found for update in notices(message, doi))
            learnt.works[doi] = replace(work, updates=joined((*work.updates, *told)))
