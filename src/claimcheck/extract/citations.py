"""Document and its reference lists -> citations, in reading order.

Which system of marks an article uses (author-year, brackets, superscripts, round brackets) is decided once for the
whole article from its list and from how many marks of each system its numbers cover; marks of a system that the
article does not use are not read (an exponent is no mark where marks stand in brackets). Where marks carry the keys
of a list, they are the system: "Lee et al. (2009) [@lee2009]" names people, and "[3]" is an index.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from claimcheck.compare.citing import index_of
from claimcheck.extract.author_year import find_author_year, is_commaless
from claimcheck.extract.fielded import with_works
from claimcheck.extract.numeric import (
    NumberMark,
    as_citation,
    find_attached,
    find_bracketed,
    find_superscripts,
    find_weak,
    has_superscripts,
    split_run_together,
)
from claimcheck.extract.pointers import (
    find_citekeys,
    find_footnotes,
    find_ibid,
    find_identifiers,
    find_key_marks,
    find_links,
)
from claimcheck.model.citation import Citation, CitationKind
from claimcheck.model.document import Block, BlockKind, Document
from claimcheck.model.reference import ReferenceList
from claimcheck.model.span import Span

_WITHOUT_MARKS = frozenset((BlockKind.METADATA, BlockKind.CODE))
#: Share of a numbered list that round brackets must name before they are taken for marks and not for numbering.
_COVERAGE_OF_ROUND_BRACKETS = 0.4
#: An article with more printed names and years than this for each key cites by name and year.
_MARKS_PER_KEY = 3
#: More bare numbers than this are the article's way of counting something.
_WEAK_MARKS = 3


@dataclass(frozen=True, slots=True)
class _Numbering:
    """What numbers the article's list offers; ``labelled`` when they are printed."""

    known: frozenset[int]
    labelled: bool


def find_citations(document: Document, lists: Sequence[ReferenceList]) -> tuple[Citation, ...]:
    """Return all marks outside the reference lists, with ids c1, c2 ... in reading order, not yet linked."""
    blocks = _body(document, lists)
    by_key = _by_key(document, lists, blocks)
    if by_key is not None:
        return _numbered(document, by_key, blocks)
    numbering = _numbering(lists)
    index = index_of(lists)
    numeric = _numeric(document, blocks, numbering)
    if document.footnote_marks:  # "[2]" that leads to a footnote is no number of a list
        notes = [mark.span for mark in document.footnote_marks]
        numeric = [mark for mark in numeric if not _meets(Span(mark.start, mark.end), notes)]
    numbered = numbering.labelled and sum(len(m.numbers) for m in numeric) >= max(3, len(numbering.known) // 3)
    found: list[tuple[int, Citation]] = [(1, as_citation(mark)) for mark in numeric]
    commaless = not numbered and is_commaless((document.text[b.span.start : b.span.end] for b in blocks), index)
    text = document.text
    for block in blocks:
        start, end = block.span.start, block.span.end
        words = text[start:end]
        if "@" in words or "\\" in words:
            found.extend([(0, c) for c in find_citekeys(text, start, end)])
        if not numbered:  # "Lee et al. (2009) [17]" names people; the mark is the number
            found.extend([(2, c) for c in find_author_year(text, start, end, index, commaless=commaless)])
            if "bid" in words:
                found.extend([(2, c) for c in find_ibid(text, start, end)])
        if "10." in words or "PMID" in words:
            found.extend([(5, c) for c in find_identifiers(text, start, end)])
    if not lists and not found:
        found = _weak(document, blocks)
    inside = [b.span for b in blocks]
    found.extend((3, c) for c in find_footnotes(document) if _within(c.span, inside))
    found.extend((4, c) for c in find_links([one for one in document.links if _within(one.span, inside)]))
    return _numbered(document, found, blocks)


def _by_key(
    document: Document, lists: Sequence[ReferenceList], blocks: Sequence[Block]
) -> list[tuple[int, Citation]] | None:
    """Return the marks of an article that cites by key; None for one that does not (or hardly) do so."""
    keys = frozenset(r.label or "" for one in lists if one.keyed for r in one.references)
    inside, text = [b.span for b in blocks], document.text
    found = [(0, c) for c in find_key_marks(document) if _within(c.span, inside)]
    if found or document.bibliographies or any(one.keyed for one in lists):
        found += [(1, c) for b in blocks for c in find_citekeys(text, b.span.start, b.span.end, keys)]
    if not found:
        return None
    index = index_of(lists)
    printed = [c for b in blocks for c in find_author_year(text, b.span.start, b.span.end, index)]
    if len(found) * _MARKS_PER_KEY < len(printed):
        return None
    for span in inside:
        found.extend((5, c) for c in find_identifiers(text, span.start, span.end))
    found.extend((3, c) for c in find_footnotes(document) if _within(c.span, inside))
    found.extend((4, c) for c in find_links([one for one in document.links if _within(one.span, inside)]))
    return found


def _numbered(document: Document, found: list[tuple[int, Citation]], blocks: Sequence[Block]) -> tuple[Citation, ...]:
    """Return the marks in reading order with their ids; what stands in code is none ("values[4]" is an index)."""
    if document.verbatim:
        found = [(rank, c) for rank, c in found if not _meets(c.span, document.verbatim)]
    citations = _disjoint(found)
    if document.citation_fields:
        citations = with_works(citations, document.citation_fields, document.text, blocks)
    return tuple([c.named(f"c{n}") for n, c in enumerate(citations, 1)])


def _body(document: Document, lists: Sequence[ReferenceList]) -> list[Block]:
    """Return the blocks that may hold marks: all but the reference lists, their headings, code and metadata."""
    entries = sorted(
        [r.span for one in lists for r in one.references] + [one.heading for one in lists if one.heading],
        key=lambda s: s.start,
    )
    body, at = [], 0
    for block in document.blocks:
        while at < len(entries) and entries[at].end <= block.span.start:
            at += 1
        if at < len(entries) and entries[at].overlaps(block.span):
            continue
        if block.kind not in _WITHOUT_MARKS:
            body.append(block)
    return body


def _numbering(lists: Sequence[ReferenceList]) -> _Numbering:
    lists = [one for one in lists if not one.keyed]
    numbered = [one for one in lists if one.numbered]
    if numbered:
        labels = {int(r.label) for one in numbered for r in one.references if r.label and r.label.isdigit()}
        return _Numbering(frozenset(labels), True)
    count = max((len(one.references) for one in lists if not one.further_reading), default=0)
    return _Numbering(frozenset(range(1, count + 1)), False)


def _numeric(document: Document, blocks: Sequence[Block], numbering: _Numbering) -> list[NumberMark]:
    """Return the numeric marks of the system that the article uses."""
    text = document.text
    bracketed = [m for b in blocks for m in find_bracketed(text, b.span.start, b.span.end)] if "[" in text else []
    marked = _marked_in_blocks(document, blocks)
    raised = []
    if marked or has_superscripts(text):
        raised = [m for b in blocks for m in find_superscripts(text, b.span.start, b.span.end, marked.get(b.span, ()))]
    if not numbering.labelled:
        # Without a numbered list nothing tells a mark from an exponent or an index but its neighbours in the text.
        return _sorted([m for m in bracketed if _behind_words(text, m)] + _rising(raised, text))
    bracketed = [m for m in bracketed if _plausible(m, numbering)]
    every_raised, raised = raised, _of_list(raised, numbering)
    brackets, superscripts = _coverage(bracketed, numbering), _coverage(raised, numbering)
    if max(brackets, superscripts) < _COVERAGE_OF_ROUND_BRACKETS:
        for find in (_round, _attached):
            others = _of_list([m for b in blocks for m in find(text, b)], numbering)
            if _coverage(others, numbering) >= _COVERAGE_OF_ROUND_BRACKETS:
                return others
    if superscripts >= brackets:
        beyond = (
            [m for m in every_raised if m not in raised and _beyond(text, m, numbering)] if superscripts > 0 else []
        )
        return _sorted(raised + beyond + [m for m in bracketed if all(n in numbering.known for n, _, _ in m.numbers)])
    return bracketed if brackets > 3 * superscripts else _sorted(bracketed + raised)


def _beyond(text: str, mark: NumberMark, numbering: _Numbering) -> bool:
    """Tell whether a raised number that the list does not have is a mark all the same: it closes a sentence or
    clause, and is not far beyond the list."""
    top = max(numbering.known)
    return text[mark.start - 1 : mark.start] in (*'.,;:)”"’',) and all(n <= top + 20 for n, _, _ in mark.numbers)


def _round(text: str, block: Block) -> list[NumberMark]:
    return find_bracketed(text, block.span.start, block.span.end, "parenthesis")


def _attached(text: str, block: Block) -> Iterator[NumberMark]:
    return find_attached(text, block.span.start, block.span.end)


def _of_list(marks: Sequence[NumberMark], numbering: _Numbering) -> list[NumberMark]:
    """Return the marks all of whose numbers the list has, numbers that ran together divided."""
    divided = [split_run_together(m, numbering.known) for m in marks]
    return [m for m in divided if all(n in numbering.known for n, _, _ in m.numbers)]


def _marked_in_blocks(document: Document, blocks: Sequence[Block]) -> dict[Span, list[Span]]:
    """Return the raised spans of the markup by block."""
    by_block: dict[Span, list[Span]] = {}
    if not document.superscripts:
        return by_block
    spans = [b.span for b in blocks]
    for raised in _joined_marks(document):
        at = bisect_right(spans, raised.start, key=lambda s: s.start) - 1
        if at >= 0 and spans[at].contains(raised):
            by_block.setdefault(spans[at], []).append(raised)
    return by_block


def _plausible(mark: NumberMark, numbering: _Numbering) -> bool:
    """A bracket that names no number of the list at all is an interval or an index, unless it is just beyond."""
    top = max(numbering.known)
    return any(n in numbering.known for n, _, _ in mark.numbers) or all(n <= top + 20 for n, _, _ in mark.numbers)


def _coverage(marks: Sequence[NumberMark], numbering: _Numbering) -> float:
    named = {n for m in marks for n, _, _ in m.numbers} & numbering.known
    return len(named) / len(numbering.known) if numbering.known else 0.0


def _behind_words(text: str, mark: NumberMark) -> bool:
    before = text[max(0, mark.start - 3) : mark.start]
    after = text[mark.end : mark.end + 1]
    return (
        bool(before.strip())
        and (before[-1].isspace() or before[-1] in '.,;"”’)' or before[-2:].isalpha())
        and after not in ("(", "=")
    )


def _rising(marks: Sequence[NumberMark], text: str) -> list[NumberMark]:
    """Return raised numbers if they look like marks: they begin with 1 and the next new one is one higher."""
    seen = 0
    for mark in marks:
        first = mark.numbers[0][0]
        if first > seen + 1:
            return []
        seen = max(seen, mark.numbers[-1][0])
    return (
        [m for m in marks if text[m.start - 1 : m.start].isalpha() or text[m.start - 1 : m.start] in '.,;:)”"’']
        if seen >= 3
        else []
    )


def _weak(document: Document, blocks: Sequence[Block]) -> list[tuple[int, Citation]]:
    """Return bare numbers that look like a lost mark, in an article that has no other mark and no list."""
    marks = [
        m for b in blocks if b.kind is not BlockKind.HEADING for m in find_weak(document.text, b.span.start, b.span.end)
    ]
    return [(6, as_citation(m)) for m in marks] if len(marks) <= _WEAK_MARKS else []


def _joined_marks(document: Document) -> list[Span]:
    """Return raised spans, those joined that only a comma, dash or space divides ("<sup>2</sup>, <sup>3</sup>")."""
    joined: list[Span] = []
    for span in document.superscripts:
        if (
            joined
            and document.text[joined[-1].end : span.start].strip(" ,;–-") == ""
            and span.start - joined[-1].end <= 2
        ):
            joined[-1] = Span(joined[-1].start, span.end)
        else:
            joined.append(span)
    return joined


def _sorted(marks: list[NumberMark]) -> list[NumberMark]:
    return sorted(marks, key=lambda m: m.start)


def _within(span: Span, spans: Sequence[Span]) -> bool:
    low, high = 0, len(spans)
    while low < high:
        middle = (low + high) // 2
        if spans[middle].end <= span.start:
            low = middle + 1
        else:
            high = middle
    return low < len(spans) and spans[low].contains(span)


def _meets(span: Span, spans: Sequence[Span]) -> bool:
    """Tell whether a span overlaps one of ``spans`` (sorted, disjoint)."""
    at = bisect_right(spans, span.start, key=lambda s: s.end)
    return at < len(spans) and spans[at].start < span.end


def _disjoint(found: list[tuple[int, Citation]]) -> list[Citation]:
    """Return citations by place; of two that overlap the one of the surer kind (the lower number) stays.

    A link on a mark's words is where the mark leads: its items take the address.
    """
    kept: list[tuple[int, Citation]] = []
    for rank, citation in sorted(found, key=lambda pair: (pair[1].span.start, -pair[1].span.end)):
        if kept and kept[-1][1].span.overlaps(citation.span):
            if rank < kept[-1][0]:
                kept[-1] = (rank, _with_address(citation, kept[-1][1]))
            else:
                kept[-1] = (kept[-1][0], _with_address(kept[-1][1], citation))
            continue
        kept.append((rank, citation))
    return [citation for _, citation in kept]


def _with_address(citation: Citation, other: Citation) -> Citation:
    address = other.items[0].identifier if other.items else None
    if address is None or citation.kind is CitationKind.LINK:
        return citation
    items = tuple(
        replace(i, identifier=address) if i.identifier is None and i.span.overlaps(other.span) else i
        for i in citation.items
    )
    return replace(citation, items=items)
