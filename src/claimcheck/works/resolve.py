"""References -> works: by identifier, else by title, authors and year together.

What the record does not settle stays unverified, with the nearest works as candidates: a work is never accepted on
authors and year alone.
"""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.model.reference import Reference
from claimcheck.model.work import Candidate, ResolvedReference, Settled, Settlement, Work, WorkRecord
from claimcheck.works.index import RecordIndex
from claimcheck.works.matching import (
    Agreement,
    accepted,
    another_work,
    clear_winner,
    compare,
    misread,
    told_wrongly,
    why_candidate,
)
from claimcheck.works.opinions import reconsidered
from claimcheck.works.outside import outside_kind

_SHOWN = 3  # candidates kept for an entry
_REGISTERED = frozenset({"article-journal", "chapter", "paper-conference"})

_last: list[tuple[WorkRecord, RecordIndex]] = []  # the record of this run: every article asks the same one


def resolve(references: Sequence[Reference], record: WorkRecord, *, mode: str) -> tuple[ResolvedReference, ...]:
    """Settle entries with a record.

    ``mode``: "online", "offline" or "locked"; it only words the reason of what is not settled.
    """
    index = record_index(record)
    return tuple(_resolve(reference, index, mode) for reference in references)


def record_index(record: WorkRecord) -> RecordIndex:
    """Return the look-up tables of a record; those of the record asked last are kept."""
    if not _last or _last[0][0] is not record:
        _last[:] = [(record, RecordIndex(record))]
    return _last[0][1]


def _resolve(reference: Reference, index: RecordIndex, mode: str) -> ResolvedReference:
    found = index.by_identifier(reference)
    if found:
        return _by_identifier(reference, *found, index)
    settled = index.settled_doi(reference.doi)
    if settled:
        return _settled_doi(reference, settled, index)
    near = _near(reference, index)
    fitting = [one for one in near if accepted(one)]
    best = clear_winner(fitting)
    if best:
        return _verified(reference, "title", best.work, index)
    answer = index.settled_reference(reference)
    asked = answer.asked if answer else ()
    if fitting:
        reason = f"fits {len(fitting)} works nearly equally well"
        return ResolvedReference(reference, Settlement.UNVERIFIED, candidates=nearest(near), reason=reason, asked=asked)
    kind = outside_kind(reference)
    if kind:
        return ResolvedReference(reference, Settlement.OUTSIDE, reason=kind, asked=asked)
    if answer:
        return _not_found(reference, answer, near)
    return ResolvedReference(
        reference, Settlement.UNVERIFIED, candidates=nearest(near), reason=_reason(reference, index.record, mode)
    )


def _by_identifier(reference: Reference, how: str, work: Work, index: RecordIndex) -> ResolvedReference:
    agreement = compare(reference, work)
    if how == "url" or not reference.read or not another_work(agreement):
        return _verified(reference, how, work, index)
    return _other_work(reference, how, work, index)


def _verified(reference: Reference, how: str, work: Work, index: RecordIndex) -> ResolvedReference:
    work = reconsidered(reference, work, index.second_tellings(work))
    return ResolvedReference(reference, Settlement.VERIFIED, work, how)


def _other_work(reference: Reference, how: str, work: Work, index: RecordIndex) -> ResolvedReference:
    """The identifier is another work's; the first candidate is the right one only if it would be accepted."""
    near = [one for one in _near(reference, index) if one.work is not work]
    fitting = [one for one in near if accepted(one)]
    return ResolvedReference(reference, Settlement.OTHER_WORK, work, how, nearest(fitting))


def _settled_doi(reference: Reference, settled: Settled, index: RecordIndex) -> ResolvedReference:
    reason = f"asked on {settled.checked}" if settled.checked else ""
    if settled.answer == "other-work":
        work = index.works[settled.work]
        if reference.read and not another_work(compare(reference, work)):
            return _verified(reference, "doi", work, index)
        return _other_work(reference, "doi", work, index)
    fitting = nearest([one for one in _near(reference, index) if accepted(one)])
    if settled.answer == "not-registered":
        return ResolvedReference(
            reference, Settlement.NOT_REGISTERED, candidates=fitting, reason=reason, asked=settled.asked
        )
    reason = "the DOI is registered, but its record could not be had"
    return ResolvedReference(reference, Settlement.UNVERIFIED, candidates=fitting, reason=reason, asked=settled.asked)


def _not_found(reference: Reference, answer: Settled, near: Sequence[Agreement]) -> ResolvedReference:
    """Registries had nothing; that says something only of an entry that was surely read and names its work whole."""
    candidates = nearest(near)
    close = candidates[0].work if candidates else None
    if not names_its_work(reference):
        reason = "registries had nothing, and the entry was read only in part"
    elif any(misread(reference, one.work) for one in near):
        reason = "registries had nothing, and the entry could not be read for certain"
    elif any(one.work is close and told_wrongly(one) for one in near):
        reason = "no registry has exactly this work"
    else:
        when = f"asked on {answer.checked}" if answer.checked else ""
        return ResolvedReference(reference, Settlement.NOT_FOUND, None, "", candidates, when, answer.asked)
    return ResolvedReference(reference, Settlement.UNVERIFIED, None, "", candidates, reason, answer.asked)


def names_its_work(reference: Reference) -> bool:
    """Tell whether an entry is of a kind that registries cover and says enough for "not found" to mean something."""
    whole = reference.read and reference.authors and reference.year and reference.title and reference.container
    return bool(whole) and reference.type in _REGISTERED


def _near(reference: Reference, index: RecordIndex) -> list[Agreement]:
    works = {work.id: work for work in index.by_title(reference.title)}
    works.update((work.id, work) for work in index.by_authors(reference.authors, reference.year))
    near = [compare(reference, work) for work in works.values()]
    near.sort(key=lambda one: -one.score)
    return near


def nearest(near: Sequence[Agreement]) -> tuple[Candidate, ...]:
    """Return the works that might be meant, of those compared, best first; never one on authors and year alone."""
    likely = [
        one for one in near if one.title.agrees or (one.shared_authors and (one.near_year or one.title.score > 0.6))
    ]
    return tuple(Candidate(one.work, round(one.score, 3), why_candidate(one)) for one in likely[:_SHOWN])


def _reason(reference: Reference, record: WorkRecord, mode: str) -> str:
    if not reference.read and not reference.doi:
        return "could not be read into authors, year and title"
    if not record.path:
        return "offline, and there is no references.yaml" if mode == "offline" else "there is no references.yaml"
    return "offline, and not in references.yaml" if mode == "offline" else "not in references.yaml"
