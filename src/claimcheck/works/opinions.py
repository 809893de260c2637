"""Two registries, one work: where they disagree and one agrees with the entry, the entry is right.

A second registry's telling stands in ``references.yaml`` as a work of its own with the same DOI. It can clear an entry
and never accuse one: of the second telling only those fields are heard that agree with the entry.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from claimcheck.model.reference import Reference
from claimcheck.model.work import Work
from claimcheck.works.matching import Agreement, compare


def differs(found: Agreement) -> bool:
    """Tell whether something that a second telling may clear differs; a title is its registry's to say."""
    placed = False in (found.container, found.volume, found.pages)
    return placed or bool(found.year) or (found.authors.comparable and not found.authors.same)


def reconsidered(reference: Reference, work: Work, others: Iterable[Work]) -> Work:
    """Return the work with those fields of other tellings that agree with the entry, where the work's own do not.

    Returns ``work`` itself where nothing is gained.
    """
    for other in others:
        ours = compare(reference, work)
        if not differs(ours):
            break
        theirs = compare(reference, other)
        if ours.year and theirs.year == 0:
            work = replace(work, years=(*work.years, *(year for year in other.years if year not in work.years)))
        if ours.container is False and theirs.container:
            work = replace(work, container_also=(*work.container_also, other.container, *other.container_also))
        if ours.volume is False and theirs.volume:
            work = replace(work, volume=other.volume)
        if ours.pages is False and theirs.pages:
            work = replace(work, pages=other.pages)
        if ours.authors.comparable and not ours.authors.same and theirs.authors.comparable and theirs.authors.same:
            work = replace(work, authors=other.authors, authors_truncated=False)
    return work
