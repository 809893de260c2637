"""What one run has learnt from the registries: works, negative answers, and why an entry stays open."""

from __future__ import annotations

import time
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from claimcheck.compare import lazy_patterns as re
from claimcheck.compare.folding import squeezed
from claimcheck.compare.identifiers import normalise_doi
from claimcheck.model.reference import Reference
from claimcheck.model.work import Candidate, Settled, Work, WorkRecord

_FIELDS = (
    "type", "year", "title", "container", "volume", "issue", "pages", "publisher", "doi", "pmid", "pmcid", "isbn",
    "arxiv", "url", "doi_in_link", "read",
)  # fmt: skip
_LETTERS = re.compile(r"[^a-z0-9]+")


EntryKey = tuple[object, ...]


def entry_key(reference: Reference) -> EntryKey:
    """Return what an entry says, without where it stands: alike entries of several articles are one question."""
    names = tuple((name.family, name.given, name.literal) for name in reference.authors)
    return (names, reference.authors_truncated, *(getattr(reference, field) for field in _FIELDS))


@dataclass(frozen=True, slots=True)
class Open:
    """Why an entry could not be settled, for people, with the works that came near."""

    why: str
    candidates: tuple[Candidate, ...] = ()
    asked: tuple[str, ...] = ()


@dataclass(slots=True)
class Learnt:
    """Collected while asking. ``works`` by key (DOI, else the registry's own id); ``aliases``: DOI -> key; ``second``:
    what a second registry says of a work, by DOI.
    """

    works: dict[str, Work] = field(default_factory=dict)
    aliases: dict[str, str] = field(default_factory=dict)
    settled: list[Settled] = field(default_factory=list)
    open: dict[EntryKey, Open] = field(default_factory=dict)
    second: dict[str, Work] = field(default_factory=dict)

    def add(self, work: Work) -> None:
        """Keep a work; what is known of it already gains ids that it lacked."""
        before = self.works.get(work.id)
        if before is not None:
            work = replace(before, pmid=before.pmid or work.pmid, pmcid=before.pmcid or work.pmcid)
        self.works[work.id] = work

    def record(self, before: WorkRecord) -> tuple[WorkRecord, tuple[Work, ...], tuple[Settled, ...]]:
        """Return ``before`` with everything learnt, and what is new in it; ids are made, stable and unique."""
        known: dict[str, str] = {}
        for work in before.works:
            if work.doi:
                known.setdefault(normalise_doi(work.doi), work.id)
        taken = {work.id for work in before.works}
        ids: dict[str, str] = {}
        new = []
        for key, work in self.works.items():
            ids[key] = known.get(work.doi) or free_id(work, taken)
            if ids[key] not in taken:
                taken.add(ids[key])
                new.append(replace(work, id=ids[key]))
        first = {**known, **{work.doi: work.id for work in new if work.doi}}
        for doi, work in self.second.items():
            name = f"{first[doi]}-{work.registry}"
            if name not in taken:
                taken.add(name)
                new.append(replace(work, id=name))
        settled = tuple(self.settled) + tuple(
            Settled("other-work", doi, work=ids[key], checked=self.works[key].retrieved)
            for doi, key in self.aliases.items()
            if key in ids
        )
        merged = WorkRecord(before.path, (*before.works, *new), (*before.settled, *settled), before.checked)
        return merged, tuple(new), settled


def today() -> str:
    """Return the day of this run, in UTC: 2026-11-22."""
    return time.strftime("%Y-%m-%d", time.gmtime())


def free_id(work: Work, taken: Iterable[str]) -> str:
    """Return an id that nobody has: first author and year, then a letter."""
    name = squeezed(work.authors[0].key if work.authors else work.title)
    stem = (_LETTERS.sub("", name)[:24] or "work") + (work.years[0] if work.years else "")
    used = set(taken) if not isinstance(taken, set) else taken
    if stem not in used:
        return stem
    number = 0
    while (found := f"{stem}{_letter(number)}") in used:
        number += 1
    return found


def _letter(number: int) -> str:
    letters = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("a") + rest) + letters
    return letters
