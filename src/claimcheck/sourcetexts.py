"""Full texts of works -> their own words, read by the readers of articles; ``works.full_text`` is handed this."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from claimcheck import readers
from claimcheck.errors import RecordError, UnreadableDocument
from claimcheck.extract.citations import find_citations
from claimcheck.extract.references import find_lists
from claimcheck.model.citation import CitationKind
from claimcheck.model.document import Block, BlockKind, Document
from claimcheck.model.span import Span

_LEFT_OUT = (BlockKind.METADATA, BlockKind.CODE)  # CODE: mathematics in other notations
_FEWEST_ENTRIES = 4  # a list of references, not four lines that look like one


def read_source_text(path: Path, data: bytes) -> str:
    """Return the words of a work: its paragraphs divided by empty lines, cells of a row by bars.

    Left out are its list of references and the marks that its format tells or prints raised. Raises RecordError.
    """
    try:
        document = readers.read(str(path), data)
    except UnreadableDocument as error:
        raise RecordError(f"{path}: {error}; or put the parts that are cited into passages") from error
    lists = find_lists(document)
    sure = [one for one in lists if one.keyed or len(one.references) >= _FEWEST_ENTRIES]
    apart = [span for one in sure for span in (one.span, one.heading) if span is not None]
    marks = sorted({mark.span for mark in document.key_marks} | {mark.span for mark in document.footnote_marks})
    raised = set(document.superscripts)
    marks += [
        one.span for one in find_citations(document, lists) if one.kind is CitationKind.NUMERIC and one.span in raised
    ]
    text = "\n\n".join(filter(None, _blocks(document, apart, sorted(set(marks)))))
    if not text:
        raise RecordError(f"{path}: holds no text of an article; save it as .txt")
    return text


def _blocks(document: Document, apart: Sequence[Span], marks: Sequence[Span]) -> Iterator[str]:
    """Yield the words of the blocks outside ``apart``, without ``marks`` (sorted)."""
    next_mark = 0
    for block in document.blocks:
        while next_mark < len(marks) and marks[next_mark].end <= block.span.start:
            next_mark += 1
        inside = []
        while next_mark < len(marks) and marks[next_mark].start < block.span.end:
            inside.append(marks[next_mark])
            next_mark += 1
        if block.kind not in _LEFT_OUT and not any(span.overlaps(block.span) for span in apart):
            yield _words(document.text, block, inside)


def _words(text: str, block: Block, marks: Sequence[Span]) -> str:
    if not marks:
        words = block.span.cut(text)
    else:
        pieces, at = [], block.span.start
        for mark in marks:
            piece = text[at : mark.start]
            # "62 [12] guests": one of the two spaces belongs to the mark
            doubled = piece[-1:] == " " and text[mark.end : mark.end + 1] in (" ", ".", ",")
            pieces.append(piece[:-1] if doubled else piece)
            at = max(at, mark.end)
        words = "".join([*pieces, text[at : block.span.end]])
    return words.strip().replace("\t", " | ") if block.kind is BlockKind.TABLE else words.strip()
