"""From an entry without an identifier to its work: bibliographic search, then validation field by field.

Crossref first; OpenAlex, Europe PMC and DataCite where it has nothing. A registry's score is no confidence: a work is
accepted when title, authors, year and place together say so (:func:`claimcheck.works.matching.accepted`).
"""

from __future__ import annotations

from asyncio import gather
from collections.abc import Awaitable, Iterable
from dataclasses import dataclass

from claimcheck.model.reference import Reference
from claimcheck.model.work import Candidate, Work
from claimcheck.works import crossref, datacite, europepmc, openalex
from claimcheck.works.identifying import identify, unanswered
from claimcheck.works.inquiry import Inquiry, NoAnswer
from claimcheck.works.matching import accepted, clear_winner, compare, misread
from claimcheck.works.resolve import nearest

_NAMED = 4  # authors whose names go into a search
_LONGEST = 400  # characters of a search


@dataclass(frozen=True, slots=True)
class Found:
    """What a search came to. ``work``: the one accepted; without it and without ``why``, all answered and none has it.

    ``candidates``: what came near. ``why``: for people, why the search came to nothing. ``works``: everything that it
    brought up. ``ambiguous``: several of them fit nearly equally well.
    """

    work: Work | None = None
    candidates: tuple[Candidate, ...] = ()
    asked: tuple[str, ...] = ()
    why: str = ""
    works: tuple[Work, ...] = ()
    ambiguous: bool = False


def search_words(reference: Reference) -> str:
    """Return an entry as a bibliographic search asks for it: title first, numbers last."""
    names = [name.key for name in reference.authors[:_NAMED]]
    parts = (reference.title, *names, reference.container, reference.year, reference.volume, reference.pages)
    return " ".join(" ".join(part for part in parts if part).split())[:_LONGEST]


async def search_crossref(inquiry: Inquiry, reference: Reference) -> Found:
    """Return what Crossref alone has for an entry; never raises."""
    try:
        works = await crossref.search(inquiry, search_words(reference))
    except NoAnswer as error:
        return Found(why=unanswered(error))
    return _weighed(reference, works, (crossref.REGISTRY,))


async def search_everywhere(inquiry: Inquiry, reference: Reference) -> Found:
    """Return what the registries have for an entry, one after the other until one has it; never raises."""
    first = await search_crossref(inquiry, reference)
    if first.work or first.why or first.ambiguous:
        return first
    author = reference.authors[0].key if reference.authors else ""
    others = {
        openalex.REGISTRY: openalex.search(inquiry, reference.title),
        europepmc.REGISTRY: europepmc.search(inquiry, reference.title, author),
        datacite.REGISTRY: datacite.search(inquiry, reference.title),
    }
    answers = await gather(*(_answered(one) for one in others.values()))
    failed = [one for one in answers if isinstance(one, NoAnswer)]
    works = [work for one in answers if not isinstance(one, NoAnswer) for work in one]
    likely = [work for work in works if accepted(compare(reference, work))]
    best = await _as_registered(inquiry, likely)
    asked = (*first.asked, *(n for n, a in zip(others, answers, strict=True) if not isinstance(a, NoAnswer)))
    found = _weighed(reference, best, asked)
    if found.work or found.ambiguous:
        return found
    works = [*first.works, *works]
    near = sorted((compare(reference, work) for work in works), key=lambda one: -one.score)
    close = nearest(near)
    if failed:
        return Found(None, close, asked, why=unanswered(failed[0]))
    kept = {one.work.id: one for one in close}
    kept |= {one.work.id: Candidate(one.work, one.score) for one in near if misread(reference, one.work)}
    return Found(None, tuple(kept.values()), asked)


def _weighed(reference: Reference, works: Iterable[Work], asked: tuple[str, ...]) -> Found:
    """Accept the best work where it lies clearly before the second."""
    near = sorted((compare(reference, work) for work in works), key=lambda one: -one.score)
    fitting = [one for one in near if accepted(one)]
    if not fitting:
        return Found(None, nearest(near), asked, works=tuple(one.work for one in near))
    best = clear_winner(fitting)
    if best:
        return Found(best.work, (), asked)
    return Found(None, nearest(fitting), asked, ambiguous=True)


async def _as_registered(inquiry: Inquiry, works: list[Work]) -> list[Work]:
    """Put the agency's own record in the place of what an index says of a work with a DOI."""
    owners = await identify(inquiry, [work.doi for work in works if work.doi])
    found = [owner if isinstance(owner := owners.get(work.doi), Work) else work for work in works]
    return list({work.id: work for work in found}.values())


async def _answered(question: Awaitable[list[Work]]) -> list[Work] | NoAnswer:
    try:
        return await question
    except NoAnswer as error:
        return error
