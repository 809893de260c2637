"""References -> works: by identifier, else by title, authors and year together.

What the record does not settle stays unverified, with the nearest works as candidates: a work is never accepted on
authors and year alone.
"""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.compare.folding import fold
from claimcheck.compare.identifiers import same_doi
from claimcheck.model.reference import Reference
from claimcheck.model.work import Candidate, ResolvedReference, Settled, Settlement, Work, WorkRecord
from claimcheck.works.index import RecordIndex
from claimcheck.works.matching import Agreement, accepted, another_work, compare, why_candidate
from claimcheck.works.outside import outside_kind

_SHOWN = 3  # candidates kept for an entry
CLEAR = 0.05  #: how far the best work must lie before the second
_REGISTERED = frozenset({"article-journal", "chapter", "paper-conference"})

_last: list[tuple[WorkRecord, RecordIndex]] = []  # the record of this run: every article asks the same one


def resolve(references: Sequence[Reference], record: WorkRecord, *, mode: str) -> tuple[ResolvedReference, ...]:
    """Settle entries with a record.

    ``mode``: "online", "offline" or "locked"; it only words the reason of what is not settled.
    """
    index = _index(record)
    return tuple(_resolve(reference, index, mode) for reference in references)


def _index(record: WorkRecord) -> RecordIndex:
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
    if fitting and (len(fitting) == 1 or fitting[0].score - fitting[1].score >= CLEAR or _one_work(fitting)):
        return ResolvedReference(reference, Settlement.VERIFIED, fitting[0].work, "title")
    candidates = nearest(near)
    if fitting:
        reason = f"fits {len(fitting)} works of the record nearly equally well"
        return ResolvedReference(reference, Settlement.UNVERIFIED, candidates=candidates, reason=reason)
    kind = outside_kind(reference)
    if kind:
        return ResolvedReference(reference, Settlement.OUTSIDE, reason=kind)
    answer = _settled_reference(reference, index)
    if answer:
        return _not_found(reference, answer, candidates)
    return ResolvedReference(
        reference, Settlement.UNVERIFIED, candidates=candidates, reason=_reason(reference, index.record, mode)
    )


def _by_identifier(reference: Reference, how: str, work: Work, index: RecordIndex) -> ResolvedReference:
    agreement = compare(reference, work)
    if how == "url" or not reference.read or not another_work(agreement):
        return ResolvedReference(reference, Settlement.VERIFIED, work, how)
    return _other_work(reference, how, work, index)


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
            return ResolvedReference(reference, Settlement.VERIFIED, work, "doi")
        return _other_work(reference, "doi", work, index)
    fitting = nearest([one for one in _near(reference, index) if accepted(one)])
    settlement = Settlement.NOT_REGISTERED if settled.answer == "not-registered" else Settlement.NOT_FOUND
    return ResolvedReference(reference, settlement, candidates=fitting, reason=reason, asked=settled.asked)


def _not_found(reference: Reference, answer: Settled, candidates: tuple[Candidate, ...]) -> ResolvedReference:
    """Registries had nothing; that says something only of an entry that names its work whole."""
    when = f"asked on {answer.checked}" if answer.checked else ""
    if names_its_work(reference):
        return ResolvedReference(reference, Settlement.NOT_FOUND, None, "", candidates, when, answer.asked)
    reason = "registries had nothing, and the entry was read only in part"
    return ResolvedReference(reference, Settlement.UNVERIFIED, candidates=candidates, reason=reason)


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


def _one_work(fitting: list[Agreement]) -> bool:
    """The best two are one work, listed twice."""
    return same_doi(fitting[0].work.doi, fitting[1].work.doi)


def nearest(near: Sequence[Agreement]) -> tuple[Candidate, ...]:
    """Return the works that might be meant, of those compared, best first; never one on authors and year alone."""
    likely = [
        one for one in near if one.title.agrees or (one.shared_authors and (one.near_year or one.title.score > 0.6))
    ]
    return tuple(Candidate(one.work, round(one.score, 3), why_candidate(one)) for one in likely[:_SHOWN])


def _settled_reference(reference: Reference, index: RecordIndex) -> Settled | None:
    """Return the answer on record for an entry without a DOI: the one that holds its title, year and first author."""
    title = fold(reference.title)
    if len(title.split()) < 3 or not reference.authors:
        return None
    parts = [f" {part} " for part in (title, reference.year, fold(reference.authors[0].key)) if part]
    return next((settled for text, settled in index.settled_references if all(part in text for part in parts)), None)


def _reason(reference: Reference, record: WorkRecord, mode: str) -> str:
    if not reference.read and not reference.doi:
        return "could not be read into authors, year and title"
    if not record.path:
        return "offline, and there is no references.yaml" if mode == "offline" else "there is no references.yaml"
    return "offline, and not in references.yaml" if mode == "offline" else "not in references.yaml"
