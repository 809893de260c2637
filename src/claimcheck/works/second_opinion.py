"""Where an entry differs from the record of its DOI, another registry is heard: if it agrees with the entry, so do we.

Records hold mistakes too. What the second registry says is added to the work only where the entry says the same, so a
second opinion can clear an entry and never accuse one.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from claimcheck.model.reference import Reference
from claimcheck.model.work import Work
from claimcheck.works import openalex
from claimcheck.works.inquiry import Inquiry, NoAnswer
from claimcheck.works.matching import Agreement, compare


def differs(found: Agreement) -> bool:
    """Tell whether something that a second record may clear differs; a title is its registry's to say."""
    placed = False in (found.container, found.volume, found.pages)
    return placed or bool(found.year) or (found.authors.comparable and not found.authors.same)


async def reconsider(inquiry: Inquiry, pairs: Iterable[tuple[Reference, Work]]) -> dict[str, Work]:
    """Return, by id, the works that gain from a second opinion, of the (entry, its work) given; never raises."""
    doubted = [(one, work) for one, work in pairs if work.doi and differs(compare(one, work))]
    try:
        others = await openalex.fetch_works(inquiry, [work.doi for _, work in doubted])
    except NoAnswer:
        return {}
    changed: dict[str, Work] = {}
    for reference, work in doubted:
        other = others.get(work.doi)
        if other is not None:
            before = changed.get(work.id, work)
            after = _cleared(reference, before, other)
            if after is not before:
                changed[work.id] = after
    return changed


def _cleared(reference: Reference, work: Work, other: Work) -> Work:
    ours, theirs = compare(reference, work), compare(reference, other)
    if ours.year and theirs.year == 0:
        work = replace(work, years=(*work.years, *(year for year in other.years if year not in work.years)))
    if ours.container is False and theirs.container:
        work = replace(work, container_also=(*work.container_also, other.container))
    if ours.volume is False and theirs.volume:
        work = replace(work, volume=other.volume)
    if ours.pages is False and theirs.pages:
        work = replace(work, pages=other.pages)
    if ours.authors.comparable and not ours.authors.same and theirs.authors.comparable and theirs.authors.same:
        work = replace(work, authors=other.authors, authors_truncated=False)
    return work
