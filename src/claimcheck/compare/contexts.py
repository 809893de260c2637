"""The words around a number: what two numbers as printed have in common, whatever they are taken to be.

A number that stands somewhere in a long text is found there by chance more often than not. What tells the claimed one
from the others are the words around it, the nearest ones most: keyword-in-context, weighted by how rare a word is in
the text (inverse document frequency, Spärck Jones 1972) and by its distance from the number.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, log

from claimcheck.compare import lazy_patterns as re
from claimcheck.compare.meaning import meaning_of
from claimcheck.model.claim import Sentence
from claimcheck.model.source import PrintedNumber
from claimcheck.model.span import Span

_TOKEN = re.compile(r"[^\W\d_]+|%|°")
_NEXT = re.compile(r"\s?[-‐‑]?\s?([^\W\d_]{1,30}|%|°)")
_BEFORE = re.compile(r"([^\W\d_]{1,30}|[<>=≤≥~∼±])[\s=(]{0,3}$")
_LEVEL = re.compile(r"\s?%\s?(?:confidence|credible|CI\b|CrI\b)")
_WORDS = 10  # on each side of a number
_FADING = 6.0  # words after which a word counts e times less
_DECAY = tuple(exp(-n / _FADING) for n in range(_WORDS))
_FORGIVEN = 1.3  # a word somewhat further from the one number than from the other still counts full
_UNIT, _SIGN = 0.25, 0.1  # for the same word directly behind, and directly before
_ROW = 60  # words of a table row that count
_IN_ROW, _ABOVE = 0.6, 0.3  # how near the words of a row, and those above it in the table, are to its numbers
_TABLE = 800  # characters of a table above a row that are its heads
_AT = 2  # words that stand directly at a number
_SIGNS = frozenset("%°")
_LINE = 400  # characters in which the beginning of a table row is looked for


@dataclass(frozen=True, slots=True)
class Context:
    """The words around a number, nearest first; ``unit``: the one directly behind it, ``before``: directly before."""

    left: tuple[str, ...]
    right: tuple[str, ...]
    unit: str
    before: str


def context_of(text: str, start: int, end: int, *, floor: int, ceiling: int) -> Context:
    """Return the context of a number at ``start:end`` within ``floor:ceiling``."""
    left = [m for m in map(meaning_of, _TOKEN.findall(text, floor, start)) if m][-_WORDS:]
    right = [m for m in map(meaning_of, _TOKEN.findall(text, end, ceiling)) if m][:_WORDS]
    return Context(tuple(reversed(left)), tuple(right), *_beside(text, start, end))


def _beside(text: str, start: int, end: int) -> tuple[str, str]:
    behind, before = _NEXT.match(text, end), _BEFORE.search(text[max(0, start - 34) : start])
    return (meaning_of(behind[1]) or behind[1].lower()) if behind else "", before[1].lower() if before else ""


class Contexts:
    """The words around every number of a text; ``sentences`` (in order) are what counts how rare a word is."""

    def __init__(self, text: str, sentences: Sequence[Sentence], numbers: Sequence[PrintedNumber]) -> None:
        self._text = text
        found = [(m.start(), meaning_of(m.group())) for m in _TOKEN.finditer(text)]
        self._words = [word for _, word in found if word]
        self._places = [place for place, word in found if word]
        self._held: Counter[str] = Counter()
        for one in sentences:
            first, last = self._range(one.span.start, one.span.end)
            self._held.update(set(self._words[first:last]))
        self._sentences = len(sentences)
        self._starts = [one.span.start for one in sentences]
        self._numbers = numbers
        self._beside = [_beside(text, one.start, one.end) for one in numbers]
        self._near: dict[str, list[tuple[int, float]]] = {}
        for index, number in enumerate(numbers):
            for word, near in self._around(number).items():
                self._near.setdefault(word, []).append((index, min(1.0, _FORGIVEN * near)))

    def likenesses(self, claim: Context) -> list[float]:
        """Return for each number how much of a claim's context stands around it: 0 to 1.35."""
        got = [0.0] * len(self._numbers)
        whole = 0.0
        for word, weight in self._weighted(claim):
            whole += weight
            for index, near in self._near.get(word, ()):
                got[index] += weight * near
        if whole:
            got = [one / whole for one in got]
        for index, (unit, before) in enumerate(self._beside):
            if unit and unit == claim.unit:
                got[index] += _UNIT
            if before and before == claim.before:
                got[index] += _SIGN
        return got

    def is_of_unit(self, number: int, claim: Context) -> bool:
        """Tell whether the number with this index can be of the claim's unit; the level of an interval is of none."""
        unit = self._beside[number][0]
        if unit != claim.unit and "%" in (unit, claim.unit):
            return False
        return not (unit == "%" and _LEVEL.match(self._text, self._numbers[number].end))

    def likeness(self, claim: Context, start: int, end: int) -> float:
        """Return the same for one place, number or not ("doubled")."""
        near = self._around(PrintedNumber(0.0, start, end))
        weighted = self._weighted(claim)
        whole = sum(weight for _, weight in weighted)
        got = sum(weight * min(1.0, _FORGIVEN * near.get(word, 0.0)) for word, weight in weighted)
        return got / whole if whole else 0.0

    def _weighted(self, claim: Context) -> list[tuple[str, float]]:
        """Return the words of a context, each once, with how much they count."""
        weights: dict[str, float] = {}
        for side in (claim.left, claim.right):
            for distance, word in enumerate(side):
                if word not in weights:
                    weights[word] = self._weight(word) * _DECAY[distance]
        return list(weights.items())

    def _weight(self, word: str) -> float:
        """Return how telling a word is; one that the text never uses counts half of the rarest."""
        held = self._held.get(word, 0)
        return log((self._sentences + 2) / (held + 0.5)) if held else 0.5 * log((self._sentences + 2) / 0.5)

    def _around(self, number: PrintedNumber) -> dict[str, float]:
        """Return the words around a number with how near they are: 1 for the nearest."""
        row = self._row(number.start)
        if row is not None:
            return row
        near: dict[str, float] = {}
        last, first = self._range(number.start, number.end)
        for side in (self._words[max(0, last - _WORDS) : last][::-1], self._words[first : first + _WORDS]):
            for distance, word in enumerate(side):
                if _DECAY[distance] > near.get(word, 0.0):
                    near[word] = _DECAY[distance]
        return near

    def _row(self, place: int) -> dict[str, float] | None:
        """Return the words of a table's row, which all belong to each of its numbers, and those above it; None outside
        of tables.
        """
        text = self._text
        begin = max(text.rfind("\n", max(0, place - _LINE), place) + 1, place - _LINE, 0)
        if text.find("|", begin, place + 40) < 0:
            return None
        end = text.find("\n", place, place + _LINE)
        first, last = self._range(max(0, begin - _TABLE), begin)
        words = dict.fromkeys(self._words[first:last], _ABOVE)
        first, last = self._range(begin, end if end >= 0 else place + _LINE)
        words.update(dict.fromkeys(self._words[first : min(last, first + _ROW)], _IN_ROW))
        return words

    def other_subject(self, number: Span, claim: Context) -> bool:
        """Tell whether the words directly at two numbers are strangers to each other: 60% of stays, 45% of colds."""
        sentence = bisect_right(self._starts, number.start)
        floor = self._starts[sentence - 1] if sentence else 0
        ceiling = self._starts[sentence] if sentence < len(self._starts) else len(self._text)
        first, last = self._range(floor, ceiling)
        at = bisect_left(self._places, number.start)
        theirs = self._words[max(first, at - _WORDS) : min(last, at + _WORDS)]
        ours = {*claim.left, *claim.right}
        right = [w for w in claim.right if w not in _SIGNS]
        strange = [w for w in (*claim.left[:_AT], *right[:_AT]) if w not in theirs]
        behind = [w for w in self._words[at : min(last, at + _AT + 1)] if w not in ours and w not in _SIGNS]
        return len(strange) >= _AT and len(behind) >= _AT

    def _range(self, start: int, end: int) -> tuple[int, int]:
        return bisect_left(self._places, start), bisect_left(self._places, end)
