"""What looks like a quantity and is none: marks, figure numbers, identifiers, versions, addresses, labels."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from claimcheck.model.citation import Citation, CitationKind
from claimcheck.model.document import Document
from claimcheck.model.span import Span

_NUMBERED = (
    r"fig(?:ure|s|ures)?\.?|tables?|tabs?\.|eqs?\.?|equations?|sec(?:tions?|\.)|chapters?|ch\.|appendix|appendices|"
    r"refs?\.|references?|pages?|pp?\.|vol(?:umes?|s)?\.?|issues?|nos?\.|numbers?|steps?|types?|phases?|stages?|grades?|class|"
    r"case\s+(?:study|studies|report)|part|version|ver\.|panels?|scheme|box|supplement(?:ary)?|suppl\.|note|footnote|line|"
    r"lines|row|column|level|tier|category|group|cluster|model|experiment|exp\.|scenario|option|question|hypothesis|"
    r"theorem|lemma|definition|example|rule|article|act|title|chapter|season|episode|round|week|day|aim|goal|channel|"
    r"room|route|highway|interstate|flight|apollo|windows|python|iphone|android|isbn|issn|doi|pmid|pmc|grant|protocol|file|movie|video|data\s*set|plate|"
    r"chromosome|exon|residues?|positions?|domain|variant|isoform|clone|strain|mutant|animal|patient|subject|participant|lane"
)
_LABELLED = re.compile(
    rf"(?<![\w-])(?:{_NUMBERED})\s*[#№]?\s*\(?(?P<label>[SA]?\d+(?:\.\d+)*[A-Za-z]?(?:\s*(?:[-–,&]|and|to|or)\s*[SA]?\d+(?:\.\d+)*[A-Za-z]?)*)(?![\w%]|\s?%|[.,]\d)",
    re.IGNORECASE,
)
_STRONG_LABELS = re.compile(
    rf"(?<![\w-])(?:suppl\w*\.?\s+)?(?:figs?\.?|figures?|tables?|eqs?\.?|equations?|sections?|sects?\.?|chapters?|appendix|refs?\.|pages?|pp?\.|panels?|steps?|movies?|videos?)\s*\(?"
    r"(?P<label>[A-Z]?\d{1,4}(?:[.\-–]?\d{1,3}){0,3}[A-Za-z]{0,3}(?:\s*(?:[-–,;&]|and|to|or|,\s*and)\s*(?:[A-Z]?\d{1,3}(?:\.\d+)*[A-Za-z]{0,2}\b|[A-Za-z]\b)){0,12})",
    re.IGNORECASE,
)
_SHAPES = re.compile(
    r"""
      https?://\S+ | www\.\S+ | \S{1,80}@\S+\.\w+ | \b10\.\d{4,9}/\S+
    | \bv\d+(?:\.\d+)* | \b\d+\.\d+\.\d+(?:\.\d+)*\b(?!\s?%)
    | (?<![\w.])\(?\+?\d{1,3}\)?[-.\s]\(?\d{3}\)?[-.\s]\d{3}[-.\s]\d{4}(?!\d) | (?<![\w.])\(\d{3}\)\s?\d{3}[-.\s]\d{4}(?!\d) | (?<![\w.-])\d{3}[-.]\d{3}[-.]\d{4}(?!\d)
    | \b24/7(?:/365)?\b | \b9/11\b | [#№]\s?\d+ | \b\d{1,2}:\d{2}(?::\d{2})?(?:\s?[ap]\.?m\b\.?)?
    | \b\d{1,2}(?:[.:]\d{2})?\s?[ap]\.?m\b\.?
    | \b\d+(?:st|nd|rd|th)\b(?:\s+(?:century|centuries))?
    | \[\s?\d{1,4}(?:\s?[-–,;]\s?\d{1,4})*\s?\]
    | \b(?:ISBN|ISSN|PMID|PMCID|DOI|NCT|ISO|IEC|RFC|CAS|EC|GSE|SRP|PRJ\w+)\W{0,2}[\d.-]+
    | \b\d+-(?:[A-Z][A-Za-z]*\d*[A-Z]*|methyl\w*|hydroxy\w*|amino\w*|oxo\w*|[a-zα-ω]-)\w*
    | \b[A-Z][A-Za-z]*-\d+(?:-[A-Za-z0-9]+)*(?!\d*\s?%) | \b[A-Za-zα-ωΑ-Ω_]+\d[\w]*(?:-\w+)*
    """,
    re.VERBOSE,
)
_ENUMERATION = re.compile(r"\(\s?(?:\d{1,2}|[ivx]{1,4}|[a-h])\s?\)|(?<![\w.])\d{1,2}\)(?=\s)")
_START_LABEL = re.compile(r"\s*\(?\d{1,3}(?:\.\d{1,2})*[.)](?=\s)")


class Exclusions:
    """Spans of a document that hold no quantity; asks are by binary search."""

    def __init__(self, spans: Iterable[Span]) -> None:
        merged: list[tuple[int, int]] = []
        for span in sorted(spans):
            if merged and span.start <= merged[-1][1]:
                merged[-1] = (merged[-1][0], max(merged[-1][1], span.end))
            else:
                merged.append((span.start, span.end))
        self._starts = [s for s, _ in merged]
        self._ends = [e for _, e in merged]

    def hits(self, start: int, end: int) -> int:
        """Return where the excluded span ends that ``start``-``end`` touches, -1 where it touches none."""
        index = bisect_left(self._starts, end) - 1
        if index >= 0 and self._ends[index] > start:
            return self._ends[index]
        return -1

    def within(self, start: int, end: int) -> list[tuple[int, int]]:
        """Return the excluded ranges that touch ``start``-``end``."""
        first = bisect_right(self._ends, start)
        last = bisect_left(self._starts, end)
        return list(zip(self._starts[first:last], self._ends[first:last], strict=True))


def document_exclusions(document: Document, citations: Sequence[Citation]) -> Exclusions:
    """Collect what the document itself marks: citation marks, superscripts, footnote marks, printed addresses."""
    spans = [c.span for c in citations if c.kind is not CitationKind.LINK]
    spans.extend(m.span for m in document.footnote_marks)
    spans.extend(document.superscripts)
    spans.extend(s.span for s in document.links if s.bare)
    return Exclusions(spans)


def sentence_exclusions(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the ranges of one sentence whose digits are labels, identifiers, addresses or versions."""
    found = [m.span() for m in _SHAPES.finditer(text, start, end)]
    found.extend(m.span() for m in _STRONG_LABELS.finditer(text, start, end))
    found.extend(m.span("label") for m in _LABELLED.finditer(text, start, end))
    found.extend(m.span() for m in _ENUMERATION.finditer(text, start, end))
    label = _START_LABEL.match(text, start, end)
    if label is not None:
        found.append(label.span())
    return found
