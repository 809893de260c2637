"""What the cache of this machine knows that ``references.yaml`` does not: answers that came after the record's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from claimcheck.compare.identifiers import normalise_doi
from claimcheck.model.work import Change, ResolvedReference, Settlement, Work, WorkRecord
from claimcheck.works import crossref
from claimcheck.works.cache import AnswerCache
from claimcheck.works.changes import differences
from claimcheck.works.raw import mappings
from claimcheck.works.updates import joined, notices


def with_changes(
    resolved: Sequence[ResolvedReference], record: WorkRecord, cache: AnswerCache
) -> tuple[ResolvedReference, ...]:
    """Return the entries, those whose work Crossref tells otherwise by now with the changes."""
    works = {work.id: work for work in record.works}
    found: dict[str, tuple[Change, ...]] = {}
    told = []
    for one in resolved:
        work = works.get(one.work.id) if one.work and one.settlement is Settlement.VERIFIED else None
        changes: tuple[Change, ...] = ()
        if work is not None and is_recorded(work):
            if work.id not in found:
                found[work.id] = _changes(work, cache)
            changes = found[work.id]
        told.append(replace(one, changes=changes) if changes else one)
    return tuple(told)


def changes_of(record: WorkRecord, cache: AnswerCache) -> dict[str, tuple[Change, ...]]:
    """Return by id of the work what Crossref tells otherwise by now, of all works of a record."""
    found = {work.id: _changes(work, cache) for work in record.works if is_recorded(work)}
    return {work: changes for work, changes in found.items() if changes}


def is_recorded(work: Work) -> bool:
    """Tell whether a work stands in ``references.yaml`` as Crossref's answer."""
    return bool(work.line and work.doi and work.registry == crossref.REGISTRY)


def told_anew(before: Work, now: Work) -> Work:
    """Return a registry's new answer with what other registries added to the old one: ids, and passages by hand."""
    passages = tuple(one for one in before.passages if one.origin != "abstract")
    abstract = tuple(one for one in now.passages if one.origin == "abstract")
    kept = abstract or tuple(one for one in before.passages if one.origin == "abstract")
    return replace(
        now,
        id=before.id,
        pmid=now.pmid or before.pmid,
        pmcid=now.pmcid or before.pmcid,
        arxiv=now.arxiv or before.arxiv,
        url=now.url or before.url,
        passages=(*kept, *passages),
        cited=before.cited,
        confirmed=before.confirmed,
        line=before.line,
    )


def _changes(work: Work, cache: AnswerCache) -> tuple[Change, ...]:
    doi = normalise_doi(work.doi)
    answer = cache.get(crossref.record_question(doi))
    if answer is None or answer.status != 200 or answer.day < work.retrieved:
        return ()
    now = crossref.read_work(answer.data, answer.day)
    if now is None:
        return ()
    since = cache.get(crossref.notices_question(doi))
    if since is None:  # nobody asked for notices: what is known of them stands
        updates = joined((*work.updates, *now.updates))
    else:
        updates = joined((*now.updates, *(u for message in mappings(since.data) for u in notices(message, doi))))
    return differences(work, told_anew(work, replace(now, updates=updates)))
