"""Marks that a reference manager wrote: what the file itself says they mean.

A field holds the works of its mark, but not which printed words stand for which of them: styles sort the works of one
mark. Names and years pair them off; numbers do when they are linked.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from claimcheck.compare import lazy_patterns as re
from claimcheck.compare.citing import same_person
from claimcheck.extract.numeric import numbers_in
from claimcheck.model.citation import Citation, CitationItem, CitationKind
from claimcheck.model.document import Block, BlockKind, CitationField
from claimcheck.model.reference import Reference
from claimcheck.model.span import Span

_NUMBERS = re.compile(r"[\s\[(]*\d{1,3}(?:\s?[,;–-]\s?\d{1,3})*[\s)\]]*")


def with_works(
    citations: Sequence[Citation], fields: Sequence[CitationField], text: str, body: Sequence[Block]
) -> list[Citation]:
    """Return the citations, in order, with the works that fields say they mean; a field of the running text in whose
    words no mark was seen is a citation of its own."""
    known = list(citations)
    added: list[Citation] = []
    starts = [c.span.start for c in known]
    inside = [b.span for b in body if b.kind is not BlockKind.FOOTNOTE]  # notes print the whole entry
    block_starts = [span.start for span in inside]
    for one in fields:
        at = max(0, bisect_left(starts, one.span.start) - 1)
        met: list[tuple[int, int]] = []
        while at < len(known) and known[at].span.start < one.span.end:
            met += [(at, n) for n, item in enumerate(known[at].items) if item.span.overlaps(one.span)]
            at += 1
        if met:
            for (index, position), works in zip(
                met, _paired([known[i].items[n] for i, n in met], one.works), strict=True
            ):
                items = known[index].items
                changed = replace(items[position], works=works or items[position].works)
                known[index] = replace(known[index], items=(*items[:position], changed, *items[position + 1 :]))
            continue
        block = bisect_left(block_starts, one.span.start + 1) - 1
        if block >= 0 and inside[block].contains(one.span):
            added.append(_own(one, text))
    return sorted([*known, *added], key=lambda c: c.span.start)


def _paired(items: Sequence[CitationItem], works: tuple[Reference, ...]) -> list[tuple[Reference, ...]]:
    """Return the works that each item may mean."""
    if all(item.label and item.label.isdigit() for item in items):
        return [works] * len(items)
    found: list[tuple[Reference, ...]] = []
    for item in items:
        fitting = [w for w in works if _fits(item, w)]
        found.append((fitting[0],) if len(fitting) == 1 else ())
    left = [w for w in works if all(w is not taken for some in found for taken in some)]
    open_ = [at for at, some in enumerate(found) if not some]
    if len(open_) == 1 and len(left) == 1:
        found[open_[0]] = (left[0],)
    return found


def _fits(item: CitationItem, work: Reference) -> bool:
    if item.year and work.year and item.year != work.year:
        return False
    if not item.authors:
        return not item.label and bool(item.year)
    return bool(work.authors) and same_person(work.authors[0], item.authors[0])


def _own(one: CitationField, text: str) -> Citation:
    """Return a citation for a field whose printed words are no mark that is known."""
    words = one.span.cut(text)
    if _NUMBERS.fullmatch(words):
        items = tuple(
            CitationItem(Span(start, end), label=str(number), works=one.works)
            for number, start, end in numbers_in(text, one.span.start, one.span.end)
        )
        if items:
            return Citation("", CitationKind.NUMERIC, one.span, items)
    items = tuple(CitationItem(one.span, works=(work,)) for work in one.works)
    return Citation("", CitationKind.AUTHOR_YEAR, one.span, items)
