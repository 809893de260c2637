"""What looks like a reference list or like citations and gave nothing: it must never pass as clean (DOC002)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claimcheck.compare import lazy_patterns as re
from claimcheck.extract.list_headings import HeadingRole, heading_role
from claimcheck.model.citation import Citation, CitationKind
from claimcheck.model.document import BlockKind, Document
from claimcheck.model.reference import ReferenceList
from claimcheck.model.span import Span

#: How much text must stand below a list's heading before its silence is suspicious.
_SUBSTANCE = 80
_MARKS = re.compile(r"\bet\s+al\.,?\s+\(?(?:19|20)\d\d|\\cite\w*\{")
#: This many things that look like marks, and not one read.
_UNREAD_MARKS = 3


def find_unread(
    document: Document, lists: Sequence[ReferenceList], citations: Sequence[Citation]
) -> tuple[tuple[Span, str], ...]:
    """Return (place, what stands there and what could not be read) for each such thing."""
    begin = document.appended[0].start if document.appended else len(document.text)
    cited = {r.span.start for one in lists for r in one.references}  # a bibliography's other entries are not looked at
    found = [(span, what) for span, what in document.unread if span.start < begin or span.start in cited]
    headings = {one.heading for one in lists if one.heading}
    blocks = document.blocks
    for index, block in enumerate(blocks):
        words = document.text[block.span.start : block.span.end]
        if len(words) > 70 or block.span in headings or block.kind in (BlockKind.CODE, BlockKind.METADATA):
            continue
        if heading_role(words) is not HeadingRole.LIST or lists or document.bibliographies:
            continue
        below = _below(document, index)
        if sum(b.end - b.start for b in below) >= _SUBSTANCE and _listed(document, below):
            found.append((block.span, "This looks like a reference list; nothing could be read from it"))
    found.extend(_without_bibliography(document, lists, citations))
    if not citations:
        marks = [
            m
            for b in blocks
            if b.kind is not BlockKind.CODE
            for m in _MARKS.finditer(document.text, b.span.start, b.span.end)
        ]
        if len(marks) >= _UNREAD_MARKS:
            found.append((Span(*marks[0].span()), "This looks like citations; nothing could be read from them"))
    return tuple(found)


def _without_bibliography(
    document: Document, lists: Sequence[ReferenceList], citations: Sequence[Citation]
) -> Iterator[tuple[Span, str]]:
    """Yield the marks by key whose bibliography was not read, and the bibliographies that could not be."""
    by_key = [c for c in citations if c.kind is CitationKind.CITEKEY]
    unknown = [c for c in by_key if not all(i.references or i.identifier for i in c.items)]
    what = "1 citation" if len(unknown) == 1 else f"{len(unknown)} citations"
    if not document.missing:
        if unknown and not any(one.keyed for one in lists):
            yield unknown[0].span, f"{what} by key here; the bibliography with the keys was not read"
        return
    told = "; ".join(f"the bibliography {name} {why}" for name, why in document.missing)
    if unknown:
        yield unknown[0].span, f"{what} by key here; {told}"
    else:
        yield _named(document, document.missing[0][0]), f"T{told[1:]}"


def _named(document: Document, name: str) -> Span:
    """Return where the front matter (or a command) names a file."""
    for block in document.blocks:
        at = document.text.find(name, block.span.start, block.span.end) if block.kind is BlockKind.METADATA else -1
        if at >= 0:
            return Span(at, at + len(name))
    return Span(0, 0)


def _below(document: Document, index: int) -> list[Span]:
    spans = []
    for block in document.blocks[index + 1 :]:
        if block.kind is BlockKind.HEADING:
            break
        spans.append(block.span)
    return spans


def _listed(document: Document, spans: Sequence[Span]) -> bool:
    """Tell whether what stands below looks like entries: several short blocks, most with a figure or an address."""
    texts = [document.text[s.start : s.end] for s in spans]
    telling = [t for t in texts if re.search(r"\d{4}|https?://|www\.", t)]
    return len(telling) >= 1 and len(telling) * 2 >= len(texts)
