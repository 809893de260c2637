"""Reads the passages of a work (abstract, chosen places, full text): sentences and quantities, as in an article."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claimcheck.compare import lazy_patterns as re
from claimcheck.extract.printed_numbers import find_printed_numbers
from claimcheck.extract.quantities import find_quantities
from claimcheck.extract.references import find_lists
from claimcheck.extract.sentences import split_sentences
from claimcheck.model.citation import Citation, CitationKind
from claimcheck.model.document import Block, BlockKind, Document
from claimcheck.model.source import SourceText
from claimcheck.model.span import Span
from claimcheck.model.work import Passage

_PARAGRAPH = re.compile(r"\n\s*\n")
_RANK = ("full text", "passages", "abstract")
#: "[12]", "[3, 5-7]": a full text's own citations are none of its numbers.
_MARK = re.compile(r"\[\d{1,3}(?:\s?[,;–-]\s?\d{1,3}){0,20}\]")
_FEWEST_ENTRIES = 4  # a list of references, not four lines that look like one


def read_passages(work: str, passages: Sequence[Passage]) -> SourceText:
    """Return the text of a work with its sentences and quantities; ``work`` is its id in the record.

    The list of references of a full text is no text of the work's own.
    """
    text = "\n\n".join(one.text for one in passages)
    document = Document(work, "text", text, text, tuple(_blocks(text)))
    origins = {one.origin for one in passages}
    origin = next((one for one in _RANK if one in origins), "passages")
    lists = find_lists(document) if origin == "full text" else ()
    left_out = [one.span for one in lists if len(one.references) >= _FEWEST_ENTRIES]
    sentences = split_sentences(document, left_out)
    marks = [
        Citation(f"c{number}", CitationKind.NUMERIC, Span(*mark.span()), ())
        for number, mark in enumerate(_MARK.finditer(text))
    ]
    numbers = tuple(one for s in sentences for one in find_printed_numbers(text, s.span.start, s.span.end))
    return SourceText(work, origin, text, sentences, find_quantities(document, sentences, marks), numbers)


def _blocks(text: str) -> Iterator[Block]:
    at = 0
    for start, end in (*(m.span() for m in _PARAGRAPH.finditer(text)), (len(text), len(text))):
        if text[at:start].strip():
            yield Block(BlockKind.PARAGRAPH, Span(at, start))
        at = end
