"""When two claims are about the same thing, and whether they then say the same.

Careful on purpose: two claims are one only when what is measured, in whom and by what all agree, as far as told, and
the sentences share most of their content words. Everything else is unrelated.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from hashlib import blake2b

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
_NEIGHBOURS = 16

_GENERIC_PEOPLE = content_terms(
    "patient patients people person individual individuals adult adults participant participants "
    "subject subjects respondent "
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
_TIME_WORDS = content_terms("hour hours day days week weeks month months year years minute minutes time percent")
_CONTRAST = content_terms(
    "placebo control versus compared comparison whereas respectively baseline subgroup arm cohort group"
)


@dataclass(frozen=True, slots=True)
class Subject:
    """What a claim is about, in folded words, and the one number that it is compared by: all that comparing needs.

    ``shelf``: the kind of number, "share" or "fold". ``times``: words of time in the sentence; ``others``: its other
    numbers but for windows; ``dated``: one of them is a date. ``signature``: the same for claims that say the same.
    """

    shelf: str
    main: Quantity
    window: Quantity | None
    negated: bool
    terms: frozenset[str]
    outcome: frozenset[str]
    population: frozenset[str]
    intervention: frozenset[str] | None
    names: frozenset[str]
    times: frozenset[str]
    others: frozenset[tuple[str, float | None, float | None, str | None]]
    dated: bool
    signature: bytes


def compare_claims(a: Claim, b: Claim) -> Comparison:
    """Return what two claims say to each other, with the numbers compared."""
    left, right = subject_of(a), subject_of(b)
    return _UNRELATED if left is None or right is None else _compare(left, right)


def _compare(a: Subject, b: Subject) -> Comparison:
    if a.shelf != b.shelf or not _same_subject(a, b):
        return _UNRELATED
    relation = relate(a.main, b.main, complement=a.negated != b.negated)
    windows = _windows(a, b)
    if relation is Relation.CONFLICT:
        plain = windows is not Relation.CONFLICT and _same_frame(a, b)
        return Comparison(Verdict.CONFLICT, a.main, b.main) if plain else _UNRELATED
    if relation is Relation.QUALIFIER:
        return Comparison(Verdict.QUALIFIER, a.main, b.main)
    if relation is not Relation.EQUAL:
        return _UNRELATED
    if windows is Relation.CONFLICT or windows is Relation.QUALIFIER:
        return Comparison(Verdict.QUALIFIER, a.main, b.main)
    return Comparison(Verdict.SAME, a.main, b.main)


def related_pairs(claims: Iterable[Claim]) -> Iterator[tuple[int, int, Comparison]]:
    """Yield (index, index, comparison) of the claims that are about the same thing."""
    shelves = Shelves()
    for index, claim in enumerate(claims):
        subject = subject_of(claim)
        if subject is not None:
            yield from shelves.put(index, subject)


class Shelves:
    """The claims of a run, one after the other, each held against those before it that could be about the same thing.

    Candidates share a kind of number and a content word; under each word a claim is held against a fixed number of
    its nearest predecessors, so that the time is linear in the claims. Only those are kept.
    """

    def __init__(self) -> None:
        self._near: dict[tuple[str, str], dict[int, Subject]] = {}
        self._first_told: dict[bytes, int] = {}
        self._related: dict[int, deque[tuple[int, Comparison]]] = {}

    def put(self, index: int, subject: Subject) -> Iterator[tuple[int, int, Comparison]]:
        """Yield (index, index, comparison) for the claims before that are related to this one; indices only rise."""
        if len(subject.terms) < _FEWEST_SHARED:
            return
        told = self._first_told.setdefault(subject.signature, index)
        if told != index:  # word for word as before: what was found then holds again
            again = list(self._relations(told))
            same = Comparison(Verdict.SAME, subject.main, subject.main)
            self._relations(told).append((index, same))
            yield told, index, same
            yield from ((other, index, comparison) for other, comparison in again)
            return
        near = [self._near.setdefault((subject.shelf, word), {}) for word in subject.terms]
        candidates: dict[int, Subject] = {}
        for shelf in near:
            candidates.update(shelf)
        for other in sorted(candidates):
            earlier = candidates[other]
            if len(earlier.terms & subject.terms) < _FEWEST_SHARED:
                continue  # most
            comparison = _compare(earlier, subject)
            if comparison.verdict is not Verdict.UNRELATED:
                self._relations(index).append((other, comparison))
                self._relations(other).append((index, comparison))
                yield other, index, comparison
        for shelf in near:
            shelf[index] = subject
            if len(shelf) > _NEIGHBOURS:
                del shelf[next(iter(shelf))]

    def _relations(self, index: int) -> deque[tuple[int, Comparison]]:
        return self._related.setdefault(index, deque(maxlen=_NEIGHBOURS))


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


def compared_number(claim: Claim) -> Quantity | None:
    """Return the number that a claim is compared by; None without exactly one, an outcome and people."""
    if not claim.checkable or claim.outcome is None or claim.population is None:
        return None
    found = [q for q in claim.quantities if q.kind in _COMPARED]
    return found[0] if len(found) == 1 else None


def subject_of(claim: Claim) -> Subject | None:
    """Return what a claim is compared by; None where there is no :func:`compared_number`."""
    main = compared_number(claim)
    if main is None or claim.outcome is None or claim.population is None:
        return None
    terms = frozenset(_CLASS.get(t, t) for t in claim.terms - _GENERIC_PEOPLE - _TIME_WORDS)
    return Subject(
        "share" if main.kind in _SHARES else "fold",
        main,
        claim.window,
        claim.negated,
        terms,
        _phrase(claim.outcome, frozenset()),
        _phrase(claim.population, _GENERIC_PEOPLE),
        None if claim.intervention is None else _phrase(claim.intervention, _GENERIC_MEANS),
        claim.names,
        claim.terms & _TIME_WORDS,
        _others(claim),
        any(q.kind is QuantityKind.DATE for q in claim.quantities),
        _signature(claim, terms),
    )


def _signature(claim: Claim, terms: frozenset[str]) -> bytes:
    numbers = [(q.kind.value, q.low, q.high, q.unit, q.modifier, q.hours) for q in claim.quantities]
    told = (sorted(terms), numbers, claim.outcome, claim.population, claim.intervention, claim.negated)
    return blake2b(repr(told).encode("utf-8", "surrogatepass"), digest_size=16).digest()


def _phrase(words: str, generic: frozenset[str]) -> frozenset[str]:
    return frozenset(_CLASS.get(t, t) for t in content_terms(words)) - generic


def _same_subject(a: Subject, b: Subject) -> bool:
    shared = len(a.terms & b.terms)
    if shared < _FEWEST_SHARED or shared < _HELD_OF_SHORTER * min(len(a.terms), len(b.terms)):
        return False
    if shared < _HELD_OF_ALL * (len(a.terms) + len(b.terms) - shared):
        return False
    if not (_share(a.outcome, b.outcome) and _share(a.population, b.population)):
        return False
    if a.intervention is not None and b.intervention is not None:
        return _share(a.intervention, b.intervention)
    return a.intervention is b.intervention


def _share(left: frozenset[str], right: frozenset[str]) -> bool:
    """Tell whether two phrases share a word that means something; two that say nothing special are alike."""
    return bool(left & right) or left == right


def _windows(a: Subject, b: Subject) -> Relation:
    if a.window is None or b.window is None:
        return Relation.EQUAL
    relation = relate(a.window, b.window)
    if (
        relation is Relation.COMPATIBLE
        and a.window.hours
        and b.window.hours
        and None not in (a.window.low, b.window.low)
    ):
        return Relation.CONFLICT
    if relation is Relation.COMPATIBLE and a.window.high is not None and b.window.high is not None:
        return Relation.CONFLICT  # within 24 hours, within two weeks: both can be true, but they are two claims
    return relation


def _same_frame(a: Subject, b: Subject) -> bool:
    """Tell whether nothing in the sentences says why the numbers differ: another time, group, dose or date."""
    every = a.terms | b.terms
    if len(a.terms & b.terms) < _CONFLICT_HELD * len(every) or every & _CONTRAST:
        return False
    if (a.window is None) != (b.window is None):
        return False
    if a.names != b.names:  # "in Canada"
        return False
    if a.times != b.times:  # "every week"
        return False
    if a.dated or b.dated:
        return False
    return a.others == b.others


def _others(claim: Claim) -> frozenset[tuple[str, float | None, float | None, str | None]]:
    return frozenset(
        (q.kind.value, q.low, q.high, q.unit)
        for q in claim.quantities
        if q.kind not in _COMPARED and q.kind is not QuantityKind.WINDOW
    )
