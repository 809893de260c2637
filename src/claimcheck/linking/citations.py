"""Marks -> entries: by what the file says of them, name and year, number, footnote label, key or identifier.

A mark that fits several entries lists them all (CIT003 asks the author); one that fits none lists none. Filters
narrow the candidates one after the other, and none of them may leave nothing over: a slip in the second author's
name does not unlink a mark whose first author and year fit one entry only.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from claimcheck.compare.citing import index_of, same_person
from claimcheck.compare.titles import compare_titles
from claimcheck.compare.years import year_distance
from claimcheck.model.citation import Citation, CitationItem, CitationKind
from claimcheck.model.document import Block, BlockKind, Document
from claimcheck.model.reference import Reference, ReferenceList


def link_citations(
    citations: Iterable[Citation], lists: Sequence[ReferenceList], blocks: Iterable[Block] = ()
) -> tuple[Citation, ...]:
    """Return the citations with ``references`` of each item filled in; ``blocks``: the document's, for its notes."""
    linker = _Linker(lists, blocks)
    linked: list[Citation] = []
    for citation in citations:
        items = tuple(_linked(item, linker.entries(citation, item)) for item in citation.items)
        if linked and items and items[0].label == "ibid.":
            before = next((i.references for i in reversed(linked[-1].items) if i.references), ())
            items = (replace(items[0], references=before),)
        linked.append(citation if items == citation.items else citation.with_items(items))
    return tuple(linked)


def cited_only(
    document: Document, lists: Sequence[ReferenceList], citations: Iterable[Citation]
) -> tuple[ReferenceList, ...]:
    """Return the lists, those of appended files without what is not cited: a .bib holds a whole library."""
    if not document.appended:
        return tuple(lists)
    begin = document.appended[0].start
    cited = {r for citation in citations for r in citation.references}
    return tuple(
        one if one.span.start < begin else replace(one, references=tuple(r for r in one.references if r.id in cited))
        for one in lists
    )


def _linked(item: CitationItem, references: tuple[str, ...]) -> CitationItem:
    return item if item.references == references else item.linked(references)


class _Linker:
    def __init__(self, lists: Sequence[ReferenceList], blocks: Iterable[Block]) -> None:
        references = [r for one in lists for r in one.references]
        self.index = index_of(lists)
        self.by: Mapping[CitationKind, Callable[[CitationItem], tuple[str, ...]]] = {
            CitationKind.AUTHOR_YEAR: self._by_author_year,
            CitationKind.NUMERIC: self._by_number,
            CitationKind.FOOTNOTE: self._by_footnote,
            CitationKind.LINK: self._by_identifier,
            CitationKind.IDENTIFIER: self._by_identifier,
            CitationKind.CITEKEY: self._by_key,
        }
        self.numbers: dict[str, list[str]] = {}
        self.positions: dict[str, list[str]] = {}
        self.identifiers: dict[str, list[str]] = {}
        self.keys: dict[str, list[str]] = {}
        self.known_works: dict[tuple[object, ...], str] = {}
        for one in lists:
            if one.keyed:
                for reference in one.references:
                    self.keys.setdefault(reference.label or "", []).append(reference.id)
                continue
            for position, reference in enumerate(one.references, 1):
                if reference.label and one.numbered:
                    self.numbers.setdefault(reference.label, []).append(reference.id)
                elif reference.label:
                    self.positions.setdefault(f"^{reference.label}", []).append(reference.id)
                if not one.numbered and not one.further_reading and len(lists) == 1:
                    self.positions.setdefault(str(position), []).append(reference.id)
        notes = [block for block in blocks if block.kind is BlockKind.FOOTNOTE]
        starts = {r.span.start: r.id for r in references} if notes else {}
        self.notes: dict[str, list[str]] = {block.label: [] for block in notes}
        for block in notes:
            self.notes[block.label] += [starts[block.span.start]] if block.span.start in starts else []
        for reference in references:
            for key in _identifiers(reference):
                self.identifiers.setdefault(key, []).append(reference.id)

    def entries(self, citation: Citation, item: CitationItem) -> tuple[str, ...]:
        """Return the ids of the entries that the item fits."""
        if citation.weak:
            return ()
        if item.works and (meant := self._by_works(item)):
            return meant
        return self.by[citation.kind](item) or (self._by_identifier(item) if item.identifier else ())

    def _by_works(self, item: CitationItem) -> tuple[str, ...]:
        """Return the entry of the work that the file says is meant; of several, the one with the printed number."""
        found = tuple(dict.fromkeys(entry for work in item.works if (entry := self._entry_of(work))))
        if len(item.works) == 1:
            return found[:1]
        return tuple(entry for entry in self._by_number(item) if entry in found)

    def _entry_of(self, work: Reference) -> str:
        """Return the entry with the work's DOI, else the one with its first author, title and year; "" for none."""
        key = (work.doi, work.title, work.year, work.authors[:1])
        if key not in self.known_works:
            by_doi = self.identifiers.get(f"doi:{work.doi.lower()}") if work.doi else None
            self.known_works[key] = by_doi[0] if by_doi else self._by_title(work)
        return self.known_works[key]

    def _by_title(self, work: Reference) -> str:
        if not work.authors or not work.title:
            return ""
        same = [
            (year_distance(work.year, (r.year,)) or 0, r.id)
            for r in self.index.by_first_author(work.authors[0].key)
            if compare_titles(r.title, work.title).agrees and (year_distance(work.year, (r.year,)) or 0) <= 1
        ]
        return min(same, key=lambda one: one[0])[1] if same else ""

    def _by_number(self, item: CitationItem) -> tuple[str, ...]:
        table = self.numbers or self.positions
        return tuple(table.get(item.label or "", ())[:1])

    def _by_footnote(self, item: CitationItem) -> tuple[str, ...]:
        label = item.label or ""
        if label in self.notes:  # a remark is no entry, whatever the list has under its number
            return tuple(self.notes[label][:1])
        return tuple(self.numbers.get(label) or self.positions.get(f"^{label}") or ())[:1]

    def _by_key(self, item: CitationItem) -> tuple[str, ...]:
        """Return the entries with the key (several where one number of a list holds several works)."""
        return tuple(self.keys.get(item.label or "", ())) or self._by_identifier(item)

    def _by_identifier(self, item: CitationItem) -> tuple[str, ...]:
        key = (item.identifier or item.label or "").lower().rstrip("/")
        return tuple(self.identifiers.get(key, ())[:1])

    def _by_author_year(self, item: CitationItem) -> tuple[str, ...]:
        if not item.authors:
            return ()
        candidates = [r for r in self.index.by_first_author(item.authors[0]) if same_year(r, item.year)]
        if item.suffix and any(r.suffix for r in candidates):
            lettered = [r for r in candidates if r.suffix == item.suffix]
            # "2017a" over "2017" and "2017b": the entry without a letter is the only one left.
            candidates = lettered or [r for r in candidates if not r.suffix][:1]
        for keep in (_by_initials, _by_second_author, _by_order, _by_author_count):
            narrowed = keep(candidates, item)
            candidates = narrowed or candidates
        return tuple(dict.fromkeys(r.id for r in candidates))


def same_year(reference: Reference, year: str) -> bool:
    """Tell whether the entry's year is the mark's; words such as "in press" go with one another."""
    if reference.year == year:
        return True
    return (
        not reference.year[:1].isdigit()
        and not year[:1].isdigit()
        and bool(reference.year)
        and reference.year != "n.d."
    )


def _by_initials(candidates: list[Reference], item: CitationItem) -> list[Reference]:
    """ "B. Zheng et al." prints initials to tell two people apart."""
    if not item.initials:
        return candidates
    wanted = [c for c in item.initials if c.isupper()]
    return [r for r in candidates if [c for c in r.authors[0].given if c.isupper()][: len(wanted)] == wanted]


def _by_second_author(candidates: list[Reference], item: CitationItem) -> list[Reference]:
    if len(item.authors) < 2:
        return candidates
    return [
        r
        for r in candidates
        if all(any(same_person(a, printed) for a in r.authors[1:]) for printed in item.authors[1:])
        or (r.authors_truncated and not len(r.authors) > len(item.authors))
    ]


def _by_author_count(candidates: list[Reference], item: CitationItem) -> list[Reference]:
    if item.et_al:
        return [r for r in candidates if len(r.authors) > 2 or r.authors_truncated] or [
            r for r in candidates if len(r.authors) > 1
        ]
    return [r for r in candidates if len(r.authors) == len(item.authors) and not r.authors_truncated]


def _by_order(candidates: list[Reference], item: CitationItem) -> list[Reference]:
    """A mark without a letter means the entry without one; letters that the list does not print go by its order."""
    if not item.suffix:
        return [r for r in candidates if not r.suffix]
    position = ord(item.suffix) - ord("a")
    if any(r.suffix for r in candidates) or position >= len(candidates):
        return candidates
    return [candidates[position]]


def _identifiers(reference: Reference) -> list[str]:
    keys = []
    if reference.doi:
        keys.append(f"doi:{reference.doi.lower()}")
    if reference.pmid:
        keys.append(f"pmid:{reference.pmid}")
    if reference.url:
        keys.append(reference.url.lower().rstrip("/"))
    return keys
