"""Whether a text carries a quotation: word for word, but for what quoting and typesetting change.

No difference: case, quotation marks, dashes, white space, hyphenation, accents, ligatures, citation marks within,
British or American spelling. An ellipsis and words put in with brackets divide a quotation into pieces, each of which
has to be found, in order (The Chicago Manual of Style, 17th ed., 13.50-13.61).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import accumulate

from claimcheck.compare import lazy_patterns as re
from claimcheck.compare.folding import fold
from claimcheck.compare.terms import content_terms
from claimcheck.compare.titles import one_spelling

_MARKS = re.compile(
    r"\[\d{1,3}(?:\s?[,;–-]\s?\d{1,3}){0,20}\]|[⁰¹²³⁴⁵⁶⁷⁸⁹]+(?:[,–-][⁰¹²³⁴⁵⁶⁷⁸⁹]+){0,20}|"
    r"(?:(?<=[a-z])|(?<=[a-z][.,;)]))\d{1,3}(?:[,–-]\d{1,3}){0,20}(?=\s|$)"
)
_BRACKETED = re.compile(r"\([^()]{4,300}\)")
_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d[a-z]?\b")
_ONE_LETTER = re.compile(r"\[(\w)\](?=\w)")
_DIVIDED = re.compile(r"\[[^\[\]]{0,120}\]|\(\s?(?:\.\s?){3,4}\)|…|\.\s?\.\s?\.(?:\s?\.)?|<[^<>]{1,80}>")
_LEAST_SHARED = 0.5  # of a quotation's content words that a sentence must hold to be told as the nearest
_FURNITURE = 400  # letters of a running head or foot, whole lines, between two pages
_TRIES = 12  # places at which a page break is looked for
_LEAST = 8  # letters of a quotation on each side of it


def pieces_of(quotation: str) -> tuple[str, ...]:
    """Return the pieces of a quotation that must be found, folded and without spaces."""
    bare = _ONE_LETTER.sub(r"\1", _without_marks(quotation))
    return tuple(piece for piece in map(_squeezed, _DIVIDED.split(bare)) if piece)


def carries(text: str, pieces: Sequence[str]) -> bool:
    """Tell whether a text holds all pieces in order."""
    whole, breaks = _squeezed_text(text)
    at = 0
    for piece in pieces:
        found = _find(whole, breaks, piece, at)
        if found < 0:
            return False
        at = found
    return True


def nearest(sentences: Sequence[str], quotation: str) -> str:
    """Return the sentence that shares most with a quotation; "" where none shares half of its content words."""
    wanted = content_terms(quotation)
    best = max(sentences, key=lambda one: len(wanted & content_terms(one)), default="")
    return best if len(wanted & content_terms(best)) >= max(2.0, _LEAST_SHARED * len(wanted)) else ""


def _find(whole: str, breaks: frozenset[int], piece: str, start: int) -> int:
    """Return where ``piece`` ends in ``whole``, or -1; whole lines such as a running head may stand in between."""
    at = whole.find(piece, start)
    if at >= 0:
        return at + len(piece)
    first = len(piece) - _longest(lambda length: piece[-length:] in whole, len(piece))
    last = _longest(lambda length: piece[:length] in whole, len(piece))
    for length in range(max(_LEAST, first), min(last, len(piece) - _LEAST, first + _TRIES) + 1):
        known, rest = piece[:length], piece[length:]
        at = whole.find(known, start)
        for _ in range(_TRIES):
            if at < 0:
                break
            end = at + length
            after = whole.find(rest, end, end + _FURNITURE + len(rest)) if end in breaks else -1
            if after in breaks:
                return after + len(rest)
            at = whole.find(known, at + 1)
    return -1


def _longest(holds: Callable[[int], bool], most: int) -> int:
    """Return the greatest length for which ``holds``, given that it holds for all smaller ones, by bisection."""
    low, high = 0, most
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if holds(middle) else (low, middle - 1)
    return low


def _squeezed(text: str) -> str:
    return one_spelling(fold(text)).replace(" ", "")


@lru_cache(maxsize=32)
def _squeezed_text(text: str) -> tuple[str, frozenset[int]]:
    """Return a text folded, and where lines begin and end in it."""
    lines = [_squeezed(line) for line in _without_marks(text).splitlines()]
    return "".join(lines), frozenset(accumulate(map(len, lines)))


def _without_marks(text: str) -> str:
    """Return a text without citation marks: they come and go when it is quoted."""
    return _MARKS.sub(" ", _BRACKETED.sub(lambda match: " " if _YEAR.search(match[0]) else match[0], text))
