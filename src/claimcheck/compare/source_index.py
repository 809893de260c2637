"""The text of one work made ready for look-ups: what it says, its numbers as printed, how telling its words are."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator
from math import log

from claimcheck.compare import lazy_patterns as re
from claimcheck.compare.contexts import Contexts
from claimcheck.compare.meaning import meaning_terms
from claimcheck.compare.sayings import Saying, find_sayings
from claimcheck.model.source import PrintedNumber, SourceText

GENERIC = meaning_terms(
    "patients people study group number total rate time year day week month percent mean average level score result "
    "occurred reported found had developed seen experienced observed said arm"
)
"""Words that stand in any study."""
_RATIOS = ("or", "rr", "hr")
_HELD_AGAINST = {"share": ("share", "fold", *_RATIOS), "fold": ("fold", "share", *_RATIOS)}
_OTHERS = re.compile(r"\bet\s+al\b|\bcolleagues\b")


class SourceIndex:
    """The sayings and numbers of one work, and how telling each of its words is."""

    def __init__(self, source: SourceText) -> None:
        self.source = source
        self.contexts = Contexts(source.text, source.sentences, source.numbers)
        self._values = sorted((one.value, place) for place, one in enumerate(source.numbers))
        self.sayings = tuple(find_sayings(source.text, source.sentences, source.quantities))
        self._starts = [s.span.start for s in source.sentences]
        self._terms = [meaning_terms(source.text[s.span.start : s.span.end]) for s in source.sentences]
        self._beside = [frozenset().union(*self._terms[max(0, i - 1) : i + 2]) for i in range(len(self._terms))]
        self._counts = Counter(term for terms in self._terms for term in terms)
        self._weights: dict[str, float] = {}
        self._by_dimension: dict[str, list[Saying]] = {}
        self._saying_at: dict[int, Saying] = {}
        self._number_starts = [one.start for one in source.numbers]
        for one in self.sayings:
            if not (source.whole and self.of_others(one)):
                self._by_dimension.setdefault(one.scale.dimension, []).append(one)
            if not one.derived:
                self._saying_at.update(dict.fromkeys(self._numbers_in(one), one))

    def weight(self, term: str) -> float:
        """Return how telling a word is: rare ones more, words for any study less, words it never uses half."""
        known = self._weights.get(term)
        if known is None:
            n, count = len(self._terms), self._counts.get(term, 0)
            known = log((n + 2) / (count + 0.5)) if count else 0.5 * log((n + 2) / 0.5)
            self._weights[term] = known = known * (0.4 if term in GENERIC else 1.0)
        return known

    def like(self, claim: Saying) -> Iterator[Saying]:
        """Yield the sayings that a claim's number can be held against: of its dimension, and ratios for shares."""
        for dimension in _HELD_AGAINST.get(claim.scale.dimension, (claim.scale.dimension,)):
            yield from self._by_dimension.get(dimension, ())

    def numbers_between(self, low: float, high: float) -> Iterator[int]:
        """Yield the indices in ``source.numbers`` of the numbers from ``low`` to ``high``."""
        for value, index in self._values[bisect_left(self._values, (low, -1)) :]:
            if value > high:
                return
            yield index

    def said_with(self, number: PrintedNumber) -> Saying | None:
        """Return the saying that a printed number belongs to."""
        return self._saying_at.get(number.start)

    def beside(self, place: int) -> frozenset[str]:
        """Return the words of the sentence at a place and of the ones before and after it."""
        return self._beside[self._at(place)]

    def of_others(self, saying: Saying) -> bool:
        """Tell whether a sentence of a full text tells what other authors found."""
        return _OTHERS.search(self.source.text, saying.sentence.start, saying.sentence.end) is not None

    def sentence(self, place: int) -> str:
        """Return the sentence at a place."""
        span = self.source.sentences[self._at(place)].span
        return self.source.text[span.start : span.end]

    def _numbers_in(self, saying: Saying) -> list[int]:
        """Return where the numbers of a saying begin."""
        span = saying.quantity.span
        return self._number_starts[
            bisect_left(self._number_starts, span.start) : bisect_left(self._number_starts, span.end)
        ]

    def _at(self, place: int) -> int:
        return max(0, bisect_right(self._starts, place) - 1)
