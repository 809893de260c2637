"""How surely two numbers are of one thing: the words of their clauses, their times, their populations."""

from __future__ import annotations

from math import inf

from claimcheck.compare.meaning import meaning_terms
from claimcheck.compare.sayings import Saying
from claimcheck.compare.scales import Scale, carries, differ, in_other_words, is_slip
from claimcheck.compare.source_index import GENERIC, SourceIndex
from claimcheck.model.quantity import QuantityKind

_PEOPLE = meaning_terms("patients people participants group sample cohort cases users men women children")
_CLAUSE, _HEAD, _SENTENCE, _BESIDE = 1.0, 0.9, 0.6, 0.35  # what a word counts by where it stands
_REST = 0.35  # what the words of the claim's other clauses count
_LARGEST = 12.0  # times that two counts of one thing differ by at most: more is a count of something else
_DENIED = 0.4  # binding from which "did not" on one side turns the share round
_SLIP, _SHORT_SLIP = 0.3, 0.35  # the same for one that is the claim's but for a digit; the second for two digits
_LONG = 100.0
_SURE = 0.45  # binding from which another number is a contradiction


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
    times = same_times(claim, found)
    return min(1.0, score + 0.15) if times > 0 else score * 0.6 if times < 0 else score


def bears(claim: Saying, found: Saying, binding: float) -> bool:
    """Tell whether a source's number is the claimed one in some wording."""
    sides = (claim.scale, found.scale)
    if claim.negated != found.negated and binding >= _DENIED and all(s.dimension == "share" for s in sides):
        return carries(claim.scale, found.scale.complement())
    if claim.scope and found.scope and claim.scope != found.scope:
        return False
    if found.gap and found.derived and not claim.gap:
        return False
    return any(
        carries(ours, theirs)
        for ours in in_other_words(claim.scale, claim.rises)
        for theirs in in_other_words(found.scale, found.rises)
    )


def comparable(claim: Saying, found: Saying) -> bool:
    """Tell whether two numbers could be of one measure, in one population, at one time."""
    if {claim.scope, found.scope} == {"relative", "absolute"} or found.loose:
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
    return same_times(claim, found) >= 0


def contradicts(claim: Saying, found: Saying) -> bool:
    """Tell whether two numbers could be one measure with two values."""
    theirs = found.scale
    if theirs.dimension == claim.scale.dimension and claim.gap and not (found.gap or found.rises):
        return False  # "fell by 70%" is no share of people, "3,700 more" no number of steps
    if theirs.dimension == "share" and claim.negated != found.negated:
        theirs = theirs.complement()
    if not any(differ(ours, theirs) for ours in in_other_words(claim.scale, claim.rises)):
        return False
    return comparable(claim, found)


def _near_in_size(claimed: Scale, found: Scale) -> bool:
    ours, theirs = (max(abs(x) for x in (s.low, s.high) if abs(x) < inf) for s in (claimed, found))
    return ours > 0 and theirs > 0 and max(ours, theirs) <= _LARGEST * min(ours, theirs)


def is_sure(claim: Saying, binding: float, found: Saying) -> bool:
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
    noun = meaning_terms(claim.quantity.counted) or claim.near - GENERIC
    return bool(noun & (meaning_terms(found.quantity.counted) or found.near))


def same_times(claim: Saying, found: Saying) -> int:
    """Return 1 where both tell one time beside the number, -1 where they tell two, 0 where one tells none."""
    if not claim.times or not found.times or claim.scale.dimension == "time":
        return 0
    if any(carries(a, b) or carries(b, a) for a in claim.times for b in found.times):
        return 1
    return -1
