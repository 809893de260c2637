"""When two claims are about the same thing, and whether they then say the same.

Careful on purpose: two claims are one only when what is measured, in whom and by what all agree, as far as told, and
the sentences share most of their content words. Everything else is unrelated.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from claimcheck.compare.quantities import Relation, relate
from claimcheck.compare.terms import content_terms
from claimcheck.model.claim import Claim
from claimcheck.model.quantity import Quantity, QuantityKind


class Verdict(StrEnum):
    """What two claims say to each other."""

    SAME = "same"
    QUALIFIER = "qualifier"
    CONFLICT = "conflict"
    UNRELATED = "unrelated"


@dataclass(frozen=True, slots=True)
class Comparison:
    """A verdict and the two numbers that it rests on."""

    verdict: Verdict
    left: Quantity | None = None
    right: Quantity | None = None


_UNRELATED = Comparison(Verdict.UNRELATED)
_SHARES = frozenset({QuantityKind.PERCENTAGE, QuantityKind.PROPORTION})
_COMPARED = _SHARES | {QuantityKind.FOLD}
#: Part of the shorter claim's content words that the other must hold, and of all words of both.
_HELD_OF_SHORTER, _HELD_OF_ALL = 0.7, 0.4
_CONFLICT_HELD = 0.6
_FEWEST_SHARED = 3
_NEIGHBOURS = 60

_GENERIC_PEOPLE = content_terms(
    "patient patients people person individual individuals adult adults participant participants subject subjects respondent "
    "respondents population client clients men women member members those"
) | {"people"}
_GENERIC_MEANS = content_terms(
    "therapy therapies treatment treatments medication drug dose session intervention course program single standard"
)
# Small sets of words that mean nearly one thing when a share of people is told; general English, no subject's terms.
_ALIKE = (
    ("relief", "reliev", "respond", "respons", "improv", "improvement", "better", "benefit", "help"),
    ("reduc", "reduct", "decreas", "declin", "lower", "drop", "cut", "fall", "alleviat"),
    ("increas", "rise", "ris", "grow", "growth", "rais"),
    ("die", "dy", "death", "mortality", "fatal"),
    ("ideat", "thought"),
)
_CLASS = {term: words[0] for words in _ALIKE for term in words}
# Words that say "for this group, against that one": numbers beside them are meant to differ.
_CONTRAST = content_terms("placebo control versus compared comparison whereas respectively baseline subgroup arm cohort group")


def compare_claims(a: Claim, b: Claim) -> Comparison:
    """Return what two claims say to each other, with the numbers compared."""
    left, right = _main(a), _main(b)
    if left is None or right is None or (left.kind in _SHARES) != (right.kind in _SHARES):
        return _UNRELATED
    if not _same_subject(a, b):
        return _UNRELATED
    relation = relate(left, right, complement=a.negated != b.negated)
    windows = _windows(a, b)
    if relation is Relation.CONFLICT:
        plain = windows is not Relation.CONFLICT and _same_frame(a, b)
        return Comparison(Verdict.CONFLICT, left, right) if plain else _UNRELATED
    if relation is Relation.QUALIFIER:
        return Comparison(Verdict.QUALIFIER, left, right)
    if relation is not Relation.EQUAL:
        return _UNRELATED
    if windows is Relation.CONFLICT or windows is Relation.QUALIFIER:
        return Comparison(Verdict.QUALIFIER, left, right)
    return Comparison(Verdict.SAME, left, right)


def related_pairs(claims: Sequence[Claim]) -> Iterator[tuple[int, int, Comparison]]:
    """Yield (index, index, comparison) of the claims that are about the same thing.

    Candidates share a kind of number and two content words, the two rarest of one of them first; a claim is held
    against a fixed number of its nearest predecessors under each key, so that the time is linear in the claims.
    """
    shelves: dict[tuple[str, str], list[int]] = {}
    frequency: dict[str, int] = {}
    terms = [_subject_terms(c) if _main(c) is not None else frozenset() for c in claims]
    for words in terms:
        for word in words:
            frequency[word] = frequency.get(word, 0) + 1
    for index, words in enumerate(terms):
        if len(words) < 2:
            continue
        tried: set[int] = set()
        for key in _keys(claims[index], words, frequency):
            shelf = shelves.setdefault(key, [])
            for other in shelf[-_NEIGHBOURS:]:
                if other in tried:
                    continue
                tried.add(other)
                comparison = compare_claims(claims[other], claims[index])
                if comparison.verdict is not Verdict.UNRELATED:
                    yield other, index, comparison
            shelf.append(index)


def clusters(pairs: Iterable[tuple[int, int]]) -> list[list[int]]:
    """Return the groups that pairs of indices form, each sorted, ordered by their first member."""
    leader: dict[int, int] = {}

    def find(x: int) -> int:
        while leader.setdefault(x, x) != x:
            leader[x] = leader[leader[x]]
            x = leader[x]
        return x

    for a, b in pairs:
        first, second = sorted((find(a), find(b)))
        leader[second] = first
    groups: dict[int, list[int]] = {}
    for member in sorted(leader):
        groups.setdefault(find(member), []).append(member)
    return [groups[k] for k in sorted(groups)]


def _keys(claim: Claim, words: frozenset[str], frequency: dict[str, int]) -> list[tuple[str, str]]:
    main = _main(claim)
    kind = "share" if main is not None and main.kind in _SHARES else "fold"
    return [(kind, word) for word in sorted(words, key=lambda w: (frequency[w], w))]


def _main(claim: Claim) -> Quantity | None:
    """The one number that a claim is compared by; None where there are several or none."""
    if not claim.checkable:
        return None
    found = [q for q in claim.quantities if q.kind in _COMPARED]
    return found[0] if len(found) == 1 else None


def _subject_terms(claim: Claim) -> frozenset[str]:
    return frozenset(_CLASS.get(t, t) for t in claim.terms - _GENERIC_PEOPLE - _TIME_WORDS)


_TIME_WORDS = content_terms("hour hours day days week weeks month months year years minute minutes time percent")


def _same_subject(a: Claim, b: Claim) -> bool:
    left, right = _subject_terms(a), _subject_terms(b)
    shared = left & right
    if len(shared) < _FEWEST_SHARED or len(shared) < _HELD_OF_SHORTER * min(len(left), len(right)):
        return False
    if len(shared) < _HELD_OF_ALL * len(left | right):
        return False
    if a.outcome is None or b.outcome is None or not _share(a.outcome, b.outcome, frozenset()):
        return False
    if a.population is None or b.population is None or not _share(a.population, b.population, _GENERIC_PEOPLE):
        return False
    if a.intervention is not None and b.intervention is not None:
        return _share(a.intervention, b.intervention, _GENERIC_MEANS)
    return a.intervention is b.intervention


def _share(a: str, b: str, generic: frozenset[str]) -> bool:
    """Tell whether two phrases share a word that means something; two that say nothing special are alike."""
    left = frozenset(_CLASS.get(t, t) for t in content_terms(a)) - generic
    right = frozenset(_CLASS.get(t, t) for t in content_terms(b)) - generic
    return bool(left & right) or left == right


def _windows(a: Claim, b: Claim) -> Relation:
    if a.window is None or b.window is None:
        return Relation.EQUAL
    relation = relate(a.window, b.window)
    if relation is Relation.COMPATIBLE and a.window.hours and b.window.hours and None not in (a.window.low, b.window.low):
        return Relation.CONFLICT
    if relation is Relation.COMPATIBLE and a.window.high is not None and b.window.high is not None:
        return Relation.CONFLICT  # within 24 hours, within two weeks: both can be true, but they are two claims
    return relation


def _same_frame(a: Claim, b: Claim) -> bool:
    """Tell whether nothing in the sentences says why the numbers differ: another time, group, dose or date."""
    left, right = _subject_terms(a), _subject_terms(b)
    if len(left & right) < _CONFLICT_HELD * len(left | right):
        return False
    if (left | right) & _CONTRAST or (a.window is None) != (b.window is None):
        return False
    if any(q.kind is QuantityKind.DATE for q in (*a.quantities, *b.quantities)):
        return False
    return _others(a) == _others(b)


def _others(claim: Claim) -> frozenset[tuple[str, float | None, float | None, str | None]]:
    return frozenset(
        (q.kind.value, q.low, q.high, q.unit)
        for q in claim.quantities
        if q.kind not in _COMPARED and q.kind is not QuantityKind.WINDOW
    )
