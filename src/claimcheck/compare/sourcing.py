"""Whether the text of a cited work bears the number of a claim: it does, it says otherwise, or it does not hold it.

A number that stands somewhere in a paper is not yet the claim's number: of altered numbers a third stands somewhere in
the source by chance. So a number counts only where the words around it bind it to the same thing, the more so the less
telling the number is.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import inf, log

from claimcheck.compare.sayings import Saying, find_sayings, meaning_terms
from claimcheck.compare.scales import Scale, carries, differ, in_other_words, is_slip
from claimcheck.model.quantity import QuantityKind
from claimcheck.model.source import SourceText


class Bearing(StrEnum):
    """What a source does for a number."""

    BORNE = "borne"
    DIFFERS = "differs"
    ABSENT = "absent"


@dataclass(frozen=True, slots=True)
class Judgement:
    """The verdict on one number; ``found``: the source's number that bears it, contradicts it, or is nearest.

    ``text``: the source's sentence around it.
    """

    bearing: Bearing
    found: Saying | None = None
    text: str = ""


_GENERIC = meaning_terms(
    "patients people study group number total rate time year day week month percent mean average level score result "
    "occurred reported found had developed seen experienced observed said arm"
)
_PEOPLE = meaning_terms("patients people participants group sample cohort cases users men women children")
_CLAUSE, _HEAD, _SENTENCE, _BESIDE = 1.0, 0.9, 0.6, 0.35  # what a word counts by where it stands
_LARGEST = 12.0  # times that two counts of one thing differ by at most: more is a count of something else
_DENIED = 0.4  # binding from which "did not" on one side turns the share round
_SLIP, _SHORT_SLIP = 0.3, 0.35  # the same for one that is the claim's but for a digit; the second for two digits
_LONG = 100.0
_SURE = 0.45  # binding from which another number is a contradiction
_CHANCE = 0.3  # how much better bound another number of a full text must be for the equal one to be there by chance
_NEAR = 0.3  # binding from which a number is worth telling as the nearest
_RATIOS = ("or", "rr", "hr", "risk ratio", "rate ratio", "relative risk")
_HELD_AGAINST = {"share": ("share", "fold", *_RATIOS), "fold": ("fold", "share", *_RATIOS)}
_NONE: tuple[float, Saying | None] = (-1.0, None)
_PERCENT = re.compile(r"%|\bper\s?cent\b")
_REACH = 30  # characters behind a number in which its percent sign may stand
_REST = 0.35  # what the words of the claim's other clauses count


_OTHERS = re.compile(r"\bet\s+al\b|\bcolleagues\b")


class SourceIndex:
    """The sayings and numbers of one work, and how telling each of its words is."""

    def __init__(self, source: SourceText) -> None:
        self.source = source
        self.sayings = tuple(find_sayings(source.text, source.sentences, source.quantities))
        self._told = {(one.quantity.span.start, one.scale.dimension) for one in self.sayings}
        self._starts = [s.span.start for s in source.sentences]
        self._terms = [meaning_terms(source.text[s.span.start : s.span.end]) for s in source.sentences]
        self._beside = [frozenset().union(*self._terms[max(0, i - 1) : i + 2]) for i in range(len(self._terms))]
        self._counts = Counter(term for terms in self._terms for term in terms)
        self._weights: dict[str, float] = {}
        self._by_dimension: dict[str, list[Saying]] = {}
        for one in self.sayings:
            if not (source.whole and self.of_others(one)):
                self._by_dimension.setdefault(one.scale.dimension, []).append(one)

    def weight(self, term: str) -> float:
        """Return how telling a word is: rare ones more, words for any study less, words it never uses half."""
        known = self._weights.get(term)
        if known is None:
            n, count = len(self._terms), self._counts.get(term, 0)
            known = log((n + 2) / (count + 0.5)) if count else 0.5 * log((n + 2) / 0.5)
            self._weights[term] = known = known * (0.4 if term in _GENERIC else 1.0)
        return known

    def like(self, claim: Saying) -> Iterator[Saying]:
        """Yield the sayings that a claim's number can be held against: of its dimension, and ratios for shares."""
        for dimension in _HELD_AGAINST.get(claim.scale.dimension, (claim.scale.dimension,)):
            yield from self._by_dimension.get(dimension, ())

    def beside(self, place: int) -> frozenset[str]:
        """Return the words of the sentence at a place and of the ones before and after it."""
        return self._beside[self._at(place)]

    def equal_number(self, scale: Scale) -> int | None:
        """Return the place of a number that is, as printed, the claim's; None where none stands in the text.

        One that was compared with its unit already does not count.
        """
        ends = [x for x in {scale.low, scale.high} if abs(x) < inf]
        text = self.source.text
        for value, place in self.source.numbers:
            if (place, scale.dimension) in self._told and not scale.is_range:
                continue
            if scale.dimension == "share" and value < 1 and not _PERCENT.search(text, place, place + _REACH):
                value *= 100.0  # "0.55" for 55%
            if any(abs(value - end) <= max(scale.slack, 1e-9 * abs(end)) for end in ends):
                return place
        return None

    def of_others(self, saying: Saying) -> bool:
        """Tell whether a sentence of a full text tells what other authors found."""
        return _OTHERS.search(self.source.text, saying.sentence.start, saying.sentence.end) is not None

    def _in_table(self, place: int) -> bool:
        text = self.source.text
        return "|" in text[max(text.rfind("\n", 0, place), place - 200) + 1 : place + 60]

    def sentence(self, place: int) -> str:
        """Return the sentence at a place."""
        span = self.source.sentences[self._at(place)].span
        return self.source.text[span.start : span.end]

    def _at(self, place: int) -> int:
        return max(0, bisect_right(self._starts, place) - 1)


def judge_all(claims: Sequence[Saying], index: SourceIndex) -> list[Judgement]:
    """Return what a work's text does for each number of one sentence.

    A number of the source that another number of the sentence already stands for contradicts none.
    """
    return [judge(one, index, [other for other in claims if other is not one]) for one in claims]


def judge(claim: Saying, index: SourceIndex, others: Sequence[Saying] = ()) -> Judgement:
    """Return what a work's text does for one number of a claim, beside ``others`` of the same sentence."""
    best = rival = neutral = _NONE
    for one in index.like(claim):
        binding = round(bind(claim, one, index), 6)
        if bears(claim, one, binding):
            best = max(best, (binding, one), key=_by_binding)
        elif _contradicts(claim, one) and not any(bears(other, one, 0.0) for other in others):
            rival = max(rival, (binding, one), key=_by_binding)
        elif one.scale.dimension == claim.scale.dimension and _comparable(claim, one):
            neutral = max(neutral, (binding, one), key=_by_binding)
    sure = rival[1] is not None and rival[0] > neutral[0] - 0.1 and _sure(claim, rival[0], rival[1])
    if best[1] is not None and not (sure and _outdoes(claim, rival, best, index)):
        return Judgement(Bearing.BORNE, best[1], index.sentence(best[1].quantity.span.start))
    if rival[1] is not None and sure:
        return Judgement(Bearing.DIFFERS, rival[1], index.sentence(rival[1].quantity.span.start))
    place = index.equal_number(_printed(claim))
    if place is not None:
        return Judgement(Bearing.BORNE, None, index.sentence(place))
    nearest = rival[1] if rival[0] > _NEAR else None
    return Judgement(Bearing.ABSENT, nearest, index.sentence(nearest.quantity.span.start) if nearest else "")


def _outdoes(
    claim: Saying, rival: tuple[float, Saying | None], best: tuple[float, Saying | None], index: SourceIndex
) -> bool:
    """Tell whether the equal number is another arm's, time's or outcome's: "9% in this arm and 24% in that one"."""
    other, equal = rival[1], best[1]
    if other is None or equal is None:
        return False
    if index.source.whole:
        return rival[0] >= best[0] + _CHANCE
    if other.sentence != equal.sentence:
        return False
    beside = _times(claim, other) - _times(claim, equal)
    if beside:
        return beside > 0
    said = claim.near | claim.terms
    fits = sum(index.weight(t) for t in said & (other.near - equal.near) - _GENERIC)
    own = equal.near - other.near - equal.head
    against = sum(index.weight(t) for t in said & own - _GENERIC)
    return fits > against and bool((equal.near - other.near) - said - _GENERIC)


def _by_binding(found: tuple[float, Saying | None]) -> float:
    return found[0]


def _printed(claim: Saying) -> Scale:
    quantity = claim.quantity
    low = -inf if quantity.low is None else quantity.low
    high = inf if quantity.high is None else quantity.high
    return Scale(claim.scale.dimension, low, high)


def bind(claim: Saying, found: Saying, index: SourceIndex) -> float:
    """Return 0 to 1: how much of what the claim says around its number stands around the source's."""
    beside = index.beside(found.quantity.span.start)
    whole = got = 0.0
    for term in claim.near | claim.head | claim.terms:
        weight = index.weight(term) * (1.0 if term in claim.near else _REST)
        whole += weight
        if term in found.near:
            got += weight * _CLAUSE
        elif term in found.head:
            got += weight * _HEAD
        elif term in found.terms:
            got += weight * _SENTENCE
        elif term in beside:
            got += weight * _BESIDE
    score = got / whole if whole else 0.0
    times = _times(claim, found)
    return min(1.0, score + 0.15) if times > 0 else score * 0.6 if times < 0 else score


def bears(claim: Saying, found: Saying, binding: float) -> bool:
    """Tell whether a source's number is the claimed one in some wording."""
    sides = (claim.scale, found.scale)
    if claim.negated != found.negated and binding >= _DENIED and all(s.dimension == "share" for s in sides):
        return carries(claim.scale, found.scale.complement())
    if claim.scope and found.scope and claim.scope != found.scope:
        return False
    return any(
        carries(ours, theirs)
        for ours in in_other_words(claim.scale, claim.rises)
        for theirs in in_other_words(found.scale, found.rises)
    )


def _comparable(claim: Saying, found: Saying) -> bool:
    """Tell whether two numbers could be of one measure, in one population, at one time."""
    if {claim.scope, found.scope} == {"relative", "absolute"}:
        return False
    if claim.species and found.species and claim.species != found.species:
        return False
    if claim.scale.is_range != found.scale.is_range or claim.quantity.kind is QuantityKind.AGE:
        return False
    ours, theirs = meaning_terms(claim.quantity.counted), meaning_terms(found.quantity.counted)
    if ours and theirs and not ours & theirs and not (ours | theirs) & _PEOPLE:
        return False
    if claim.scale.dimension == "number" and not _near_in_size(claim.scale, found.scale):
        return False
    return _times(claim, found) >= 0


def _contradicts(claim: Saying, found: Saying) -> bool:
    """Tell whether two numbers could be one measure with two values."""
    theirs = found.scale
    if theirs.dimension == "share" and claim.negated != found.negated:
        theirs = theirs.complement()
    if not any(differ(ours, theirs) for ours in in_other_words(claim.scale, claim.rises)):
        return False
    return _comparable(claim, found)


def _near_in_size(claimed: Scale, found: Scale) -> bool:
    ours, theirs = (max(abs(x) for x in (s.low, s.high) if abs(x) < inf) for s in (claimed, found))
    return ours > 0 and theirs > 0 and max(ours, theirs) <= _LARGEST * min(ours, theirs)


def _sure(claim: Saying, binding: float, found: Saying) -> bool:
    """Tell whether the words bind two different numbers to one thing; less will do for a slip of the pen."""
    if binding < _SLIP:
        return False
    ours, theirs = (one.quantity.high if one.quantity.low is None else one.quantity.low for one in (claim, found))
    if claim.quantity.unit == found.quantity.unit and is_slip(ours or 0.0, theirs or 0.0):
        return binding >= (_SLIP if max(abs(ours or 0.0), abs(theirs or 0.0)) >= _LONG else _SHORT_SLIP)
    if binding < _SURE:
        return False
    if claim.scale.dimension != "number":
        return True
    noun = meaning_terms(claim.quantity.counted) or claim.near - _GENERIC
    return bool(noun & (meaning_terms(found.quantity.counted) or found.near))


def _times(claim: Saying, found: Saying) -> int:
    """Return 1 where both tell one time beside the number, -1 where they tell two, 0 where one tells none."""
    if not claim.times or not found.times or claim.scale.dimension == "time":
        return 0
    if any(carries(a, b) or carries(b, a) for a in claim.times for b in found.times):
        return 1
    return -1


def checked_sayings(sayings: Sequence[Saying]) -> Iterator[Saying]:
    """Yield the sayings of a claim that are held against the source: no derived ones, no dates, no bare numbers."""
    for one in sayings:
        quantity = one.quantity
        if one.derived or quantity.kind is QuantityKind.DATE or one.scale.dimension == "interval":
            continue
        if one.scale.dimension == "number" and not quantity.counted:
            value = quantity.low if quantity.low is not None else quantity.high
            if quantity.decimals == 0 and abs(value or 0) < 1000 and not one.scale.is_range:
                continue
        yield one
