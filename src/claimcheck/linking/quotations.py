"""Quotations -> the citations that they are attributed to.

Nearest first: the marks right behind the quotation; the author named before or behind it in its sentence; a mark
further on in the same clause; for a quotation that stands apart, the sentence that leads up to it with a colon.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from claimcheck.compare import lazy_patterns as re
from claimcheck.model.citation import Citation, CitationKind
from claimcheck.model.claim import Sentence
from claimcheck.model.document import BlockKind, Document
from claimcheck.model.quotation import Quotation
from claimcheck.model.span import Span

#: What may stand between a quotation and the mark right behind it: punctuation, a page.
_BEHIND = re.compile(
    r"[\s.,;:!?)\]*_…—–-]*(?:\(?pp?\.?\s?\d{1,5}(?:\s?[–-]\s?\d{1,5})?\)?[\s.,;—–-]*)?(?:\[sic\])?\s*", re.I
)
_BETWEEN_MARKS = re.compile(r"[\s,;.()\[\]–-]*(?:and|or|&)?[\s,;.()\[\]–-]*")
_OTHER_SPEAKER = re.compile(
    r"[;.!?“”\"]|\b[A-Z][a-z]+|\b(?:and|but|while|whereas|as|though|although)\s+(?:the|an?|one|his|her|their|our|my|we|i)\b"
)
_CLAUSE_ENDS = re.compile(r"[;.!?“”\"]|\b(?:and|but|while|whereas|though|although|because|since|so)\b", re.IGNORECASE)
_SAYS = re.compile(
    r"\b(?:wr[io]te\w*|sa(?:y|ys|id)|put|puts|state\w*|argu\w+|not(?:e|es|ed)|conclud\w+|remark\w*|observ\w+|explain\w*|"
    r"describ\w+|warn\w*|according|as|in)\b",
    re.IGNORECASE,
)
_LEADS_UP = re.compile(
    r"\b(?:wr[io]te\w*|sa(?:y|ys|id)|put|puts|state\w*|argu\w+|not(?:e|es|ed)|conclud\w+|remark\w*|observ\w+|explain\w*|words|"
    r"quot\w+|passage)\b",
    re.IGNORECASE,
)
_BEFORE, _AFTER, _FURTHER = 80, 45, 90  # characters between a quotation and its mark
_CLOSING = 30
_NAME = re.compile(r"(?:\b[A-Z][^\W\d_]+|\bet\s+al\.?|\bcolleagues)\s?$")
_SOMEBODY = re.compile(r"[\s.,]*[(\[—–-]")  # "(Participant 8)": not the work's own words
_DASHED = re.compile(r"[—–-]\s*$")


def attribute_quotations(
    document: Document, sentences: Sequence[Sentence], quotations: Sequence[Quotation], citations: Sequence[Citation]
) -> tuple[Quotation, ...]:
    """Return ``quotations`` with the ids of the marks that they hang on; those without any stay as they are."""
    marks = sorted((c for c in citations if c.kind is not CitationKind.LINK), key=lambda c: c.span)
    if not marks:
        return tuple(quotations)
    search = _Search(document, sentences, marks)
    return tuple(replace(one, citations=tuple(c.id for c in search.marks_of(one))) for one in quotations)


class _Search:
    """The marks of a document and the look-up of those around a quotation."""

    def __init__(self, document: Document, sentences: Sequence[Sentence], marks: Sequence[Citation]) -> None:
        self._document, self._text = document, document.text
        self._sentences, self._marks = sentences, marks
        self._starts = [mark.span.start for mark in marks]
        self._sentence_starts = [sentence.span.start for sentence in sentences]

    def marks_of(self, quotation: Quotation) -> Sequence[Citation]:
        """Return the marks that a quotation is attributed to."""
        whole = quotation.whole
        if whole == quotation.span:
            return self._of_block(quotation)
        sentence = self._sentence_at(whole.start)
        block = self._document.blocks[self._sentences[sentence].block].span
        first = bisect_right(self._starts, whole.end - 1)
        behind = self._marks[first] if first < len(self._marks) else None
        if behind is not None and behind.span.start < block.end:
            between = self._text[whole.end : behind.span.start]
            if _BEHIND.fullmatch(between):
                return self._together(first)
        return (
            self._named_before(whole, self._sentences[sentence].span)
            or self._named_behind(whole, behind, block)
            or self._further_on(whole, first, behind)
            or self._led_up_to(whole, sentence)
            or self._signed_below(whole)
        )

    def _sentence_at(self, place: int) -> int:
        return max(0, bisect_right(self._sentence_starts, place) - 1)

    def _together(self, first: int) -> Sequence[Citation]:
        """Return the mark with this index and those that stand right behind it."""
        last = first
        while last + 1 < len(self._marks) and not self._marks[last + 1].narrative:
            gap = self._text[self._marks[last].span.end : self._marks[last + 1].span.start]
            if not _BETWEEN_MARKS.fullmatch(gap):
                break
            last += 1
        return self._marks[first : last + 1]

    def _named_before(self, whole: Span, sentence: Span) -> Sequence[Citation]:
        """ "Novak (2016) writes that “...”": the author named last before it, if nobody else speaks in between."""
        last = bisect_right(self._starts, whole.start) - 1
        if last < 0 or not sentence.contains(self._marks[last].span) or not self._names(self._marks[last]):
            return ()
        between = self._text[self._marks[last].span.end : whole.start]
        return (self._marks[last],) if len(between) <= _BEFORE and not _OTHER_SPEAKER.search(between) else ()

    def _named_behind(self, whole: Span, mark: Citation | None, block: Span) -> Sequence[Citation]:
        """ "“...,” writes Novak (2016)"."""
        if mark is None or not mark.narrative or mark.span.start >= block.end:
            return ()
        between = self._text[whole.end : mark.span.start]
        speaks = len(between) <= _AFTER and not _OTHER_SPEAKER.search(between) and _SAYS.search(between)
        return (mark,) if speaks else ()

    def _further_on(self, whole: Span, first: int, mark: Citation | None) -> Sequence[Citation]:
        """ "“...” is how one paper puts it (Novak, 2016)": the mark that closes the quotation's own clause."""
        if mark is None or mark.narrative or self._sentence_at(mark.span.start) != self._sentence_at(whole.end - 1):
            return ()
        between = self._text[whole.end : mark.span.start]
        return () if len(between) > _FURTHER or _CLAUSE_ENDS.search(between) else self._together(first)

    def _led_up_to(self, whole: Span, sentence: int) -> Sequence[Citation]:
        """Return the marks of a sentence that ends with a colon right before the quotation, and says who speaks."""
        if sentence == 0 or self._text[self._sentences[sentence].span.start : whole.start].strip():
            return ()
        lead = self._sentences[sentence - 1].span
        words = self._text[lead.start : lead.end]
        if not words.endswith(":") or not _LEADS_UP.search(words[-200:]):
            return ()
        first = bisect_right(self._starts, lead.start - 1)
        held = [mark for mark in self._marks[first : first + 8] if lead.contains(mark.span)]
        if len(held) != 1 or _SOMEBODY.match(self._text, whole.end):
            return ()
        after = self._text[held[0].span.end : lead.end - 1]
        closes = len(after) <= _CLOSING and not _OTHER_SPEAKER.search(after)
        return held if self._names(held[0]) or closes else ()

    def _names(self, mark: Citation) -> bool:
        """Tell whether a mark is part of the sentence: "Novak (2016)", "Novak et al. [3]"."""
        return mark.narrative or bool(_NAME.search(self._text[max(0, mark.span.start - 24) : mark.span.start]))

    def _signed_below(self, whole: Span) -> Sequence[Citation]:
        """Return the marks that stand alone in the block below: "— Novak (2016)"."""
        sentence = self._sentence_at(whole.end - 1) + 1
        if sentence >= len(self._sentences) or self._text[whole.end : self._sentences[sentence].span.start].strip(
            " \n.,"
        ):
            return ()
        below = self._sentences[sentence].span
        first = bisect_right(self._starts, below.start - 1)
        held = [mark for mark in self._marks[first : first + 8] if below.contains(mark.span)]
        words = "".join(self._text[a:b] for a, b in self._gaps(below, held))
        return held if held and not words.strip(" \n.,;()—–-") else ()

    @staticmethod
    def _gaps(extent: Span, marks: Sequence[Citation]) -> Iterator[tuple[int, int]]:
        at = extent.start
        for mark in marks:
            yield at, mark.span.start
            at = mark.span.end
        yield at, extent.end

    def _of_block(self, quotation: Quotation) -> Sequence[Citation]:
        """Return the marks of a block quote without quotation marks: such blocks are callouts as often as quotations.

        So only one that a sentence leads up to, or that closes with a page or with a dash and a name, is a quotation.
        """
        extent = quotation.whole
        first = bisect_right(self._starts, extent.start - 1)
        held = [mark for mark in self._marks[first : first + 8] if extent.contains(mark.span)]
        if not held:
            return self._led_up_to(extent, self._sentence_at(extent.start)) or self._signed_below(extent)
        closing = held[-1]
        if self._document.blocks[self._block(extent)].kind is not BlockKind.QUOTE or len(held) > 1:
            return ()
        if self._text[closing.span.end : extent.end].strip(" .)\n"):
            return ()
        dashed = _DASHED.search(self._text[max(extent.start, closing.span.start - 4) : closing.span.start])
        return held if dashed or any(item.locator for item in closing.items) else ()

    def _block(self, extent: Span) -> int:
        return self._sentences[self._sentence_at(extent.start)].block
