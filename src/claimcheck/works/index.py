"""Finds works of a record by identifier, by the words of their titles and by their authors."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice

from claimcheck.compare.folding import fold
from claimcheck.compare.identifiers import (
    normalise_arxiv,
    normalise_doi,
    normalise_isbn,
    normalise_pmcid,
    normalise_pmid,
    normalise_url,
)
from claimcheck.compare.names import family_keys
from claimcheck.compare.titles import content_words
from claimcheck.compare.years import year_distance
from claimcheck.model.reference import Name, Reference
from claimcheck.model.work import Settled, Work, WorkRecord

_RARE = 6  # words of a title that are looked up, the rarest first: slips leave some of them whole
_TELLING = 3  # words of a title that make an entry known by title, year and first author
_CLOSER = 12  # works that are then compared field by field


class RecordIndex:
    """Look-up tables over a record; built once, so that each entry costs the same whatever the record's size."""

    def __init__(self, record: WorkRecord) -> None:
        self.record = record
        self.works = {work.id: work for work in record.works}
        self._identifiers: dict[tuple[str, str], Work] = {}
        self._words: dict[str, list[int]] = {}
        self._authors: dict[str, list[int]] = {}
        self._settled_dois: dict[str, Settled] = {}
        self._settled_references: list[tuple[str, Settled]] = []
        self._settled_texts: dict[str, Settled] = {}
        self._second: dict[str, list[Work]] = {}
        for number, work in enumerate(record.works):
            first = self._identifiers.get(("doi", normalise_doi(work.doi))) if work.doi else None
            if first is not None and first.registry != work.registry:
                self._second.setdefault(normalise_doi(work.doi), []).append(work)
                continue
            for key in _keys(work):
                self._identifiers.setdefault(key, work)
            for word in content_words(work.full_title):
                self._words.setdefault(word, []).append(number)
            for name in work.authors[:_RARE]:
                for family in family_keys(name.key):
                    self._authors.setdefault(family, []).append(number)
        for settled in record.settled:
            doi = normalise_doi(settled.doi)
            if doi:
                self._settled_dois[doi] = settled
            if settled.reference:
                folded = fold(settled.reference)
                self._settled_texts.setdefault(folded, settled)
                self._settled_references.append((f" {folded} ", settled))

    def by_identifier(self, reference: Reference) -> tuple[str, Work] | None:
        """Return which identifier of an entry the record knows, and whose it is."""
        for key in _keys(reference):
            work = self._identifiers.get(key)
            if work is not None:
                return key[0], work
        return None

    def second_tellings(self, work: Work) -> Sequence[Work]:
        """Return what other registries than the work's own say of it."""
        return self._second.get(normalise_doi(work.doi), ()) if work.doi else ()

    def settled_doi(self, doi: str) -> Settled | None:
        """Return the answer that is on record for a DOI."""
        return self._settled_dois.get(normalise_doi(doi)) if doi else None

    def settled_reference(self, reference: Reference) -> Settled | None:
        """Return the answer on record for an entry: the one whose text is the entry, or holds its parts."""
        if not self._settled_texts or not reference.title:
            return None
        same = self._settled_texts.get(fold(reference_line(reference)))
        title = fold(reference.title)
        if same or len(title.split()) < _TELLING or not reference.authors:
            return same
        parts = [f" {part} " for part in (title, reference.year, fold(reference.authors[0].key)) if part]
        return next((one for text, one in self._settled_references if all(part in text for part in parts)), None)

    def by_title(self, title: str) -> list[Work]:
        """Return the works whose titles share at least half of the rarest words of ``title``, most words first."""
        words = [w for w in content_words(title) if w in self._words]
        words.sort(key=lambda w: (len(self._words[w]), w))
        words = words[:_RARE]
        shared = Counter(number for word in words for number in self._words[word])
        return [self.record.works[n] for n, count in shared.most_common(_CLOSER) if count * 2 >= len(words)]

    def by_authors(self, authors: Sequence[Name], year: str) -> list[Work]:
        """Return the works of about that year that share at least half of the first few authors, most first."""
        shared: Counter[int] = Counter()
        first = authors[:_RARE]
        for name in first:
            shared.update({number for key in family_keys(name.key) for number in self._authors.get(key, ())})
        likely = (n for n, count in shared.most_common() if count * 2 >= len(first))
        near = (n for n in likely if (year_distance(year, self.record.works[n].years) or 0) <= 1)
        return [self.record.works[n] for n in islice(near, _CLOSER)]


def reference_line(reference: Reference) -> str:
    """Return an entry as one line, as ``settled`` in ``references.yaml`` names it."""
    names = ", ".join(f"{n.family}, {n.given}".rstrip(", ") if n.family else n.literal for n in reference.authors)
    place = reference.container + (f", {reference.volume}" if reference.volume else "")
    place += (f"({reference.issue})" if reference.issue else "") + (f", {reference.pages}" if reference.pages else "")
    year = f"({reference.year}{reference.suffix})." if reference.year else ""
    return " ".join(part for part in (names, year, f"{reference.title}.", f"{place}." if place else "") if part)


def _keys(one: Work | Reference) -> Iterator[tuple[str, str]]:
    """Yield the identifiers of a work or an entry, each in its one spelling, the most telling first."""
    for kind, value in (
        ("doi", normalise_doi(one.doi) if one.doi else ""),
        ("pmid", normalise_pmid(one.pmid)),
        ("pmcid", normalise_pmcid(one.pmcid)),
        ("arxiv", normalise_arxiv(one.arxiv)),
        ("isbn", normalise_isbn(one.isbn) if one.isbn else ""),
        ("url", normalise_url(one.url) if one.url else ""),
    ):
        if value:
            yield kind, value
