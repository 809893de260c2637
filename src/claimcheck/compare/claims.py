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
class _Subject:
    """What a claim is about, in folded words, and the one number that it is compared by."""

    claim: Claim
    main: Quantity
    terms: frozenset[str]
    outcome: frozenset[str]
    population: frozenset[str]
    intervention: frozenset[str] | None

    @property
    def shelf(self) -> str:
        return "share" if self.main.kind in _SHARES else "fold"


def compare_claims(a: Claim, b: Claim) -> Comparison:
    """Return what two claims say to each other, with the numbers compared."""
    left, right = _subject(a), _subject(b)
    return _UNRELATED if left is None or right is None else _compare(left, right)


def _compare(a: _Subject, b: _Subject) -> Comparison:
    if a.shelf != b.shelf or not _same_subject(a, b):
        return _UNRELATED
    relation = relate(a.main, b.main, complement=a.claim.negated != b.claim.negated)
    windows = _windows(a.claim, b.claim)
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


def related_pairs(claims: Sequence[Claim]) -> Iterator[tuple[int, int, Comparison]]:
    """Yield (index, index, comparison) of the claims that are about the same thing.

    Candidates share a kind of number and a content word; under each word a claim is held against a fixed number of
    its nearest predecessors, so that the time is linear in the claims.
    """
    shelves: dict[tuple[str, str], list[int]] = {}
    first_told: dict[object, int] = {}
    related: dict[int, list[tuple[int, Comparison]]] = {}
    subjects = [_subject(claim) for claim in claims]
    for index, subject in enumerate(subjects):
        if subject is None or len(subject.terms) < _FEWEST_SHARED:
            continue
        told = first_told.setdefault(_signature(subject), index)
        if told != index:  # word for word as before: what was found then holds again
            again = [*related.setdefault(told, [])[-_NEIGHBOURS:]]
            same = Comparison(Verdict.SAME, claims[told].quantities[0], claims[index].quantities[0])
            related[told].append((index, same))
            yield told, index, same
            yield from ((other, index, comparison) for other, comparison in again)
            continue
        near = [shelves.setdefault((subject.shelf, word), []) for word in subject.terms]
        terms = subject.terms
        for other in sorted(set().union(*[shelf[-_NEIGHBOURS:] for shelf in near])):
            earlier = subjects[other]
            if earlier is None or len(earlier.terms & terms) < _FEWEST_SHARED:
                continue  # most
            comparison = _compare(earlier, subject)
            if comparison.verdict is not Verdict.UNRELATED:
                related.setdefault(index, []).append((other, comparison))
                related.setdefault(other, []).append((index, comparison))
                yield other, index, comparison
        for shelf in near:
            shelf.append(index)


def _signature(subject: _Subject) -> object:
    claim = subject.claim
    numbers = tuple((q.kind, q.low, q.high, q.unit, q.modifier, q.hours) for q in claim.quantities)
    return subject.terms, numbers, claim.outcome, claim.population, claim.intervention, claim.negated


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


def _subject(claim: Claim) -> _Subject | None:
    """Return what a claim is compared by; None without exactly one number, an outcome and people."""
    if not claim.checkable or claim.outcome is None or claim.population is None:
        return None
    found = [q for q in claim.quantities if q.kind in _COMPARED]
    if len(found) != 1:
        return None
    return _Subject(
        claim,
        found[0],
        frozenset(_CLASS.get(t, t) for t in claim.terms - _GENERIC_PEOPLE - _TIME_WORDS),
        _phrase(claim.outcome, frozenset()),
        _phrase(claim.population, _GENERIC_PEOPLE),
        None if claim.intervention is None else _phrase(claim.intervention, _GENERIC_MEANS),
    )


def _phrase(words: str, generic: frozenset[str]) -> frozenset[str]:
    return frozenset(_CLASS.get(t, t) for t in content_terms(words)) - generic


def _same_subject(a: _Subject, b: _Subject) -> bool:
    shared = len(a.terms & b.terms)
    if shared < _FEWEST_SHARED or shared < _HELD_OF_SHORTER * min(len(a.terms), len(b.terms)):
        return False
    if shared < _HELD_OF_ALL * len(a.terms | b.terms):
        return False
    if not (_share(a.outcome, b.outcome) and _share(a.population, b.population)):
        return False
    if a.intervention is not None and b.intervention is not None:
        return _share(a.intervention, b.intervention)
    return a.intervention is b.intervention


def _share(left: frozenset[str], right: frozenset[str]) -> bool:
    """Tell whether two phrases share a word that means something; two that say nothing special are alike."""
    return bool(left & right) or left == right


def _windows(a: Claim, b: Claim) -> Relation:
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


def _same_frame(a: _Subject, b: _Subject) -> bool:
    """Tell whether nothing in the sentences says why the numbers differ: another time, group, dose or date."""
    every = a.terms | b.terms
    if len(a.terms & b.terms) < _CONFLICT_HELD * len(every) or every & _CONTRAST:
        return False
    if (a.claim.window is None) != (b.claim.window is None):
        return False
    if a.claim.names != b.claim.names:  # "in Canada"
        return False
    if a.claim.terms & _TIME_WORDS != b.claim.terms & _TIME_WORDS:  # "every week"
        return False
    if any(q.kind is QuantityKind.DATE for q in (*a.claim.quantities, *b.claim.quantities)):
        return False
    return _others(a.claim) == _others(b.claim)


def _others(claim: Claim) -> frozenset[tuple[str, float | None, float | None, str | None]]:
    return frozenset(
        (q.kind.value, q.low, q.high, q.unit)
        for q in claim.quantities
        if q.kind not in _COMPARED and q.kind is not QuantityKind.WINDOW
    )
