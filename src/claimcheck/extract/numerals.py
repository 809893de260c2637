"""Numbers as printed: digits, words and fractions, with their values. What they count is not decided here."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from claimcheck.compare import lazy_patterns as re
from claimcheck.extract.numeral import Numeral
from claimcheck.extract.numeral_digits import GLYPHS, number_in_digits
from claimcheck.extract.numeral_words import NUMBER_WORDS, number_in_words

if TYPE_CHECKING:
    from claimcheck.extract.quantities_exclusions import Exclusions

__all__ = ["Numeral", "find_numerals"]

_WORD = re.compile(r"[a-z]+")
_DIGITS = re.compile(rf"[\d{GLYPHS}]+")
_LEAD = re.compile(
    r"\b(?:an?|several|few|many)[\s-]+(?:(?:few|couple|couple\s+of|good|full|whole)[\s-]+)?$", re.IGNORECASE
)
_LONGEST_LEAD = 24
_FEW = 6  # words that are looked for one by one


def find_numerals(
    text: str,
    start: int,
    end: int,
    *,
    in_words: bool = True,
    words: frozenset[str] = NUMBER_WORDS,
    blocked: Exclusions | None = None,
) -> Iterator[Numeral]:
    """Yield the numbers in ``text[start:end]`` in order, without overlap. Linear in the length.

    ``in_words``: False where the caller knows that none of ``NUMBER_WORDS`` stands there; ``words``: those of them that
    stand there, where the caller knows. ``blocked``: numbers that the caller drops; some of them are not yielded.
    """
    places = [(m.start(), m.end()) for m in _DIGITS.finditer(text, start, end)]
    if in_words:
        places.extend(_word_places(text, start, end, words))
        places.sort()
    at = start
    for begin, stop in places:
        if begin < at:
            if stop <= at:
                continue
            begin = at
        in_mark = text[stop : stop + 1] == ")" and blocked is not None and blocked.hits(begin, stop) >= stop
        if in_mark and text[begin:stop].isdecimal():  # a year, and nothing that it could go on with
            at = stop
            continue
        if text[begin].isalpha():
            numeral, stop = number_in_words(text, begin, end)
        else:
            if begin > start and text[begin - 1] == "." and not text[begin - 2 : begin - 1].isalnum() and begin > at:
                begin -= 1  # ".5"
            numeral, stop = number_in_digits(text, begin, end)
        at = max(at, stop)
        if numeral is not None:
            at = max(at, numeral.end)
            yield numeral


def _word_places(text: str, start: int, end: int, words: frozenset[str]) -> list[tuple[int, int]]:
    """Return where numbers in words may begin: at a number word, or at the "a" or "several" before it."""
    low = text[start:end].lower()
    if len(low) != end - start:  # "İ" grows in lower case
        low = "".join(c.lower() if len(c.lower()) == 1 else c for c in text[start:end])
    if len(words) < _FEW:
        spans = [(at, at + len(w)) for w in words for at in _every(low, w) if _stands_alone(low, at, at + len(w))]
    else:
        spans = [m.span() for m in _WORD.finditer(low) if m.group() in words]
    places = []
    for first, last in spans:
        begin = start + first
        lead = _LEAD.search(text, max(start, begin - _LONGEST_LEAD), begin)
        if lead is not None:
            places.append((lead.start(), begin))
        places.append((begin, start + last))
    return places


def _every(low: str, word: str) -> Iterator[int]:
    at = low.find(word)
    while at >= 0:
        yield at
        at = low.find(word, at + len(word))


def _stands_alone(low: str, begin: int, stop: int) -> bool:
    before, after = low[begin - 1 : begin] if begin else "", low[stop : stop + 1]
    return not ("a" <= before <= "z" or "a" <= after <= "z")
