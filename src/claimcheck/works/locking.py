"""What ``claimcheck lock`` does: entries -> what ``references.yaml`` has to gain, or to change."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from claimcheck.compare.identifiers import normalise_doi
from claimcheck.model.reference import Reference
from claimcheck.model.work import ResolvedReference, Settled, Settlement, WorkRecord
from claimcheck.works.asking import Answers, settle_online
from claimcheck.works.index import RecordIndex
from claimcheck.works.record import load_record
from claimcheck.works.saving import Additions
from claimcheck.works.sources import Progress, Sources
from claimcheck.works.updating import Renewed, ask_again


@dataclass(frozen=True, slots=True)
class Lock:
    """What was learnt. ``resolved``: one for each entry; ``renewed``: with ``update``, what became of recorded works;
    ``unanswered``: entries and works about which a registry could not be asked; ``down``: registries that failed.
    """

    additions: Additions
    resolved: tuple[ResolvedReference, ...]
    renewed: Renewed
    unanswered: int = 0
    down: tuple[str, ...] = ()


def learn(
    references: Sequence[Reference],
    path: str,
    sources: Sources,
    *,
    update: bool = False,
    progress: Progress | None = None,
) -> Lock:
    """Ask for what the record at ``path`` does not settle; with ``update`` for everything anew.

    Writes nothing; :func:`claimcheck.works.saving.save` does. Raises RecordError for a record that cannot be read.
    """
    record = load_record(path) if Path(path).is_file() and Path(path).stat().st_size else WorkRecord(path)
    if update:
        sources = replace(sources, asked_since=time.time())
    renewed = ask_again(record, sources, progress) if update and record.works else Renewed()
    works = tuple(renewed.changed.get(work.id, (work, work))[1] for work in record.works)
    asked = replace(record, works=works, settled=()) if update else record
    answers = settle_online(references, asked, sources, progress=progress)
    dropped = _dropped(record, answers) if update else ()
    unanswered = answers.unanswered + len(renewed.silent)
    additions = Additions(
        answers.works,
        answers.settled,
        renewed.changed,
        dropped,
        _today() if not unanswered and not answers.down and not sources.offline else "",
        renewed=update,
    )
    return Lock(additions, answers.resolved, renewed, unanswered, answers.down)


def _dropped(record: WorkRecord, answers: Answers) -> tuple[Settled, ...]:
    """Return the settled answers that hold no more: the registries have the work by now, or say something else."""
    now = {normalise_doi(one.doi): one.answer for one in answers.settled if one.doi}
    works = {normalise_doi(work.doi) for work in answers.works if work.doi}
    found = {id(one) for one in _found_by_now(record, answers.resolved)}
    dropped = []
    for one in record.settled:
        doi = normalise_doi(one.doi)
        if id(one) in found or (doi and (doi in works or now.get(doi, one.answer) != one.answer)):
            dropped.append(one)
    return tuple(dropped)


def _found_by_now(record: WorkRecord, resolved: Sequence[ResolvedReference]) -> list[Settled]:
    index = RecordIndex(record)
    verified = (one.reference for one in resolved if one.settlement is Settlement.VERIFIED)
    return [answer for reference in verified if (answer := index.settled_reference(reference))]


def _today() -> str:
    return time.strftime("%Y-%m-%d")
