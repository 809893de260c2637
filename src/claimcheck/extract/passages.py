"""Reads the passages of a work (abstract, chosen places, full text): sentences and quantities, as in an article."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claimcheck.extract.numerals import find_numerals
from claimcheck.extract.quantities import find_quantities
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
_MARKS = re.compile(r"\(\d{1,3}(?:\s?[,;–-]\s?\d{1,3})+\)|(?<=[a-z.,)])\d{1,3}(?:[,–-]\d{1,3})+")


def read_passages(work: str, passages: Sequence[Passage]) -> SourceText:
    """Return the text of a work with its sentences and quantities; ``work`` is its id in the record."""
    text = "\n\n".join(one.text for one in passages)
    blocks = []
    at = 0
    for gap in (*(m.span() for m in _PARAGRAPH.finditer(text)), (len(text), len(text))):
        if text[at : gap[0]].strip():
            blocks.append(Block(BlockKind.PARAGRAPH, Span(at, gap[0])))
        at = gap[1]
    document = Document(work, "text", text, text, tuple(blocks))
    sentences = split_sentences(document, ())
    marks = [
        Citation(f"c{number}", CitationKind.NUMERIC, Span(*mark.span()), ())
        for number, mark in enumerate(_MARK.finditer(text))
    ]
    origins = {one.origin for one in passages}
    origin = next((one for one in _RANK if one in origins), "passages")
    numbers = tuple(
        (one.value, one.start)
        for s in sentences
        for one in find_numerals(text, s.span.start, s.span.end)
        if not _is_mark(text, one.start, one.end)
    )
    return SourceText(work, origin, text, sentences, find_quantities(document, sentences, marks), numbers)


def _is_mark(text: str, start: int, end: int) -> bool:
    """Tell whether a number is a citation of the full text's own: "(32, 33)", "disease1-8", "(2, 3)"."""
    if text[start - 1 : start].isalpha() and text[start - 1 : start] not in "nN":
        return True
    around = text[max(0, start - 14) : end + 14]
    return any(m.start() <= start - max(0, start - 14) < m.end() for m in _MARKS.finditer(around))
