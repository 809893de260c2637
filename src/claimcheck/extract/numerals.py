"""Numbers as printed: digits, words and fractions, with their values. What they count is not decided here."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claimcheck.extract.numeral import Numeral
from claimcheck.extract.numeral_digits import GLYPHS, number_in_digits
from claimcheck.extract.numeral_words import FIRST_WORDS, number_in_words

# A sentence is gone through word by word; only where a word can begin a number is a longer pattern tried.
_TOKEN = re.compile(rf"[A-Za-z]+|[\d{GLYPHS}]+")
_DIGITS_TOKEN = re.compile(rf"[\d{GLYPHS}]+")


def find_numerals(text: str, start: int, end: int, *, in_words: bool = True) -> Iterator[Numeral]:
    """Yield the numbers in ``text[start:end]`` in order, without overlap. Linear in the length.

    ``in_words``: False where the caller knows that none of ``NUMBER_WORDS`` stands there.
    """
    at = start
    for token in (_TOKEN if in_words else _DIGITS_TOKEN).finditer(text, start, end):
        begin = token.start()
        if begin < at:
            if token.end() <= at:
                continue
            begin = at
        if text[begin].isalpha():
            if token.group().lower() not in FIRST_WORDS:
                continue
            numeral, stop = number_in_words(text, begin, end)
        else:
            if begin > start and text[begin - 1] == "." and not text[begin - 2 : begin - 1].isalnum() and begin > at:
                begin -= 1  # ".5"
            numeral, stop = number_in_digits(text, begin, end)
        at = max(at, stop)
        if numeral is not None:
            at = max(at, numeral.end)
            yield numeral
