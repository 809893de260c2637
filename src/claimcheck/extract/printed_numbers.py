"""Numbers as printed that are no part of a name, an ordinal, an address or a mark: what may be told of something."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from claimcheck.compare import lazy_patterns as re
from claimcheck.extract.numerals import Numeral, find_numerals
from claimcheck.extract.quantities_exclusions import Exclusions
from claimcheck.model.article import Article
from claimcheck.model.source import PrintedNumber
from claimcheck.model.span import Span

#: "(32, 33)", "disease1-8", "described9,10.": a text's own citations.
_MARKS = re.compile(r"\(\d{1,3}(?:\s?[,;–-]\s?\d{1,3})+\)|(?<=[a-z)])[.,]?\d{1,3}(?:[,–-]\d{1,3})+(?![.·]?\d)")
_NAME_BEFORE = re.compile(r"(?:[^\W\d_][-‐‑–]|[^\W\d_]\.|[/_#])$")  # "COVID-19", "B.1.351", "10.1000/182"
_NAME_BEHIND = re.compile(r"(?:st|nd|rd|th)\b|[A-Z](?=[A-Za-z]*\d)|[/.]\d|[a-z]\d|_")  # "1st", "6M0J", "10.1093/abc"
_GROUPS = re.compile(r"\d{1,3}(?:[  ]\d{3})+(?![\d,.]?\d)")
_COUNTS = re.compile(r"n\s?$|N\s?$")


def find_printed_numbers(text: str, start: int, end: int, *, in_words: bool = True) -> Iterator[PrintedNumber]:
    """Yield the numbers of ``text[start:end]`` in order; "16 733" is one number."""
    at = start
    for one in find_numerals(text, start, end, in_words=in_words):
        if one.start < at or one.form == "vague" or _is_name(text, one) or _is_mark(text, one):
            continue
        group = _GROUPS.match(text, one.start, end) if one.form == "digits" else None
        if group is not None and group.end() > one.end:
            yield PrintedNumber(float(re.sub(r"\D", "", group[0])), one.start, group.end())
            at = group.end()
            continue
        yield PrintedNumber(one.value, one.start, one.end, one.decimals)
        if one.high != one.value:
            yield PrintedNumber(one.high, one.start, one.end, one.decimals)
        at = one.end


def find_cited_numbers(article: Article) -> tuple[PrintedNumber, ...]:
    """Return the numbers of the sentences that hold a mark, those of the marks left out."""
    text = article.document.text
    marks = [(c.span.start, c.span.end) for c in article.citations]
    starts = sorted(start for start, _ in marks)
    blocked = Exclusions([Span(a, b) for a, b in marks])
    found: list[PrintedNumber] = []
    for sentence in article.sentences:
        start, end = sentence.span.start, sentence.span.end
        if bisect_left(starts, start) < bisect_left(starts, end):
            found += (n for n in find_printed_numbers(text, start, end) if blocked.hits(n.start, n.end) < 0)
    return tuple(found)


def _is_name(text: str, one: Numeral) -> bool:
    if one.form != "digits":
        return False
    before = text[max(0, one.start - 2) : one.start]
    if (before[-1:].isalpha() and not _COUNTS.search(before)) or before[-1:] == "+" or not one.value:
        return True
    if text.startswith("10.", one.start) and text.startswith("/", one.end):
        return True
    return _NAME_BEFORE.search(before) is not None or _NAME_BEHIND.match(text, one.end) is not None


def _is_mark(text: str, one: Numeral) -> bool:
    begin = max(0, one.start - 14)
    around = text[begin : one.end + 14]
    return any(m.start() <= one.start - begin < m.end() for m in _MARKS.finditer(around))
