"""Finds the quantities of a document: numbers with what they count, as printed and as values.

Each sentence goes through a cheap prefilter, then through one pass over its numbers; what looks around a number looks
a fixed number of characters far, so that the time is linear in the length of the text.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace

from claimcheck.compare import lazy_patterns as re
from claimcheck.compare.figures import ascii_figures, beyond_ascii
from claimcheck.extract import quantities_dates, quantities_statistics
from claimcheck.extract.numeral_words import NUMBER_WORDS
from claimcheck.extract.numerals import find_numerals
from claimcheck.extract.quantities_assembly import assemble
from claimcheck.extract.quantities_exclusions import (
    Exclusions,
    document_exclusions,
    sentence_exclusions,
    without_labels,
)
from claimcheck.extract.quantities_reading import Reading
from claimcheck.extract.quantities_words import find_word_quantities, says_quantity
from claimcheck.extract.sentence_words import words_of
from claimcheck.model.citation import Citation
from claimcheck.model.claim import Sentence
from claimcheck.model.document import Document
from claimcheck.model.quantity import Quantity, QuantityKind
from claimcheck.model.span import Span

LONGEST_SENTENCE = 20_000
"""Characters. What runs on for longer without a full stop is data, not a sentence with quantities in it."""
_TRIM = " \t\n\u00a0"
_DIGIT = re.compile(r"[\d½¼¾⅓⅔⅛⅜⅝⅞⅕⅖⅗⅘⅙]")
_STATISTIC_SIGN = re.compile(r"[=<>≤≥]")


def find_quantities(
    document: Document, sentences: Sequence[Sentence], citations: Sequence[Citation]
) -> tuple[Quantity, ...]:
    """Return all quantities of ``sentences``, in order and without overlap."""
    text = document.text
    excluded = document_exclusions(document, citations)
    figures = _Figures(text)
    found: list[Quantity] = []
    for sentence in sentences:
        start, end = sentence.span.start, sentence.span.end
        if end - start > LONGEST_SENTENCE:
            continue
        words = words_of(text[start:end])
        taken = excluded.within(start, end)
        digits = figures.stand_free(start, end, taken)
        if digits or not words.isdisjoint(NUMBER_WORDS) or says_quantity(words):
            found.extend(_in_sentence(text, start, end, taken, words, digits))
    return tuple(found)


class _Figures:
    """Where digits stand in a text; found in one pass, since most sentences have none outside their marks."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.all_scripts = _DIGIT.search(beyond_ascii(text)) is not None
        self.starts, self.ends = ascii_figures(text)

    def stand_free(self, start: int, end: int, taken: list[tuple[int, int]]) -> bool:
        """Tell whether a digit of ``start``-``end`` stands outside ``taken`` (sorted, disjoint)."""
        if not self.all_scripts:
            first, last = bisect_right(self.ends, start), bisect_left(self.starts, end)
            if first >= last or not taken:
                return first < last
        at = start
        for begin, stop in taken:
            if at < begin and self._holds(at, begin):
                return True
            at = max(at, stop)
        return at < end and self._holds(at, end)

    def _holds(self, start: int, end: int) -> bool:
        if self.all_scripts:
            return _DIGIT.search(self.text, start, end) is not None
        return bisect_right(self.ends, start) < bisect_left(self.starts, end)


def _in_sentence(
    text: str, start: int, end: int, taken: list[tuple[int, int]], words: frozenset[str], digits: bool
) -> list[Quantity]:
    statistics: list[Quantity] = []
    dates: list[Quantity] = []
    local = list(taken)
    if digits:
        statistics, notation = _statistics(text, start, end, taken, words)
        local += [*sentence_exclusions(text, start, end, words), *notation]
        dates = _dates(text, start, end, taken, words)
    local.extend((q.span.start, q.span.end) for q in dates)
    blocked = Exclusions(ranges=local)
    reading = Reading(text, start, end, blocked, words)
    spelled = words & NUMBER_WORDS
    numerals = find_numerals(text, start, end, in_words=bool(spelled), words=spelled, blocked=blocked)
    numbers = [n for n in numerals if blocked.hits(n.start, n.end) < 0]
    numbers = without_labels(text, start, numbers)
    quantities = [*statistics, *dates, *assemble(reading, numbers), *find_word_quantities(reading)]
    return _without_overlap(text, quantities)


def _dates(text: str, start: int, end: int, taken: list[tuple[int, int]], words: frozenset[str]) -> list[Quantity]:
    found = quantities_dates.find_dates(text, start, end, words)
    if found and taken:
        marks = Exclusions(ranges=taken)
        found = [s for s in found if marks.hits(s.start, s.end) < 0]
    return [Quantity(QuantityKind.DATE, s, None, None) for s in found]


def _statistics(
    text: str, start: int, end: int, taken: list[tuple[int, int]], words: frozenset[str]
) -> tuple[list[Quantity], list[tuple[int, int]]]:
    """Return what statistical notation names, and the ranges that the notation covers."""
    signed = _STATISTIC_SIGN.search(text, start, end) is not None or text.find("OR ", start, end) >= 0
    if not signed and words.isdisjoint(quantities_statistics.WORDS):
        return [], []
    marks = Exclusions(ranges=taken)
    made, notation = [], []
    for s in quantities_statistics.find_statistics(text, start, end):
        if marks.hits(s.start, s.end) < 0:
            unit = s.unit or None
            made.append(Quantity(s.kind, Span(s.start, s.end), s.low, s.high, unit, s.modifier, decimals=s.decimals))
            notation.append((s.notation, s.end))
    return made, notation


def _without_overlap(text: str, quantities: list[Quantity]) -> list[Quantity]:
    """Keep the longest of quantities that overlap, in order of position."""
    kept: list[Quantity] = []
    for quantity in sorted(quantities, key=lambda q: (q.span.start, -q.span.end)):
        quantity = _trimmed(text, quantity)
        if kept and quantity.span.start < kept[-1].span.end:
            if quantity.span.end - quantity.span.start > kept[-1].span.end - kept[-1].span.start:
                kept[-1] = quantity
            continue
        kept.append(quantity)
    return kept


def _trimmed(text: str, quantity: Quantity) -> Quantity:
    start, end = quantity.span.start, quantity.span.end
    while start < end - 1 and text[start] in _TRIM:
        start += 1
    while end > start + 1 and text[end - 1] in _TRIM:
        end -= 1
    if (start, end) == (quantity.span.start, quantity.span.end):
        return quantity
    return replace(quantity, span=Span(start, end))
