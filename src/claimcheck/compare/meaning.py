"""Words that mean nearly one thing where something is measured, made one."""

from __future__ import annotations

from functools import lru_cache

from claimcheck.compare.terms import content_terms

#: General English, no subject's terms.
_ALIKE = (
    "reduc reduct decreas declin lower drop fall fell cut alleviat less fewer diminish",
    "increas rise risen rose grow growth grew rais higher more gain elevat",
    "die dy dead death mortality fatal fatality",
    "enrol enroll recruit includ inclusion join particip participant took enrolment enrollment",
    "dropout withdrew withdraw withdrawn discontinu stop quit",
    "improv improvement better benefit respond respons relief reliev",
    "complet completer finish",
    "last duration lasted",
    "observ follow followed monitor",
    "occur occurr report seen experienc observed",
    "patient subject participant volunteer people person individual adult respondent",
    "child children boy girl pupil student",
    "common frequent prevalence prevalent",
    "infect infection",
    "effective effectiveness efficacy efficacious",
    "significant significance significanc",
    "average averag mean median",
)
_CLASS = {word: group.split()[0] for group in _ALIKE for word in group.split()}
_CARDINALS = content_terms(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion"
)
_NUMBER_WORDS = _CARDINALS | content_terms(
    "half third quarter dozen percent percentage second minute hour day week month year mg kg ml"
)


def meaning_terms(text: str) -> frozenset[str]:
    """Return the stems of the content words of a text, words that mean nearly one thing made one; no units."""
    return frozenset(_CLASS.get(word, word) for word in content_terms(text) - _NUMBER_WORDS)


@lru_cache(maxsize=65536)
def meaning_of(word: str) -> str:
    """Return one word as :func:`meaning_terms` has it, units kept; "" for stop words and numbers."""
    if word in "%°":
        return word
    found = next(iter(content_terms(word)), "")
    return "" if found in _CARDINALS else _CLASS.get(found, found)
