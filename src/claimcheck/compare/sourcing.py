"""Whether the text of a cited work bears the number of a claim: it does, it says otherwise, or it does not hold it.

A number that stands somewhere in a paper is not yet the claim's number: of altered numbers a third stands somewhere in
the source by chance. So in a full text a number counts only where the words around it are the claim's, the more so the
better they fit around another number; in an abstract or chosen passages, where numbers are few, standing there is
enough unless another number fits far better.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import floor, inf

from claimcheck.compare import lazy_patterns as re
from claimcheck.compare.binding import bears, bind, comparable, contradicts, is_sure, same_times
from claimcheck.compare.claimed import Claimed
from claimcheck.compare.sayings import Saying
from claimcheck.compare.scales import is_slip
from claimcheck.compare.source_index import GENERIC, SourceIndex
from claimcheck.model.source import PrintedNumber
from claimcheck.model.span import Span


class Bearing(StrEnum):
    """What a source does for a number."""

    BORNE = "borne"
    DIFFERS = "differs"
    ABSENT = "absent"


@dataclass(frozen=True, slots=True)
class Judgement:
    """The verdict on one number; ``found``: where the source's number is that bears it, contradicts it, or is nearest.

    ``text``: the source's sentence around it.
    """

    bearing: Bearing
    found: Span | None = None
    text: str = ""


@dataclass(slots=True)
class _Best:
    """The best of some candidates: a number of the source, and how well it fits."""

    fit: float = -1.0
    saying: Saying | None = None
    number: PrintedNumber | None = None

    def offer(self, fit: float, *, saying: Saying | None = None, number: PrintedNumber | None = None) -> None:
        if fit > self.fit:
            self.fit, self.saying, self.number = fit, saying, number

    @property
    def place(self) -> Span | None:
        if self.saying is not None:
            return self.saying.quantity.span
        return Span(self.number.start, self.number.end) if self.number is not None else None


# Thresholds: chosen on the development halves of public sets of claims with their sources, by what they do to right
# claims first (bench/README.md tells the figures).
_NEAR, _NEAR_PRINTED = 0.3, 0.5  # binding, and likeness, from which a number is worth telling as the nearest
_BETTER = 0.5  # by how much another number must fit better for an equal one to be there by chance, in a full text
_FAR_BETTER = 0.8  # the same in a short text
_SPOKEN_OF = 0.6  # likeness of some number's context from which a full text speaks of what the claim is about
_EVEN = 0.1  # likeness by which two numbers must differ for one to fit better
_MANY = 50  # numbers of a text in which one stands in a like context by chance, unless it speaks of something else
_CERTAIN = 0.6  # binding from which the words directly at the numbers may all differ
_TELLING = 4  # digits from which a number does not stand somewhere by chance
_SAME = 0.7  # likeness from which a short text tells the claim's very number with another value
_SLIP, _SLIP_GAP = 0.2, 0.2  # likeness of a number that a slip makes the claim's, and above an equal one elsewhere
_SHORT_SLIP, _SHORT_SLIP_GAP = 0.45, 0.3  # the same for numbers of two digits
_PERCENT = re.compile(r"\s?(?:\([^()]{0,40}\)\s?)?(?:%|per\s?cent\b)")  # "0.94 (0.37, 2.9) percent" too
_NEARLY = 0.06  # "about 300" is 290 too


def judge_all(claims: Sequence[Claimed], index: SourceIndex) -> list[Judgement]:
    """Return what a work's text does for each number of one sentence.

    A number of the source that another number of the sentence already stands for contradicts none.
    """
    printed = [_printed(one, index) for one in claims]
    judged = []
    for at, claim in enumerate(claims):
        others = [other for other in claims if other is not claim]
        taken = frozenset().union(*(printed[i] for i in range(len(claims)) if i != at))
        judged.append(judge(claim, index, others, printed[at], taken))
    return judged


def judge(
    claim: Claimed, index: SourceIndex, others: Sequence[Claimed], printed: frozenset[int], taken: frozenset[int]
) -> Judgement:
    """Return what a work's text does for one number of a claim, beside ``others`` of the same sentence.

    ``printed``: the numbers of the text that are the claim's as printed; ``taken``: those that the others stand for.
    """
    best, rival, neutral = _said(claim, index, others)
    equal, other, slip = _fitting(claim, index, printed, taken)
    if best.saying is not None:
        at = best.saying.quantity.span
        equal.offer(index.contexts.likeness(claim.context, at.start, at.end), saying=best.saying)
    sure = rival.fit > neutral.fit - 0.1 and _is_sure(claim, rival, index) and not _stands(equal, rival, other)
    whole = index.source.whole
    better = _better(claim.number, whole=whole)
    if best.saying is not None and not (sure and _outdoes(claim.saying, rival, best, index)):
        if not (whole and other.fit >= equal.fit + better):
            return _judgement(Bearing.BORNE, best, index)
    elif sure:
        return _judgement(Bearing.DIFFERS, rival, index)
    if _is_slip_of(claim, slip, equal, whole=whole) and _is_same(claim, slip, index, bare=True):
        return _judgement(Bearing.DIFFERS, slip, index)
    if equal.place is not None and other.fit < equal.fit + better:
        return _judgement(Bearing.BORNE, equal, index)
    if sure:
        return _judgement(Bearing.DIFFERS, rival, index)
    if equal.place is None and not whole and other.fit >= _SAME and _is_same(claim, other, index):
        return _judgement(Bearing.DIFFERS, other, index)
    if whole and len(index.source.numbers) >= _MANY and other.fit < max(_SPOKEN_OF, equal.fit + better):
        return Judgement(Bearing.BORNE)  # the text does not speak of it: nothing to hold against the claim
    nearest = rival if rival.fit > _NEAR else other if other.fit > _NEAR_PRINTED else _Best()
    return _judgement(Bearing.ABSENT, nearest, index)


def _better(number: PrintedNumber, *, whole: bool) -> float:
    """Return by how much another number must fit better for an equal one to be there by chance.

    Of numbers of four digits there are too many for that: one that stands there is the claim's.
    """
    if _digits(number) >= _TELLING:
        return inf
    return _BETTER if whole else _FAR_BETTER


def _digits(number: PrintedNumber) -> int:
    """Return the digits of a number that tell something: 1062 has four, 1200 two, 0.05 one."""
    return len(f"{abs(number.value):.10g}".replace(".", "").strip("0"))


def _is_slip_of(claim: Claimed, slip: _Best, equal: _Best, *, whole: bool) -> bool:
    """Tell whether the claim's number is that of the same place with a slip of the pen; two digits say little."""
    if slip.number is None or (whole and equal.place is not None):
        return False
    digits = len(f"{abs(claim.number.value):.10g}".replace(".", "").lstrip("0"))
    least, gap = (_SLIP, _SLIP_GAP) if digits >= 3 else (_SHORT_SLIP, _SHORT_SLIP_GAP)
    return slip.fit >= (2 * least if whole and digits >= 3 else least) and slip.fit >= max(0.0, equal.fit) + gap


def _stands(equal: _Best, rival: _Best, other: _Best) -> bool:
    """Tell whether the claim's number, as printed, fits as well as any other, and is not the rival itself denied."""
    if equal.number is None or equal.fit < other.fit - _EVEN:
        return False
    return rival.place is None or not rival.place.start <= equal.number.start < rival.place.end


def _is_same(claim: Claimed, found: _Best, index: SourceIndex, *, bare: bool = False) -> bool:
    """Tell whether a number of the source can be told of what the claim tells; ``bare``: quantities or not."""
    if found.number is None or index.contexts.other_subject(Span(found.number.start, found.number.end), claim.context):
        return False
    told = index.said_with(found.number)
    if claim.saying is None or told is None:
        return bare
    return told.scale.dimension == claim.saying.scale.dimension and contradicts(claim.saying, told)


def _is_sure(claim: Claimed, rival: _Best, index: SourceIndex) -> bool:
    if claim.saying is None or rival.saying is None or not is_sure(claim.saying, rival.fit, rival.saying):
        return False
    if _may_be_pooled(claim.saying, rival.saying, index):
        return False
    return rival.fit >= _CERTAIN or not index.contexts.other_subject(rival.saying.quantity.span, claim.context)


def _may_be_pooled(claim: Saying, found: Saying, index: SourceIndex) -> bool:
    """Tell whether a claim may tell of all what the source tells of each group: 9.5% between 7% and 12%."""
    alike = [one for one in index.like(claim) if one.sentence == found.sentence and not one.derived]
    others = [one for one in alike if one is not found and one.scale.dimension == claim.scale.dimension]
    for one in others:
        low, high = sorted((one.scale.low, found.scale.low))
        own = (found.near | one.near) - (found.near & one.near) - found.head - GENERIC
        if low < claim.scale.low < high and not own & claim.terms:
            return True
    return False


def _said(claim: Claimed, index: SourceIndex, others: Sequence[Claimed]) -> tuple[_Best, _Best, _Best]:
    """Return the sayings that bear a claim, contradict it, or could do either."""
    best, rival, neutral = _Best(), _Best(), _Best()
    ours = claim.saying
    if ours is None:
        return best, rival, neutral
    for one in index.like(ours):
        binding = round(bind(ours, one, index), 6)
        if bears(ours, one, binding):
            best.offer(binding, saying=one)
        elif contradicts(ours, one) and not any(o.saying and bears(o.saying, one, 0.0) for o in others):
            rival.offer(binding, saying=one)
        elif one.scale.dimension == ours.scale.dimension and comparable(ours, one):
            neutral.offer(binding, saying=one)
    return best, rival, neutral


def _fitting(
    claim: Claimed, index: SourceIndex, printed: frozenset[int], taken: frozenset[int]
) -> tuple[_Best, _Best, _Best]:
    """Return the best fitting of the numbers that are the claim's as printed, of the others that are no number of the
    sentence, and of those which a slip of the pen makes the claim's.
    """
    equal, other, slip = _Best(), _Best(), _Best()
    ours, numbers = claim.number, index.source.numbers
    for at, likeness in enumerate(index.contexts.likenesses(claim.context)):
        one = numbers[at]
        if at in printed:
            told = index.said_with(one)
            if claim.saying is None or told is None or told.scale.dimension != claim.saying.scale.dimension:
                equal.offer(likeness, number=one)
        elif at not in taken and likeness > min(other.fit, slip.fit) and index.contexts.is_of_unit(at, claim.context):
            other.offer(likeness, number=one)
            if one.decimals == ours.decimals and is_slip(ours.value, one.value):
                slip.offer(likeness, number=one)
    return equal, other, slip


def _printed(claim: Claimed, index: SourceIndex) -> frozenset[int]:
    """Return the numbers of the source that are, as printed, the claim's; 0.55 for 55%."""
    ours, saying = claim.number, claim.saying
    slack = 0.5 * 10.0**-ours.decimals if ours.decimals or saying is not None else 0.0
    if saying is not None:
        slack = max(slack, _NEARLY * ours.value if saying.quantity.approximate else 0.0, _rounding(ours.value))
    wide = max(slack, 1e-9 * abs(ours.value))
    numbers = index.source.numbers
    found = {
        at
        for at in index.numbers_between(ours.value - wide, ours.value + wide)
        if slack >= 1
        or numbers[at].decimals > ours.decimals
        or abs(numbers[at].value - ours.value) <= 1e-9 * ours.value
    }
    if saying is not None and saying.scale.dimension == "share":
        hundredth = index.numbers_between((ours.value - wide) / 100, (ours.value + wide) / 100)
        found.update(at for at in hundredth if not _is_percent(index, at))
    return frozenset(found)


def _is_percent(index: SourceIndex, at: int) -> bool:
    end = index.source.numbers[at].end
    return _PERCENT.match(index.source.text, end) is not None


def _rounding(value: float) -> float:
    """Return what a large round number leaves open: 1,200 may be 1,197."""
    if value < 1000 or value != floor(value):
        return 0.0
    digits = str(int(value))
    zeros = len(digits) - len(digits.rstrip("0"))
    return 0.5 * 10.0**zeros if zeros >= 2 else 0.0


def _outdoes(claim: Saying | None, rival: _Best, best: _Best, index: SourceIndex) -> bool:
    """Tell whether the equal number is another arm's, time's or outcome's: "9% in this arm and 24% in that one"."""
    other, equal = rival.saying, best.saying
    if claim is None or other is None or equal is None or index.source.whole:
        return False
    if other.sentence != equal.sentence:
        return False
    beside = same_times(claim, other) - same_times(claim, equal)
    if beside:
        return beside > 0
    said = claim.near | claim.terms
    if claim.near - GENERIC - other.near - other.head - equal.head:
        return False  # the claim tells of something that the other number is not told of either
    fits = sum(index.weight(t) for t in said & (other.near - equal.near - equal.head) - GENERIC)
    own = equal.near - other.near - equal.head
    against = sum(index.weight(t) for t in said & own - GENERIC)
    return fits > against and bool((equal.near - other.near) - said - GENERIC)


def _judgement(bearing: Bearing, found: _Best, index: SourceIndex) -> Judgement:
    place = found.place
    if found.number is not None and (told := index.said_with(found.number)) is not None:
        place = told.quantity.span
    return Judgement(bearing, place, index.sentence(place.start) if place else "")
